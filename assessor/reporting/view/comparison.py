"""Scenarios side by side."""

from collections.abc import Iterator
from typing import Literal

from assessor.domain.impacts import INDICATORS, Estimate, Indicator, ScenarioResult
from assessor.reporting.charts.data import Axis, Interval, Intervals
from assessor.reporting.figures import Scale, scale_of
from assessor.reporting.pen import LINE
from assessor.reporting.ticks import ticks
from assessor.reporting.view.by_volume import comparison_withheld
from assessor.reporting.view.costs import cost_exhibit
from assessor.reporting.view.model import Column, Comparison, Table
from assessor.reporting.view.net import effects, histogram, net, stress, withheld
from assessor.reporting.view.subject import Subject

Basis = Literal["per_year", "whole_life"]
_TWO = 2
_FEW = 3
_MOST = 5
_WIDTHS = {2: 40, 3: 24, 4: 20, 5: 16}
"""Width of the column of a scenario, by the number of scenarios. [%]"""
_ORDER = {"project": 0, "reference": 1, "today": 2, "option": 3}


def comparison(subject: Subject) -> Comparison:
    """Return the chapter that compares."""
    why = withheld(subject)
    return Comparison(
        scenarios=intervals(subject),
        activity=activity(subject),
        table=_table(subject),
        service=_service(subject),
        withheld=why,
        net=net(subject),
        histogram=None if why else histogram(subject),
        effects=effects(subject),
        stress=stress(subject),
        notes=tuple(_notes(subject)),
        exhibits=tuple(cost_exhibit(subject)),
    )


def ordered(subject: Subject) -> list[ScenarioResult]:
    """Return the scenarios, the project first, then the reference."""
    found = subject.assessment.footprint.scenarios.values()
    return sorted(found, key=lambda scenario: _ORDER[scenario.kind])


def label(subject: Subject, scenario: ScenarioResult) -> str:
    """Return how a scenario is called."""
    kind = subject.pen.word(f"scenario_kind.{scenario.kind}")
    name = subject.pen.name(scenario.label)
    return f"{kind} – {name}" if name else kind


def intervals(subject: Subject) -> Intervals | None:
    """Return the footprints of the scenarios on one axis."""
    pen = subject.pen
    found = [
        (scenario, estimate)
        for scenario in ordered(subject)
        if (estimate := compared(subject, scenario)) is not None
    ]
    if len(found) < _TWO or comparison_withheld(subject):
        return None
    scale = scale_of([max(e.central for _, e in found)], "kgCO2e")
    rows = tuple(_interval(subject, scenario, e, scale) for scenario, e in found)
    return Intervals(
        title=pen.word(f"comparison.chart_{basis(subject)}"),
        text=" ".join(pen.labelled(row.label, f"{row.value}.") for row in rows),
        axis=axis(subject, [v for row in rows for v in (row.low, row.high)], scale),
        rows=rows,
    )


def axis(subject: Subject, values: list[float], scale: Scale) -> Axis:
    """Return an axis from zero that holds all values.

    Args:
        subject: What the report is about.
        values: What must find its place. [unit of the scale]
        scale: The unit printed.
    """
    marks = ticks(min([0.0, *values]) / scale.per, max([0.0, *values]) / scale.per)
    return Axis(
        ticks=tuple((mark * scale.per, subject.pen.exact(mark)) for mark in marks),
        label=scale.symbol,
    )


def basis(subject: Subject) -> Basis:
    """Return what scenarios are compared over: a year, if the project has that."""
    per_year = subject.project.functional_units.per_year
    return "whole_life" if per_year.get("gwp") is None else "per_year"


def figures_of(
    subject: Subject, scenario: ScenarioResult
) -> dict[Indicator, Estimate | None]:
    """Return the figures of a scenario that are compared."""
    units = scenario.functional_units
    return units.whole_life if basis(subject) == "whole_life" else units.per_year


def compared(subject: Subject, scenario: ScenarioResult) -> Estimate | None:
    """Return the climate impact of a scenario that is compared."""
    return figures_of(subject, scenario).get("gwp")


def _interval(
    subject: Subject, scenario: ScenarioResult, estimate: Estimate, scale: Scale
) -> Interval:
    pen = subject.pen
    total = scenario.totals.get("gwp")
    start = f"{pen.word('at_least')} " if total and total.at_least else ""
    figure = pen.scaled(estimate.central, scale)
    return Interval(
        label=label(subject, scenario),
        low=estimate.low,
        central=estimate.central,
        high=estimate.high,
        value=f"{start}{figure} [{pen.range(estimate.low, estimate.high, scale)}]",
        strong=scenario.kind == "project",
    )


def activity(subject: Subject) -> Intervals | None:
    """Return what scenarios do to the activity, unless a gate withholds the net."""
    pen = subject.pen
    found = [
        (scenario, estimate)
        for scenario in ordered(subject)
        if (estimate := scenario.application.get("gwp")) is not None
    ]
    if len(found) < _TWO or withheld(subject):
        return None
    scale = scale_of([max(abs(e.central) for _, e in found)], "kgCO2e")
    rows = tuple(
        Interval(
            label=label(subject, scenario),
            low=estimate.low,
            central=estimate.central,
            high=estimate.high,
            value=_sized(subject, estimate, scale),
            strong=scenario.kind == "project",
        )
        for scenario, estimate in found
    )
    return Intervals(
        title=pen.word("comparison.activity"),
        text=" ".join(pen.labelled(row.label, f"{row.value}.") for row in rows),
        axis=axis(subject, [v for row in rows for v in (row.low, row.high)], scale),
        rows=rows,
    )


def _sized(subject: Subject, estimate: Estimate, scale: Scale) -> str:
    pen = subject.pen
    ends = pen.range(estimate.low, estimate.high, scale)
    return f"{pen.scaled(estimate.central, scale)} [{ends}]"


def _table(subject: Subject) -> Table | None:
    """Return the scenarios as columns, an indicator a row."""
    pen, found = subject.pen, ordered(subject)[:_MOST]
    if len(found) < _TWO or comparison_withheld(subject):
        return None
    shown = [i for i in INDICATORS if any(_has(s, i) for s in found)]
    rows = [
        (
            pen.word(f"indicator.{indicator}"),
            *(_cell(subject, scenario, indicator) for scenario in found),
        )
        for indicator in shown
    ]
    rows += _activity(subject, found)
    if not rows:
        return None
    width = _WIDTHS[len(found)]
    return Table(
        caption=pen.word(f"comparison.table_{basis(subject)}"),
        columns=(
            Column(pen.word("column.indicator"), 100 - width * len(found)),
            *(Column(label(subject, s), width, number=True) for s in found),
        ),
        rows=tuple(rows),
        note=pen.word("comparison.table_note"),
        kind="plain" if len(found) <= _FEW else "dense",
    )


def _has(scenario: ScenarioResult, indicator: Indicator) -> bool:
    total = scenario.totals.get(indicator)
    return total is not None and total.estimate is not None


def _cell(subject: Subject, scenario: ScenarioResult, indicator: Indicator) -> str:
    pen, total = subject.pen, scenario.totals.get(indicator)
    if total is None or total.estimate is None:
        return pen.word("not_assessed")
    figure = figures_of(subject, scenario).get(indicator)
    assessed = pen.word("comparison.of_scope", share=pen.share(total.assessed))
    return f"{pen.estimate(figure, at_least=total.at_least)}\n{assessed}"


def _activity(
    subject: Subject, found: list[ScenarioResult]
) -> Iterator[tuple[str, ...]]:
    known = any(scenario.application.get("gwp") for scenario in found)
    if not known or withheld(subject):
        return
    pen = subject.pen
    effects = (scenario.application.get("gwp") for scenario in found)
    yield pen.word("comparison.activity_row"), *(pen.estimate(e) for e in effects)


def _service(subject: Subject) -> Table | None:
    pen, found = subject.pen, ordered(subject)
    if not any(s.service or s.meets_need for s in found):
        return None
    return Table(
        caption=pen.word("comparison.service"),
        columns=(
            Column(pen.word("column.scenario"), 32),
            Column(pen.word("column.service"), 44),
            Column(pen.word("column.meets"), 24),
        ),
        rows=tuple(
            (
                label(subject, scenario),
                pen.say(subject.without_prohibited(scenario.service), LINE)
                or pen.word("not_stated"),
                _meets(subject, scenario.meets_need) or pen.word("not_stated"),
            )
            for scenario in found
        ),
    )


def _meets(subject: Subject, given: str) -> str:
    return subject.pen.words.known(f"meets.{given}", subject.pen.say(given, LINE))


def _notes(subject: Subject) -> Iterator[str]:
    pen = subject.pen
    yield pen.word("comparison.scope_note")
    partial = {
        label(subject, scenario)
        for scenario in ordered(subject)
        if (total := scenario.totals.get("gwp")) is not None and total.at_least
    }
    if partial:
        yield pen.word("comparison.partial", scenarios=pen.join(sorted(partial)))
    effects = [s for s in ordered(subject) if s.application.get("gwp") is not None]
    if effects and withheld(subject):
        yield pen.word("comparison.activity_hidden")
