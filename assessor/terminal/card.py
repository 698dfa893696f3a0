"""One scenario of the board: what it is, what belongs to it."""

from collections.abc import Callable

from assessor.domain.sheet import OPTIONS
from assessor.errors import AnswerError
from assessor.interview import (
    ALWAYS,
    EFFECTS,
    LINES,
    Lane,
    Row,
    activity_sections,
    add_row,
    board,
    find_item,
    name_scenario,
    on_board,
    place_row,
    remove_scenario,
    row_groups,
)
from assessor.terminal.asking import said
from assessor.terminal.desk import Desk
from assessor.terminal.filling import change, drop_row, fill, new_row, sure
from assessor.terminal.front import Key, Pressed
from assessor.terminal.lanes import label_of, row_line, spoken_lane

_BACK, _ROW, _ADD = "!back", "row:", "add:"
_AWAY = {Key.MENU, Key.REVIEW}


def hold_card(desk: Desk, key: str) -> Key | None:
    """Show one scenario and do with it what is asked, until one goes back.

    Returns:
        ``None`` to be back at the board, else the key that leads elsewhere.
    """
    while True:
        lane = _lane(desk, key)
        if lane is None:
            return None
        desk.front.tell(spoken_lane(desk, lane))
        chosen = desk.pick(desk.words("ask_rows"), _options(desk, lane), _BACK)
        if chosen in {"", _BACK}:
            return None
        if chosen.startswith(_ROW):
            gone = _hold_row(desk, lane, lane.rows[int(chosen.removeprefix(_ROW))])
        elif chosen.startswith(_ADD):
            gone = _new(desk, lane, chosen.removeprefix(_ADD))
        else:
            gone = _ACTS[chosen](desk, lane)
        if gone in _AWAY:
            return gone


def _lane(desk: Desk, key: str) -> Lane | None:
    return next((lane for lane in board(desk.sheet).lanes if lane.key == key), None)


def _options(desk: Desk, lane: Lane) -> list[tuple[str, str]]:
    words, asked = desk.words, row_groups(desk.sheet)
    found = [
        (f"{_ROW}{number}", row_line(desk, row)) for number, row in enumerate(lane.rows)
    ]
    found += [("describe", words("card_describe")), ("label", words("card_label"))]
    found += [("line", words("card_line"))] if LINES in asked else []
    found += [("effect", words("card_effect"))] if EFFECTS in asked else []
    found += [
        (f"{_ADD}{group}", words("add_row", item=_item(desk, group)))
        for group in asked
        if on_board(group) and group not in {LINES, EFFECTS}
    ]
    if activity_sections(desk.sheet):
        found.append(("activity", words("card_activity")))
    if _elsewhere(desk, lane):
        found.append(("bring", words("card_bring")))
    if lane.key not in ALWAYS:
        found.append(("remove", words("card_remove")))
    found.append((_BACK, words("card_back")))
    return found


def describe(desk: Desk, key: str) -> Key | None:
    """Ask what a scenario is and whether it renders the service."""
    row = f"{OPTIONS}[{key}]."
    known = any(name.startswith(row) for name in desk.sheet.answers.answers)
    if key not in desk.sheet.answers.groups.get(OPTIONS, ()):
        try:
            _, recorded = add_row(desk.sheet, OPTIONS, key)
        except AnswerError as error:
            desk.front.tell(said(error, desk), "error")
            return None
        desk.keep(recorded, "rows")
    return (change if known else fill)(desk, OPTIONS, key)


def _describe(desk: Desk, lane: Lane) -> Key | None:
    return describe(desk, lane.key)


def _label(desk: Desk, lane: Lane) -> Key | None:
    reply = desk.front.line(desk.words("ask_label"), label_of(desk, lane))
    if isinstance(reply, Pressed):
        return None
    try:
        desk.keep(name_scenario(desk.sheet, lane.key, reply), "rows")
    except AnswerError as error:
        desk.front.tell(said(error, desk), "error")
    return None


def _line(desk: Desk, lane: Lane) -> Key | None:
    return _new(desk, lane, LINES)


def _effect(desk: Desk, lane: Lane) -> Key | None:
    return _new(desk, lane, EFFECTS)


def _activity(desk: Desk, lane: Lane) -> Key | None:
    language = desk.words.language
    groups = [
        (section.repeat.group, section.title.in_language(language))
        for section in activity_sections(desk.sheet)
        if section.repeat
    ]
    groups.append((_BACK, desk.words("cancel")))
    chosen = desk.pick(desk.words("card_which"), groups)
    return None if chosen in {"", _BACK} else _new(desk, lane, chosen)


def _new(desk: Desk, lane: Lane, group: str) -> Key | None:
    """Add a row to a scenario and ask its questions."""
    kind = _item(desk, group)
    count = len(desk.sheet.answers.groups.get(group, ()))
    usual = "" if on_board(group) else f"{kind} {count + 1}"
    row = new_row(desk, group, usual=usual)
    if row is None:
        return None
    _place(desk, group, row, lane.key)
    return fill(desk, group, row)


def _item(desk: Desk, group: str) -> str:
    """Return what one row of a group is called."""
    repeat = desk.pack.groups[group].repeat
    return repeat.item.in_language(desk.words.language) if repeat else group


def _place(desk: Desk, group: str, row: str, scenario: str) -> None:
    """Write the scenario of a row, that of the project included, so that it shows."""
    if find_item(desk.sheet, f"{group}[{row}].scenario") is None:
        return
    moved = place_row(desk.sheet, group, row, scenario, at=desk.now)
    desk.keep(moved, "answer")


def _bring(desk: Desk, lane: Lane) -> Key | None:
    """Choose a row of another scenario, to belong to this one."""
    found = _elsewhere(desk, lane)
    options = [
        (
            f"{_ROW}{number}",
            f"{row_line(desk, row)} · {label_of(desk, other)}",
        )
        for number, (other, row) in enumerate(found)
    ]
    options.append((_BACK, desk.words("cancel")))
    chosen = desk.pick(desk.words("card_which_row"), options)
    if chosen.startswith(_ROW):
        _, row = found[int(chosen.removeprefix(_ROW))]
        _place(desk, row.group, row.key, lane.key)
    return None


def _elsewhere(desk: Desk, lane: Lane) -> list[tuple[Lane, Row]]:
    return [
        (other, row)
        for other in board(desk.sheet).lanes
        if other.key != lane.key
        for row in other.rows
    ]


def _hold_row(desk: Desk, lane: Lane, row: Row) -> Key | None:
    words = desk.words
    options = [
        ("change", words("edit_row", row=row.name)),
        ("move", words("card_move")),
        ("remove", words("remove_row", row=row.name)),
        (_BACK, words("back")),
    ]
    chosen = desk.pick(words("ask_rows"), options)
    if chosen == "change":
        return change(desk, row.group, row.key)
    if chosen == "remove":
        drop_row(desk, row.group, row.key, row.name)
    elif chosen == "move":
        lanes = [
            (other.key, label_of(desk, other))
            for other in board(desk.sheet).lanes
            if other.key != lane.key
        ]
        target = desk.pick(words("card_to"), [*lanes, (_BACK, words("cancel"))])
        if target not in {"", _BACK}:
            _place(desk, row.group, row.key, target)
    return None


def _remove(desk: Desk, lane: Lane) -> Key | None:
    name = label_of(desk, lane)
    if sure(desk, desk.words("card_remove_sure", label=name, count=len(lane.rows))):
        desk.keep(remove_scenario(desk.sheet, lane.key), "rows")
    return None


_ACTS: dict[str, Callable[[Desk, Lane], Key | None]] = {
    "describe": _describe,
    "label": _label,
    "line": _line,
    "effect": _effect,
    "activity": _activity,
    "bring": _bring,
    "remove": _remove,
}
