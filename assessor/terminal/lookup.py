"""Find what was meant among many choices."""

import unicodedata

from assessor.domain.questionnaire import Question
from assessor.terminal.desk import Desk
from assessor.terminal.front import Key, Pressed

MOST = 8


def find(desk: Desk, question: Question, given: str) -> str | Pressed:
    """Return the choice that typed text fits.

    Where none or several fit, that is said and the person types on.
    """
    language = desk.words.language
    folded = fold(given)
    if not folded:
        return given
    names = {
        key: label.in_language(language) for key, label in question.choices.items()
    }
    exact = [k for k, name in names.items() if folded in {fold(k), fold(name)}]
    if exact:
        return exact[0]
    near = [k for k, name in names.items() if folded in fold(f"{name} {k}")]
    if len(near) == 1:
        desk.front.tell(desk.words("taken_for", name=names[near[0]]), "dim")
        return near[0]
    shown = desk.words.list([names[key] for key in near], MOST)
    said = "several" if near else "no_match"
    desk.front.tell(desk.words(said, given=given, names=shown), "error")
    return Pressed(Key.AGAIN, given)


def fold(text: str) -> str:
    """Forget accents, case and punctuation.

    Examples:
        >>> fold("Côte d’Ivoire") == fold("cote d'ivoire")
        True
    """
    letters = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(
        "".join(
            c if c.isalnum() else " " for c in letters if not unicodedata.combining(c)
        ).split()
    )
