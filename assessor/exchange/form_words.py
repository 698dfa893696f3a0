"""The fixed words of a form, in both languages at once."""

from collections.abc import Mapping

from assessor.domain.wording import Text
from assessor.errors import ExchangeError

STATES: Mapping[str, tuple[str, str]] = {
    "answered": ("answered", "répondu"),
    "planned": ("planned", "prévu"),
    "unknown": ("unknown", "je ne sais pas"),
    "not_applicable": ("not applicable", "sans objet"),
    "open": ("open", "ouvert"),
}
QUALITIES: Mapping[str, tuple[str, str]] = {
    "measured": ("measured", "mesuré"),
    "software_meter": ("read by software", "relevé par un logiciel"),
    "computed": ("computed", "calculé"),
    "estimated": ("estimated", "estimé"),
    "assumed": ("assumed", "supposé"),
}
HEADS: Mapping[str, tuple[str, str]] = {
    "id": ("Id (do not change)", "Identifiant (ne pas modifier)"),
    "code": ("Code", "Code"),
    "ask_en": ("Question (English)", "Question (anglais)"),
    "ask_fr": ("Question (French)", "Question (français)"),
    "state": ("State", "État"),
    "value": ("Answer", "Réponse"),
    "unit": ("Unit", "Unité"),
    "low": ("Low", "Bas"),
    "high": ("High", "Haut"),
    "quality": ("How it was obtained", "Mode d’obtention"),
    "reason": ("Reason, justification", "Motif, justification"),
    "evidence": ("Evidence", "Preuve"),
    "note": ("Note", "Note"),
    "accepts": ("What may be answered", "Réponses possibles"),
    "help_en": ("How to find it (English)", "Comment la trouver (anglais)"),
    "help_fr": ("How to find it (French)", "Comment la trouver (français)"),
}
FIRST_SHEET = "Read me - Lisez-moi"
GUIDE = Text(
    {
        "en": (
            "Fill in the white cells of the sheets that follow; the rest is locked.\n"
            "Leave a row empty if you have nothing to say of it: nothing is changed.\n"
            "If you do not know, choose the state “unknown”: that is a good answer.\n"
            "If a question does not apply, choose “not applicable” and say why.\n"
            "“Low” and “High” hold the range of a figure, in the unit of the row.\n"
            "Evidence: the titles or keys of documents, separated by semicolons.\n"
            "In a repeated group, empty rows named row1, row2 may be filled in.\n"
            "Type plain values: formulas and merged cells are refused when the form is "
            "read back.\n"
            "Send the file back as .xlsx, or one sheet as .csv."
        ),
        "fr": (
            "Remplissez les cellules blanches des feuilles qui suivent ; les autres "
            "sont verrouillées.\n"
            "Laissez une ligne vide si vous n’avez rien à en dire : rien n’est "
            "modifié.\n"
            "Si vous ne savez pas, choisissez l’état « je ne sais pas » : c’est une "
            "bonne réponse.\n"
            "Si une question ne s’applique pas, choisissez « sans objet » et donnez le "
            "motif.\n"
            "« Bas » et « Haut » sont les bornes d’un chiffre, dans l’unité de la "
            "ligne.\n"
            "Preuve : titres ou clés de documents, séparés par des points-virgules.\n"
            "Dans un groupe répété, les lignes vides nommées row1, row2 peuvent être "
            "remplies.\n"
            "Saisissez des valeurs simples : les formules et les cellules fusionnées "
            "sont refusées à la relecture.\n"
            "Renvoyez le fichier en .xlsx, ou une feuille en .csv."
        ),
    }
)


def labelled(words: Mapping[str, tuple[str, str]], name: str) -> str:
    """Return a fixed word in both languages, as a drop-down shows it.

    Examples:
        >>> labelled(STATES, "unknown")
        'unknown / je ne sais pas'
    """
    return " / ".join(dict.fromkeys(words[name])) if name in words else ""


def read_label(
    words: Mapping[str, tuple[str, str]], label: str, what: str
) -> str | None:
    """Return which fixed word a cell holds; ``None`` where it is empty.

    Args:
        words: The words there are.
        label: What stands in the cell, in either language or both.
        what: What the cell holds, for the message.

    Raises:
        ExchangeError: It is none of them.

    Examples:
        >>> read_label(STATES, "Sans objet", "state")
        'not_applicable'
    """
    given = " ".join(label.casefold().split())
    if not given:
        return None
    for name, said in words.items():
        if given in {name, *said, labelled(words, name)}:
            return name
    listed = ", ".join(labelled(words, name) for name in words)
    message = f"{label!r:.60} is no {what}; expected one of {listed}"
    raise ExchangeError(message)
