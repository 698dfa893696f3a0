"""carbontracker: its two logs, the one of epochs and the one of consumption."""

import re
from collections.abc import Collection, Iterator, Mapping

from assessor.domain.answers import Quality
from assessor.exchange.measurements.adding import theirs
from assessor.exchange.measurements.cells import moment_of, seconds
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

_TOOL = "carbontracker"
_DURATION = re.compile(r" - Duration: (\S+)")
_POWER = re.compile(r" - Average power usage \(W\) for (\w+): (.+)")
_ACTUAL = re.compile(
    r"Actual consumption[^\n]*\n\s*Time:\s*(\S+)\n\s*Energy:\s*(\S+) kWh"
    r"(?:\n\s*CO2eq:\s*(\S+) g)?"
)
_DEVICES = re.compile(r"components were found: (.+)")
_GPUS = re.compile(r"GPU with device\(s\) ([^.]+?)(?:\.| and CPU|, CPU|$)")
_START = re.compile(r"^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d) - ", re.MULTILINE)
_NUMBER = re.compile(r"\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")
COLUMNS: Mapping[str, Column] = {
    "Average power usage (W)": Column(
        "energy",
        say(
            "times Duration, over all epochs and components; without the tool’s PUE",
            "fois Duration, sur toutes les époques et tous les composants ; sans le "
            "PUE de l’outil",
        ),
    ),
    "Duration": Column("duration", say("sum over the epochs", "somme sur les époques")),
    "components were found": Column(
        "accelerator",
        say(
            "the card and how many, where a table has it",
            "la carte et leur nombre, si une table la connaît",
        ),
    ),
    "Actual consumption: Energy": Column(
        "energy",
        say(
            "of the other log; it holds the tool’s PUE, so the site is “metered”",
            "de l’autre journal ; il contient le PUE de l’outil, le site est donc "
            "« mesuré »",
        ),
    ),
    "Actual consumption: Time": Column("duration", say("as it stands", "tel quel")),
    "Actual consumption: CO2eq": Column(
        "",
        say(
            "a note beside the energy; the location-based factor is applied again",
            "note à côté de l’énergie ; le facteur fondé sur la localisation est "
            "appliqué de nouveau",
        ),
    ),
    "Predicted consumption": Column(
        "", say("never read: it is a forecast", "jamais lue : c’est une prévision")
    ),
    "PUE coefficient": Column(
        "",
        say(
            "a convention of the tool, not used", "convention de l’outil, non utilisée"
        ),
    ),
    "carbon intensity": Column(
        "",
        say(
            "not read: the factor of the place is applied",
            "non lue : le facteur du lieu est appliqué",
        ),
    ),
}


def is_output_of(name: str, names: Collection[str]) -> bool:
    """Whether a log repeats another one of the same run that is there too.

    Args:
        name: Name of a file.
        names: Names of all files.

    Examples:
        >>> names = ["1_carbontracker.log", "1_carbontracker_output.log"]
        >>> [is_output_of(name, names) for name in names]
        [False, True]
    """
    stem = name.removesuffix("_output.log")
    return stem != name and f"{stem}.log" in names


def _recognises(source: Source) -> bool:
    start = source.text[:5000]
    return "carbontracker" in start.casefold() and _START.search(start) is not None


def _read(source: Source) -> tuple[Measured, ...]:
    found = [*_epochs(source)] or [*_consumption(source)]
    if not found:
        raise MeasurementError(
            say(
                "{file} holds no measured consumption. Give the log that ends in "
                "_carbontracker.log, of a run in which at least one epoch was "
                "finished.",
                "{file} ne contient pas de consommation mesurée. Donnez le journal qui "
                "se termine par _carbontracker.log, d’une exécution dont une époque au "
                "moins est terminée.",
                file=source.name,
            )
        )
    year = _START.search(source.text)
    moment = moment_of(year[1]) if year else None
    dated = [] if moment is None else [Figure("year", moment.year, ("date",))]
    return (Measured("training.runs", source.stem, (*found, *_cards(source), *dated)),)


def _epochs(source: Source) -> Iterator[Figure]:
    """Yield what the log of epochs gives: power of each component over each epoch."""
    energy, lasted, epoch, epochs = 0.0, 0.0, 0.0, 0
    for line in source.text.split("\n"):
        if found := _DURATION.search(line):
            time = seconds(found[1])
            if time is None:
                raise _unread(source, found[0])
            epoch, epochs = time, epochs + 1
            lasted += epoch
        elif found := _POWER.search(line):
            watts = _NUMBER.findall(found[2])
            if not watts or "-" in found[2] or "nan" in found[2].casefold():
                raise _unread(source, found[0])
            energy += epoch * sum(map(float, watts))
    if epochs == 0 or energy == 0:
        return
    said = say("{count} epochs", "{count} époques", count=epochs)
    columns = ("Average power usage (W)", "Duration")
    yield Figure("method", "metered", columns)
    yield Figure(
        "energy",
        f"{energy / JOULES_PER_KWH:.10g} kWh",
        columns,
        Quality.SOFTWARE_METER,
        (said,),
    )
    yield Figure("duration", f"{lasted / 3600:.10g} h", ("Duration",), Quality.MEASURED)


def _consumption(source: Source) -> Iterator[Figure]:
    every = list(_ACTUAL.finditer(source.text))
    if not every:
        return
    found = every[-1]  # the whole run
    time, energy, grams = found.groups()
    lasted = seconds(time)
    if lasted is None or not _NUMBER.fullmatch(energy):
        raise _unread(source, found[0])
    emitted = float(grams) / 1000 if grams and _NUMBER.fullmatch(grams) else None
    said = say(
        "holds a PUE of the tool’s own",
        "contient un PUE propre à l’outil",
    )
    columns = ("Actual consumption: Energy",)
    yield Figure("method", "metered", columns)
    yield Figure(
        "energy",
        f"{float(energy):.10g} kWh",
        columns,
        Quality.SOFTWARE_METER,
        (said, *theirs(emitted, "CO2eq")),
    )
    yield Figure("duration", f"{lasted / 3600:.10g} h", ("Time",), Quality.MEASURED)
    yield Figure("site", "facility_metered", columns)


def _cards(source: Source) -> Iterator[Figure]:
    found = _DEVICES.search(source.text)
    cards = _GPUS.search(found[1]) if found else None
    if cards is None:
        return
    names = [name.strip() for name in cards[1].split(",") if name.strip()]
    columns = ("components were found",)
    if len(set(names)) == 1:
        yield Figure("accelerator", names[0], columns, sure=False)
    yield Figure("accelerators", len(names), columns, sure=False)


def _unread(source: Source, what: str) -> Exception:
    return refuse(
        "{file}: “{what}” is no measurement. Correct or remove this line.",
        "{file} : « {what} » n’est pas une mesure. Corrigez ou retirez cette ligne.",
        file=source.name,
        what=what.strip(" -"),
    )


FORMAT = Format("carbontracker", _TOOL, _recognises, _read, COLUMNS)
