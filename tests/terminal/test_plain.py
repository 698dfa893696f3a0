from collections.abc import Callable

import pytest

from assessor.domain.answers import State
from tests.terminal.conftest import Play

Lines = Callable[..., None]


def test_a_whole_interview_in_lines(
    small: Play, lines: Lines, capsys: pytest.CaptureFixture[str]
) -> None:
    lines(
        small,
        *("Mail", "", "1", "5", ""),
        *("Sort mail", "2"),
        *("1", "main", "1", "1200 kWh", "France", "2"),
        *("1000", "1"),
    )

    shown = capsys.readouterr().out
    assert "assessor report" in shown
    assert "\x1b" not in shown
    assert small.answer("training.runs[main].place").value == "FRA"
    assert small.file.profile == "screening"


@pytest.mark.parametrize(
    ("typed", "state"),
    [
        (["?"], State.UNKNOWN),
        (["!unknown"], State.UNKNOWN),
        (["-", "None of ours"], State.NOT_APPLICABLE),
        (["!help", "?"], State.UNKNOWN),
        (["!note", "ask IT", "?"], State.UNKNOWN),
        (["99", "1"], State.ANSWERED),
        (["Ideation"], State.ANSWERED),
        (["production"], State.ANSWERED),
    ],
)
def test_commands_are_typed(
    small: Play, lines: Lines, typed: list[str], state: State
) -> None:
    small.started()

    lines(small, *typed, only=("project.stage",))

    assert small.answer("project.stage").state is state


@pytest.mark.parametrize(
    ("typed", "chosen"),
    [
        ("1,2", ("internal", "press")),
        ("press", ("press",)),
        ("Internal, Press", ("internal", "press")),
        ("1, 1", ("internal",)),
    ],
)
def test_several_are_ticked_by_number_or_name(
    small: Play, lines: Lines, typed: str, chosen: tuple[str, ...]
) -> None:
    small.started()

    lines(small, "7", typed, only=("audience.readers",))

    assert small.answer("audience.readers").value == chosen


def test_nothing_ticked_is_confirmed(small: Play, lines: Lines) -> None:
    small.started()

    lines(small, "0", "1", only=("audience.readers",))

    assert small.answer("audience.readers").value == ()


def test_a_backslash_goes_on_with_the_next_line(small: Play, lines: Lines) -> None:
    small.started()

    lines(small, "first\\", "second", only=("necessity.need",))

    assert small.answer("necessity.need").value == "first\nsecond"


def test_the_end_of_the_input_saves_and_names_the_command(
    small: Play, lines: Lines, capsys: pytest.CaptureFixture[str]
) -> None:
    small.started()

    lines(small, "Sort mail")

    assert "--plain" in capsys.readouterr().out
    assert small.answer("necessity.need").value == "Sort mail"


def test_back_and_quit_are_typed(small: Play, lines: Lines) -> None:
    small.started()

    lines(small, "Sort mail", "<", "Sort post", "!quit", "not read")

    assert small.answer("necessity.need").value == "Sort post"


@pytest.mark.parametrize(
    ("typed", "value"), [("0", 0), ("4", 4), ("Compared on several", 4)]
)
def test_levels_are_typed_by_their_number(
    small: Play, lines: Lines, typed: str, value: int
) -> None:
    small.started()

    lines(small, typed, only=("necessity.alternatives",))

    assert small.answer("necessity.alternatives").value == value


def test_steering_characters_do_not_reach_the_file(small: Play, lines: Lines) -> None:
    small.started()

    lines(small, "a\x1b[2Jb\udce9", only=("necessity.need",))

    text = small.path.read_text()
    assert "\x1b" not in text
    assert "\\u001B" not in text


def test_the_menu_shows_how_far_each_section_is(
    small: Play, lines: Lines, capsys: pytest.CaptureFixture[str]
) -> None:
    small.started()

    lines(small, "!menu")

    assert "2. Need: 0 of 2, 1 required open" in capsys.readouterr().out
