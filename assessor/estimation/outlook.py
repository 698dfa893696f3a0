"""What later years cause with the uses, and the efficiency, that a project expects.

None of it enters a total: it stands beside the years as they are counted.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from assessor.domain.series import YearFigure
from assessor.estimation.evaluation import Evaluation
from assessor.estimation.graph import Node, Number

_LATER = 3  # years after the first for which the number of uses is asked


@dataclass(frozen=True, eq=False)
class Flow:
    """What comes back in each year.

    Attributes:
        span: For how many years, at central inputs. [year]
        rate: How much in a year.
        follows: It hangs on the number of uses.
        use: It belongs to the use stage.
    """

    span: float
    rate: Number
    follows: bool = False
    use: bool = False


@dataclass(frozen=True, eq=False)
class Outlook:
    """What a project expects of later years.

    Attributes:
        flows: What comes back in each year.
        found: The values.
        uses: Uses a year, as the total counts them. [1/year]
        later: Uses a year three years after the first. [1/year]
        fall: How far the energy of one use falls each year; ``None`` or 0 for not
            at all. [0 to 1]
    """

    flows: Sequence[Flow]
    found: Evaluation
    uses: Node | None
    later: float | None
    fall: float | None

    def expected(self, year: YearFigure, place: int) -> YearFigure:
        """Add what a year causes with the uses and the efficiency expected in it.

        Args:
            year: The year as it is counted.
            place: Years since the first.
        """
        ratio = self._ratio(self.later)
        more = 1.0 if ratio is None else growth(place, ratio)
        grown = year.central + self._change(place, more, 1.0)
        trended = year.central + self._change(place, more, self._left(place))
        return year.model_copy(
            update={
                "grown": None if ratio is None else grown,
                "trended": trended if self.fall else None,
            }
        )

    def full_year(self, uses: float | None, place: int | None = None) -> float | None:
        """Return a full year with a number of uses; ``None`` where it is not told.

        Args:
            uses: Uses in that year. [1/year]
            place: Years since the first in which the efficiency has risen; ``None``
                for that of today.
        """
        ratio = self._ratio(uses)
        if ratio is None or (place is not None and not self.fall):
            return None
        left = 1.0 if place is None else self._left(place)
        return sum(
            self.found.central(flow.rate) * _times(flow, ratio, left)
            for flow in self.flows
        )

    def _ratio(self, uses: float | None) -> float | None:
        """Return how many times the uses that the total counts a number of uses is."""
        if uses is None or self.uses is None:
            return None
        now = self.found.central(self.found.value(self.uses))
        return uses / now if now > 0 else None

    def _left(self, place: int) -> float:
        return (1 - (self.fall or 0.0)) ** max(place, 0)

    def _change(self, place: int, more: float, left: float) -> float:
        return sum(
            self.found.central(flow.rate * part_of_year(flow.span, place))
            * (_times(flow, more, left) - 1)
            for flow in self.flows
        )


def _times(flow: Flow, more: float, left: float) -> float:
    """Return how many times itself a flow becomes.

    Args:
        flow: The flow; manufacture grows with the uses and does not grow efficient.
        more: Uses over those that the total counts. [1]
        left: Energy of one use over that of today. [0 to 1]

    Examples:
        >>> _times(Flow(3.0, 1.0, follows=True, use=True), 4.0, 0.5)
        2.0
        >>> _times(Flow(3.0, 1.0, follows=True), 4.0, 0.5)
        4.0
        >>> _times(Flow(3.0, 1.0), 4.0, 0.5)
        1.0
    """
    if not flow.follows:
        return 1.0
    return more * left if flow.use else more


def growth(place: int, ratio: float) -> float:
    """Return the uses of a year over those of the first one.

    They change by the same number each year until the last that was asked about, and
    stay there.

    Args:
        place: Years since the first.
        ratio: Uses three years later over those of the first year. [1]

    Examples:
        >>> [growth(place, 4.0) for place in (0, 1, 2, 3, 9)]
        [1.0, 2.0, 3.0, 4.0, 4.0]
    """
    return 1 + (ratio - 1) * min(max(place, 0), _LATER) / _LATER


def part_of_year(span: float, place: int) -> float:
    """Return the part of a year in which something lasts.

    Args:
        span: For how long it lasts. [year]
        place: Years since its beginning; below 0 before it. [year]

    Examples:
        >>> [part_of_year(2.5, place) for place in (-1, 0, 1, 2, 3)]
        [0.0, 1.0, 1.0, 0.5, 0.0]
    """
    return min(max(span - place, 0.0), 1.0) if place >= 0 else 0.0
