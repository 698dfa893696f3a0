"""How much an action changes: in per cent of an answer, or as another value."""

from collections.abc import Sequence

from assessor.domain.answers import StatedAction
from assessor.errors import AnswerError
from assessor.interview import Item, Manner, find_item, sizable, size, unsize
from assessor.terminal.asking import said
from assessor.terminal.desk import Desk
from assessor.terminal.front import Option, Pressed
from assessor.terminal.lookup import find
from assessor.terminal.places import answer_line
from assessor.terminal.showing import LIST, answer_text, question_line

_BACK, _ADD = "!back", "!add"
_SHORT_LIST = 20


def open_sizes(desk: Desk, action: str) -> None:
    """Show what an action changes, add to it and take back from it.

    Raises:
        LeaveError: If the person leaves.
    """
    words = desk.words
    while True:
        stated = desk.sheet.answers.actions.get(action)
        if stated is None:
            return
        options = [(_BACK, words("sizes_done")), (_ADD, words("sizes_add"))]
        options += [
            (name, words("sizes_remove", change=change_text(desk, stated, name)))
            for name in stated.changes
        ]
        chosen = desk.pick(words("sizes"), options)
        if chosen in {"", _BACK}:
            return
        if chosen == _ADD:
            _add(desk, action)
        else:
            desk.keep(unsize(desk.sheet, action, chosen), "action", show=False)


def change_text(desk: Desk, stated: StatedAction, name: str) -> str:
    """Return what an action does to one answer or row, on one line."""
    item = find_item(desk.sheet, name)
    title = name if item is None else question_line(item, desk.words)
    if name in stated.scale:
        percent = round((stated.scale[name] - 1) * 100, 6)
        shown = f"{percent:+g}".replace("-", "\u2212").replace(".", desk.mark)
        value = desk.words("percent", value=shown)
    elif name in stated.set and item is not None and item.question is not None:
        question = item.question
        levels = desk.pack.levels_of(question) if question.scale else ()
        answer = stated.set[name]
        value = answer_text(question, answer, desk.words, desk.mark, levels)
    else:
        value = desk.words("sizes_dropped")
    return desk.words("sizes_change", name=title, value=value)


def _add(desk: Desk, action: str) -> None:
    """Ask which answer an action changes, and to what."""
    found = sizable(desk.sheet)
    if not found:
        desk.front.tell(desk.words("sizes_nothing"), "error")
        return
    item = _pick_item(desk, _of_one_section(desk, found))
    if item is None:
        return
    desk.front.tell(answer_line(desk, item))
    while True:
        raw = _ask_value(desk, item)
        if raw is None:
            return
        manner = Manner(at=desk.now, decimal=desk.mark)
        try:
            recorded = size(desk.sheet, action, item.id, raw, manner)
        except AnswerError as error:
            desk.front.tell(said(error, desk), "error")
            continue
        desk.keep(recorded, "action", show=False)
        return


def _of_one_section(desk: Desk, found: Sequence[Item]) -> Sequence[Item]:
    """Ask for the section first where the list would be long."""
    if len(found) <= _SHORT_LIST:
        return found
    language = desk.words.language
    sections = {i.section.id: i.section.title.in_language(language) for i in found}
    options = [(_BACK, desk.words("back")), *sections.items()]
    chosen = desk.pick(desk.words("review"), options)
    return [item for item in found if item.section.id == chosen]


def _pick_item(desk: Desk, found: Sequence[Item]) -> Item | None:
    if not found:
        return None
    options = [(_BACK, desk.words("back"))]
    options += [(item.id, answer_line(desk, item)) for item in found]
    chosen = desk.pick(desk.words("sizes_which"), options)
    return next((item for item in found if item.id == chosen), None)


def _ask_value(desk: Desk, item: Item) -> str | None:
    """Ask for a change in per cent or for another value; ``None`` to change nothing."""
    question = item.question
    if question is None:
        return None
    choices = [
        Option(key, label.in_language(desk.words.language))
        for key, label in question.choices.items()
    ]
    if 0 < len(choices) <= LIST:
        reply = desk.front.one(desk.words("sizes_value"), choices)
        return None if isinstance(reply, Pressed) else reply
    while True:
        prompt = "sizes_change_or_value" if question.type.is_numeric else "sizes_value"
        typed = desk.front.line(desk.words(prompt))
        if isinstance(typed, Pressed) or not typed.strip():
            return None
        reply = find(desk, question, typed) if choices else typed
        if not isinstance(reply, Pressed):
            return reply
