"""From valued lines to the totals, splits and functional units of a scenario."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from assessor.domain.impacts import (
    INDICATORS,
    Cell,
    Estimate,
    FunctionalUnits,
    Indicator,
    ScenarioResult,
    Split,
    Total,
)
from assessor.estimation.accounting import scope_of
from assessor.estimation.evaluation import Evaluation, add
from assessor.estimation.graph import Node, Number
from assessor.estimation.lines import Line
from assessor.estimation.plans import Plan, figures
from assessor.estimation.series import Calendar, series_of

_AXES: dict[str, Callable[[Cell], str]] = {
    "phase": lambda cell: cell.phase,
    "stage": lambda cell: cell.stage,
    "tier": lambda cell: cell.tier,
    "scope": lambda cell: str(cell.scope),
    "row": lambda cell: cell.row,
}


@dataclass(frozen=True, eq=False)
class Horizon:
    """What the totals are divided by.

    Attributes:
        uses_per_year: Uses of the service. [1/year]
        lifetime: Time the service is offered. [year]
        calendar: When activities happen.
    """

    uses_per_year: Node | None
    lifetime: Node | None
    calendar: Calendar = field(default_factory=Calendar)


@dataclass(eq=False)
class Summation:
    """Sums of lines, each computed once.

    Attributes:
        evaluation: Where the values are.
    """

    evaluation: Evaluation
    _known: dict[tuple[int, ...], Estimate] = field(default_factory=dict)

    def of(self, nodes: Sequence[Node], unit: str) -> Estimate:
        """Return the sum of nodes as a figure."""
        key = tuple(id(node) for node in nodes)
        if key not in self._known:
            total = self.number(nodes)
            self._known[key] = self.evaluation.estimate(total, unit)
        return self._known[key]

    def number(self, nodes: Sequence[Node]) -> Number:
        """Return the sum of nodes, draw by draw."""
        return add([self.evaluation.value(node) for node in nodes])


def scenario_result(plan: Plan, sums: Summation, horizon: Horizon) -> ScenarioResult:
    """Return a scenario with its values.

    Args:
        plan: The scenario.
        sums: Where the values are.
        horizon: What the totals are divided by.
    """
    cells = tuple(_cell(plan.id, line, sums) for line in plan.lines)
    nodes = {indicator: figures(plan, indicator) for indicator in INDICATORS}
    totals = {
        indicator: _total(indicator, nodes[indicator], cells, sums)
        for indicator in INDICATORS
    }
    splits = [
        split
        for indicator in INDICATORS
        if nodes[indicator]
        for split in _splits(indicator, plan.lines, cells, sums)
    ]
    return ScenarioResult(
        id=plan.id,
        label=plan.label,
        kind=plan.kind,
        totals=totals,
        market_based=_total("gwp", market_nodes(plan.lines), cells, sums),
        splits=tuple(splits),
        cells=cells,
        functional_units=_functional_units(nodes, sums, horizon),
        series=series_of(plan.lines, horizon.calendar, sums.evaluation),
        application=_application(plan, sums),
        service=plan.service,
        meets_need=plan.meets_need,
        contracts=_contracts(plan.lines),
        purchases=_purchases(plan, sums),
    )


def _contracts(lines: Sequence[Line]) -> Literal["none", "some", "all"]:
    """Say how much of the electricity that is assessed has a contract stated."""
    used = [
        line
        for line in lines
        if line.indicator == "gwp"
        and line.stage == "use"
        and (line.node or line.market)
    ]
    stated = sum(line.market is not None for line in used)
    if not stated:
        return "none"
    return "all" if stated == len(used) else "some"


def _purchases(
    plan: Plan, sums: Summation
) -> dict[Indicator, dict[Literal["spread", "bought"], Estimate]]:
    """Return listed equipment spread over its life, and in full when it is bought."""
    found: dict[Indicator, dict[Literal["spread", "bought"], Estimate]] = {}
    for indicator, unit in INDICATORS.items():
        mine = [item for item in plan.purchases if item.indicator == indicator]
        if mine:
            found[indicator] = {
                "spread": sums.of([item.spread for item in mine], unit),
                "bought": sums.of([item.bought for item in mine], unit),
            }
    return found


def _application(plan: Plan, sums: Summation) -> dict[Indicator, Estimate]:
    found: dict[Indicator, list[Node]] = {}
    for effect in plan.effects:
        if effect.node is not None and not effect.order:
            found.setdefault(effect.indicator, []).append(effect.node)
    return {
        indicator: sums.of(nodes, f"{INDICATORS[indicator]}/year")
        for indicator, nodes in found.items()
    }


def market_nodes(lines: Sequence[Line]) -> list[Node]:
    """Return the market-based emissions; location-based where no contract is known."""
    nodes = (line.market or line.node for line in lines if line.indicator == "gwp")
    return [node for node in nodes if node is not None]


def _cell(scenario: str, line: Line, sums: Summation) -> Cell:
    scope, category = scope_of(line.supply, line.stage)
    unit = INDICATORS[line.indicator]
    return Cell(
        scenario=scenario,
        row=line.row,
        indicator=line.indicator,
        phase=line.phase,
        stage=line.stage,
        tier=line.tier,
        scope=scope,
        category=line.category or category,
        state=line.state,
        estimate=None if line.node is None else sums.of([line.node], unit),
        reason=line.reason,
        trace="" if line.node is None else line.node.id,
    )


def _total(
    indicator: Indicator, nodes: Sequence[Node], cells: Sequence[Cell], sums: Summation
) -> Total:
    mine = [cell for cell in cells if cell.indicator == indicator]
    assessed = [cell for cell in mine if cell.state == "assessed"]
    missing = [c for c in mine if c.state in {"not_assessed", "excluded"}]
    applicable = len(assessed) + len(missing)
    unit = INDICATORS[indicator]
    return Total(
        indicator=indicator,
        unit=unit,
        estimate=sums.of(nodes, unit) if nodes else None,
        assessed=len(assessed) / applicable if applicable else 0.0,
        at_least=bool(missing),
        missing=tuple(
            f"{cell.row} {cell.stage}: {cell.reason}"
            for cell in missing
            if cell.state == "not_assessed"
        ),
    )


def _splits(
    indicator: Indicator, lines: Sequence[Line], cells: Sequence[Cell], sums: Summation
) -> list[Split]:
    mine = [
        (cell, line.node)
        for cell, line in zip(cells, lines, strict=True)
        if line.indicator == indicator and line.node is not None
    ]
    unit = INDICATORS[indicator]
    found = []
    for axis, name_of in _AXES.items():
        groups: dict[str, list[Node]] = {}
        for cell, node in mine:
            groups.setdefault(name_of(cell), []).append(node)
        parts = {name: sums.of(nodes, unit) for name, nodes in groups.items()}
        found.append(
            Split.model_validate(
                {
                    "indicator": indicator,
                    "axis": axis,
                    "parts": {name: part.central for name, part in parts.items()},
                    "ranges": {n: (part.low, part.high) for n, part in parts.items()},
                }
            )
        )
    return found


def _functional_units(
    nodes: dict[Indicator, list[Node]], sums: Summation, horizon: Horizon
) -> FunctionalUnits:
    evaluation = sums.evaluation
    uses = _known(evaluation, horizon.uses_per_year)
    life = _known(evaluation, horizon.lifetime)
    whole: dict[Indicator, Estimate | None] = {}
    per_year: dict[Indicator, Estimate | None] = {}
    per_use: dict[Indicator, Estimate | None] = {}
    for indicator, parts in nodes.items():
        unit = INDICATORS[indicator]
        total = sums.number(parts) if parts else None
        whole[indicator] = sums.of(parts, unit) if parts else None
        per_year[indicator] = _over(evaluation, total, life, unit)
        served = None if uses is None or life is None else uses * life
        per_use[indicator] = _over(evaluation, total, served, unit)
    return FunctionalUnits(
        per_use=per_use,
        per_year=per_year,
        whole_life=whole,
        uses_per_year=None if uses is None else evaluation.estimate(uses, "1/year"),
        lifetime=None if life is None else evaluation.estimate(life, "year"),
    )


def _known(evaluation: Evaluation, node: Node | None) -> Number | None:
    return None if node is None else evaluation.value(node)


def _over(
    evaluation: Evaluation, total: Number | None, by: Number | None, unit: str
) -> Estimate | None:
    if total is None or by is None or not evaluation.central(by) > 0:
        return None
    return evaluation.estimate(total / by, unit)
