"""The scenarios drawn side by side, for eyes and for screen readers."""

from collections.abc import Iterator

from assessor.interview import ALWAYS, Board, Item, Lane, Row
from assessor.terminal.desk import Desk
from assessor.terminal.showing import answer_text, line_of

NAME, KIND, COUNT = 26, 13, 9
"""Widths of the columns; together they fit in 80. [characters]"""
_KINDS = ("project", "reference", "today", "option")


def draw(desk: Desk, found: Board) -> None:
    """Show what is compared, over what, and what each scenario holds."""
    tell, words = desk.front.tell, desk.words
    tell(words("board"), "title")
    for name, item in (("board_unit", found.unit), ("board_horizon", found.horizon)):
        if item is not None:
            tell(words(name, text=given(desk, item)))
    tell(words("board_same"), "dim")
    if desk.front.plain:
        for lane in found.lanes:
            tell(spoken_lane(desk, lane))
        return
    tell("")
    heads = [words(f"board_{name}") for name in ("rows", "lines", "effects", "open")]
    tell(_line(words("board_name"), words("board_kind"), heads, ""), "dim")
    for lane in found.lanes:
        tell(_lane_line(desk, lane))
    if any(lane.claimed for lane in found.lanes):
        tell(words("board_claimed"), "dim")


def given(desk: Desk, item: Item) -> str:
    """Return the answer to a question on one line."""
    if item.question is None:
        return ""
    answer = desk.sheet.answers.answers.get(item.id)
    return answer_text(item.question, answer, desk.words, desk.mark)


def label_of(desk: Desk, lane: Lane) -> str:
    """Return what the screen calls a scenario."""
    label = line_of(lane.label)
    return label or (desk.words(f"scenario_{lane.key}") if lane.key in ALWAYS else "")


def spoken_lane(desk: Desk, lane: Lane) -> str:
    """Say in one sentence what a scenario holds."""
    words = desk.words
    said = words(
        "board_spoken",
        label=label_of(desk, lane),
        kind=kind_of(desk, lane),
        rows=len(lane.activity),
        lines=len(lane.lines),
        effects=len(lane.effects),
        open=lane.open,
    )
    return f"{said} {words('board_spoken_claimed')}" if lane.claimed else said


def kind_of(desk: Desk, lane: Lane) -> str:
    """Say what a scenario is."""
    if lane.kind in _KINDS:
        return desk.words(f"kind_{lane.kind}")
    return desk.words("kind_none" if lane.described else "kind_undescribed")


def row_line(desk: Desk, row: Row) -> str:
    """Name a row of a scenario with its group, and what is open in it."""
    repeat = desk.pack.groups[row.group].repeat
    kind = repeat.item.in_language(desk.words.language) if repeat else row.group
    text = desk.words("board_row", name=line_of(row.name), kind=kind)
    return (
        f"{text} {desk.words('board_row_open', count=row.open)}" if row.open else text
    )


def _lane_line(desk: Desk, lane: Lane) -> str:
    counts = (len(lane.activity), len(lane.lines), len(lane.effects), lane.open)
    mark = desk.words("board_mark") if lane.claimed else ""
    kind = kind_of(desk, lane)
    return _line(label_of(desk, lane), kind, [str(count) for count in counts], mark)


def _line(name: str, kind: str, cells: list[str], mark: str) -> str:
    return "".join(_pieces(name, kind, cells, mark)).rstrip()


def _pieces(name: str, kind: str, cells: list[str], mark: str) -> Iterator[str]:
    yield _cut(name, NAME).ljust(NAME + 1)
    yield _cut(kind, KIND).ljust(KIND + 1)
    for cell in cells:
        yield cell.rjust(COUNT)
    yield f" {mark}"


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else f"{text[: width - 1]}…"
