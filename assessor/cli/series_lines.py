"""The lines that a terminal shows of totals by calendar year."""

from collections.abc import Iterator, Mapping, Sequence

from assessor.assessing.explaining_figures import indicator_name
from assessor.cli.summary import shown as said
from assessor.domain.comparison import Side
from assessor.domain.series import Series, YearFigure

_WORDS = {
    "en": {
        "title": "{name} [{unit}] by year, at central inputs; and with the uses "
        "expected",
        "service": "year {year} of service",
        "grown": "{figure} ({grown} with growth)",
        "trended": "{shown}, {trended} with the efficiency assumed",
        "scale": "a full year at full scale",
    },
    "fr": {
        "title": "{name} [{unit}] par année, aux valeurs centrales ; avec les usages "
        "prévus ensuite",
        "service": "année {year} du service",
        "grown": "{figure} ({grown} avec la croissance)",
        "trended": "{shown}, {trended} avec l’efficacité supposée",
        "scale": "une année pleine à pleine échelle",
    },
}
Words = Mapping[str, str]


def series_rows(sides: Sequence[Side], language: str) -> Iterator[Sequence[str]]:
    """Yield a head, a row a year and one at full scale, a column a side.

    Args:
        sides: What stands side by side.
        language: Language of the rows.
    """
    words = _WORDS[language]
    found = {side.id: side.series["gwp"] for side in sides if "gwp" in side.series}
    if not found:
        return
    yield "", *found
    years = {one.year for series in found.values() for one in series.years}
    by_year = {name: {y.year: y for y in one.years} for name, one in found.items()}
    dated = any(series.start is not None for series in found.values())
    for year in sorted(years):
        head = str(year) if dated else words["service"].format(year=year)
        yield head, *(_year(by_year[name].get(year), language) for name in found)
    if any(series.at_scale is not None for series in found.values()):
        yield words["scale"], *(_scale(one, language) for one in found.values())


def series_title(sides: Sequence[Side], language: str) -> str:
    """Return what the rows are about; nothing where there are none."""
    units = [side.series["gwp"].unit for side in sides if "gwp" in side.series]
    name = indicator_name("gwp", language)
    title = _WORDS[language]["title"]
    return title.format(name=name, unit=units[0]) if units else ""


def _year(found: YearFigure | None, language: str) -> str:
    if found is None:
        return "–"
    words = _WORDS[language]
    shown = said(found.central, language)
    if found.grown is not None:
        shown = words["grown"].format(figure=shown, grown=said(found.grown, language))
    if found.trended is None:
        return shown
    return words["trended"].format(shown=shown, trended=said(found.trended, language))


def _scale(series: Series, language: str) -> str:
    return "–" if series.at_scale is None else said(series.at_scale, language)
