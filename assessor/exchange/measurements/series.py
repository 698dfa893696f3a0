"""A series of readings over time made energy, its gaps said and bounded."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from assessor.domain.wording import Text
from assessor.exchange.measurements.model import say

_GAP = 3.0
"""A step this many times the usual one is a gap. [1]"""
JOULES_PER_KWH = 3_600_000
Sample = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Integrated:
    """The energy of a series.

    Attributes:
        energy: Best estimate: gaps at the mean power of the rest. [J]
        low: Energy with nothing in the gaps. [J]
        high: Energy with the highest power of the series in the gaps. [J]
        span: From the first reading to the last [s].
        gaps: How many gaps there are.
        missing: Their time together [s].
        step: The usual step between readings [s].
        repeated: Readings left out because another has the same time.
    """

    energy: float
    low: float
    high: float
    span: float
    gaps: int
    missing: float
    step: float
    repeated: int = 0

    def typed(self) -> str:
        """Return the energy as it would be typed, with its bounds [kWh]."""
        central = f"{self.energy / JOULES_PER_KWH:.10g} kWh"
        if not self.gaps:
            return central
        low, high = (bound / JOULES_PER_KWH for bound in (self.low, self.high))
        return f"{central} [{low:.10g}, {high:.10g}]"

    def said(self) -> tuple[Text, ...]:
        """Say over what time the energy was added up, and where readings lack."""
        hours = self.span / 3600
        found = [
            say(
                "readings every {step:.3g} s over {hours:.4g} h",
                "relevés toutes les {step:.3g} s sur {hours:.4g} h",
                step=self.step,
                hours=hours,
            )
        ]
        if self.gaps:
            found.append(
                say(
                    "{count} gaps, {hours:.3g} h in all: filled at the mean power, "
                    "with nothing as lower and the highest power as upper bound",
                    "{count} trous, {hours:.3g} h en tout : comblés à la puissance "
                    "moyenne, avec rien pour borne basse et la puissance la plus "
                    "haute pour borne haute",
                    count=self.gaps,
                    hours=self.missing / 3600,
                )
            )
        if self.repeated:
            found.append(
                say(
                    "{count} readings of a time that was there already left out",
                    "{count} relevés d’un instant déjà présent écartés",
                    count=self.repeated,
                )
            )
        return tuple(found)


def in_order(samples: Sequence[Sample]) -> tuple[list[Sample], int]:
    """Return readings in the order of time, one for each time, and how many went.

    Args:
        samples: Time and value of each reading.

    Examples:
        >>> in_order([(2.0, 5.0), (1.0, 4.0), (2.0, 5.0)])
        ([(1.0, 4.0), (2.0, 5.0)], 1)
    """
    first: dict[float, float] = {}
    for at, value in samples:
        first.setdefault(at, value)
    return sorted(first.items()), len(samples) - len(first)


def of_power(samples: Sequence[Sample]) -> Integrated | None:
    """Integrate power over time by trapezoids; ``None`` for less than two readings.

    Args:
        samples: Time [s] and power [W] of each reading, in any order.

    Examples:
        >>> of_power([(0.0, 100.0), (10.0, 100.0), (20.0, 100.0)]).energy
        2000.0
    """
    ordered, repeated = in_order(samples)
    steps = [later[0] - sooner[0] for sooner, later in pairwise(ordered)]
    if not steps:
        return None
    usual = median(steps)
    known = [
        (step, (one[1] + two[1]) / 2)
        for step, (one, two) in zip(steps, pairwise(ordered), strict=True)
        if step <= _GAP * usual
    ]
    measured = sum(step * power for step, power in known)
    span = ordered[-1][0] - ordered[0][0]
    missing = span - sum(step for step, _ in known)
    return _bounded(
        measured,
        max(power for _, power in ordered),
        (span, missing, usual),
        (len(steps) - len(known), repeated),
    )


def of_energy(samples: Sequence[Sample]) -> Integrated | None:
    """Add up the energy of intervals; ``None`` where there is none.

    Args:
        samples: Start [s] and energy [J] of each interval, in any order.

    Examples:
        >>> of_energy([(0.0, 60.0), (60.0, 60.0), (120.0, 60.0)]).energy
        180.0
    """
    ordered, repeated = in_order(samples)
    steps = [later[0] - sooner[0] for sooner, later in pairwise(ordered)]
    if not steps:
        return None
    usual = median(steps)
    gaps = [step - usual for step in steps if step > _GAP * usual]
    measured = sum(value for _, value in ordered)
    span = ordered[-1][0] - ordered[0][0] + usual
    highest = max(value for _, value in ordered) / usual
    return _bounded(measured, highest, (span, sum(gaps), usual), (len(gaps), repeated))


def _bounded(
    measured: float,
    highest: float,
    times: tuple[float, float, float],
    counts: tuple[int, int],
) -> Integrated:
    span, missing, usual = times
    seen = span - missing
    mean = measured / seen if seen > 0 else 0.0
    gaps, repeated = counts
    return Integrated(
        energy=measured + mean * missing if gaps else measured,
        low=measured,
        high=measured + highest * missing,
        span=span,
        gaps=gaps,
        missing=missing if gaps else 0.0,
        step=usual,
        repeated=repeated,
    )
