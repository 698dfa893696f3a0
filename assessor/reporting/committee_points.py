"""Points under a funder's own rule, and what the places hang on."""

from collections.abc import Iterator
from dataclasses import dataclass

from assessor.domain.calls import Rubric
from assessor.portfolio.committee import Committee
from assessor.portfolio.entry import Entry
from assessor.reporting.pen import Pen
from assessor.reporting.view.model import Column, Table
from assessor.rules.rubric import Ranking


@dataclass(frozen=True)
class Points:
    """Points of submissions, labelled as the funder's.

    Attributes:
        firm: Whether the order stands whichever weight moves.
    """

    places: Table
    firm: str
    swings: Table | None


def funder_points(committee: Committee, pen: Pen) -> Points | None:
    """Return the points of submissions; nothing where the call has no such rule.

    Args:
        committee: The submissions.
        pen: Writes in one language.
    """
    rubric, ranking = committee.rubric, committee.ranking
    if rubric is None:
        return None
    firm = pen.word("committee.holds")
    if ranking is not None and not ranking.holds:
        hanging = (one.criterion for one in ranking.swings if not one.holds)
        names = pen.join(_criterion(rubric, name, pen) for name in hanging)
        firm = pen.word("committee.hangs", names=names)
    return Points(
        places=_places(committee, rubric, ranking, pen),
        firm="" if ranking is None else firm,
        swings=None if ranking is None else _swings(committee, rubric, ranking, pen),
    )


def _places(
    committee: Committee, rubric: Rubric, ranking: Ranking | None, pen: Pen
) -> Table:
    numbers = {} if ranking is None else {p.name: p.number for p in ranking.places}
    return Table(
        caption=pen.word("committee.points"),
        columns=(
            Column(pen.word("committee.project"), 44),
            Column(pen.word("committee.place"), 12, number=True),
            Column(pen.word("committee.low"), 16, number=True),
            Column(pen.word("committee.high"), 16, number=True),
            Column(pen.word("committee.most"), 12, number=True),
        ),
        rows=tuple(_rows(committee, numbers, pen)),
        note=pen.word(
            "committee.rule",
            title=pen.text(rubric.title),
            author=pen.text(rubric.author),
            day=pen.day(rubric.since),
            reason=pen.text(rubric.reason),
        ),
        kind="dense",
    )


def _rows(
    committee: Committee, numbers: dict[str, int], pen: Pen
) -> Iterator[tuple[str, ...]]:
    entries = {entry.name: entry for entry in committee.entries}
    order = [*numbers, *(name for name in entries if name not in numbers)]
    for name in order:
        points = entries[name].points
        if points is not None:
            place = numbers.get(name)
            none = pen.word("committee.unplaced")
            yield (
                label(entries[name], pen),
                none if place is None else pen.whole(place),
                pen.exact(points.low),
                pen.exact(points.high),
                pen.exact(points.most),
            )


def label(entry: Entry, pen: Pen) -> str:
    """Return the name of a project with that of its file, which is unique.

    Args:
        entry: The submission.
        pen: Writes in one language.
    """
    return f"{pen.name(entry.project)} ({pen.name(entry.name)})"


def _swings(committee: Committee, rubric: Rubric, ranking: Ranking, pen: Pen) -> Table:
    entries = {entry.name: entry for entry in committee.entries}
    nobody = pen.word("committee.nobody")
    return Table(
        caption=pen.word("committee.moved"),
        columns=(
            Column(pen.word("committee.criterion"), 36),
            Column(pen.word("committee.project"), 64),
        ),
        rows=tuple(
            (
                _criterion(rubric, one.criterion, pen),
                pen.join(label(entries[name], pen) for name in one.moved) or nobody,
            )
            for one in ranking.swings
        ),
        kind="dense",
    )


def _criterion(rubric: Rubric, name: str, pen: Pen) -> str:
    titles = {one.id: one.title for one in rubric.criteria}
    return pen.text(titles[name]) if name in titles else pen.name(name)
