"""``nvidia-smi --query-gpu=… --format=csv``: the power of each card over time."""

import re
from collections.abc import Sequence

from assessor.domain.answers import Quality
from assessor.exchange.measurements.cells import (
    is_absent,
    moment,
    moment_of,
    number,
)
from assessor.exchange.measurements.model import (
    Column,
    Figure,
    Format,
    Measured,
    MeasurementError,
    Source,
    say,
)
from assessor.exchange.measurements.series import Integrated, Sample, of_power
from assessor.exchange.measurements.tabular import Line, Table, names_of, read_table

_TOOL = "nvidia-smi"
_POWERS = (
    "power_draw_[w]",
    "power_draw_average_[w]",
    "power_draw_instant_[w]",
    "power_draw",
)
_CARDS = ("uuid", "gpu_uuid", "index", "pci_bus_id", "gpu_bus_id")
_WATTS = re.compile(r"\s*W$")
_LEFT = Column("", say("left in the file", "reste dans le fichier"))
COLUMNS = {
    "timestamp": Column(
        "duration", say("from the first to the last", "du premier au dernier")
    ),
    "power.draw [W]": Column(
        "accelerator_energy",
        say(
            "integrated by trapezoids, card by card, then added; also power.draw, "
            "power.draw.average and power.draw.instant",
            "intégrée par trapèzes, carte par carte, puis additionnée ; aussi "
            "power.draw, power.draw.average et power.draw.instant",
        ),
    ),
    "index, uuid, pci.bus_id": Column(
        "accelerators",
        say(
            "tells the cards apart; how many there are",
            "distingue les cartes ; leur nombre",
        ),
    ),
    "name": Column(
        "accelerator",
        say(
            "the card, where a table has it by that name",
            "la carte, si une table la connaît sous ce nom",
        ),
    ),
    "utilization.gpu [%]": _LEFT,
    "temperature.gpu": _LEFT,
    "memory.used [MiB]": _LEFT,
}
NOTES = (
    say(
        "The cards alone: the host is added by the share of the server, as the "
        "questionnaire does.",
        "Les cartes seules : l’hôte est ajouté par la part du serveur, comme le fait "
        "le questionnaire.",
    ),
)


def _recognises(source: Source) -> bool:
    names = names_of(source)
    return "timestamp" in names and any(name in names for name in _POWERS)


def _read(source: Source) -> tuple[Measured, ...]:
    table = read_table(source)
    power = next((name for name in _POWERS if name in table.columns), _POWERS[0])
    table.need(("timestamp", power), _TOOL)
    cards = _cards(table)
    found = [_integrated(table, lines, power) for lines in cards.values()]
    whole = [one for one in found if one is not None]
    if len(whole) < len(found) or not whole:
        raise MeasurementError(
            say(
                "{file}: a card has fewer than two readings of its power. Log with "
                "-l 1 and --query-gpu=timestamp,index,name,power.draw.",
                "{file} : une carte a moins de deux relevés de puissance. Enregistrez "
                "avec -l 1 et --query-gpu=timestamp,index,name,power.draw.",
                file=table.file,
            )
        )
    return (_measured(source, table, power, whole),)


def _cards(table: Table) -> dict[str, list[Line]]:
    column = next((name for name in _CARDS if name in table.columns), None)
    found: dict[str, list[Line]] = {}
    for line in table.lines:
        found.setdefault(line.cells[column] if column else "", []).append(line)
    if column is None:
        times = [line.cells["timestamp"].partition(".")[0] for line in table.lines]
        if len(set(times)) <= len(times) // 2:
            raise MeasurementError(
                say(
                    "{file}: several readings at one time and no column that tells the "
                    "cards apart. Log again with index among --query-gpu.",
                    "{file} : plusieurs relevés au même instant et aucune colonne qui "
                    "distingue les cartes. Enregistrez de nouveau avec index dans "
                    "--query-gpu.",
                    file=table.file,
                )
            )
    return found


def _integrated(table: Table, lines: Sequence[Line], power: str) -> Integrated | None:
    samples: list[Sample] = []
    for line in lines:
        bare = Line(line.number, {power: _WATTS.sub("", line.cells[power])})
        if not is_absent(bare.cells[power]):
            samples.append(
                (moment(table, line, "timestamp"), number(table, bare, power) or 0.0)
            )
    return of_power(samples)


def _measured(
    source: Source, table: Table, power: str, cards: Sequence[Integrated]
) -> Measured:
    energy = Integrated(
        energy=sum(one.energy for one in cards),
        low=sum(one.low for one in cards),
        high=sum(one.high for one in cards),
        span=max(one.span for one in cards),
        gaps=sum(one.gaps for one in cards),
        missing=sum(one.missing for one in cards),
        step=max(one.step for one in cards),
        repeated=sum(one.repeated for one in cards),
    )
    columns = (table.columns["timestamp"], table.columns[power])
    models = {line.cells.get("name", "") for line in table.lines} - {""}
    start = moment_of(table.lines[0].cells["timestamp"])
    figures = [
        Figure("method", "accelerator_energy", columns[1:]),
        Figure(
            "accelerator_energy",
            energy.typed(),
            columns,
            Quality.SOFTWARE_METER,
            (*energy.said(), *NOTES),
        ),
    ]
    if len(models) == 1:
        figures.append(Figure("accelerator", models.pop(), ("name",), sure=False))
    figures.append(Figure("accelerators", len(cards), ("index",), sure=False))
    lasted = f"{energy.span / 3600:.10g} h"
    figures.append(Figure("duration", lasted, columns[:1], Quality.MEASURED))
    if start is not None:
        figures.append(Figure("year", start.year, columns[:1]))
    return Measured("training.runs", source.stem, tuple(figures))


FORMAT = Format("nvidia-smi", _TOOL, _recognises, _read, COLUMNS, NOTES)
