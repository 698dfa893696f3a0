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
from assessor.exchange.measurements.model import (
    Column,
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
_LEFT = say(
    "kept in the file alone: it changes no figure",
    "reste dans le fichier : ne change aucun chiffre",
)
_PARTS = say(
    "not read: energy_consumed is the sum of the three",
    "non lue : energy_consumed est la somme des trois",
)


def _column(to: str, english: str, french: str) -> Column:
    return Column(to, say(english, french))


COLUMNS = {
    "timestamp": _column("year", "its year", "son année"),
    "project_name": _column(
        "name",
        "name of the row; runs of one project are added up",
        "nom de la ligne ; les exécutions d’un projet sont additionnées",
    ),
    "run_id": _column(
        "",
        "of several rows of one run the longest is read: the tool writes running sums",
        "de plusieurs lignes d’une exécution la plus longue est lue : l’outil écrit "
        "des cumuls",
    ),
    "experiment_id": Column("", _LEFT),
    "duration": _column(
        "duration", "time on the clock, from seconds", "durée, depuis des secondes"
    ),
    "emissions": _column(
        "",
        "a note beside the energy; the location-based factor is applied again",
        "note à côté de l’énergie ; le facteur fondé sur la localisation est "
        "appliqué de nouveau",
    ),
    "emissions_rate": Column("", _LEFT),
    **dict.fromkeys(("cpu_power", "gpu_power", "ram_power"), Column("", _LEFT)),
    **dict.fromkeys(("cpu_energy", "gpu_energy", "ram_energy"), Column("", _PARTS)),
    "energy_consumed": _column(
        "energy",
        "energy of the machines, divided by the column pue where it is above 1",
        "énergie des machines, divisée par la colonne pue si elle dépasse 1",
    ),
    "water_consumed": _column(
        "",
        "not read: water is computed from the energy",
        "non lue : l’eau est calculée depuis l’énergie",
    ),
    "country_name": Column("", _LEFT),
    "country_iso_code": _column("place", "where it ran", "lieu d’exécution"),
    "region": Column("", _LEFT),
    "cloud_provider": _column("cloud_zone", "with cloud_region", "avec cloud_region"),
    "cloud_region": _column(
        "cloud_zone", "zone of the provider", "zone du fournisseur"
    ),
    **dict.fromkeys(
        ("os", "python_version", "cpu_count", "cpu_model", "longitude", "latitude"),
        Column("", _LEFT),
    ),
    "codecarbon_version": _column("", "named in the evidence", "nommée dans la pièce"),
    "gpu_count": _column(
        "accelerators", "number of cards; 0 is none", "nombre de cartes ; 0 : aucune"
    ),
    "gpu_model": _column(
        "accelerator",
        "the card, where a table has it by that name",
        "la carte, si une table la connaît sous ce nom",
    ),
    "ram_total_size": Column("", _LEFT),
    "tracking_mode": _column(
        "",
        "“process” is said beside the energy: it leaves out the rest of the machine",
        "« process » est dit à côté de l’énergie : le reste de la machine en est exclu",
    ),
    **dict.fromkeys(
        (
            "cpu_utilization_percent",
            "gpu_utilization_percent",
            "ram_utilization_percent",
            "ram_used_gb",
        ),
        Column("", _LEFT),
    ),
    "on_cloud": _column("supply", "Y is a cloud", "Y : un cloud"),
    "pue": _column(
        "pue",
        "where it is above 1; the tool writes 1 when nobody set it",
        "si elle dépasse 1 ; l’outil écrit 1 quand personne ne l’a fixée",
    ),
    "wue": _column("wue", "where it is above 0", "si elle dépasse 0"),
}
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
    said = [*added_up(len(lines)), *NOTES, *_unlike(table, lines)]
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
