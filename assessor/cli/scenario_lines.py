"""The lines that a terminal shows of growing digital emissions beside a path."""

from collections.abc import Iterator

from assessor.assessing.world_paths import DIGITAL, PATHS, WARMING, Experiment
from assessor.domain.shelf import Shelf
from assessor.estimation.simulator import Simulation, Year

_BAR = 40  # characters of a bar that is as long as the emissions of the world
_PERIOD = 20  # years that a temperature is the mean of
_DECADE = 10
_WHOLE = 10  # per cent, above which no digit follows the sign
_WORDS = {
    "en": {
        "banner": (
            "A thought experiment, not a forecast: what if digital emissions kept "
            "growing at {growth} a year while the world followed one path? They are "
            "{share} of world emissions in {year}, and the carbon intensity of what "
            "they use falls by {fall} a year. The path covers CO2 alone and already "
            "holds the digital sector; nothing here says anything of one project."
        ),
        "after": "After {citation}.",
        "head": "year|world GtCO2|digital GtCO2e|share",
        "bar": "each # is 2.5 % of the world's net emissions",
        "none": "no share",
        "none_note": "“no share”: the world emits nothing net.",
        "passes": "Digital emissions pass {share} of the world's in {year}.",
        "never": "Digital emissions do not pass {share} of the world's by {year}.",
        "zero": "The world emits nothing net from {year} on.",
        "warming": "Warming on this path above 1850 to 1900: {periods}.",
        "period": "{value} °C from {first} to {last}",
        "source": "Source: {citation}, {locator}.",
    },
    "fr": {
        "banner": (
            "Une expérience de pensée, pas une prévision : et si les émissions du "
            "numérique continuaient de croître de {growth} par an pendant que le monde "
            "suivait une trajectoire ? Elles font {share} des émissions mondiales en "
            "{year}, et l’intensité carbone de ce qu’elles consomment baisse de {fall} "
            "par an. La trajectoire ne porte que sur le CO2 et contient déjà le "
            "numérique ; rien ici ne dit quoi que ce soit d’un projet."
        ),
        "after": "D’après {citation}.",
        "head": "année|monde GtCO2|numérique GtCO2e|part",
        "bar": "chaque # vaut 2,5 % des émissions nettes mondiales",
        "none": "sans part",
        "none_note": "« sans part » : le monde n’émet rien en net.",
        "passes": "Le numérique dépasse {share} des émissions mondiales en {year}.",
        "never": (
            "Le numérique ne dépasse pas {share} des émissions mondiales d’ici {year}."
        ),
        "zero": "Le monde n’émet plus rien en net à partir de {year}.",
        "warming": "Réchauffement sur cette trajectoire depuis 1850-1900 : {periods}.",
        "period": "{value} °C de {first} à {last}",
        "source": "Source : {citation}, {locator}.",
    },
}


def experiment_lines(
    made: Experiment, shelf: Shelf, language: str, *, yearly: bool = False
) -> Iterator[str]:
    """Yield the banner, then a table with bars and the years passed for each path.

    Args:
        made: The experiment.
        shelf: Factor tables, for the sources.
        language: Language of the lines.
        yearly: Show every year rather than every tenth.
    """
    yield banner(made, language)
    words = _WORDS[language]
    for citation, _ in _citations(shelf, DIGITAL):
        yield words["after"].format(citation=citation)
    for name, simulation in made.simulations.items():
        yield from ("", name)
        yield from _table(simulation, language, 1 if yearly else _DECADE)
        yield from _passing(simulation, language)
        yield from _warming(shelf, name, language)
    yield ""
    for table in (PATHS, WARMING):
        for citation, locator in _citations(shelf, table):
            yield words["source"].format(citation=citation, locator=locator)


def banner(made: Experiment, language: str) -> str:
    """Return what the experiment assumes, and that it is no forecast.

    Args:
        made: The experiment.
        language: Language of the sentence.
    """
    return _WORDS[language]["banner"].format(
        growth=_percent(made.assumed.growth, language),
        share=_percent(made.assumed.share, language),
        fall=_percent(made.assumed.decarbonisation, language),
        year=made.first,
    )


def _citations(shelf: Shelf, table: str) -> Iterator[tuple[str, str]]:
    for source in shelf.table(table).sources.values():
        yield source.citation, source.locator


def _table(simulation: Simulation, language: str, every: int) -> Iterator[str]:
    words = _WORDS[language]
    first = simulation.years[0].year
    shown = [y for y in simulation.years if (y.year - first) % every == 0]
    rows = [words["head"].split("|"), *(_cells(year, language) for year in shown)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    bars = ["", *map(_bar, shown)]
    for row, bar in zip(rows, bars, strict=True):
        cells = [cell.rjust(width) for cell, width in zip(row, widths, strict=True)]
        yield "  ".join([*cells, bar]).rstrip()
    yield words["bar"]
    if any(year.share is None for year in shown):
        yield words["none_note"]


def _cells(year: Year, language: str) -> list[str]:
    none = _WORDS[language]["none"]
    return [
        str(year.year),
        _decimal(f"{year.world:.1f}", language),
        _decimal(f"{year.digital:.1f}", language),
        none if year.share is None else _percent(year.share, language),
    ]


def _bar(year: Year) -> str:
    if year.share is None:
        return ""
    full = round(year.share * _BAR)
    return "#" * full if full <= _BAR else "#" * _BAR + ">"


def _passing(simulation: Simulation, language: str) -> Iterator[str]:
    words = _WORDS[language]
    last = simulation.years[-1].year
    for share, year in simulation.passed.items():
        said = words["never" if year is None else "passes"]
        yield said.format(share=_percent(share, language), year=year or last)
    if simulation.net_zero is not None:
        yield words["zero"].format(year=simulation.net_zero)


def _warming(shelf: Shelf, name: str, language: str) -> Iterator[str]:
    words = _WORDS[language]
    periods = [
        words["period"].format(
            value=_decimal(f"{row.central:g}", language),
            first=row.valid_from,
            last=row.valid_from + _PERIOD - 1,
        )
        for row in shelf.table(WARMING).by_key.get(name, ())
        if row.valid_from is not None
    ]
    if periods:
        yield words["warming"].format(periods=", ".join(periods))


def _percent(share: float, language: str) -> str:
    """Write a share in per cent, with three digits where it has them.

    Examples:
        >>> _percent(0.045, "fr"), _percent(1.2, "en"), _percent(0, "en")
        ('4,5 %', '120 %', '0 %')
    """
    shown = 100 * share
    digits = ".0f" if abs(shown) >= _WHOLE else ".2g"
    return f"{_decimal(format(shown, digits), language)} %"


def _decimal(number: str, language: str) -> str:
    return number.replace(".", ",") if language == "fr" else number
