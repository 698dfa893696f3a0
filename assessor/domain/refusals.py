"""Why an answer is refused, in the language of the person who typed it."""

from collections.abc import Mapping
from enum import StrEnum

from assessor.domain.wording import Text
from assessor.errors import AnswerError, QuantityError
from assessor.quantities import said_quantity, said_unit


class Why(StrEnum):
    """The reasons there are."""

    BOOL = "bool"
    CHOICE = "choice"
    TWICE = "twice"
    LEVEL = "level"
    NUMBER = "number"
    INTEGER = "integer"
    BELOW = "below"
    ABOVE = "above"
    PERCENT = "percent"
    ORDER = "order"
    TEXT = "text"
    LONG = "long"
    DATE = "date"
    CELL = "cell"
    MATRIX = "matrix"
    JUSTIFY = "justify"
    CONCERNED = "concerned"
    ASIDE = "aside"
    UNLIKELY = "unlikely"
    FULL = "full"
    SCENARIO = "scenario"
    STAYS = "stays"
    ASKED = "asked"
    CHANGE = "change"
    AWAY = "away"
    NO_ACTION = "no_action"


_WORDINGS: dict[Why, tuple[str, str]] = {
    Why.CHANGE: (
        "There is no figure to change by a percentage; give the new value instead.",
        "Aucun chiffre à modifier en pourcentage ici ; donnez la nouvelle valeur.",
    ),
    Why.AWAY: (
        (
            "Nothing would be left. Give 0 as the new value, or what remains of it, "
            "as in -95 %."
        ),
        (
            "Il n’en resterait rien. Donnez 0 comme nouvelle valeur, ou ce qu’il en "
            "reste, comme -95 %."
        ),
    ),
    Why.NO_ACTION: (
        "The questionnaire has no action {given}.",
        "Le questionnaire n’a pas d’action {given}.",
    ),
    Why.BOOL: ("Answer yes or no.", "Répondez par oui ou par non."),
    Why.CHOICE: (
        "“{given}” is not one of the choices. Expected one of: {choices}.",
        "« {given} » n’est pas un des choix. Attendu : {choices}.",
    ),
    Why.TWICE: ("“{given}” is chosen twice.", "« {given} » est choisi deux fois."),
    Why.LEVEL: (
        "Expected a level from 0 to 4, got {given}.",
        "Un niveau de 0 à 4 est attendu, reçu : {given}.",
    ),
    Why.NUMBER: (
        "“{given}” is not a number{unit}. {detail}",
        "« {given} » n’est pas un nombre{unit}. {detail}",
    ),
    Why.INTEGER: (
        "Expected a whole number, got {given}.",
        "Un nombre entier est attendu, reçu : {given}.",
    ),
    Why.BELOW: (
        "{given} is below {bound}, the least that is possible.",
        "{given} est inférieur à {bound}, le minimum possible.",
    ),
    Why.ABOVE: (
        "{given} is above {bound}, the most that is possible.",
        "{given} est supérieur à {bound}, le maximum possible.",
    ),
    Why.PERCENT: (
        (
            "{given} is above 100 %, the most that is possible. If {percent} is "
            "meant, write {percent} or {share}."
        ),
        (
            "{given} est supérieur à 100\N{NO-BREAK SPACE}%, le maximum "
            "possible. S’il s’agit de {percent}, écrivez {percent} ou {share}."
        ),
    ),
    Why.ORDER: (
        "The value {given} lies outside its own range {low} to {high}.",
        "La valeur {given} sort de sa propre fourchette {low} à {high}.",
    ),
    Why.TEXT: ("Expected some text.", "Un texte est attendu."),
    Why.LONG: (
        (
            "The text has {given} characters; at most {bound} are accepted. "
            "Attach a document as evidence instead."
        ),
        (
            "Le texte compte {given} caractères ; {bound} au plus sont acceptés. "
            "Joignez plutôt un document comme preuve."
        ),
    ),
    Why.DATE: (
        "“{given}” is not a date. Expected year-month-day, as in 2026-03-31.",
        "« {given} » n’est pas une date. Attendu : année-mois-jour, comme 2026-03-31.",
    ),
    Why.CELL: (
        "“{given}” is not a cell of the grid. A cell is row/column, as in {example}.",
        (
            "« {given} » n’est pas une case de la grille. "
            "Une case s’écrit ligne/colonne, comme {example}."
        ),
    ),
    Why.MATRIX: (
        "Expected the state of each cell, as in {example}.",
        "L’état de chaque case est attendu, comme {example}.",
    ),
    Why.JUSTIFY: (
        "“Not applicable” needs a reason.",
        "« Sans objet » demande une raison.",
    ),
    Why.CONCERNED: (
        (
            "This question cannot be set aside as not applicable; "
            "answer “I don't know” instead."
        ),
        (
            "Cette question ne peut pas être écartée comme sans objet ; "
            "répondez plutôt « je ne sais pas »."
        ),
    ),
    Why.ASIDE: (
        "“Not applicable” has no value: remove the value, or the state.",
        "« Sans objet » n’a pas de valeur : retirez la valeur, ou l’état.",
    ),
    Why.UNLIKELY: (
        (
            "{given} lies outside the usual {low} to {high}. "
            "Check the number and its unit."
        ),
        (
            "{given} sort de l’intervalle habituel {low} à {high}. "
            "Vérifiez le nombre et son unité."
        ),
    ),
    Why.FULL: (
        "{group} already has {given} rows, the most it takes.",
        "« {group} » a déjà {given} lignes, le maximum possible.",
    ),
    Why.SCENARIO: (
        "There is no scenario {given}.",
        "Il n’y a pas de scénario « {given} ».",
    ),
    Why.STAYS: (
        "The project and its reference always exist; remove their rows instead.",
        "Le projet et sa référence existent toujours ; retirez plutôt leurs lignes.",
    ),
    Why.ASKED: (
        "{given} is not asked of this project.",
        "{given} n’est pas demandé pour ce projet.",
    ),
}


# What is wrong with a quantity, by its reason; the English wording is the message
# of the error itself.
FRENCH_REASONS = {
    "too_long": (
        "Le texte est trop long ; un nombre avec son unité est attendu, "
        "comme 1200 h ou 900-1600 h."
    ),
    "expected": ("Un nombre avec son unité est attendu, comme 1200 h ou 900-1600 h."),
    "order": "La borne basse vient en premier.",
    "bounds": "Deux bornes sont attendues, comme [900 ; 1600].",
    "number": "Un nombre est attendu à la place de « {text} ».",
    "large": "Le nombre est trop grand.",
    "thousands": "Milliers ou décimales ? Écrivez-le sans le point.",
    "separators": ("Ce n’est pas un seul nombre, ou ses séparateurs sont mal placés."),
    "billion": (
        "Un billion vaut mille milliards en français et un milliard en anglais ; "
        "écrivez 2 milliards, ou 2e12."
    ),
    "unit_large": "Le nombre est trop grand pour une valeur en {to}.",
    "unit_long": "« {unit}… » est trop long pour une unité.",
    "unit_near": "L’unité « {unit} » n’est pas connue ; vouliez-vous dire {near} ?",
    "unit_unknown": (
        "L’unité « {unit} » n’est pas connue ; écrivez-la en entier, comme kWh ou h."
    ),
    "unit_misfit": "« {unit} » ne se convertit pas en {to} ; unités possibles : {fit}.",
}


def detail(error: QuantityError) -> Text:
    """Say what is wrong with a quantity, in each language."""
    english = str(error)
    wording = FRENCH_REASONS.get(error.reason)
    if wording is None:
        return Text({"en": english, "fr": english})
    parts = dict(error.parts)
    if "to" in parts:
        parts["to"] = said_unit(parts["to"], "fr")
    for name, mark in (("fit", ", "), ("near", " / ")):
        if name in parts:
            units = [said_unit(unit, "fr") for unit in parts[name].split(mark)]
            parts[name] = (" ou " if name == "near" else mark).join(units)
    return Text({"en": english, "fr": wording.format(**parts)})


def amount(value: float, unit: str) -> Text:
    """Say a quantity in each language.

    Examples:
        >>> amount(1.5, "year").in_language("en")
        '1.5 years'
    """
    return Text(
        {language: said_quantity(value, unit, language) for language in ("en", "fr")}
    )


def unit_named(unit: str) -> Text:
    """Name the unit expected, in brackets, in each language."""
    return Text({lang: f" [{said_unit(unit, lang)}]" for lang in ("en", "fr")})


def say(why: Why, **parts: object) -> Text:
    """Fill a wording in every language.

    Examples:
        >>> say(Why.LEVEL, given=7).in_language("fr")
        'Un niveau de 0 à 4 est attendu, reçu : 7.'
    """
    english, french = _WORDINGS[why]
    return Text(
        {
            "en": english.format(**_in("en", parts)).strip(),
            "fr": french.format(**_in("fr", parts)).strip(),
        }
    )


def _in(language: str, parts: Mapping[str, object]) -> dict[str, object]:
    return {
        name: part.in_language(language) if isinstance(part, Text) else part
        for name, part in parts.items()
    }


class RefusedError(AnswerError):
    """An answer that does not fit its question, with the reason in each language.

    Attributes:
        text: The reason, to show to the person who answers.
    """

    def __init__(self, why: Why, **parts: object) -> None:
        self.text = say(why, **parts)
        english, french = (self.text.in_language(name) for name in ("en", "fr"))
        super().__init__(english, french=french)
