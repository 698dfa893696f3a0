"""The footprint of the project: totals, divisions, functional units."""

from collections.abc import Iterator

from assessor.domain.impacts import (
    INDICATORS,
    PHASES,
    STAGES,
    Estimate,
    Indicator,
    Total,
)
from assessor.reporting.charts.data import Bar, Bars
from assessor.reporting.figures import scale_of
from assessor.reporting.view.by_volume import fixed_parts, fixed_sum
from assessor.reporting.view.credits_apart import credits_apart
from assessor.reporting.view.divisions import divisions
from assessor.reporting.view.exhibits import exhibits
from assessor.reporting.view.model import Column, FootprintChapter, Table
from assessor.reporting.view.subject import Subject
from assessor.reporting.view.yardsticks import held_against


def footprint(subject: Subject) -> FootprintChapter:
    """Return the chapter of the footprint."""
    pen = subject.pen
    return FootprintChapter(
        lead=lead(subject),
        totals=_totals(subject),
        market=_market(subject),
        units=_units(subject),
        phases=phases(subject),
        fixed=fixed_parts(subject),
        splits=tuple(divisions(subject)),
        notes=tuple(_notes(subject)) or (pen.word("footprint.no_notes"),),
        exhibits=(
            *held_against(subject),
            *exhibits(subject),
            credits_apart(subject),
        ),
    )


def lead(subject: Subject) -> str:
    """Return the footprint in a sentence, with its scope."""
    pen = subject.pen
    total = subject.project.totals.get("gwp")
    if total is None or total.estimate is None:
        return pen.word("footprint.none")
    if subject.per_use_only:
        return _without_total(subject, total)
    said = pen.word(
        "footprint.lead_partial" if total.at_least else "footprint.lead",
        figure=pen.estimate(total.estimate),
        share=pen.share(total.assessed),
    )
    return f"{said} {subject.volume}".strip()


def _without_total(subject: Subject, total: Total) -> str:
    pen, volume = subject.pen, subject.volume
    per_use = subject.project.functional_units.per_use.get("gwp")
    if per_use is not None and not subject.no_per_use:
        figure = pen.estimate(per_use, at_least=total.at_least)
        return pen.word("footprint.lead_use", figure=figure, volume=volume)
    fixed = fixed_sum(subject)
    if not fixed:
        return volume
    return pen.word("footprint.lead_fixed", figure=fixed, volume=volume)


def _totals(subject: Subject) -> Table:
    pen = subject.pen
    rows = []
    for indicator in INDICATORS:
        total = subject.project.totals.get(indicator)
        rows.append((pen.word(f"indicator.{indicator}"), *_total(subject, total)))
    return Table(
        caption=pen.word("footprint.totals"),
        columns=(
            Column(pen.word("column.indicator"), 36),
            Column(pen.word("column.central"), 24, number=True),
            Column(pen.word("column.interval"), 24, number=True),
            Column(pen.word("column.assessed"), 16, number=True),
        ),
        rows=tuple(rows),
        note=pen.word("footprint.totals_note"),
    )


def _total(subject: Subject, total: Total | None) -> tuple[str, str, str]:
    pen = subject.pen
    if total is None or total.estimate is None:
        return pen.word("not_assessed"), "–", pen.share(0)
    if subject.per_use_only:
        return pen.word("volume.withheld"), "–", pen.share(total.assessed)
    figure, interval = central_and_interval(subject, total.estimate)
    start = pen.word("at_least") + " " if total.at_least else ""
    return start + figure, interval, pen.share(total.assessed)


def central_and_interval(subject: Subject, figure: Estimate) -> tuple[str, str]:
    """Return a figure with its unit, and its interval in the same unit."""
    values = (figure.central, figure.high, figure.low)
    scale = scale_of(values, figure.unit)
    pen = subject.pen
    return (
        pen.scaled(figure.central, scale),
        pen.range(figure.low, figure.high, scale),
    )


_BY_CONTRACTS = {
    "none": "footprint.market_none",
    "some": "footprint.market_some",
    "all": "footprint.market_based",
}


def _market(subject: Subject) -> Table:
    pen = subject.pen
    located = subject.project.totals.get("gwp")
    if subject.project.contracts == "none":
        said, note = pen.word(_BY_CONTRACTS["none"]), pen.word("footprint.market_note")
        return Table(caption=said, columns=(), rows=(), note=note)
    return Table(
        caption=pen.word("footprint.market"),
        columns=(
            Column(pen.word("column.basis"), 36),
            Column(pen.word("column.central"), 24, number=True),
            Column(pen.word("column.interval"), 24, number=True),
            Column(pen.word("column.assessed"), 16, number=True),
        ),
        rows=(
            (pen.word("footprint.location_based"), *_total(subject, located)),
            (
                pen.word(_BY_CONTRACTS[subject.project.contracts]),
                *_total(subject, subject.project.market_based),
            ),
        ),
        note=pen.word("footprint.market_note"),
    )


def _units(subject: Subject) -> Table:
    pen, units = subject.pen, subject.project.functional_units

    def cell(figures: dict[Indicator, Estimate | None], indicator: Indicator) -> str:
        by_use = figures is units.per_use
        if subject.no_per_use if by_use else subject.per_use_only:
            return pen.word("volume.withheld")
        total = subject.project.totals.get(indicator)
        return pen.estimate(
            figures.get(indicator), at_least=total is not None and total.at_least
        )

    found = [
        (cell(units.per_use, indicator), cell(units.per_year, indicator))
        for indicator in INDICATORS
    ]
    if len({*found}) == 1:
        use, year = found[0]
        said = pen.word("footprint.no_units", use=use, year=year)
        return Table(caption=said, columns=(), rows=())
    names = (pen.word(f"indicator.{indicator}") for indicator in INDICATORS)
    return Table(
        caption=pen.word("footprint.units"),
        columns=(
            Column(pen.word("column.indicator"), 36),
            Column(pen.word("column.per_use"), 32, number=True),
            Column(pen.word("column.per_year"), 32, number=True),
        ),
        rows=tuple(
            (name, *figures) for name, figures in zip(names, found, strict=True)
        ),
    )


def phases(subject: Subject) -> Bars | None:
    """Return the footprint by phase, each divided by life-cycle stage."""
    pen = subject.pen
    held: dict[str, dict[str, float]] = {}
    for cell in subject.project.cells:
        if cell.indicator == "gwp" and cell.estimate is not None:
            stages = held.setdefault(cell.phase, {})
            stages[cell.stage] = stages.get(cell.stage, 0.0) + cell.estimate.central
    if not held or subject.per_use_only:
        return None
    used = [s for s in STAGES if any(s in stages for stages in held.values())]
    whole = sum(sum(stages.values()) for stages in held.values()) or 1.0
    bars = tuple(
        _bar(subject, phase, [held[phase].get(stage, 0.0) for stage in used], whole)
        for phase in PHASES
        if phase in held
    )
    names = tuple(subject.label("life_stage", stage) for stage in used)
    return Bars(
        title=pen.word("footprint.chart"),
        text=" ".join(_said(subject, bar, names) for bar in bars),
        legend=names,
        bars=bars,
    )


def _bar(subject: Subject, phase: str, parts: list[float], whole: float) -> Bar:
    pen = subject.pen
    return Bar(
        label=subject.label("phase", phase),
        parts=tuple(parts),
        shares=tuple(pen.share(max(part, 0) / whole) for part in parts),
        value=pen.amount(sum(parts), "kgCO2e"),
    )


def _said(subject: Subject, bar: Bar, names: tuple[str, ...]) -> str:
    parts = ", ".join(
        f"{name} {subject.pen.amount(part, 'kgCO2e')}"
        for name, part in zip(names, bar.parts, strict=True)
        if part
    )
    return subject.pen.labelled(bar.label, f"{bar.value} ({parts}).")


def _notes(subject: Subject) -> Iterator[str]:
    pen, result = subject.pen, subject.assessment.footprint
    yield pen.word("footprint.do_not_add")
    total = subject.project.totals.get("gwp")
    if total is not None and total.at_least:
        yield pen.word("footprint.at_least_note")
    shown = subject.per_use_only or bool(subject.assessment.yardsticks)
    totals = {} if shown else result.person_years
    for name, years in totals.items():
        yield pen.word(
            "footprint.person_years",
            indicator=pen.words.known(f"indicator.{name}", name),
            number=pen.number(years),
        )
    if result.break_even_uses is not None and not subject.volume_unknown:
        uses = pen.number(result.break_even_uses)
        yield pen.word("footprint.break_even", uses=uses)
    bought = subject.project.purchases.get("gwp")
    if bought is not None:
        yield pen.word(
            "footprint.purchases",
            spread=pen.estimate(bought["spread"]),
            bought=pen.estimate(bought["bought"]),
        )
    for row, category in result.water_stress.items():
        yield pen.word(
            "footprint.water_stress",
            row=subject.thing(row),
            category=pen.word(f"water_stress.level_{category}"),
        )
