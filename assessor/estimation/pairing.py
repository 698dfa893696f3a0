"""Two totals compared draw by draw.

The draws of an input depend on its name alone. So an answer or a factor that enters
two inventories moves both alike, and cancels where it should; two ranges that overlap
may then differ in nearly every draw.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from assessor.domain.activity import Inventory
from assessor.domain.impacts import INDICATORS, Estimate, Indicator
from assessor.domain.shelf import Shelf
from assessor.estimation.draws import Draws
from assessor.estimation.evaluation import Evaluation, summary
from assessor.estimation.graph import Node, Number
from assessor.estimation.inputs import Setting
from assessor.estimation.plans import figures, plan_all
from assessor.estimation.results import Summation

Basis = Literal["whole_life", "per_year", "per_use"]
BASES: tuple[Basis, ...] = ("whole_life", "per_year", "per_use")
TotalDraws = dict[str, dict[tuple[Basis, Indicator], Draws]]
"""Draws of each total, by scenario, then by functional unit and indicator."""


_NOISE = 1e-12  # what the order of a sum may change of it, relative


@dataclass(frozen=True)
class Paired:
    """What one total is more than another.

    Attributes:
        estimate: The difference; below 0 the second is the lower.
        share_lower: Share of draws in which the second is lower. [0 to 1]
        share_equal: Share of draws in which both are the same. [0 to 1]
    """

    estimate: Estimate
    share_lower: float
    share_equal: float


def total_draws(inventory: Inventory, shelf: Shelf, *, draws: int) -> TotalDraws:
    """Return the draws behind the totals of each scenario.

    Args:
        inventory: Activity data.
        shelf: Factor tables.
        draws: How many draws. [1]

    Raises:
        EstimationError: A quantity is physically impossible.
    """
    setting = Setting(shelf=shelf, themes=inventory.themes, year=inventory.year)
    uses = setting.theme("service.uses_per_year", "uses_per_year")
    life = setting.theme("service.lifetime", "service_lifetime")
    nodes = {
        key: {indicator: figures(plan, indicator) for indicator in INDICATORS}
        for key, plan in plan_all(inventory, setting).items()
    }
    wanted = [
        node for parts in nodes.values() for some in parts.values() for node in some
    ]
    evaluation = Evaluation.of(
        [*wanted, *(node for node in (uses, life) if node is not None)], draws
    )
    spans = dict(_spans(uses, life, evaluation))
    return {key: dict(_over(parts, spans, evaluation)) for key, parts in nodes.items()}


def _spans(
    uses: Node | None, life: Node | None, evaluation: Evaluation
) -> Iterator[tuple[Basis, Number]]:
    """Yield what a total over the whole life is divided by."""
    yield "whole_life", 1.0
    years = None if life is None else evaluation.value(life)
    if years is not None and evaluation.central(years) > 0:
        yield "per_year", years
        served = None if uses is None else evaluation.value(uses) * years
        if served is not None and evaluation.central(served) > 0:
            yield "per_use", served


def _over(
    parts: Mapping[Indicator, Sequence[Node]],
    spans: Mapping[Basis, Number],
    evaluation: Evaluation,
) -> Iterator[tuple[tuple[Basis, Indicator], Draws]]:
    sums = Summation(evaluation)
    for indicator, nodes in parts.items():
        if nodes:
            total = sums.number(nodes)
            for basis, span in spans.items():
                yield (basis, indicator), evaluation.draws(total / span)


def paired(first: Draws, second: Draws, central: float, unit: str) -> Paired:
    """Return the difference of two totals, draw by draw.

    Args:
        first: Draws of the total that is compared with, in ``unit``.
        second: As many draws of the other total, in ``unit``.
        central: Difference of the central values, in ``unit``.
        unit: Unit of both.

    Examples:
        >>> one, other = np.array([1.0, 2.0, 3.0, 4.0]), np.array([0.0, 2.0, 2.0, 3.0])
        >>> found = paired(one, other, -1.0, "kWh")
        >>> found.share_lower, found.share_equal, found.estimate.mean
        (0.75, 0.25, -0.75)
    """
    by = second - first
    equal = np.isclose(first, second, rtol=_NOISE, atol=0.0)
    return Paired(
        estimate=summary(by, central, unit),
        share_lower=float(np.mean((by < 0) & ~equal)),
        share_equal=float(np.mean(equal)),
    )
