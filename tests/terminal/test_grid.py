from collections.abc import Callable

from assessor.domain.sheet import read_sheet
from assessor.interview import find_item
from tests.terminal.conftest import BACK, ENTER, QUIT, Play

Lines = Callable[..., None]
ONLY = ("context.coverage",)


def cells(play: Play) -> dict[str, str]:
    value = play.answer("context.coverage").value
    assert isinstance(value, dict)
    return {cell: str(state) for cell, state in value.items()}


def is_done(play: Play) -> bool:
    item = find_item(read_sheet(play.pack, play.file), "context.coverage")
    return item is not None and item.done


def test_leaving_keeps_the_rows_done_so_far(full: Play) -> None:
    full.started()

    shown = full.type(ENTER, "4", ENTER, "None", ENTER, QUIT, only=ONLY)

    assert "leaving keeps the lines" in shown
    rows = {cell.partition("/")[0] for cell in cells(full)}
    assert len(rows) == 2
    assert not is_done(full)


def test_a_grid_is_resumed_at_its_first_open_row(full: Play) -> None:
    full.started()
    full.type("4", ENTER, "None", ENTER, ENTER, QUIT, only=ONLY)
    before = cells(full)

    full.type(*[ENTER] * 6, only=ONLY)

    assert is_done(full)
    assert cells(full).items() >= before.items()


def test_one_goes_back_to_a_row_that_is_saved(full: Play) -> None:
    full.started()

    full.type(ENTER, BACK, "4", ENTER, "None", ENTER, QUIT, only=ONLY)

    assert set(cells(full).values()) == {"excluded: None"}


def test_a_reason_that_is_too_long_is_asked_again(full: Play, lines: Lines) -> None:
    full.started()

    lines(full, "4", "x" * 2001, "4", "None", only=ONLY)

    assert set(cells(full).values()) == {"excluded: None"}
