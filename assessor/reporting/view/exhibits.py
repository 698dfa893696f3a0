"""Pictures of the footprint: by year, in other countries, by utilisation."""

from collections.abc import Iterator, Sequence

from assessor.domain.elsewhere import Elsewhere
from assessor.domain.impacts import TraceStep
from assessor.domain.series import Series, YearFigure
from assessor.reporting.charts.data import Axis
from assessor.reporting.charts.plots import Curve, Plot, Spot, Strip, YearBar, Years
from assessor.reporting.figures import Scale, scale_of
from assessor.reporting.ticks import ticks
from assessor.reporting.view.later_years import expected_later
from assessor.reporting.view.model import Column, Exhibit, Table
from assessor.reporting.view.subject import Subject, split_row

_MOST_YEARS = 16
_MOST_CURVES = 2
_RATE, _HOURS = "active_utilisation", "machine_hours"
_IMPACTS = ("server_impact:gwp", "accelerator_impact:gwp")


def exhibits(subject: Subject) -> Iterator[Exhibit]:
    """Yield the pictures that the data of the project allow."""
    series = subject.project.series.get("gwp")
    if series is not None and _varies(series) and not subject.per_use_only:
        yield _by_year(subject, series)
    elsewhere = subject.assessment.elsewhere
    if elsewhere is not None and not subject.per_use_only:
        yield _elsewhere(subject, elsewhere)
    yield from _utilisation(subject)


def _varies(series: Series) -> bool:
    """Say whether there is more to show by year than one year, which is the total."""
    return len(series.years) > 1 or series.at_scale is not None


def _axis(subject: Subject, values: Sequence[float], scale: Scale, label: str) -> Axis:
    marks = ticks(0.0, max([0.0, *values]) / scale.per)
    return Axis(
        tuple((mark * scale.per, subject.pen.exact(mark)) for mark in marks), label
    )


def _by_year(subject: Subject, series: Series) -> Exhibit:
    pen = subject.pen
    scale = scale_of([max(year.central for year in series.years)], series.unit)
    known = series.start is not None
    rows = [
        (
            str(year.year) if known else pen.word("by_year.nth", number=str(year.year)),
            pen.scaled(year.once, scale) if year.once else "–",
            pen.scaled(year.yearly, scale) if year.yearly else "–",
            pen.scaled(year.central, scale),
            pen.range(year.low, year.high, scale),
        )
        for year in series.years
    ]
    bars = [_bar(year, row[0]) for year, row in zip(series.years, rows, strict=True)]
    figure = Years(
        title=pen.word("by_year.chart"),
        text=" ".join(pen.labelled(row[0], f"{row[3]} [{row[4]}].") for row in rows),
        axis=_axis(
            subject, [y.high for y in series.years], scale, pen.unit(scale.symbol)
        ),
        legend=(
            pen.word("by_year.once"),
            pen.word("by_year.yearly"),
            pen.word("column.interval"),
        ),
        bars=bars,
    )
    return Exhibit(
        title=pen.word("by_year.title"),
        lead=pen.word("by_year.lead" if known else "by_year.lead_unknown"),
        figure=figure if len(bars) <= _MOST_YEARS else None,
        tables=(_year_table(subject, rows), *expected_later(subject, series)),
    )


def _bar(year: YearFigure, label: str) -> YearBar:
    return YearBar(label, year.once, year.yearly, year.low, year.high)


def _year_table(subject: Subject, rows: Sequence[Sequence[str]]) -> Table:
    pen = subject.pen
    return Table(
        caption=pen.word("by_year.table"),
        columns=(
            Column(pen.word("by_year.year"), 20),
            Column(pen.word("by_year.once"), 20, number=True),
            Column(pen.word("by_year.yearly"), 20, number=True),
            Column(pen.word("column.central"), 20, number=True),
            Column(pen.word("column.interval"), 20, number=True),
        ),
        rows=rows,
        note=pen.word("by_year.note"),
    )


def _elsewhere(subject: Subject, found: Elsewhere) -> Exhibit:
    pen = subject.pen
    values = [value for _, value in found.places]
    scale = scale_of([found.own, values[len(values) // 2]], "kgCO2e")
    named = {0, len(values) // 4, len(values) // 2, 3 * len(values) // 4}
    named.add(len(values) - 1)
    shown = {place: pen.text(found.places[place][0]) for place in sorted(named)}
    own = pen.word(
        "elsewhere.own",
        places=", ".join(pen.text(name) for name in found.where),
        figure=pen.scaled(found.own, scale),
    )
    text = [
        f"{own}.",
        *(
            pen.labelled(name, f"{pen.scaled(values[place], scale)}.")
            for place, name in shown.items()
        ),
    ]
    return Exhibit(
        title=pen.word("elsewhere.title"),
        lead=pen.word(
            "elsewhere.lead",
            energy=pen.amount(found.energy, "kWh"),
            number=pen.whole(len(values)),
        ),
        figure=Strip(
            title=pen.word("elsewhere.chart"),
            text=" ".join(text),
            axis=_axis(subject, [*values, found.own], scale, pen.unit(scale.symbol)),
            values=values,
            named=tuple(shown.items()),
            own=(found.own, own),
        ),
        tables=_made_and_used(subject, found),
        notes=(pen.word("elsewhere.note"),),
    )


def _made_and_used(subject: Subject, found: Elsewhere) -> tuple[Table, ...]:
    """Return manufacture against use where the project is, in France, in the world."""
    if not found.grids:
        return ()
    pen = subject.pen
    scale = scale_of([found.grids[0].use + found.grids[0].embodied], "kgCO2e")
    return (
        Table(
            caption=pen.word("elsewhere.made_and_used"),
            columns=(
                Column(pen.word("elsewhere.electricity"), 32),
                Column(pen.word("elsewhere.embodied"), 18, number=True),
                Column(pen.word("elsewhere.use"), 18, number=True),
                Column(pen.word("elsewhere.embodied_share"), 16, number=True),
                Column(pen.word("elsewhere.use_share"), 16, number=True),
            ),
            rows=tuple(
                (
                    pen.word("elsewhere.as_is")
                    if one.place is None
                    else pen.text(one.place),
                    pen.scaled(one.embodied, scale),
                    pen.scaled(one.use, scale),
                    pen.share(one.embodied_share),
                    pen.share(1 - one.embodied_share),
                )
                for one in found.grids
            ),
            note=pen.word("elsewhere.made_and_used_note"),
        ),
    )


def _utilisation(subject: Subject) -> Iterator[Exhibit]:
    trace = subject.assessment.footprint.trace
    plots: dict[Sequence[Curve], Plot] = {}
    for row in dict.fromkeys(cell.row for cell in subject.project.cells):
        plot = _curve(subject, row, trace)
        if plot is not None:
            plots.setdefault(plot.curves, plot)  # like machines, one picture
    for number, plot in enumerate([*plots.values()][:_MOST_CURVES]):
        pen = subject.pen
        yield Exhibit(
            title=pen.word("utilisation.title") if number == 0 else "",
            lead=pen.word("utilisation.lead") if number == 0 else "",
            figure=plot,
            notes=(pen.word("utilisation.note"),) if number == 0 else (),
        )


def _curve(subject: Subject, row: str, trace: dict[str, TraceStep]) -> Plot | None:
    """Return embodied impact per hour against utilisation: ``E / h x AUR / a``."""
    steps = [trace[f"{row}.{name}"] for name in _IMPACTS if f"{row}.{name}" in trace]
    inputs = {
        trace[name].quantity: trace[name]
        for step in steps
        for name in step.inputs
        if name in trace
    }
    rate, hours = inputs.get(_RATE), inputs.get(_HOURS)
    if rate is None or hours is None or not _number(hours) > 0:
        return None
    now = _number(rate)
    per_hour = sum(_number(step) for step in steps) / _number(hours)
    pen = subject.pen
    shares = [n / 100 for n in range(5, 101)]
    points = tuple((share, per_hour * now / share) for share in shares)
    scale = scale_of([per_hour], "kgCO2e")
    group, key, _ = split_row(row)
    low, high = rate.low, rate.high
    spot = pen.word("utilisation.own", share=pen.share(now))
    figure = pen.scaled(per_hour, scale)
    halves = [
        pen.labelled(pen.share(share), f"{pen.scaled(per_hour * now / share, scale)}.")
        for share in (0.1, 0.25, 0.5, 1.0)
    ]
    return Plot(
        title=pen.labelled(pen.word("utilisation.chart"), subject.row(group, key)),
        text=" ".join([pen.labelled(spot, f"{figure}."), *halves]),
        across=Axis(
            tuple((n / 4, pen.share(n / 4)) for n in range(5)),
            pen.word("utilisation.across"),
        ),
        up=_axis(
            subject,
            [y for _, y in points],
            scale,
            pen.word("utilisation.up", unit=pen.unit(scale.symbol)),
        ),
        curves=(Curve(points),),
        spots=(Spot(now, per_hour, pen.labelled(spot, figure), strong=True),),
        band=None if low is None or high is None or low == high else (low, high),
    )


def _number(step: TraceStep) -> float:
    return step.central if isinstance(step.central, float | int) else 0.0
