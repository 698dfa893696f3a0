"""The scenario board: all scenarios on one screen, added, changed and removed there.

Whatever is done on it comes back to it, until one goes on.
"""

from assessor.domain.sheet import OPTIONS
from assessor.errors import AnswerError
from assessor.interview import (
    Item,
    Lane,
    add_row,
    board,
    find_item,
    items,
    on_board,
    remove_row,
)
from assessor.terminal.asking import said
from assessor.terminal.card import describe, hold_card
from assessor.terminal.desk import Desk
from assessor.terminal.filling import ask_one
from assessor.terminal.front import Key, Option, Pressed
from assessor.terminal.groups import explain
from assessor.terminal.lanes import draw, label_of

ADD, DONE, LATER = "!add", "!done", "!later"
LANE, SHARED = "lane:", "shared:"
_ELSEWHERE = {Key.BACK, Key.MENU, Key.REVIEW, Key.LATER}


def is_on_board(item: Item) -> bool:
    """Whether an item is asked on the board."""
    repeat = item.section.repeat
    return repeat is not None and on_board(repeat.group)


def ask_board(desk: Desk, item: Item) -> Key | None:
    """Show the scenarios side by side and ask what to do with them.

    Args:
        desk: The answers and the front.
        item: What led to the board: rows of one of its groups.

    Returns:
        ``None`` once the scenarios are as they should be, or the key that leads
        elsewhere.

    Raises:
        LeaveError: If the person leaves.
    """
    while True:
        found = board(desk.sheet)
        draw(desk, found)
        options = _options(desk, found.lanes)
        reply = desk.front.one(desk.words("ask_rows"), options)
        if isinstance(reply, Pressed):
            if reply.key in _ELSEWHERE:
                return reply.key
            explain(desk, item)
        elif reply == DONE:
            _close(desk)
            return None
        elif reply == LATER:
            return Key.LATER
        else:
            key = _act(desk, reply)
            if key in {Key.MENU, Key.REVIEW}:
                return key


def _options(desk: Desk, lanes: tuple[Lane, ...]) -> list[Option]:
    words = desk.words
    found = [
        Option(f"{LANE}{lane.key}", words("board_lane", label=label_of(desk, lane)))
        for lane in lanes
    ]
    found.append(Option(ADD, words("board_add")))
    shared = board(desk.sheet)
    for name, item in (("unit", shared.unit), ("horizon", shared.horizon)):
        if item is not None:
            found.append(Option(f"{SHARED}{item.id}", words(f"board_change_{name}")))
    found.append(Option(DONE, words("rows_done")))
    found.append(Option(LATER, words("rows_later")))
    return found


def _act(desk: Desk, reply: str) -> Key | None:
    if reply.startswith(LANE):
        return hold_card(desk, reply.removeprefix(LANE))
    if reply.startswith(SHARED):
        item = find_item(desk.sheet, reply.removeprefix(SHARED))
        return None if item is None else ask_one(desk, item)
    return _add(desk)


def _add(desk: Desk) -> Key | None:
    """Ask what a new scenario is called and what it is."""
    reply = desk.front.line(desk.words("ask_label"))
    if isinstance(reply, Pressed) or not reply.strip():
        return None
    try:
        key, recorded = add_row(desk.sheet, OPTIONS, reply)
    except AnswerError as error:
        desk.front.tell(said(error, desk), "error")
        return None
    desk.keep(recorded, "rows")
    return describe(desk, key)


def _close(desk: Desk) -> None:
    """Record that a group without rows has none, so that it is not asked again."""
    for item in items(desk.sheet):
        asks_rows = item.question is None and is_on_board(item)
        if asks_rows and not item.done:
            desk.keep(remove_row(desk.sheet, item.id), "rows", show=False)
