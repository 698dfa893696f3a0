"""Fill and change one row without leaving the place it was chosen in."""

from assessor.domain.answers import State
from assessor.errors import AnswerError
from assessor.interview import (
    Item,
    Recorded,
    add_row,
    find_item,
    items,
    record,
    remove_row,
)
from assessor.terminal.asking import ask, said
from assessor.terminal.desk import Desk
from assessor.terminal.front import Key, Pressed
from assessor.terminal.heading import show_item
from assessor.terminal.places import answer_line

_BACK = "!back"


def fill(desk: Desk, group: str, row: str) -> Key | None:
    """Ask the open questions of a row, one after the other.

    Returns:
        ``None`` once none is left, else the key that leads elsewhere.

    Raises:
        LeaveError: If the person leaves.
    """
    left: set[str] = set()
    again: str | None = None
    while True:
        own = row_items(desk, group, row)
        item = next((i for i in own if i.id == again), None)
        item = item or next((i for i in own if not i.done and i.id not in left), None)
        if item is None:
            return None
        again = None
        key = ask_one(desk, item)
        if key is Key.BACK:
            ids = [i.id for i in own]
            place = ids.index(item.id)
            if place == 0:
                return key
            again = ids[place - 1]
        elif key is Key.LATER:
            left.add(item.id)
        elif key is not None:
            return key


def change(desk: Desk, group: str, row: str) -> Key | None:
    """Ask what is open in a row; then list its answers, each to be changed.

    Returns:
        ``None`` once the row is as it should be, else the key that leads elsewhere.
    """
    key = fill(desk, group, row)
    while key in {None, Key.BACK}:
        own = row_items(desk, group, row)
        lines = [(_BACK, desk.words("row_right_now"))]
        lines += [(item.id, answer_line(desk, item)) for item in own]
        chosen = desk.pick(desk.words("review_item"), lines)
        item = next((i for i in own if i.id == chosen), None)
        if item is None:
            return None
        key = ask_one(desk, item)
        if key is Key.LATER:
            key = None
        elif key is None:
            key = fill(desk, group, row)
    return key


def ask_one(desk: Desk, item: Item) -> Key | None:
    """Show one question and ask it."""
    show_item(desk, item, before=item.section.id, keys=True)
    return ask(desk, item)


def row_items(desk: Desk, group: str, row: str) -> list[Item]:
    """Return the questions of one row."""
    prefix = f"{group}[{row}]."
    return [item for item in items(desk.sheet) if item.id.startswith(prefix)]


def new_row(desk: Desk, group: str, *, usual: str) -> str | None:
    """Ask what a new row is called and add it; ``None`` if nothing was added."""
    section = desk.pack.groups[group]
    repeat = section.repeat
    kind = repeat.item.in_language(desk.words.language) if repeat else group
    reply = desk.front.line(desk.words("name_row", item=kind), proposed=usual)
    if isinstance(reply, Pressed) or not reply.strip():
        return None
    try:
        key, recorded = add_row(desk.sheet, group, reply)
        recorded = _named(desk, recorded, f"{group}[{key}].name", reply)
    except AnswerError as error:
        desk.front.tell(said(error, desk), "error")
        return None
    desk.keep(recorded, "rows")
    return key


def _named(desk: Desk, recorded: Recorded, identifier: str, name: str) -> Recorded:
    """Answer the question for the name of a row, where there is one."""
    if find_item(recorded.sheet, identifier) is None:
        return recorded
    return record(recorded.sheet, identifier, name, at=desk.now)


def drop_row(desk: Desk, group: str, row: str, name: str) -> None:
    """Remove a row with its answers, once that is confirmed."""
    prefix = f"{group}[{row}]."
    given = [
        found
        for found, answer in desk.sheet.answers.answers.items()
        if found.startswith(prefix) and answer.state is not State.OPEN
    ]
    if sure(desk, desk.words("remove_sure", row=name, count=len(given))):
        desk.keep(remove_row(desk.sheet, group, row), "rows")


def sure(desk: Desk, prompt: str) -> bool:
    """Ask before something is removed."""
    options = [("no", desk.words("cancel")), ("yes", desk.words("yes"))]
    return desk.pick(prompt, options) == "yes"
