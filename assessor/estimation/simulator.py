"""A thought experiment: digital emissions that grow, beside a world that cuts its own.

The path of the world is given at some years and read in a straight line between them.
Digital emissions start as a share of the path in its first year and grow at a constant
rate; the carbon intensity of what they use may fall at a constant rate.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from assessor.errors import EstimationError

PASSED = (0.25, 0.5, 1.0)
"""Shares of the world's net emissions whose passing is dated. [1]"""


@dataclass(frozen=True)
class Assumptions:
    """What the experiment assumes of digital emissions.

    Attributes:
        share: Share of the world's net emissions in the first year. [0 to 1]
        growth: Growth of digital activity. [1/year]
        decarbonisation: Fall of its carbon intensity. [1/year]
    """

    share: float
    growth: float
    decarbonisation: float = 0.0

    def __post_init__(self) -> None:
        """Refuse what no experiment can start from.

        Raises:
            EstimationError: A rate or the share is outside what is possible.
        """
        if not 0 < self.share <= 1:
            message = "the share is above 0 and at most 100 %"
            raise EstimationError(message)
        if not -1 < self.growth <= 1:
            message = "the growth is above -100 % and at most 100 % a year"
            raise EstimationError(message)
        if not 0 <= self.decarbonisation < 1:
            message = "the fall of carbon intensity is from 0 to under 100 % a year"
            raise EstimationError(message)


@dataclass(frozen=True)
class Year:
    """One year of the experiment.

    Attributes:
        world: Net emissions of the world. [unit of the path]
        digital: Digital emissions. [unit of the path]
        share: Digital emissions over those of the world; ``None`` where the world
            emits nothing net, and a share says nothing. [1]
    """

    year: int
    world: float
    digital: float
    share: float | None


@dataclass(frozen=True)
class Simulation:
    """The experiment on one path.

    Attributes:
        years: Every year from the first to the last of the path.
        passed: The first year in which digital emissions reach each share of those
            of the world; ``None`` where they never do.
        net_zero: The first year in which the world emits nothing net, if any.
    """

    years: tuple[Year, ...]
    passed: Mapping[float, int | None]
    net_zero: int | None


def simulate(path: Mapping[int, float], assumed: Assumptions) -> Simulation:
    """Put growing digital emissions beside a path of the world.

    Args:
        path: Net emissions of the world at some years. [any unit of mass a year]
        assumed: What digital emissions do.

    Raises:
        EstimationError: The path has fewer than two years, or begins at or below 0.

    Examples:
        >>> found = simulate({2020: 40.0, 2024: 0.0}, Assumptions(0.25, 0.0))
        >>> [(y.year, y.world, y.digital, y.share) for y in found.years][:2]
        [(2020, 40.0, 10.0, 0.25), (2021, 30.0, 10.0, 0.3333333333333333)]
        >>> dict(found.passed), found.net_zero
        ({0.25: 2020, 0.5: 2022, 1.0: 2023}, 2024)
    """
    if len(path) < 2 or path[min(path)] <= 0:  # noqa: PLR2004  # two ends of a line
        message = "a path has two years at least and begins above 0"
        raise EstimationError(message)
    first = min(path)
    start = assumed.share * path[first]
    years = tuple(
        _year(year, world, digital_emissions(start, year - first, assumed))
        for year, world in interpolated(path).items()
    )
    return Simulation(
        years=years,
        passed={share: _passed(years, share) for share in PASSED},
        net_zero=next((one.year for one in years if one.world <= 0), None),
    )


def digital_emissions(start: float, elapsed: int, assumed: Assumptions) -> float:
    """Return digital emissions after some years.

    ``E(t) = E(0) ((1 + growth) (1 - decarbonisation))^t``

    Args:
        start: Emissions in the first year. [any unit of mass a year]
        elapsed: Years since. [year]
        assumed: What digital emissions do.

    Examples:
        >>> digital_emissions(2.0, 2, Assumptions(0.04, 0.5))
        4.5
        >>> digital_emissions(2.0, 1, Assumptions(0.04, 1.0, 0.5))
        2.0
    """
    yearly = (1 + assumed.growth) * (1 - assumed.decarbonisation)
    return start * yearly**elapsed


def interpolated(path: Mapping[int, float]) -> dict[int, float]:
    """Return a path year by year, in a straight line between the years given.

    Args:
        path: Values at some years. [any unit]

    Examples:
        >>> interpolated({2020: 10.0, 2022: 6.0})
        {2020: 10.0, 2021: 8.0, 2022: 6.0}
    """
    found: dict[int, float] = {}
    for start, end in pairwise(sorted(path)):
        step = (path[end] - path[start]) / (end - start)
        found |= {
            year: path[start] + step * (year - start) for year in range(start, end)
        }
    last = max(path)
    return {**found, last: path[last]}


def _year(year: int, world: float, digital: float) -> Year:
    share = digital / world if world > 0 else None
    return Year(year=year, world=world, digital=digital, share=share)


def _passed(years: tuple[Year, ...], share: float) -> int | None:
    # Multiplied out, a world at or below zero is passed as it should be.
    return next((one.year for one in years if one.digital >= share * one.world), None)
