"""The coverage grid, row by row."""

from assessor.domain.coverage import COVERAGE, grid as filled
from assessor.domain.parsing import cell_state
from assessor.domain.questionnaire import Grid
from assessor.domain.refusals import RefusedError
from assessor.interview import Item, record
from assessor.terminal.desk import Desk
from assessor.terminal.front import Key, Option, Pressed

RIGHT, EACH = "!right", "!each"
_WITH_REASON = "excluded"


def ask_grid(desk: Desk, item: Item, _typed: str) -> dict[str, str] | Pressed:
    """Ask for the state of each cell; every row is proposed as a whole first."""
    question = item.question
    if question is None or question.grid is None:
        return Pressed(Key.LATER)
    cells = _proposed(desk, item, question.grid)
    rows = list(question.grid.rows)
    number = _first_open(question.grid, _given(desk, item))
    while number < len(rows):
        changed = _ask_row(desk, question.grid, rows[number], cells)
        if not isinstance(changed, Pressed):
            if number + 1 < len(rows) and not _keep_row(desk, item, changed):
                continue
            cells.update(changed)
            number += 1
        elif changed.key is Key.BACK and number > 0:
            number -= 1
        else:
            return changed
    return cells


def _proposed(desk: Desk, item: Item, shape: Grid) -> dict[str, str]:
    """Return what was answered, over what the activity rows tell."""
    known = filled(desk.sheet) if item.id == COVERAGE else {}
    given = _given(desk, item)
    last = list(shape.states)[-1]
    neutral = "unknown" if "unknown" in shape.states else last
    return {
        cell: given.get(cell, known.get(cell, neutral))
        for cell in (
            f"{row}/{column}" for row in shape.rows for column in shape.columns
        )
    }


def _given(desk: Desk, item: Item) -> dict[str, str]:
    answer = desk.sheet.answers.answers.get(item.id)
    return dict(answer.value) if answer and isinstance(answer.value, dict) else {}


def _first_open(shape: Grid, given: dict[str, str]) -> int:
    """Return the number of the first row without its states; 0 where all have."""
    return next(
        (
            number
            for number, row in enumerate(shape.rows)
            if any(f"{row}/{column}" not in given for column in shape.columns)
        ),
        0,
    )


def _keep_row(desk: Desk, item: Item, cells: dict[str, str]) -> bool:
    """Save the rows so far, so that leaving or a crash loses none of them."""
    so_far = {**_given(desk, item), **cells}
    try:
        recorded = record(
            desk.sheet, item.id, so_far, at=desk.now, planned=desk.planned
        )
    except RefusedError as error:
        desk.front.tell(error.text.in_language(desk.words.language), "error")
        return False
    desk.keep(recorded, "answer", show=False)
    desk.front.tell(desk.words("row_saved"), "dim")
    return True


def _ask_row(
    desk: Desk, shape: Grid, row: str, cells: dict[str, str]
) -> dict[str, str] | Pressed:
    words, language = desk.words, desk.words.language
    own = {f"{row}/{column}": cells[f"{row}/{column}"] for column in shape.columns}
    name = shape.rows[row].in_language(language)
    shown = ", ".join(
        words(
            "pair",
            name=shape.columns[cell.partition("/")[2]].in_language(language),
            value=_state_label(desk, shape, state),
        )
        for cell, state in own.items()
    )
    desk.front.tell(words("row_states", row=name, states=shown))
    options = [Option(RIGHT, words("row_right")), Option(EACH, words("row_each"))]
    options += [
        Option(state, words("row_all", state=label.in_language(language)))
        for state, label in shape.states.items()
    ]
    reply = desk.front.one(words("ask_row", row=name), options, RIGHT)
    if isinstance(reply, Pressed):
        return reply
    if reply == RIGHT:
        return own
    if reply == EACH:
        return _ask_cells(desk, shape, row, own)
    state = _reasoned(desk, reply, "")
    return dict.fromkeys(own, state)


def _ask_cells(
    desk: Desk, shape: Grid, row: str, own: dict[str, str]
) -> dict[str, str] | Pressed:
    language = desk.words.language
    options = [
        Option(s, label.in_language(language)) for s, label in shape.states.items()
    ]
    changed: dict[str, str] = {}
    for column, title in shape.columns.items():
        cell = f"{row}/{column}"
        prompt = desk.words(
            "cell",
            row=shape.rows[row].in_language(language),
            column=title.in_language(language),
        )
        reply = desk.front.one(prompt, options, cell_state(own[cell]))
        if isinstance(reply, Pressed):
            return reply if reply.key is not Key.BACK else own | changed
        changed[cell] = _reasoned(desk, reply, own[cell])
    return changed


def _reasoned(desk: Desk, state: str, before: str) -> str:
    """Ask why something is left out; other states need no reason."""
    if state != _WITH_REASON:
        return state
    known = before.partition(":")[2].strip() if cell_state(before) == state else ""
    reply = desk.front.line(desk.words("ask_excluded"), known)
    reason = "" if isinstance(reply, Pressed) else " ".join(reply.split())
    return f"{state}: {reason}" if reason else state


def _state_label(desk: Desk, shape: Grid, state: str) -> str:
    label = shape.states.get(cell_state(state))
    return label.in_language(desk.words.language) if label else state
