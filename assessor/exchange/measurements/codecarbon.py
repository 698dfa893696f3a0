"""CodeCarbon: ``emissions.csv``, one row a run."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from assessor.domain.answers import Quality
from assessor.domain.wording import Text
from assessor.exchange.measurements.adding import (
    added_up,
    complete_total,
    grouped,
    theirs,
    total,
    words,
    years,
)
from assessor.exchange.measurements.cells import moment_of, number
from assessor.exchange.measurements.codecarbon_columns import COLUMNS
from assessor.exchange.measurements.model import (
    Figure,
    Format,
    Measured,
    MeasurementError,
    Source,
    say,
)
from assessor.exchange.measurements.tabular import Line, Table, names_of, read_table

_TOOL = "CodeCarbon"
_NEEDED = ("project_name", "run_id", "duration", "energy_consumed")
_GROUP = ("project_name", "country_iso_code", "cloud_provider", "cloud_region")
NOTES = (
    say(
        "The file does not say whether the processor was metered or estimated from its "
        "design power: the energy is entered as read by software.",
        "Le fichier ne dit pas si le processeur a été mesuré ou estimé depuis sa "
        "puissance nominale : l’énergie est entrée comme lue par un logiciel.",
    ),
)


def _recognises(source: Source) -> bool:
    return {"energy_consumed", "emissions", "run_id"} <= names_of(source)


def _read(source: Source) -> tuple[Measured, ...]:
    table = read_table(source)
    table.need(_NEEDED, _TOOL)
    last = Table(
        table.file, table.separator, table.columns, tuple(_last_of_runs(table))
    )
    groups = grouped(last, lambda line: tuple(line.cells.get(c, "") for c in _GROUP))
    return tuple(_measured(last, lines) for lines in groups.values())


def _last_of_runs(table: Table) -> Iterator[Line]:
    """Yield one row for each run: its longest, since rows of a run are sums so far."""
    longest: dict[str, tuple[float, Line]] = {}
    for line in table.lines:
        run = line.cells["run_id"] or f"line {line.number}"
        lasted = number(table, line, "duration") or 0.0
        if run not in longest or lasted >= longest[run][0]:
            longest[run] = (lasted, line)
    for _, line in longest.values():
        yield line


def _measured(table: Table, lines: Sequence[Line]) -> Measured:
    name = lines[0].cells["project_name"]
    title = name if name not in {"", "codecarbon"} else f"{_TOOL} {table.file}"
    return Measured(
        group="training.runs",
        name=title,
        figures=(
            Figure("method", "metered", ("energy_consumed",)),
            *_energy(table, lines),
            *_machines(table, lines),
            *_place(lines),
        ),
    )


def _energy(table: Table, lines: Sequence[Line]) -> Iterator[Figure]:
    if complete_total(table, lines, "energy_consumed") is None:
        raise MeasurementError(
            say(
                "{file}: a run has no energy_consumed. Remove its row.",
                "{file} : une exécution n’a pas d’energy_consumed. Retirez sa ligne.",
                file=table.file,
            )
        )
    energy = sum(
        (number(table, line, "energy_consumed") or 0.0) / _pue(table, line)
        for line in lines
    )
    if energy <= 0:
        raise MeasurementError(
            say(
                "{file}: the energy_consumed of a project is zero: the tool read "
                "nothing. What is not known stays open, it is not zero.",
                "{file} : l’energy_consumed d’un projet est nulle : l’outil n’a rien "
                "lu. Ce qui n’est pas connu reste ouvert, ce n’est pas zéro.",
                file=table.file,
            )
        )
    versions = ", ".join(words(lines, "codecarbon_version"))
    said = [say("{tool} {version}", "{tool} {version}", tool=_TOOL, version=versions)]
    said += [*added_up(len(lines)), *NOTES, *_unlike(table, lines)]
    if "process" in words(lines, "tracking_mode"):
        said.append(
            say(
                "tracking mode “process”: the rest of the machine is left out",
                "mode de suivi « process » : le reste de la machine est exclu",
            )
        )
    said += theirs(total(table, lines, "emissions"), "emissions")
    columns = ("energy_consumed", "emissions", "pue")
    used = tuple(column for column in columns if column in table.columns)
    yield Figure(
        "energy", f"{energy:.12g} kWh", used, Quality.SOFTWARE_METER, tuple(said)
    )
    rates = {_pue(table, line) for line in lines}
    if len(rates) == 1 and (rate := rates.pop()) > 1:
        yield Figure("pue", f"{rate:.6g}", ("pue",), Quality.ASSUMED)
    water = {number(table, line, "wue") or 0.0 for line in lines}
    if len(water) == 1 and (litres := water.pop()) > 0:
        yield Figure("wue", f"{litres:.6g} L/kWh", ("wue",), Quality.ASSUMED)


def _unlike(table: Table, lines: Sequence[Line]) -> Iterator[Text]:
    """Say where the runs that are added up differ, or ran at the same time."""
    if len(years(lines, "timestamp")) > 1:
        yield say(
            "the runs are of several years: no year is entered",
            "les exécutions sont de plusieurs années : aucune année n’est entrée",
        )
    if len({_pue(table, line) for line in lines}) > 1:
        yield say(
            "the runs have several values of PUE: none is entered",
            "les exécutions ont plusieurs valeurs de PUE : aucune n’est entrée",
        )
    if (
        len({(one.cells.get("gpu_count"), one.cells.get("gpu_model")) for one in lines})
        > 1
    ):
        yield say(
            "the runs had different cards: none is entered",
            "les exécutions avaient des cartes différentes : aucune n’est entrée",
        )
    if _overlap(table, lines):
        yield say(
            "runs overlap in time: on one machine, in the mode “machine”, each holds "
            "the energy of all, which then counts more than once",
            "des exécutions se recouvrent dans le temps : sur une même machine, en "
            "mode « machine », chacune contient l’énergie de toutes, qui compte alors "
            "plusieurs fois",
        )


def _overlap(table: Table, lines: Sequence[Line]) -> bool:
    """Whether a run began before the one before it had ended; a second is nothing."""
    spans: list[tuple[float, float]] = []
    for line in lines:
        end = moment_of(line.cells.get("timestamp", ""))
        if end is not None and "process" not in line.cells.get("tracking_mode", ""):
            lasted = number(table, line, "duration") or 0.0
            spans.append((end.timestamp() - lasted, end.timestamp()))
    return any(one[1] - 1 > two[0] for one, two in pairwise(sorted(spans)))


def _pue(table: Table, line: Line) -> float:
    return max(1.0, number(table, line, "pue") or 1.0)


def _machines(table: Table, lines: Sequence[Line]) -> Iterator[Figure]:
    lasted = total(table, lines, "duration") or 0.0
    cards = {number(table, line, "gpu_count") or 0.0 for line in lines}
    model = words(lines, "gpu_model")
    if len(cards) == 1 and (count := cards.pop()) > 0:
        if len(model) == 1:
            yield Figure("accelerator", model[0], ("gpu_model",), sure=False)
        yield Figure("accelerators", round(count), ("gpu_count",), sure=False)
    if lasted > 0:
        yield Figure(
            "duration",
            f"{lasted / 3600:.10g} h",
            ("duration",),
            Quality.MEASURED,
            added_up(len(lines)),
        )


def _place(lines: Sequence[Line]) -> Iterator[Figure]:
    first = lines[0].cells
    if first.get("country_iso_code"):
        yield Figure("place", first["country_iso_code"], ("country_iso_code",))
    if first.get("on_cloud", "").upper() == "Y":
        yield Figure("supply", "cloud", ("on_cloud",))
    if first.get("cloud_provider") and first.get("cloud_region"):
        zone = f"{first['cloud_provider']}:{first['cloud_region']}".lower()
        columns = ("cloud_provider", "cloud_region")
        yield Figure("cloud_zone", zone, columns, sure=False)
    when = years(lines, "timestamp")
    if len(when) == 1:
        yield Figure("year", when[0], ("timestamp",))


FORMAT = Format("codecarbon", _TOOL, _recognises, _read, COLUMNS, NOTES)
