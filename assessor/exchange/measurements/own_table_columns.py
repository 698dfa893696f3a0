"""Headings of a spreadsheet of one's own, and the fields that they fill."""

import re
from collections.abc import Mapping

from assessor.domain.answers import Quality
from assessor.domain.wording import Text
from assessor.exchange.measurements.model import Column, say
from assessor.exchange.measurements.tabular import plain_name

_NAMES: Mapping[str, tuple[str, ...]] = {
    "name": ("name", "run", "training", "nom", "calcul", "entraînement"),
    "energy": ("energy", "electricity", "énergie", "électricité", "consommation"),
    "energy_tool": ("tool", "meter", "outil", "compteur"),
    "accelerator_hours": (
        "accelerator_hours",
        "gpu_hours",
        "gpu-hours",
        "heures_gpu",
        "heures-gpu",
        "heures_d’accélérateur",
        "heures_d'accélérateur",
    ),
    "accelerator": ("accelerator", "gpu", "card", "accélérateur", "carte"),
    "accelerators": (
        "accelerators",
        "gpus",
        "number_of_gpus",
        "nombre_de_gpu",
        "nombre_de_cartes",
    ),
    "duration": ("duration", "time", "durée", "temps"),
    "place": ("country", "place", "pays", "lieu"),
    "year": ("year", "année"),
    "pue": ("pue",),
    "quality": ("quality", "qualité"),
}
UNITS: Mapping[str, str] = {
    "energy": "kWh",
    "accelerator_hours": "h",
    "duration": "h",
}
QUALITIES: Mapping[str, Quality] = {
    "measured": Quality.MEASURED,
    "mesuré": Quality.MEASURED,
    "mesurée": Quality.MEASURED,
    "computed": Quality.COMPUTED,
    "calculé": Quality.COMPUTED,
    "calculée": Quality.COMPUTED,
    "estimated": Quality.ESTIMATED,
    "estimé": Quality.ESTIMATED,
    "estimée": Quality.ESTIMATED,
    "assumed": Quality.ASSUMED,
    "supposé": Quality.ASSUMED,
    "supposée": Quality.ASSUMED,
}
_WITH_UNIT = re.compile(
    r"\s*(?P<name>[^\[(]+?)\s*[\[(]\s*(?P<unit>[^\])]+?)\s*[\])]\s*"
)
_MEANINGS: Mapping[str, Text] = {
    "name": say("one row a training", "une ligne par entraînement"),
    "energy": say(
        "of one run, machines included; kWh, or the unit in the heading",
        "d’une exécution, machines comprises ; kWh, ou l’unité de l’en-tête",
    ),
    "energy_tool": say("what read the energy", "ce qui a relevé l’énergie"),
    "accelerator_hours": say(
        "where there is no energy; of all cards together",
        "à défaut d’énergie ; de toutes les cartes ensemble",
    ),
    "accelerator": say(
        "the card, where a table has it by that name",
        "la carte, si une table la connaît sous ce nom",
    ),
    "accelerators": say("how many at the same time", "combien en même temps"),
    "duration": say(
        "of one run; hours, or the unit in the heading",
        "d’une exécution ; heures, ou l’unité de l’en-tête",
    ),
    "place": say("code or name of the country", "code ou nom du pays"),
    "year": say("calendar year", "année civile"),
    "pue": say("of the site", "du site"),
    "quality": say(
        "measured, computed, estimated or assumed; estimated where it is not stated",
        "mesuré, calculé, estimé ou supposé ; estimé si ce n’est pas indiqué",
    ),
}
COLUMNS = {
    ", ".join(names): Column("" if field == "quality" else field, _MEANINGS[field])
    for field, names in _NAMES.items()
}


def field_of(heading: str) -> tuple[str, str]:
    """Return the field that a heading names, and the unit that it states.

    Args:
        heading: As the table writes it; nothing is guessed from part of a word.

    Examples:
        >>> field_of("Énergie (MWh)")
        ('energy', 'MWh')
        >>> field_of("GPU hours")
        ('accelerator_hours', '')
        >>> field_of("Energy price")
        ('', '')
    """
    found = _WITH_UNIT.fullmatch(heading)
    name, unit = (found["name"], found["unit"]) if found else (heading, "")
    plain = plain_name(name)
    field = next((one for one, names in _NAMES.items() if plain in names), "")
    return field, unit
