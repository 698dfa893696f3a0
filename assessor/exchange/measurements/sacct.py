"""Slurm: ``sacct --parsable2``, one row a job and one for each of its steps."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assessor.domain.answers import Quality
from assessor.exchange.measurements.adding import added_up
from assessor.exchange.measurements.cells import is_absent, moment_of, seconds
from assessor.exchange.measurements.model import (
    Column,
    Figure,
    Format,
    Measured,
    MeasurementError,
    Source,
    refuse,
    say,
)
from assessor.exchange.measurements.series import JOULES_PER_KWH
from assessor.exchange.measurements.tabular import Line, Table, names_of, read_table

_TOOL = "sacct"
_NEEDED = ("jobid", "alloctres", "elapsed")
_JOULES = re.compile(r"(\d+(?:\.\d+)?)([KMGTP]?)")
_PREFIX = {"": 1, "K": 1e3, "M": 1e6, "G": 1e9, "T": 1e12, "P": 1e15}
_LONGEST_COUNT = 9
_NO_ENERGY = 2**64 - 2
"""What Slurm writes where nothing was metered. [J]"""
_LEFT = Column("", say("left in the file", "reste dans le fichier"))
COLUMNS = {
    "JobID": Column(
        "",
        say(
            "a job and its steps are one: of the energies of a job’s rows the largest "
            "is read, since steps run on the same nodes at the same time",
            "un travail et ses étapes ne font qu’un : des énergies de ses lignes la "
            "plus grande est lue, car les étapes tournent sur les mêmes nœuds en même "
            "temps",
        ),
    ),
    "ConsumedEnergy": Column(
        "energy",
        say(
            "joules, with K, M or G; of whole nodes",
            "joules, avec K, M ou G ; de nœuds entiers",
        ),
    ),
    "ConsumedEnergyRaw": Column(
        "energy",
        say("preferred to ConsumedEnergy", "préférée à ConsumedEnergy"),
    ),
    "AllocTRES": Column(
        "accelerator_hours",
        say(
            "gres/gpu times Elapsed, summed over jobs; the type names the card",
            "gres/gpu fois Elapsed, additionné sur les travaux ; le type nomme la "
            "carte",
        ),
    ),
    "Elapsed": Column(
        "duration",
        say(
            "summed over jobs, as [days-]hours:minutes:seconds",
            "additionnée sur les travaux, comme [jours-]heures:minutes:secondes",
        ),
    ),
    "Start": Column("year", say("its year", "son année")),
    "End": _LEFT,
    "JobName": _LEFT,
    "State": _LEFT,
    "NNodes": Column(
        "servers",
        say(
            "where neither energy nor cards are there",
            "en l’absence d’énergie et de cartes",
        ),
    ),
}
NOTES = (
    say(
        "Slurm meters whole nodes: where a job shared its nodes, the energy holds what "
        "others used. Failed and cancelled jobs count: they used energy too.",
        "Slurm mesure des nœuds entiers : si un travail a partagé ses nœuds, l’énergie "
        "contient la part des autres. Les travaux échoués ou annulés comptent : ils "
        "ont aussi consommé.",
    ),
)


@dataclass(frozen=True, slots=True)
class _Job:
    """One job: energy [J], time [s], cards, their type, nodes, year."""

    energy: float | None
    elapsed: float
    cards: int
    card: str
    nodes: int
    year: int | None


def _recognises(source: Source) -> bool:
    return {"jobid", "elapsed"} <= names_of(source)


def _read(source: Source) -> tuple[Measured, ...]:
    table = read_table(source)
    table.need(_NEEDED, _TOOL)
    of_job: dict[str, list[Line]] = {}
    for line in table.lines:
        of_job.setdefault(line.cells["jobid"].partition(".")[0], []).append(line)
    kinds: dict[tuple[str, bool, int | None], list[_Job]] = {}
    for lines in of_job.values():
        job = _job(table, lines)
        if job.elapsed > 0:
            key = (job.card if job.cards else "", job.energy is None, job.year)
            kinds.setdefault(key, []).append(job)
    if not kinds:
        raise MeasurementError(
            say(
                "{file}: no job ran for any time.",
                "{file} : aucun travail n’a duré.",
                file=table.file,
            )
        )
    return tuple(_measured(table, kind, jobs) for kind, jobs in kinds.items())


def _job(table: Table, lines: Sequence[Line]) -> _Job:
    whole = next((one for one in lines if "." not in one.cells["jobid"]), lines[0])
    energies = [e for e in (_joules(table, one) for one in lines) if e is not None]
    elapsed = seconds(whole.cells["elapsed"])
    if elapsed is None:
        raise _unread(table, whole, "elapsed")
    cards, card = _cards(whole.cells["alloctres"])
    nodes = re.search(r"\bnode=(\d+)", whole.cells["alloctres"])
    counted = nodes[1] if nodes else whole.cells.get("nnodes", "")
    start = moment_of(whole.cells.get("start", ""))
    return _Job(
        energy=max(energies, default=None),
        elapsed=elapsed,
        cards=cards,
        card=card,
        nodes=int(counted[:_LONGEST_COUNT]) if counted.isdecimal() else 0,
        year=start.year if start else None,
    )


def _joules(table: Table, line: Line) -> float | None:
    for column in ("consumedenergyraw", "consumedenergy"):
        text = line.cells.get(column, "")
        if is_absent(text):
            continue
        found = _JOULES.fullmatch(text)
        if found is None:
            raise _unread(table, line, column)
        joules = float(found[1]) * _PREFIX[found[2]]
        if 0 < joules < _NO_ENERGY:  # zero: nothing was metered on these nodes
            return joules
    return None


def _cards(tres: str) -> tuple[int, str]:
    """Return how many cards were allocated, and their type where it is named.

    Examples:
        >>> _cards("cpu=8,gres/gpu:a100=4,gres/gpu=4,node=1")
        (4, 'a100')
    """
    count, kind = 0, ""
    for part in tres.split(","):
        name, _, number = part.partition("=")
        if (
            name.startswith("gres/gpu")
            and number.isdecimal()
            and len(number) < _LONGEST_COUNT
        ):
            count = max(count, int(number))
            kind = name.partition(":")[2] or kind
    return count, kind


def _measured(
    table: Table, kind: tuple[str, bool, int | None], jobs: Sequence[_Job]
) -> Measured:
    card, unmetered, year = kind
    figures = [*(_unmetered(jobs) if unmetered else _metered(jobs))]
    if card:
        figures.insert(2, Figure("accelerator", card, ("AllocTRES",), sure=False))
    if year is not None:
        figures.append(Figure("year", year, ("Start",)))
    count = len(jobs)
    name = " ".join(filter(None, (table.file.rpartition(".")[0] or table.file, card)))
    remarks = NOTES if not unmetered else ()
    said = say("{count} jobs added up", "{count} travaux additionnés", count=count)
    return Measured("training.runs", name, tuple(figures), (said, *remarks))


def _metered(jobs: Sequence[_Job]) -> Iterator[Figure]:
    energy = sum(job.energy or 0.0 for job in jobs)
    columns = ("ConsumedEnergy", "JobID")
    yield Figure("method", "metered", columns)
    yield Figure(
        "energy",
        f"{energy / JOULES_PER_KWH:.10g} kWh",
        columns,
        Quality.SOFTWARE_METER,
        (*added_up(len(jobs)), *NOTES),
    )
    hours = sum(job.cards * job.elapsed for job in jobs) / 3600
    if hours:
        columns = ("AllocTRES", "Elapsed")
        yield Figure("accelerator_hours", f"{hours:.10g} h", columns, Quality.MEASURED)


def _unmetered(jobs: Sequence[_Job]) -> Iterator[Figure]:
    """Yield what is known without a meter: accelerator-hours, or nodes and time."""
    hours = sum(job.cards * job.elapsed for job in jobs) / 3600
    columns = ("AllocTRES", "Elapsed")
    if hours:
        yield Figure("method", "accelerator_hours", columns)
        yield Figure("accelerator_hours", f"{hours:.10g} h", columns, Quality.MEASURED)
        return
    nodes = max(job.nodes for job in jobs)
    spent = sum(max(job.nodes, 1) * job.elapsed for job in jobs) / 3600
    yield Figure("method", "components", columns)
    yield Figure("servers", max(nodes, 1), ("NNodes", *columns))
    lasted = f"{spent / max(nodes, 1):.10g} h"
    yield Figure("duration", lasted, columns, Quality.MEASURED, added_up(len(jobs)))


def _unread(table: Table, line: Line, column: str) -> Exception:
    return refuse(
        "{where}: {column} “{text}” cannot be read. Export with sacct --parsable2.",
        "{where} : {column} « {text} » ne se lit pas. Exportez avec sacct --parsable2.",
        where=f"{table.file}:{line.number}",
        column=table.columns[column],
        text=line.cells[column],
    )


FORMAT = Format("sacct", "Slurm sacct", _recognises, _read, COLUMNS, NOTES)
