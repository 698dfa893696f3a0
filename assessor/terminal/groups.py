"""The rows of a repeated group: add, change, remove."""

from assessor.domain.answers import State
from assessor.domain.sheet import OPTIONS
from assessor.errors import AnswerError
from assessor.interview import (
    Item,
    Recorded,
    add_row,
    find_item,
    items,
    name_scenario,
    record,
    remove_row,
)
from assessor.terminal.asking import said
from assessor.terminal.desk import Desk
from assessor.terminal.front import Key, Option, Pressed
from assessor.terminal.showing import line_of

ADD, NONE, DONE, LATER = "!add", "!none", "!done", "!later"
CHANGE, REMOVE, DESCRIBE = "change:", "remove:", "describe:"


def ask_rows(desk: Desk, item: Item) -> str | Key | None:
    """Show the rows of a group and ask what to do with them.

    Returns:
        The id to go on from: that of a row to fill; the key that leads elsewhere;
        or ``None`` once the rows are complete.

    Raises:
        LeaveError: If the person leaves.
    """
    while True:
        rows = desk.sheet.answers.groups.get(item.id, ())
        _show(desk, item, rows)
        options = _options(desk, item, rows)
        reply = desk.front.one(desk.words("ask_rows"), options_of(options))
        if isinstance(reply, Pressed):
            if reply.key in {Key.BACK, Key.MENU, Key.REVIEW, Key.LATER}:
                return reply.key
            _explain(desk, item)
            continue
        if reply in {DONE, NONE}:
            if item.id not in desk.sheet.answers.groups:
                desk.keep(remove_row(desk.sheet, item.id), "rows")
            return None
        if reply == LATER:
            return Key.LATER
        place = _act(desk, item, reply)
        if place is not None:
            return place


def options_of(pairs: list[tuple[str, str]]) -> list[Option]:
    """Return pairs of value and title as entries of a list."""
    return [Option(value, title) for value, title in pairs]


def row_name(desk: Desk, group: str, row: str) -> str:
    """Return what the screen calls a row: the label of a scenario, or its key."""
    if group != OPTIONS:
        return row
    label = desk.sheet.answers.scenarios.get(row, "")
    return line_of(label) or _usual_label(desk, row)


def _usual_label(desk: Desk, scenario: str) -> str:
    key = f"scenario_{scenario}"
    return desk.words(key) if scenario in {"project", "reference"} else scenario


def _show(desk: Desk, item: Item, rows: tuple[str, ...]) -> None:
    title = item.section.title.in_language(desk.words.language)
    desk.front.tell(desk.words("rows", section=title, count=len(rows)))
    everything = items(desk.sheet)
    for row in rows:
        own = [i for i in everything if i.row == row and i.section is item.section]
        desk.front.tell(
            "  "
            + desk.words(
                "row_line",
                row=row_name(desk, item.id, row),
                answered=sum(i.done for i in own),
                asked=len(own),
            )
        )


def _options(desk: Desk, item: Item, rows: tuple[str, ...]) -> list[tuple[str, str]]:
    words, repeat = desk.words, item.section.repeat
    kind = repeat.item.in_language(words.language) if repeat else ""
    found: list[tuple[str, str]] = []
    if item.id == OPTIONS:
        found += [
            (
                f"{DESCRIBE}{key}",
                words("scenario_describe", label=row_name(desk, OPTIONS, key)),
            )
            for key in desk.sheet.answers.scenarios
            if key not in rows
        ]
    if repeat is None or len(rows) < repeat.max:
        found.append((ADD, words("add_row", item=kind)))
    if rows:
        found.append((DONE, words("rows_done")))
    else:
        least = repeat.min if repeat else 0
        found += [] if least else [(NONE, words("rows_none"))]
        found.append((LATER, words("rows_later")))
    for key in rows:
        name = row_name(desk, item.id, key)
        found.append((f"{CHANGE}{key}", words("edit_row", row=name)))
        found.append((f"{REMOVE}{key}", words("remove_row", row=name)))
    return found


def _act(desk: Desk, item: Item, reply: str) -> str | None:
    if reply.startswith(CHANGE):
        return _first_of(desk, item.id, reply.removeprefix(CHANGE))
    if reply.startswith(REMOVE):
        _remove(desk, item, reply.removeprefix(REMOVE))
        return None
    if reply.startswith(DESCRIBE):
        return _describe(desk, item, reply.removeprefix(DESCRIBE))
    return _add(desk, item)


def _add(desk: Desk, item: Item) -> str | None:
    repeat = item.section.repeat
    kind = repeat.item.in_language(desk.words.language) if repeat else item.id
    count = len(desk.sheet.answers.groups.get(item.id, ()))
    usual = "" if item.id == OPTIONS else f"{kind} {count + 1}"
    reply = desk.front.line(desk.words("name_row", item=kind), proposed=usual)
    if isinstance(reply, Pressed) or not reply.strip():
        return None
    try:
        key, recorded = add_row(desk.sheet, item.id, reply)
        recorded = _named(desk, recorded, f"{item.id}[{key}].name", reply)
    except AnswerError as error:
        desk.front.tell(said(error, desk), "error")
        return None
    desk.keep(recorded, "rows")
    return _first_of(desk, item.id, key)


def _named(desk: Desk, recorded: Recorded, identifier: str, name: str) -> Recorded:
    """Answer the question for the name of a row, where there is one."""
    if find_item(recorded.sheet, identifier) is None:
        return recorded
    return record(recorded.sheet, identifier, name, at=desk.now)


def _describe(desk: Desk, item: Item, key: str) -> str | None:
    label = desk.sheet.answers.scenarios.get(key, "")
    usual = label or _usual_label(desk, key)
    reply = desk.front.line(desk.words("ask_label"), proposed=usual)
    if isinstance(reply, Pressed):
        return None
    try:
        named = name_scenario(desk.sheet, key, reply)
        _, recorded = add_row(named.sheet, item.id, key)
    except AnswerError as error:
        desk.front.tell(said(error, desk), "error")
        return None
    desk.keep(recorded, "rows")
    return _first_of(desk, item.id, key)


def _remove(desk: Desk, item: Item, key: str) -> None:
    prefix = f"{item.id}[{key}]."
    given = [
        name
        for name, answer in desk.sheet.answers.answers.items()
        if name.startswith(prefix) and answer.state is not State.OPEN
    ]
    name = row_name(desk, item.id, key)
    prompt = desk.words("remove_sure", row=name, count=len(given))
    options = [("no", desk.words("cancel")), ("yes", desk.words("yes"))]
    if desk.pick(prompt, options) == "yes":
        desk.keep(remove_row(desk.sheet, item.id, key), "rows")


def _first_of(desk: Desk, group: str, key: str) -> str | None:
    """Return the first item of a row: an open one, else the first of all."""
    own = [i for i in items(desk.sheet) if i.id.startswith(f"{group}[{key}].")]
    found = next((i for i in own if not i.done), own[0] if own else None)
    return found.id if found else None


def _explain(desk: Desk, item: Item) -> None:
    if item.section.intro is not None:
        desk.front.tell(item.section.intro.in_language(desk.words.language))
    desk.front.tell(desk.words("keys_all"), "dim")
