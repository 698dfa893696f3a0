"""The units that are known: dimension, scale, and how people write them.

A year is 8766 h (365.25 d) and a month a twelfth of it, 730.5 h.

Scales are exact ratios to the base unit of a dimension. Only units that are
defined, not measured, are here: everything else is a factor in ``factor_db``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

Dimension = tuple[tuple[str, int], ...]

_SI = {"": 0, "k": 3, "M": 6, "G": 9, "T": 12, "P": 15, "E": 18, "Z": 21}
_SMALL = {"m": -3, "µ": -6}
_BINARY = {"Ki": 10, "Mi": 20, "Gi": 30, "Ti": 40, "Pi": 50}
_HOUR = 3600
_YEAR = 8766 * _HOUR


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit.

    Attributes:
        name: Its canonical spelling.
        dimension: Base dimensions and their powers, in alphabetical order.
        scale: How many base units it is.
    """

    name: str
    dimension: Dimension
    scale: Fraction


_ENERGY: Dimension = (("energy", 1),)
_POWER: Dimension = (("energy", 1), ("time", -1))
_TIME: Dimension = (("time", 1),)
_DATA: Dimension = (("data", 1),)
_MASS: Dimension = (("mass", 1),)
_CARBON: Dimension = (("co2e", 1),)
_ANTIMONY: Dimension = (("sbeq", 1),)
_MONEY: Dimension = (("money", 1),)
_WORK: Dimension = (("computation", 1),)

# name: (dimension, scale, other spellings)
_SINGLE: dict[str, tuple[Dimension, Fraction | int, str]] = {
    "1": ((), 1, "ratio share fraction part"),
    "%": ((), Fraction(1, 100), "percent pourcent"),
    "s": (_TIME, 1, "sec second seconds seconde secondes"),
    "ms": (_TIME, Fraction(1, 1000), ""),
    "min": (_TIME, 60, "minute minutes"),
    "h": (
        _TIME,
        _HOUR,
        (
            "hr hrs hour hours heure heures GPU-h GPUh GPU-hour GPU-hours TPU-h TPUh "
            "heure-GPU heures-GPU accelerator-hour accelerator-hours"
        ),
    ),
    "d": (_TIME, 24 * _HOUR, "day days j jour jours"),
    "week": (_TIME, 7 * 24 * _HOUR, "weeks wk semaine semaines"),
    "month": (_TIME, _YEAR // 12, "months mois"),
    "year": (_TIME, _YEAR, "years yr yrs an ans année années annee annees"),
    "L": ((("length", 3),), Fraction(1, 1000), "l liter liters litre litres"),
    "mL": ((("length", 3),), Fraction(1, 10**6), "ml"),
    "m3": ((("length", 3),), 1, "m^3"),
    "m2": ((("length", 2),), 1, "m^2"),
    "cm2": ((("length", 2),), Fraction(1, 10**4), "cm^2"),
    "mm2": ((("length", 2),), Fraction(1, 10**6), "mm^2"),
    "m": ((("length", 1),), 1, "metre metres mètre mètres"),
    "km": ((("length", 1),), 1000, ""),
    "g": (_MASS, Fraction(1, 1000), "gram grams gramme grammes"),
    "mg": (_MASS, Fraction(1, 10**6), ""),
    "kg": (_MASS, 1, "kilo kilos"),
    "t": (_MASS, 1000, "tonne tonnes ton tons"),
    "mgCO2e": (_CARBON, Fraction(1, 10**6), ""),
    "gCO2e": (_CARBON, Fraction(1, 1000), ""),
    "kgCO2e": (_CARBON, 1, ""),
    "tCO2e": (_CARBON, 1000, "teqCO2"),
    "ktCO2e": (_CARBON, 10**6, ""),
    "mgSbeq": (_ANTIMONY, Fraction(1, 10**6), "mgSbe mgSb-eq"),
    "gSbeq": (_ANTIMONY, Fraction(1, 1000), "gSbe gSb-eq"),
    "kgSbeq": (_ANTIMONY, 1, "kgSbe kgSb-eq"),
    "EUR": (_MONEY, 1, "€ euro euros"),
    "kEUR": (_MONEY, 1000, "k€"),
    "MEUR": (_MONEY, 10**6, "M€"),
    "bit": (_DATA, Fraction(1, 8), "bits"),
}
# What is counted; each kind of thing is its own dimension.
_COUNTED = {
    "unit": "units unité unités unite unites",
    "use": "uses usage usages utilisation utilisations",
    "request": "requests requête requêtes requete requetes query queries",
    "prompt": "prompts",
    "token": "tokens jeton jetons",
    "parameter": "parameters param params paramètre paramètres parametre parametres",
    "image": "images",
    "example": "examples exemple exemples",
    "user": "users utilisateur utilisateurs utilisatrice utilisatrices",
    "person": "persons people personne personnes",
    "copy": "copies copie",
    "run": "runs",
    "core": "cores cœur cœurs coeur coeurs",
    "card": "cards carte cartes",
    "server": "servers serveur serveurs",
    "device": "devices appareil appareils",
    "visit": "visits visite visites",
    "task": "tasks tâche tâches tache taches",
    "page": "pages",
    "line": "lines ligne lignes",
    "block": "blocks bloc blocs",
    "CPU": "CPUs",
    "GPU": "GPUs",
    "vCPU": "vCPUs",
}


def spellings() -> dict[str, Unit]:
    """Return every accepted spelling and its unit; the canonical one comes first."""
    known: dict[str, Unit] = {}
    for unit, others in _units():
        for spelling in (unit.name, *others.split()):
            if spelling in known:
                message = f"the unit {spelling} is in the table twice"
                raise AssertionError(message)
            known[spelling] = unit
    return known


def _units() -> Iterator[tuple[Unit, str]]:
    for name, (dimension, scale, others) in _SINGLE.items():
        yield Unit(name, dimension, Fraction(scale)), others
    yield from _prefixed("Wh", _ENERGY, 3600, "m k M G T P")
    yield from _prefixed("J", _ENERGY, 1, "m k M G T P")
    yield from _prefixed("W", _POWER, 1, "µ m k M G T")
    yield from _prefixed("FLOP", _WORK, 1, "k M G T P E Z", plural="s")
    yield from _prefixed("B", _DATA, 1, "k M G T P E", french="o")
    yield from _prefixed("bit", _DATA, Fraction(1, 8), "k M G T", own=False)
    for prefix, power in _BINARY.items():
        yield Unit(f"{prefix}B", _DATA, Fraction(2**power)), f"{prefix}o"
    for name, others in _COUNTED.items():
        yield Unit(name, ((name, 1),), Fraction(1)), others


def _prefixed(  # noqa: PLR0913 -- one argument for each column of the table
    name: str,
    dimension: Dimension,
    scale: Fraction | int,
    prefixes: str,
    *,
    plural: str = "",
    french: str = "",
    own: bool = True,
) -> Iterator[tuple[Unit, str]]:
    for prefix in [*([""] if own else []), *prefixes.split()]:
        power = Fraction(10) ** (_SI | _SMALL)[prefix]
        others = f"{prefix}{name}{plural}" if plural else ""
        # A lone "o" would be read into too many words.
        others += f"{prefix}{french}" if french and prefix else ""
        yield Unit(f"{prefix}{name}", dimension, power * scale), others
