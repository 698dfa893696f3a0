"""A series of power or of energy over time, as a meter or Azure Monitor exports it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assessor.domain.answers import Quality
from assessor.exchange.measurements.cells import moment, moment_of, number
from assessor.exchange.measurements.model import (
    Column,
    Figure,
    Format,
    Measured,
    MeasurementError,
    Source,
    say,
)
from assessor.exchange.measurements.series import (
    Integrated,
    Sample,
    of_energy,
    of_power,
)
from assessor.exchange.measurements.tabular import Table, names_of, read_table

_TOOL = "a power series"
_TIMES = frozenset(
    {
        "timestamp",
        "timestamp_(utc)",
        "time",
        "time_(utc)",
        "datetime",
        "date",
        "timegenerated",
        "horodatage",
        "heure",
    }
)
_METRICS = ("metric", "metricname", "metric_name", "name")
_UNITS: dict[str, tuple[str, float]] = {
    "w": ("power", 1.0),
    "watt": ("power", 1.0),
    "watts": ("power", 1.0),
    "kw": ("power", 1e3),
    "mw": ("power", 1e6),
    "j": ("energy", 1.0),
    "joule": ("energy", 1.0),
    "joules": ("energy", 1.0),
    "kj": ("energy", 1e3),
    "mj": ("energy", 1e6),
    "wh": ("energy", 3.6e3),
    "kwh": ("energy", 3.6e6),
    "mwh": ("energy", 3.6e9),
}
_UNIT = re.compile(
    r"[\[(]\s*([A-Za-z]+)\s*[\])]|_(k?[wj]h?|watts?|joules?)\b", re.IGNORECASE
)
_AGGREGATES = ("average", "avg", "total", "sum", "value", "valeur")
_POWER_AGGREGATES = ("average", "avg", "value", "valeur")
_ENERGY_AGGREGATES = ("total", "sum", "value", "valeur")
_COUNTERS = ("cumul", "counter", "index", "compteur")
_CARDS = ("gpu", "accelerator", "accélérateur")
COLUMNS = {
    "timestamp": Column(
        "duration",
        say(
            "also time, date, datetime, TimeGenerated, horodatage; from the first to "
            "the last",
            "aussi time, date, datetime, TimeGenerated, horodatage ; du premier au "
            "dernier",
        ),
    ),
    "power [W]": Column(
        "energy",
        say(
            "any one column whose name says W, kW or MW: integrated by trapezoids",
            "toute colonne, une seule, dont le nom dit W, kW ou MW : intégrée par "
            "trapèzes",
        ),
    ),
    "energy [J]": Column(
        "energy",
        say(
            "any one column whose name says J, kJ, MJ, Wh or kWh: one amount an "
            "interval, added up; with “cumulative”, “counter” or “index” in its name "
            "the last less the first",
            "toute colonne, une seule, dont le nom dit J, kJ, MJ, Wh ou kWh : une "
            "quantité par intervalle, additionnée ; avec « cumul », « compteur » ou "
            "« index » dans son nom, la dernière moins la première",
        ),
    ),
    "GpuEnergyJoules": Column(
        "accelerator_energy",
        say(
            "Azure Monitor: joules of the cards alone, the host left out; so for any "
            "name with “gpu”",
            "Azure Monitor : joules des cartes seules, sans l’hôte ; ainsi de tout nom "
            "avec « gpu »",
        ),
    ),
    "metric, total, average": Column(
        "energy",
        say(
            "Azure Monitor in long form: the metric names unit and part; total for "
            "joules, average for watts",
            "Azure Monitor en forme longue : la métrique nomme unité et partie ; total "
            "pour des joules, average pour des watts",
        ),
    ),
}


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a column holds: power or energy, in how many W or J, of what."""

    column: str
    kind: str
    scale: float
    name: str

    @property
    def of_cards(self) -> bool:
        return any(word in self.name for word in _CARDS)

    @property
    def counts_on(self) -> bool:
        return any(word in self.name for word in _COUNTERS)


def _unit_of(name: str) -> tuple[str, float] | None:
    """Return what a column holds and in how many W or J; case tells milli from mega."""
    if name.casefold().startswith("gpuenergyjoules"):
        return _UNITS["joules"]
    found = _UNIT.search(name)
    word = (found[1] or found[2]) if found else ""
    kind, scale = _UNITS.get(word.casefold(), ("", 0.0))
    if word[:1] == "m":
        scale /= 1e9
    return (kind, scale) if kind else None


def _time_of(names: frozenset[str]) -> str | None:
    return next((name for name in sorted(names) if name in _TIMES), None)


def _recognises(source: Source) -> bool:
    names = names_of(source)
    if _time_of(names) is None or "utilization_gpu_[%]" in names:
        return False
    long = any(name in names for name in _METRICS) and any(
        name in names for name in _AGGREGATES
    )
    return long or any(_unit_of(name) for name in names)


def _read(source: Source) -> tuple[Measured, ...]:
    table = read_table(source)
    at = _time_of(frozenset(table.columns))
    if at is None:
        raise MeasurementError(
            say(
                "{file}: no column of time; one is to be named timestamp.",
                "{file} : pas de colonne de temps ; nommez-en une timestamp.",
                file=table.file,
            )
        )
    reading = _reading(table)
    samples = [*_samples(table, at, reading)]
    found = _energy(samples, reading)
    if found is None or found.span <= 0 or found.energy <= 0:
        raise MeasurementError(
            say(
                "{file}: fewer than two readings at different times, or all of them "
                "zero; nothing to integrate.",
                "{file} : moins de deux relevés à des instants différents, ou tous "
                "nuls ; rien à intégrer.",
                file=table.file,
            )
        )
    first = moment_of(table.lines[0].cells[at])
    field = "accelerator_energy" if reading.of_cards else "energy"
    columns = (table.columns[at], table.columns[reading.column])
    figures = (
        Figure("method", field if reading.of_cards else "metered", columns[1:]),
        Figure(field, found.typed(), columns, Quality.MEASURED, found.said()),
        Figure(
            "duration", f"{found.span / 3600:.10g} h", columns[:1], Quality.MEASURED
        ),
        *([Figure("year", first.year, columns[:1])] if first else []),
    )
    return (Measured("training.runs", source.stem, figures),)


def _reading(table: Table) -> _Reading:
    found = [
        _Reading(name, unit[0], unit[1], name)
        for name, written in table.columns.items()
        if (unit := _unit_of(written)) is not None
    ]
    found = found or [*_long_form(table)]
    if len(found) == 1:
        return found[0]
    names = ", ".join(table.columns[one.column] for one in found)
    if found:
        raise MeasurementError(
            say(
                "{file}: {names} all hold power or energy. Keep the one that is the "
                "whole of the machines.",
                "{file} : {names} contiennent toutes une puissance ou une énergie. "
                "Gardez celle qui porte sur l’ensemble des machines.",
                file=table.file,
                names=names,
            )
        )
    raise MeasurementError(
        say(
            "{file}: no column says its unit. Name the one of readings power [W] or "
            "energy [J].",
            "{file} : aucune colonne ne dit son unité. Nommez celle des relevés power "
            "[W] ou energy [J].",
            file=table.file,
        )
    )


def _long_form(table: Table) -> Iterator[_Reading]:
    column = next((name for name in _METRICS if name in table.columns), None)
    if column is None:
        return
    metrics = {line.cells[column].casefold() for line in table.lines}
    if len(metrics) != 1:
        return
    metric = metrics.pop()
    kind = "energy" if "joule" in metric else "power" if "watt" in metric else ""
    wanted = {"energy": _ENERGY_AGGREGATES, "power": _POWER_AGGREGATES}.get(kind, ())
    held = next((name for name in wanted if name in table.columns), None)
    if held is not None:
        yield _Reading(held, kind, 1.0, metric)


def _samples(table: Table, at: str, reading: _Reading) -> Iterator[Sample]:
    for line in table.lines:
        value = number(table, line, reading.column)
        if value is not None:
            yield moment(table, line, at), value * reading.scale


def _energy(samples: list[Sample], reading: _Reading) -> Integrated | None:
    if reading.kind == "power":
        return of_power(samples)
    if not reading.counts_on:
        return of_energy(samples)
    if len(samples) < 2:  # noqa: PLR2004  # a difference needs two
        return None
    (start, first), (end, last) = min(samples), max(samples)
    used = last - first
    if used < 0:
        raise MeasurementError(
            say(
                "The counter goes back from {first:g} to {last:g}: it was reset. "
                "Split the file there.",
                "Le compteur recule de {first:g} à {last:g} : il a été remis à zéro. "
                "Découpez le fichier à cet endroit.",
                first=first,
                last=last,
            )
        )
    step = (end - start) / (len(samples) - 1)
    return Integrated(used, used, used, end - start, 0, 0.0, step)


FORMAT = Format("power", _TOOL, _recognises, _read, COLUMNS)
