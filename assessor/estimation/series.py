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

SHOWN: tuple[Indicator, ...] = ("gwp", "energy")
_SPANS = ("service_lifetime", "years")
_USES = "uses_per_year"
_LAST = "retirement"
_LATER = 3  # years after the first for which the number of uses is asked
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
    """

    start: int | None = None
    life: Node | None = None
    rows: Mapping[str, int] = field(default_factory=dict)
    uses: Node | None = None
    later: float | None = None
    at_scale: float | None = None


@dataclass(frozen=True, eq=False)
class _Flow:
    """What comes back in each year.

    Attributes:
        span: For how many years, at central inputs. [year]
        rate: How much in a year.
        follows: It hangs on the number of uses.
    """

    span: float
    rate: Number
    follows: bool = False


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
    flows = [_Flow(found.central(found.value(calendar.life)), 0.0)]
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
    return Series(
        unit=unit,
        start=calendar.start,
        years=tuple(
            _grown(
                _year(year, year - first, once.get(year, []), flows, (found, unit)),
                (year - first, flows, found),
                _ratio(calendar, calendar.later, found),
            )
            for year in years
        ),
        at_scale=_full_year(flows, _ratio(calendar, calendar.at_scale, found), found),
    )


def _ratio(calendar: Calendar, uses: float | None, found: Evaluation) -> float | None:
    """Return how many times the uses that the total counts a number of uses is."""
    if uses is None or calendar.uses is None:
        return None
    now = found.central(found.value(calendar.uses))
    return uses / now if now > 0 else None


def _grown(
    year: YearFigure,
    when: tuple[int, Sequence[_Flow], Evaluation],
    ratio: float | None,
) -> YearFigure:
    """Add what a year causes with the uses that are expected in it."""
    if ratio is None:
        return year
    place, flows, found = when
    more = growth(place, ratio) - 1
    following = sum(
        found.central(flow.rate * _part(flow.span, place))
        for flow in flows
        if flow.follows
    )
    return year.model_copy(update={"grown": year.central + more * following})


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


def _full_year(
    flows: Sequence[_Flow], ratio: float | None, found: Evaluation
) -> float | None:
    if ratio is None:
        return None
    return sum(
        found.central(flow.rate) * (ratio if flow.follows else 1.0) for flow in flows
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
) -> Iterator[_Flow]:
    parts: dict[tuple[int, bool], tuple[Node, list[Number]]] = {}
    for line in lines:
        span = spans[id(line)]
        if span is not None and line.node is not None:
            key = (id(span), _follows(line.node))
            kept = parts.setdefault(key, (span, []))
            kept[1].append(found.value(line.node))
    for (_, follows), (span, numbers) in parts.items():
        time = found.value(span)
        central = found.central(time)
        if central > 0:
            yield _Flow(central, add(numbers) / time, follows)


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
    flows: Sequence[_Flow],
    computed: tuple[Evaluation, str],
) -> YearFigure:
    found, unit = computed
    parts = [_part(flow.span, place) for flow in flows]
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


def _part(span: float, place: int) -> float:
    """Return the part of a year in which something lasts.

    Args:
        span: For how long it lasts. [year]
        place: Years since its beginning; below 0 before it. [year]

    Examples:
        >>> [_part(2.5, place) for place in (-1, 0, 1, 2, 3)]
        [0.0, 1.0, 1.0, 0.5, 0.0]
    """
    return min(max(span - place, 0.0), 1.0) if place >= 0 else 0.0
