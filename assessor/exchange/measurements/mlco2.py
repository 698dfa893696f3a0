"""ML CO2 Impact: its inputs, as JSON, as lines or as its template sentence."""

import json
import re
from collections.abc import Iterator, Mapping

from assessor.domain.answers import Quality
from assessor.domain.wording import Text
from assessor.exchange.measurements.adding import theirs
from assessor.exchange.measurements.cells import plain_number
from assessor.exchange.measurements.model import (
    Column,
    Figure,
    Format,
    Measured,
    MeasurementError,
    Source,
    say,
)

_TOOL = "ML CO2 Impact"
_NAMES: Mapping[str, tuple[str, ...]] = {
    "hardware": ("hardware type", "hardware", "gpu", "hardware_type"),
    "hours": ("hours used", "hours", "time", "hours_used"),
    "provider": ("cloud provider", "provider", "cloud_provider"),
    "region": ("compute region", "region", "compute_region"),
    "emitted": ("carbon emitted", "emissions", "carbon_emitted"),
    "offset": ("carbon offset", "offset", "carbon_offset"),
}
_LINE = re.compile(
    r"^\s*(?:[-*]\s+)?[*_\"]*([A-Za-z][A-Za-z _]{1,30}?)[*_\"]*\s*"
    r"[:=][*_\"]*\s*(.+?)\s*$"
)
_SENTENCES: Mapping[str, re.Pattern[str]] = {
    "hours": re.compile(
        r"cumulative of ([\d.,\s]+) hours of computation", re.IGNORECASE
    ),
    "hardware": re.compile(
        r"hardware of type ([^()\n.]+?)\s*(?:\(TDP|\.|$)", re.IGNORECASE
    ),
    "provider": re.compile(r"conducted using ([^\n]+?) in region", re.IGNORECASE),
    "region": re.compile(r"in region ([\w-]+)", re.IGNORECASE),
    "emitted": re.compile(
        r"estimated to be ([\d.,]+)\s*\$?[^\n]{0,30}?kg", re.IGNORECASE
    ),
    "offset": re.compile(r"of which ([\d.,]+)\s*(?:%|\\%|percent)", re.IGNORECASE),
}
_PROVIDERS: Mapping[str, str] = {
    "google": "gcp",
    "gcp": "gcp",
    "amazon": "aws",
    "aws": "aws",
    "azure": "azure",
    "microsoft": "azure",
}
_COUNT = re.compile(r"(\d{1,5})\s*(?:x|×|\*)?\s+(.*)", re.IGNORECASE)
_SMALL = 200_000
COLUMNS = {
    "Hardware Type": Column(
        "accelerator",
        say(
            "also gpu, hardware; the card, where a table has it by that name",
            "aussi gpu, hardware ; la carte, si une table la connaît sous ce nom",
        ),
    ),
    "Hours used": Column(
        "accelerator_hours",
        say(
            "also hours; hours of all cards together, as the calculator takes them",
            "aussi hours ; heures de toutes les cartes ensemble, comme les prend le "
            "calculateur",
        ),
    ),
    "Cloud Provider": Column("supply", say("with the region", "avec la région")),
    "Compute Region": Column(
        "cloud_zone", say("zone of the provider", "zone du fournisseur")
    ),
    "Carbon Emitted": Column(
        "",
        say(
            "a note beside the hours; the location-based factor is applied again",
            "note à côté des heures ; le facteur fondé sur la localisation est "
            "appliqué de nouveau",
        ),
    ),
    "Carbon offset": Column(
        "", say("a note; never deducted", "une note ; jamais déduite")
    ),
}


def inputs(text: str) -> dict[str, str]:
    r"""Return the inputs of the calculator that a text states.

    Args:
        text: JSON, lines ``Name: value`` as in a model card, or the sentence that the
            calculator proposes.

    Examples:
        >>> inputs("- **Hours used:** 12\n- **Hardware Type:** T4")
        {'hours': '12', 'hardware': 'T4'}
    """
    found = dict(_stated(text))
    for name, pattern in _SENTENCES.items():
        match = pattern.search(text[:_SMALL])
        if match is not None:
            found.setdefault(name, match[1].strip())
    return found


def _stated(text: str) -> Iterator[tuple[str, str]]:
    names = {alias: name for name, aliases in _NAMES.items() for alias in aliases}
    for said, value in _pairs(text):
        name = names.get(said.strip().casefold())
        if name is not None and value and not value.startswith("[More"):
            yield name, value


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    if text.lstrip().startswith("{") and len(text) < _SMALL:
        try:
            data = json.loads(text)
        except (ValueError, RecursionError):
            data = {}
        yield from ((str(k), str(v)) for k, v in data.items() if v is not None)
        return
    for line in text[:_SMALL].split("\n"):
        match = _LINE.match(line)
        if match is not None:
            yield match[1], match[2].strip("*_\"', ")


def hours_of(source: Source, text: str) -> float:
    """Return the hours that a text states [h].

    Args:
        source: The file.
        text: The text.

    Raises:
        MeasurementError: It is no positive number.
    """
    bare = re.sub(r"\s*(hours|heures|hrs|h)\.?$", "", text.strip(), flags=re.IGNORECASE)
    value = plain_number(bare, comma=True)
    if value is None or value <= 0:
        raise MeasurementError(
            say(
                "{file}: the hours used, “{text}”, are no positive number.",
                "{file} : les heures utilisées, « {text} », ne sont pas un nombre "
                "positif.",
                file=source.name,
                text=text,
            )
        )
    return value


def hardware(text: str, columns: tuple[str, ...]) -> tuple[Figure, ...]:
    """Return the card that a text names, and how many where it says so.

    Args:
        text: As in ``8 x A100-SXM-80GB``.
        columns: Where it stands.
    """
    counted = _COUNT.fullmatch(text.strip())
    name = counted[2] if counted else text
    found = [Figure("accelerator", name.strip(), columns, sure=False)]
    if counted:
        found.append(Figure("accelerators", int(counted[1]), columns, sure=False))
    return tuple(found)


def zone(found: Mapping[str, str]) -> tuple[Figure, ...]:
    """Return the provider and its zone.

    Args:
        found: The inputs.
    """
    provider = found.get("provider", "").casefold()
    key = next((key for word, key in _PROVIDERS.items() if word in provider), None)
    if key is None:
        return ()
    figures = [Figure("supply", "cloud", ("Cloud Provider",))]
    if region := found.get("region"):
        typed = f"{key}:{region.casefold()}"
        columns = ("Cloud Provider", "Compute Region")
        figures.append(Figure("cloud_zone", typed, columns, sure=False))
    return tuple(figures)


def emitted(found: Mapping[str, str]) -> tuple[Text, ...]:
    """Say what the calculator made of it, and that no offset is deducted.

    Args:
        found: The inputs.
    """
    text = re.sub(r"\s*(kg|g).*$", "", found.get("emitted", ""), flags=re.IGNORECASE)
    value = plain_number(text, comma=True)
    grams = re.search(r"\d\s*g", found.get("emitted", "")) is not None
    said = theirs(None if value is None else value / (1000 if grams else 1), "Carbon")
    if found.get("offset"):
        offset = say(
            "an offset of {text} is stated and not deducted",
            "une compensation de {text} est indiquée et n’est pas déduite",
            text=found["offset"],
        )
        said = (*said, offset)
    return said


def _recognises(source: Source) -> bool:
    if source.text.lstrip().startswith("---"):
        return False
    return {"hardware", "hours"} <= inputs(source.text).keys()


def _read(source: Source) -> tuple[Measured, ...]:
    found = inputs(source.text)
    if "hours" not in found or "hardware" not in found:
        raise MeasurementError(
            say(
                "{file}: expected the inputs of ML CO2 Impact, at least “Hardware "
                "Type: …” and “Hours used: …”, one a line.",
                "{file} : les données de ML CO2 Impact sont attendues, au moins "
                "« Hardware Type: … » et « Hours used: … », une par ligne.",
                file=source.name,
            )
        )
    hours = hours_of(source, found["hours"])
    return (
        Measured(
            "training.runs",
            source.stem,
            (
                Figure("method", "accelerator_hours", ("Hours used",)),
                hardware(found["hardware"], ("Hardware Type",))[0],
                Figure(
                    "accelerator_hours",
                    f"{hours:.10g} h",
                    ("Hours used",),
                    Quality.COMPUTED,
                    emitted(found),
                ),
                *zone(found),
            ),
        ),
    )


FORMAT = Format("mlco2", _TOOL, _recognises, _read, COLUMNS)
