"""A funder's own rule applied: points from levels, and how firm a ranking by it is."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from assessor.domain.calls import Criterion, CriterionResult, Rubric, RubricResult
from assessor.domain.questionnaire import TOP_LEVEL
from assessor.expressions import ABSENT, Unsettled

MOVES = (0.5, 1.5)
"""What a weight is multiplied by to see whether a ranking hangs on it."""


@dataclass(frozen=True)
class Place:
    """Where a submission stands in a ranking.

    Attributes:
        number: 1 for the first; submissions with equal points share a number.
        share: Points at worst over the most that is possible. [0 to 1]
    """

    name: str
    number: int
    share: float


@dataclass(frozen=True)
class Swing:
    """What happens to a ranking when the weight of one criterion moves by half.

    Attributes:
        moved: Submissions whose place changes.
    """

    criterion: str
    moved: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Whether every submission keeps its place."""
        return not self.moved


@dataclass(frozen=True)
class Ranking:
    """Submissions in order under a funder's rule, and how firm the order is."""

    places: tuple[Place, ...]
    swings: tuple[Swing, ...]

    @property
    def holds(self) -> bool:
        """Whether the order stands whichever weight moves by half."""
        return all(swing.holds for swing in self.swings)


def points(rubric: Rubric, level: Callable[[str], float | Unsettled]) -> RubricResult:
    """Return what the levels of a submission are worth.

    A level that is unknown or open is worth anything between the worst and the best;
    a question that does not apply leaves both the points and the most there is.

    Args:
        rubric: The funder's rule.
        level: Level of a question, by its id. [0 to 4]
    """
    results = tuple(_result(one, level(one.question)) for one in rubric.criteria)
    return RubricResult(
        title=rubric.title,
        reason=rubric.reason,
        author=rubric.author,
        since=rubric.since,
        low=sum(one.weight * one.low for one in results if one.low is not None),
        high=sum(one.weight * one.high for one in results if one.high is not None),
        most=sum(one.weight * one.most for one in results if one.low is not None),
        criteria=results,
    )


def _result(criterion: Criterion, level: float | Unsettled) -> CriterionResult:
    ends: tuple[float, float] | tuple[None, None]
    if level is ABSENT:
        ends = (None, None)
    elif isinstance(level, Unsettled):
        ends = (min(criterion.points), max(criterion.points))
    else:
        worth = worth_of(level, criterion.points)
        ends = (worth, worth)
    return CriterionResult(
        id=criterion.id,
        title=criterion.title,
        question=criterion.question,
        low=ends[0],
        high=ends[1],
        most=max(criterion.points),
        weight=criterion.weight,
    )


def worth_of(level: float, points: Sequence[float]) -> float:
    """Return what a level is worth; between two levels, in proportion.

    Args:
        level: The level. [0 to 4]
        points: What each level is worth, level 0 first. [points]

    Examples:
        >>> worth_of(2, (0, 1, 4, 8, 10)), worth_of(1.5, (0, 1, 4, 8, 10))
        (4, 2.5)
    """
    below = min(int(level), TOP_LEVEL)
    above = min(below + 1, TOP_LEVEL)
    part = level - below
    return (
        points[below] + part * (points[above] - points[below])
        if part
        else points[below]
    )


def rank(results: Mapping[str, RubricResult]) -> Ranking:
    """Put submissions in order by their points at worst.

    Args:
        results: Points of each submission by its name, all under the same rule.
    """
    usual = _places(results, {})
    names = {one.id: None for result in results.values() for one in result.criteria}
    swings = tuple(Swing(name, _moved(usual, results, name)) for name in names)
    order = sorted(usual, key=lambda name: (usual[name][0], name))
    places = tuple(Place(name, *usual[name]) for name in order)
    return Ranking(places, swings)


def _moved(
    usual: Mapping[str, tuple[int, float]],
    results: Mapping[str, RubricResult],
    criterion: str,
) -> tuple[str, ...]:
    others = [_places(results, {criterion: move}) for move in MOVES]
    return tuple(
        name
        for name in usual
        if any(other[name][0] != usual[name][0] for other in others)
    )


def _places(
    results: Mapping[str, RubricResult], moves: Mapping[str, float]
) -> dict[str, tuple[int, float]]:
    shares = {name: _share(result, moves) for name, result in results.items()}
    return {
        name: (1 + sum(other > share for other in shares.values()), share)
        for name, share in shares.items()
    }


def _share(result: RubricResult, moves: Mapping[str, float]) -> float:
    """Return points at worst over the most there is; equal sums are equal shares."""
    counted = [
        (one.weight * moves.get(one.id, 1), one.low, one.most)
        for one in result.criteria
        if one.low is not None
    ]
    most = sum(weight * top for weight, _, top in counted)
    return round(sum(w * low for w, low, _ in counted) / most, 12) if most else 0.0
