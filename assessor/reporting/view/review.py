"""What reviewers said, what they put beside the answers, and where the dossier is."""

from collections.abc import Iterator

from assessor.domain.answers import Review
from assessor.domain.revision import revision_of
from assessor.domain.submission import Condition
from assessor.interview.reviewing import reviewed
from assessor.reporting.pen import LINE
from assessor.reporting.view.answers import value
from assessor.reporting.view.model import Column, Exhibit, Table
from assessor.reporting.view.subject import Subject, split_row


def review(subject: Subject) -> Exhibit:
    """Return reviews, results on each basis, steps and conditions.

    Args:
        subject: What the report is about.
    """
    pen, file = subject.pen, subject.assessment.answers
    tables = [
        table
        for table in (
            _reviews(subject),
            _results(subject),
            _steps(subject),
            _conditions(subject),
        )
        if table is not None
    ]
    lead = _count(subject) if file.reviews else pen.word("review.none")
    notes = [*_changed(subject)]
    if file.reviews or file.submission:
        notes.append(pen.word("review.no_decision"))
    return Exhibit(
        title=pen.word("review.title"),
        lead=lead,
        tables=tuple(tables),
        notes=tuple(notes),
    )


def _changed(subject: Subject) -> Iterator[str]:
    """Yield what was changed after a step or a verdict, which no longer covers it."""
    pen, file = subject.pen, subject.assessment.answers
    stands = revision_of(file)
    if stands.edited and stands.last is not None:
        yield pen.word(
            "review.edited",
            before=pen.whole(stands.last.revision),
            number=pen.whole(stands.number),
        )
    names = [subject.question(one.id) for one in reviewed(file) if one.changed]
    if names:
        yield pen.word("review.changed", names=pen.join(names))


def _count(subject: Subject) -> str:
    pen, file = subject.pen, subject.assessment.answers
    verdicts = [file.verdict_on(name) for name in file.reviews]
    given = [one.verdict for one in verdicts if one is not None]
    return pen.word(
        "review.count",
        accepted=pen.whole(given.count("accepted")),
        requested=pen.whole(given.count("changes_requested")),
        without=pen.whole(len(set(file.answers) - set(file.reviews))),
    )


def _reviews(subject: Subject) -> Table | None:
    pen, found = subject.pen, subject.assessment.answers.reviews
    if not found:
        return None
    return Table(
        caption=pen.word("review.table"),
        columns=(
            Column(pen.word("column.question"), 28),
            Column(pen.word("review.verdict_head"), 24),
            Column(pen.word("review.text"), 28),
            Column(pen.word("review.override"), 20),
        ),
        rows=tuple(
            (
                subject.question(name),
                pen.join(
                    (
                        pen.name(one.by),
                        pen.day(one.at.date()),
                        pen.word(f"review.verdict.{one.verdict}"),
                    )
                ),
                pen.say(subject.without_prohibited(one.text), LINE) or "–",
                _override(subject, name, one),
            )
            for name, given in found.items()
            for one in given
        ),
        kind="dense",
    )


def _override(subject: Subject, name: str, one: Review) -> str:
    if one.override is None:
        return "–"
    group, row, field = split_row(name)
    question = subject.pack.by_id.get(f"{group}.{field}" if row and field else group)
    if question is not None and one.override.unit:
        question = question.model_copy(update={"unit": one.override.unit})
    return value(subject, one.override.value, question)


def _results(subject: Subject) -> Table | None:
    """Return the outcome on each basis, the one that counts last."""
    pen, made = subject.pen, subject.assessment
    reached = {
        "declared": made.declared_outcome,
        "supported": made.supported_outcome,
        made.outcome.basis: made.outcome,
    }
    if not made.answers.reviews and len({one.id for one in reached.values()}) == 1:
        return None
    return Table(
        caption=pen.word("review.results"),
        columns=(
            Column(pen.word("column.basis"), 40),
            Column(pen.word("cover.outcome"), 60),
        ),
        rows=tuple(
            (pen.word(f"basis.{basis}"), pen.word(f"outcome.{one.id}"))
            for basis, one in reached.items()
        ),
    )


def _steps(subject: Subject) -> Table | None:
    pen, found = subject.pen, subject.assessment.answers.submission
    if not found:
        return None
    return Table(
        caption=pen.word("review.steps"),
        columns=(
            Column(pen.word("column.state"), 20),
            Column(pen.word("review.revision"), 12, number=True),
            Column(pen.word("review.verdict_head"), 24),
            Column(pen.word("review.reason"), 20),
            Column(pen.word("column.digest"), 24),
        ),
        rows=tuple(
            (
                pen.word(f"review.status.{step.status}"),
                pen.whole(step.revision),
                pen.join((pen.name(step.by), pen.day(step.at.date()))),
                pen.say(step.reason, LINE) or "–",
                pen.say(step.sha256),
            )
            for step in found
        ),
        kind="ids",
    )


def _conditions(subject: Subject) -> Table | None:
    pen, found = subject.pen, subject.assessment.answers.conditions
    if not found:
        return None
    return Table(
        caption=pen.word("review.conditions"),
        columns=(
            Column(pen.word("review.condition"), 40),
            Column(pen.word("review.due"), 24),
            Column(pen.word("review.expected"), 20),
            Column(pen.word("column.state"), 16),
        ),
        rows=tuple(
            (
                f"{pen.name(name)} {pen.say(one.text, LINE)}",
                pen.join(_due(subject, one)) or "–",
                pen.say(one.expected, LINE) or "–",
                pen.word(f"review.status.{one.status}"),
            )
            for name, one in found.items()
        ),
        kind="dense",
    )


def _due(subject: Subject, one: Condition) -> Iterator[str]:
    if one.owner:
        yield subject.pen.name(one.owner)
    if one.due is not None:
        yield subject.pen.day(one.due)
