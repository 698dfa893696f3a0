"""Quantities as they are read: the numbers and the units of a language."""

import re

_WHOLE = 10_000  # below it a number stays in one piece: it may be a calendar year
_TWO = 2
_TIMES = "\N{NO-BREAK SPACE}×\N{NO-BREAK SPACE}"
_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
# What is counted: plural in English, then one and several in French.
_WORDS: dict[str, tuple[str, str, str]] = {
    "week": ("weeks", "semaine", "semaines"),
    "month": ("months", "mois", "mois"),
    "year": ("years", "an", "ans"),
    "unit": ("units", "unité", "unités"),
    "use": ("uses", "usage", "usages"),
    "request": ("requests", "requête", "requêtes"),
    "prompt": ("prompts", "prompt", "prompts"),
    "token": ("tokens", "jeton", "jetons"),
    "parameter": ("parameters", "paramètre", "paramètres"),
    "image": ("images", "image", "images"),
    "example": ("examples", "exemple", "exemples"),
    "user": ("users", "utilisateur", "utilisateurs"),
    "person": ("persons", "personne", "personnes"),
    "copy": ("copies", "copie", "copies"),
    "run": ("runs", "run", "runs"),
    "core": ("cores", "cœur", "cœurs"),
    "card": ("cards", "carte", "cartes"),
    "server": ("servers", "serveur", "serveurs"),
    "device": ("devices", "appareil", "appareils"),
    "visit": ("visits", "visite", "visites"),
    "task": ("tasks", "tâche", "tâches"),
    "page": ("pages", "page", "pages"),
    "line": ("lines", "ligne", "lignes"),
    "block": ("blocks", "bloc", "blocs"),
}
_SIGNS = {"d": "j"}
_BYTES = re.compile(r"([kMGTPE]|[KMGTP]i)B")


def said_unit(unit: str, language: str, *, many: bool = False) -> str:
    """Return the spelling of a unit in a language, which can be typed back.

    Args:
        unit: The unit, in its canonical spelling.
        language: Code of the language; another than French is read as English.
        many: Whether the plural is wanted.

    >>> said_unit("use/year", "fr", many=True), said_unit("GB", "fr")
    ('usages/an', 'Go')
    >>> said_unit("year", "en", many=True)
    'years'
    """
    head, *rest = re.split("([/·])", unit)
    shown = [_single(head, language, many=many)]
    shown += [_single(part, language, many=False) for part in rest]
    return "".join(shown)


def said_number(value: float, language: str) -> str:
    """Return a number with the decimal sign and the thousands of a language.

    >>> said_number(1200.5, "fr"), said_number(1200000, "en"), said_number(2026, "en")
    ('1200,5', '1,200,000', '2026')
    >>> said_number(3e300, "en").replace("\N{NO-BREAK SPACE}", " ")
    '3 × 10³⁰⁰'
    """
    text, power, size = f"{value:.12g}".partition("e")
    scale = f"{_TIMES}10{str(int(size)).translate(_RAISED)}" if power else ""
    whole, point, decimals = text.partition(".")
    if whole.lstrip("-").isdecimal() and abs(int(whole)) >= _WHOLE:
        whole = f"{int(whole):,}"
    if language == "fr":
        whole = whole.replace(",", "\N{NO-BREAK SPACE}")
        point = point.replace(".", ",")
    return f"{whole}{point}{decimals}{scale}"


def said_quantity(value: float, unit: str, language: str) -> str:
    """Return a quantity as one says it.

    >>> said_quantity(5, "year", "en"), said_quantity(1200, "1/year", "en")
    ('5 years', '1200/year')
    """
    number = said_number(value, language)
    if unit == "1":
        return number
    several = abs(value) >= _TWO if language == "fr" else value != 1
    named = said_unit(unit, language, many=several)
    if named.startswith("1/"):
        return f"{number}{named[1:]}"
    apart = "\N{NO-BREAK SPACE}" if language == "fr" else " "
    return f"{number}{apart}{named}"


def _single(name: str, language: str, *, many: bool) -> str:
    plural, one, several = _WORDS.get(name, (name, name, name))
    if language != "fr":
        return plural if many else name
    if name in _WORDS:
        return several if many else one
    return _BYTES.sub(r"\1o", _SIGNS.get(name, name))
