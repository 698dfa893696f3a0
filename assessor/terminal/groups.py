"""The rows of a repeated group: add, change, remove."""

from assessor.interview import Item, remove_row
from assessor.terminal.desk import Desk
from assessor.terminal.filling import change, drop_row, fill, new_row, row_items
from assessor.terminal.front import Key, Option, Pressed

ADD, NONE, DONE, LATER = "!add", "!none", "!done", "!later"
CHANGE, REMOVE = "change:", "remove:"
_ELSEWHERE = {Key.BACK, Key.MENU, Key.REVIEW, Key.LATER}


def ask_rows(desk: Desk, item: Item) -> Key | None:
    """Show the rows of a group and ask what to do with them, until all is there.

    Returns:
        ``None`` once the rows are complete, or the key that leads elsewhere.

    Raises:
        LeaveError: If the person leaves.
    """
    while True:
        rows = desk.sheet.answers.groups.get(item.id, ())
        _show(desk, item, rows)
        options = [Option(*pair) for pair in _options(desk, item, rows)]
        usual = DONE if rows else None  # an Enter too many adds no row
        reply = desk.front.one(desk.words("ask_rows"), options, usual)
        if isinstance(reply, Pressed):
            if reply.key in _ELSEWHERE:
                return reply.key
            explain(desk, item)
        elif reply in {DONE, NONE}:
            if item.id not in desk.sheet.answers.groups:
                desk.keep(remove_row(desk.sheet, item.id), "rows")
            return None
        elif reply == LATER:
            return Key.LATER
        else:
            key = _act(desk, item, reply)
            if key in {Key.MENU, Key.REVIEW}:
                return key


def _show(desk: Desk, item: Item, rows: tuple[str, ...]) -> None:
    title = item.section.title.in_language(desk.words.language)
    desk.front.tell(desk.words("rows", section=title, count=len(rows)))
    for row in rows:
        own = row_items(desk, item.id, row)
        line = desk.words(
            "row_line",
            row=desk.row_name(item.id, row),
            answered=sum(i.done for i in own),
            asked=len(own),
        )
        desk.front.tell(f"  {line}")


def _options(desk: Desk, item: Item, rows: tuple[str, ...]) -> list[tuple[str, str]]:
    words, repeat = desk.words, item.section.repeat
    found: list[tuple[str, str]] = []
    if repeat is not None and len(rows) < repeat.max:
        kind = repeat.item.in_language(words.language)
        found.append((ADD, words("add_row", item=kind)))
    if rows:
        found.append((DONE, words("rows_done")))
    else:
        least = repeat.min if repeat else 0
        found += [] if least else [(NONE, words("rows_none"))]
        found.append((LATER, words("rows_later")))
    for key in rows:
        name = desk.row_name(item.id, key)
        found.append((f"{CHANGE}{key}", words("edit_row", row=name)))
        found.append((f"{REMOVE}{key}", words("remove_row", row=name)))
    return found


def _act(desk: Desk, item: Item, reply: str) -> Key | None:
    if reply.startswith(CHANGE):
        return change(desk, item.id, reply.removeprefix(CHANGE))
    if reply.startswith(REMOVE):
        row = reply.removeprefix(REMOVE)
        drop_row(desk, item.id, row, desk.row_name(item.id, row))
        return None
    repeat = item.section.repeat
    kind = repeat.item.in_language(desk.words.language) if repeat else item.id
    count = len(desk.sheet.answers.groups.get(item.id, ()))
    key = new_row(desk, item.id, usual=f"{kind} {count + 1}")
    return None if key is None else fill(desk, item.id, key)


def explain(desk: Desk, item: Item) -> None:
    """Say what a group is about, and the keys."""
    if item.section.intro is not None:
        desk.front.tell(item.section.intro.in_language(desk.words.language))
    desk.front.tell(desk.words("keys_all"), "dim")
