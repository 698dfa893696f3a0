"""Find what was meant among many choices."""

from assessor.domain.questionnaire import Question
from assessor.terminal.desk import Desk
from assessor.terminal.folding import fold
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
    near = near or [k for k in names if folded in _everywhere(question, k)]
    if len(near) == 1:
        desk.front.tell(desk.words("taken_for", name=names[near[0]]), "dim")
        return near[0]
    shown = desk.words.list([names[key] for key in near], MOST)
    said = "several" if near else "no_match"
    desk.front.tell(desk.words(said, given=given, names=shown), "error")
    return Pressed(Key.AGAIN, given)


def _everywhere(question: Question, key: str) -> str:
    """Return the names of a choice in every language."""
    return fold(" ".join(question.choices[key].root.values()))
