"""What is said of a project within the call for projects that it applies to."""

from collections.abc import Iterator

from assessor.domain.calls import CriterionResult, RubricResult
from assessor.reporting.view.model import CallNote, Column, Point, Table
from assessor.reporting.view.subject import Subject


def call_note(subject: Subject) -> CallNote | None:
    """Return what is said within the call; nothing where there is no call."""
    pen, found = subject.pen, subject.assessment.call
    if found is None:
        return None
    reasons = tuple(pen.text(reason) for reason in found.reasons)
    known = "comparable" if found.comparable else "not_comparable"
    return CallNote(
        verdict=Point(
            title=pen.word(f"call.{known}"),
            text=pen.word(
                "call.named", call=pen.text(found.title), funder=pen.name(found.funder)
            ),
            tone="info" if found.comparable else "amber",
        ),
        frame=pen.word(
            "call.frame", day=pen.day(found.as_of), years=pen.years(found.horizon)
        ),
        reasons=reasons,
        defaults=tuple(subject.question(name) for name in found.defaults),
        points=None if found.rubric is None else _points(subject, found.rubric),
    )


def _points(subject: Subject, rubric: RubricResult) -> Table:
    pen = subject.pen
    author = pen.text(rubric.author)
    return Table(
        caption=pen.word("call.points", title=pen.text(rubric.title), author=author),
        columns=(
            Column(pen.word("column.criterion"), 56),
            Column(pen.word("column.points"), 16, number=True),
            Column(pen.word("column.most_points"), 16, number=True),
            Column(pen.word("column.points_weight"), 12, number=True),
        ),
        rows=tuple(_rows(subject, rubric)),
        note=pen.word(
            "call.points_note",
            author=author,
            day=pen.day(rubric.since),
            reason=pen.text(rubric.reason),
        ),
        kind="dense",
    )


def _rows(subject: Subject, rubric: RubricResult) -> Iterator[tuple[str, ...]]:
    pen = subject.pen
    for one in rubric.criteria:
        asked = pen.labelled(pen.text(one.title), subject.question(one.question))
        yield asked, _worth(subject, one), pen.exact(one.most), pen.exact(one.weight)
    total = _interval(subject, rubric.low, rubric.high)
    yield pen.word("call.sum"), total, pen.exact(rubric.most), "–"


def _worth(subject: Subject, one: CriterionResult) -> str:
    if one.low is None or one.high is None:
        return subject.pen.word("call.aside")
    return _interval(subject, one.low, one.high)


def _interval(subject: Subject, low: float, high: float) -> str:
    pen = subject.pen
    if low == high:
        return pen.exact(low)
    return pen.word("range", low=pen.exact(low), high=pen.exact(high))
