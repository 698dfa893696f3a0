"""Later years with the uses and the efficiency that a project expects, year by year."""

from assessor.domain.series import Series
from assessor.reporting.figures import Scale, scale_of
from assessor.reporting.view.model import Column, Table
from assessor.reporting.view.subject import Subject


def expected_later(subject: Subject, series: Series) -> tuple[Table, ...]:
    """Return what later years come to, where the project expects anything of them."""
    grows = any(year.grown is not None for year in series.years)
    falls = any(year.trended is not None for year in series.years)
    if not grows and not falls and series.at_scale is None:
        return ()
    pen = subject.pen
    scale = scale_of([max(year.central for year in series.years)], series.unit)
    rows: list[tuple[str, ...]] = [
        (
            str(year.year)
            if series.start is not None
            else pen.word("by_year.nth", number=str(year.year)),
            pen.scaled(year.central, scale),
            _shown(subject, year.grown, scale),
            _shown(subject, year.trended, scale),
        )
        for year in series.years
    ]
    if series.at_scale is not None:
        full = (series.at_scale, series.at_scale_trended)
        shown = (_shown(subject, figure, scale) for figure in full)
        rows.append((pen.word("by_year.at_scale"), "–", *shown))
    return (
        Table(
            caption=pen.word("by_year.later"),
            columns=(
                Column(pen.word("by_year.year"), 28),
                Column(pen.word("by_year.as_counted"), 24, number=True),
                Column(pen.word("by_year.grown"), 24, number=True),
                Column(pen.word("by_year.trended"), 24, number=True),
            ),
            rows=tuple(rows),
            note=pen.word("by_year.later_note"),
        ),
    )


def _shown(subject: Subject, figure: float | None, scale: Scale) -> str:
    return "–" if figure is None else subject.pen.scaled(figure, scale)
