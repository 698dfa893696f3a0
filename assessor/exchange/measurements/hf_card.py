"""Hugging Face model cards: ``co2_eq_emissions`` of the front matter, and the text."""

import re
from collections.abc import Mapping

from assessor.domain.answers import Quality
from assessor.errors import NotationError
from assessor.exchange.measurements.cells import plain_number
from assessor.exchange.measurements.mlco2 import (
    emitted,
    hardware,
    hours_of,
    inputs,
    zone,
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
from assessor.notation import read

_TOOL = "Hugging Face model card"
_FRONT = re.compile(r"\A\ufeff?---[ \t]*\n(.*?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)
_PHASES: Mapping[str, str] = {
    "pre-training": "training",
    "pretraining": "training",
    "training": "training",
    "fine-tuning": "fine_tuning",
    "finetuning": "fine_tuning",
}
_KEY = "co2_eq_emissions"
COLUMNS = {
    "co2_eq_emissions.emissions": Column(
        "factor",
        say(
            "grams, by convention of the cards: a note where hours are stated, which "
            "are computed again; otherwise a declared purchase, its boundary unknown",
            "grammes, par convention des fiches : une note si des heures sont "
            "indiquées, qui sont recalculées ; sinon un achat déclaré, de périmètre "
            "inconnu",
        ),
    ),
    "co2_eq_emissions.source": Column(
        "factor_source", say("as it stands", "telle quelle")
    ),
    "co2_eq_emissions.training_type": Column(
        "phase", say("pre-training or fine-tuning", "pré-entraînement ou affinage")
    ),
    "co2_eq_emissions.geographical_location": Column(
        "place",
        say("where it is a place by that name", "si c’est un lieu de ce nom"),
    ),
    "co2_eq_emissions.hardware_used": Column(
        "accelerator",
        say("the card and how many", "la carte et leur nombre"),
    ),
    "model-index, base_model, license, …": Column(
        "", say("left in the card", "restent dans la fiche")
    ),
    "Hardware Type, Hours used, Cloud Provider, Compute Region, Carbon Emitted": Column(
        "accelerator_hours",
        say(
            "lines of the text, as in the section on environmental impact; read as "
            "those of ML CO2 Impact",
            "lignes du texte, comme dans la section sur l’impact environnemental ; "
            "lues comme celles de ML CO2 Impact",
        ),
    ),
}


def _recognises(source: Source) -> bool:
    return _FRONT.match(source.text) is not None


def _read(source: Source) -> tuple[Measured, ...]:
    match = _FRONT.match(source.text)
    if match is None:
        raise MeasurementError(
            say(
                "{file} has no front matter between two lines “---”, as a model card "
                "has.",
                "{file} n’a pas d’en-tête entre deux lignes « --- », comme en a une "
                "fiche de modèle.",
                file=source.name,
            )
        )
    stated = _stated(source, match[1])
    body = inputs(source.text[match.end() :])
    if "hours" in body:
        return (_of_hours(source, stated, body),)
    if "emissions" in stated:
        return (_declared(source, stated),)
    raise MeasurementError(
        say(
            "{file} states neither co2_eq_emissions nor the hours used: nothing to "
            "import.",
            "{file} n’indique ni co2_eq_emissions ni les heures utilisées : rien à "
            "importer.",
            file=source.name,
        )
    )


def _stated(source: Source, front: str) -> dict[str, str]:
    try:
        data = read(front, source.name).data
    except NotationError as error:
        raise MeasurementError(
            say(
                "{file}: the front matter cannot be read: {why}",
                "{file} : l’en-tête ne se lit pas : {why}",
                file=source.name,
                why=str(error),
            )
        ) from error
    found = data.get(_KEY) if isinstance(data, dict) else None
    if isinstance(found, dict):
        return {str(k): str(v) for k, v in found.items() if v is not None}
    return {} if found is None else {"emissions": str(found)}


def _grams(source: Source, text: str) -> float:
    value = plain_number(
        re.sub(r"\s*(g|grams?)$", "", text, flags=re.IGNORECASE), comma=True
    )
    if value is None or value <= 0:
        raise MeasurementError(
            say(
                "{file}: co2_eq_emissions “{text}” is no amount in grams above zero.",
                "{file} : co2_eq_emissions « {text} » n’est pas une quantité en "
                "grammes.",
                file=source.name,
                text=text,
            )
        )
    return value


def _phase(stated: Mapping[str, str]) -> tuple[Figure, ...]:
    said = stated.get("training_type", "").strip().casefold()
    phase = _PHASES.get(said)
    columns = (f"{_KEY}.training_type",)
    return () if phase is None else (Figure("phase", phase, columns),)


def _of_hours(
    source: Source, stated: Mapping[str, str], body: Mapping[str, str]
) -> Measured:
    found = dict(body)
    if "emissions" in stated:
        found["emitted"] = f"{_grams(source, stated['emissions'])} g"
    cards = body.get("hardware") or stated.get("hardware_used")
    place = stated.get("geographical_location")
    return Measured(
        "training.runs",
        source.stem,
        (
            *_phase(stated),
            Figure("method", "accelerator_hours", ("Hours used",)),
            *(hardware(cards, ("Hardware Type",))[:1] if cards else ()),
            Figure(
                "accelerator_hours",
                f"{hours_of(source, body['hours']):.10g} h",
                ("Hours used",),
                Quality.COMPUTED,
                emitted(found),
            ),
            *_place(place),
            *zone(body),
        ),
    )


def _place(place: str | None) -> tuple[Figure, ...]:
    columns = (f"{_KEY}.geographical_location",)
    return (Figure("place", place, columns, sure=False),) if place else ()


def _declared(source: Source, stated: Mapping[str, str]) -> Measured:
    """Return the emissions as a purchase: there is nothing to compute them again."""
    kilograms = _grams(source, stated["emissions"]) / 1000
    columns = (f"{_KEY}.emissions",)
    said = say(
        "declared by the card without energy or hours: boundary and factor unknown; no "
        "other indicator can be assessed",
        "déclaré par la fiche sans énergie ni heures : périmètre et facteur inconnus ; "
        "aucun autre indicateur ne peut être évalué",
    )
    origin = stated.get("source", _TOOL)
    return Measured(
        "purchases.lines",
        source.stem,
        (
            Figure("phase", "training", columns),
            Figure("category", "other", columns),
            Figure("quantity", "1", columns),
            Figure("quantity_unit", "training", columns),
            Figure(
                "factor",
                f"{kilograms:.10g} kgCO2e",
                columns,
                Quality.ESTIMATED,
                (said,),
            ),
            Figure("factor_source", origin, (f"{_KEY}.source",)),
        ),
    )


FORMAT = Format("hf-card", _TOOL, _recognises, _read, COLUMNS)
