"""The lines that a terminal shows of what was asked for with a decision."""

from collections.abc import Iterator
from datetime import date

from assessor.domain.answers import AnswersFile
from assessor.domain.submission import Condition, ConditionStatus
from assessor.domain.visible import visible
from assessor.domain.wording import Text

_SAID = {
    "head": Text({"en": "{name}: {text}", "fr": "{name} : {text}"}),
    "stands": Text({"en": "{standing}; {owner}", "fr": "{standing} ; {owner}"}),
    "open": Text({"en": "open", "fr": "en attente"}),
    "met": Text({"en": "met", "fr": "remplie"}),
    "not_met": Text({"en": "not met", "fr": "non remplie"}),
    "waived": Text({"en": "waived", "fr": "levée"}),
    "late": Text({"en": "late", "fr": "en retard"}),
    "none": Text({"en": "No condition was set.", "fr": "Aucune condition posée."}),
    "owner": Text({"en": "owner: {owner}", "fr": "responsable : {owner}"}),
    "nobody": Text({"en": "no owner yet", "fr": "sans responsable"}),
    "due": Text({"en": "due {day}", "fr": "échéance : {day}"}),
    "undated": Text({"en": "no date yet", "fr": "sans échéance"}),
    "interim": Text({"en": "interim report", "fr": "rapport intermédiaire"}),
    "final": Text({"en": "final report", "fr": "rapport final"}),
    "expected": Text({"en": "expected: {text}", "fr": "preuve attendue : {text}"}),
    "about": Text({"en": "about {names}", "fr": "concerne {names}"}),
    "shown": Text({"en": "shown by {names}", "fr": "attestée par {names}"}),
    "by": Text({"en": "{by}, {day}", "fr": "{by}, le {day}"}),
    "said": Text({"en": "{by}, {day}: {note}", "fr": "{by}, le {day} : {note}"}),
}


def is_behind(condition: Condition, today: date) -> bool:
    """Say whether a condition is late or was not met."""
    return condition.status is ConditionStatus.NOT_MET or condition.late(today)


def condition_lines(
    answers: AnswersFile,
    language: str,
    *,
    only: str | None = None,
    today: date | None = None,
) -> Iterator[str]:
    """Yield each condition: what is asked, by whom and when, and where it stands.

    Args:
        answers: What the file says.
        language: Language of the lines.
        only: Key of one condition; all of them if absent.
        today: Day at which one is late; none is said to be late if absent.
    """
    if not answers.conditions:
        yield _word("none", language)
    for key, one in answers.conditions.items():
        if only in {None, key}:
            yield from map(visible, _lines(key, one, language, today))


def standing_of(condition: Condition, language: str, today: date | None) -> str:
    """Return where a condition stands, in a few words.

    Args:
        condition: What was asked for.
        language: Language of the words.
        today: Day at which it is late; it is not said to be late if absent.
    """
    status = _word(condition.status.value, language)
    late = today is not None and condition.late(today)
    due = (
        _word("undated", language)
        if condition.due is None
        else _word("due", language).format(day=condition.due)
    )
    report = [] if condition.report is None else [_word(condition.report, language)]
    parts = [status, *([_word("late", language)] if late else []), due, *report]
    return ", ".join(parts)


def _lines(
    key: str, one: Condition, language: str, today: date | None
) -> Iterator[str]:
    gate = f" ({one.gate})" if one.gate else ""
    yield _word("head", language).format(name=f"{key}{gate}", text=one.text)
    owner = (
        _word("owner", language).format(owner=one.owner)
        if one.owner
        else _word("nobody", language)
    )
    standing = standing_of(one, language, today)
    yield f"  {_word('stands', language).format(standing=standing, owner=owner)}"
    if one.expected:
        yield f"  {_word('expected', language).format(text=one.expected)}"
    if one.about:
        yield f"  {_word('about', language).format(names=', '.join(one.about))}"
    if one.evidence:
        yield f"  {_word('shown', language).format(names=', '.join(one.evidence))}"
    if one.by and one.at is not None:
        said = _word("said" if one.note else "by", language)
        yield f"  {said.format(by=one.by, day=one.at.date(), note=one.note)}"


def _word(name: str, language: str) -> str:
    return _SAID[name].in_language(language)
