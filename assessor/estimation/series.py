"""Totals by calendar year, from how long a service is offered and from when."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from assessor.domain.activity import Inventory
from assessor.domain.impacts import INDICATORS, Indicator
from assessor.domain.series import Series, YearFigure
from assessor.estimation.evaluation import Evaluation, add, reachable
from assessor.estimation.graph import Node, Number
from assessor.estimation.lines import Line
from assessor.estimation.outlook import Flow, Outlook, part_of_year

SHOWN: tuple[Indicator, ...] = ("gwp", "energy")
_SPANS = ("service_lifetime", "years")
_USES = "uses_per_year"
_LAST = "retirement"
_LONGEST = 100  # years that a series shows; a longer service is told in its total


@dataclass(frozen=True)
class Calendar:
    """When things happen.

    Attributes:
        start: First year of service; ``None`` where it was not stated.
        life: How long the service is offered; ``None`` where it is not known. [year]
        rows: Year of the rows that state one, by name. [calendar year]
        uses: Uses a year, as the total counts them. [1/year]
        later: Uses a year three years later. [1/year]
        at_scale: Uses a year at full scale. [1/year]
        fall: How far the energy of one use is told to fall each year. [0 to 1]
    """

    start: int | None = None
    life: Node | None = None
    rows: Mapping[str, int] = field(default_factory=dict)
    uses: Node | None = None
    later: float | None = None
    at_scale: float | None = None
    fall: float | None = None


def calendar_of(
    inventory: Inventory, life: Node | None, uses: Node | None = None
) -> Calendar:
    """Return when the activities of an inventory happen.

    Args:
        inventory: Activity data.
        life: How long the service is offered. [year]
        uses: Uses a year. [1/year]
    """
    start = inventory.themes.get("service.start_year")
    value = None if start is None else start.value
    rows = {
        f"{row.group}[{row.key}]": int(fact.value)
        for row in inventory.rows
        if (fact := row.facts.get("year")) is not None and isinstance(fact.value, float)
    }
    return Calendar(
        start=int(value) if isinstance(value, float) else None,
        life=life,
        rows=rows,
        uses=uses,
        later=inventory.uses_in_3_years,
        at_scale=inventory.uses_at_scale,
        fall=inventory.efficiency_trend,
    )


def series_of(
    lines: Sequence[Line], calendar: Calendar, found: Evaluation
) -> dict[Indicator, Series]:
    """Return the indicators of a scenario that are shown by year.

    Args:
        lines: Lines of the scenario, with their values.
        calendar: When things happen.
        found: The values.
    """
    every = {name: by_year(lines, name, calendar, found) for name in SHOWN}
    return {name: series for name, series in every.items() if series is not None}


def by_year(
    lines: Sequence[Line], indicator: Indicator, calendar: Calendar, found: Evaluation
) -> Series | None:
    """Return one indicator of a scenario by year.

    Args:
        lines: Lines of the scenario, with their values.
        indicator: The indicator.
        calendar: When things happen.
        found: The values.

    Returns:
        The series, or ``None`` where nothing is assessed or the lifetime is not
        known.
    """
    mine = [x for x in lines if x.indicator == indicator and x.node is not None]
    spans = {id(line): _span(line) for line in mine}
    if not mine or calendar.life is None:
        return None
    flows = [Flow(found.central(found.value(calendar.life)), 0.0)]
    flows += _flows(mine, spans, found)
    last = min(max(math.ceil(flow.span) for flow in flows), _LONGEST)
    first = 1 if calendar.start is None else calendar.start
    once: dict[int, list[Number]] = {}
    for line in mine:
        if spans[id(line)] is None and line.node is not None:
            year = _year_of(line, calendar, first, first + last - 1)
            once.setdefault(year, []).append(found.value(line.node))
    years = range(min([first, *once]), max([first + last - 1, *once]) + 1)
    unit = INDICATORS[indicator]
    outlook = Outlook(flows, found, calendar.uses, calendar.later, calendar.fall)
    return Series(
        unit=unit,
        start=calendar.start,
        years=tuple(
            outlook.expected(
                _year(year, year - first, once.get(year, []), flows, (found, unit)),
                year - first,
            )
            for year in years
        ),
        at_scale=outlook.full_year(calendar.at_scale),
        at_scale_trended=outlook.full_year(calendar.at_scale, years[-1] - first),
    )


def _span(line: Line) -> Node | None:
    """Return the time that a line lasts, if it is computed from one."""
    if line.node is None:
        return None
    spans = {
        node.quantity: node
        for node in reachable([line.node]).values()
        if node.quantity in _SPANS
    }
    return next((spans[name] for name in _SPANS if name in spans), None)


def _flows(
    lines: Sequence[Line], spans: Mapping[int, Node | None], found: Evaluation
) -> Iterator[Flow]:
    parts: dict[tuple[int, bool, bool], tuple[Node, list[Number]]] = {}
    for line in lines:
        span = spans[id(line)]
        if span is not None and line.node is not None:
            key = (id(span), _follows(line.node), line.stage == "use")
            kept = parts.setdefault(key, (span, []))
            kept[1].append(found.value(line.node))
    for (_, follows, use), (span, numbers) in parts.items():
        time = found.value(span)
        central = found.central(time)
        if central > 0:
            yield Flow(central, add(numbers) / time, follows, use)


def _follows(node: Node) -> bool:
    return any(one.quantity == _USES for one in reachable([node]).values())


def _year_of(line: Line, calendar: Calendar, first: int, last: int) -> int:
    if line.phase == _LAST:
        return last
    if calendar.start is None:
        return first
    return calendar.rows.get(line.row, first)


def _year(
    year: int,
    place: int,
    once: Sequence[Number],
    flows: Sequence[Flow],
    computed: tuple[Evaluation, str],
) -> YearFigure:
    found, unit = computed
    parts = [part_of_year(flow.span, place) for flow in flows]
    yearly = [flow.rate * part for flow, part in zip(flows, parts, strict=True)]
    total = found.estimate(add([*once, *yearly]), unit)
    return YearFigure(
        year=year,
        offered=max(parts),
        once=sum(map(found.central, once)),
        yearly=sum(map(found.central, yearly)),
        central=total.central,
        low=total.low,
        high=total.high,
    )
