"""How long an assessment may be relied on, and what calls for a new one."""

from collections.abc import Iterator
from datetime import date

from assessor.reporting.view.model import Exhibit
from assessor.reporting.view.subject import Subject


def valid_until(subject: Subject) -> date:
    """Return the last day: a year on, or the first day that evidence no longer holds.

    Args:
        subject: What the report is about.
    """
    made, held = subject.assessment.made_on, subject.assessment.answers.evidence
    try:
        year_on = made.replace(year=made.year + 1)
    except ValueError:  # made on 29 February
        year_on = made.replace(year=made.year + 1, day=28)
    ends = [
        one.expires
        for one in held.values()
        if one.expires is not None and one.expires >= made
    ]
    return min([year_on, *ends])


def validity(subject: Subject) -> Exhibit:
    """Return the last day and the changes that end it earlier.

    Args:
        subject: What the report is about.
    """
    pen = subject.pen
    until = pen.word("validity.until", day=pen.day(valid_until(subject)))
    return Exhibit(
        title=pen.word("validity.title"),
        lead=f"{until} {pen.word('validity.trigger_lead')}",
        points=(*_triggers(subject), *_expiring(subject)),
    )


def _triggers(subject: Subject) -> Iterator[str]:
    pen = subject.pen
    yield pen.word("validity.trigger_model")
    uses = subject.project.functional_units.uses_per_year
    if uses is None or subject.volume_unknown:
        yield pen.word("validity.trigger_volume_any")
    else:
        yield pen.word(
            "validity.trigger_volume",
            low=pen.number(uses.low),
            high=pen.number(uses.high),
        )
    elsewhere = subject.assessment.elsewhere
    if elsewhere is None or not elsewhere.where:
        yield pen.word("validity.trigger_place_any")
    else:
        places = ", ".join(pen.text(place) for place in elsewhere.where)
        yield pen.word("validity.trigger_place", places=places)
    for name in ("equipment", "scope", "stage"):
        yield pen.word(f"validity.trigger_{name}")


def _expiring(subject: Subject) -> Iterator[str]:
    pen, made = subject.pen, subject.assessment.made_on
    for name, one in subject.assessment.answers.evidence.items():
        if one.expires is not None and one.expires >= made:
            yield pen.word(
                "validity.evidence", name=pen.name(name), day=pen.day(one.expires)
            )
