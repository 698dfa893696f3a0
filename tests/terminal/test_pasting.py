import pytest

from assessor.domain.answers import Answer
from tests.terminal.conftest import ENTER, UNKNOWN, Play

OPEN, CLOSE = "\x1b[200~", "\x1b[201~"


def test_a_long_text_of_many_lines_is_pasted_as_one_answer(small: Play) -> None:
    small.started()
    text = "\n".join(f"line {number} é€ <tag> !quit ?" for number in range(3600))

    small.type(OPEN, text, CLOSE, ENTER, only=("necessity.need",))

    assert 99_000 > len(text) > 90_000
    assert small.answer("necessity.need").value == text


def test_a_text_that_is_too_long_is_refused_and_can_be_shortened(small: Play) -> None:
    small.started()

    shown = small.type(
        *(OPEN, "x" * 100_001, CLOSE, ENTER, UNKNOWN, "short", ENTER),
        only=("necessity.need",),
    )

    assert "100001" in shown.replace("\N{NO-BREAK SPACE}", "").replace(",", "")
    assert small.answer("necessity.need").value == "short"


@pytest.mark.parametrize(
    "signs",
    ["\x07\x00\x9b31m", "\N{RIGHT-TO-LEFT OVERRIDE}abc", "e\N{COMBINING ACUTE ACCENT}"],
)
def test_signs_that_steer_a_terminal_do_not_break_it(small: Play, signs: str) -> None:
    small.started()

    small.type(OPEN, f"Mail {signs}", CLOSE, ENTER, only=("necessity.need",))

    assert str(small.answer("necessity.need").value).startswith("Mail")


@pytest.mark.parametrize("pattern", ["NE-02", "necessity.alternatives", "ne-0*"])
def test_just_the_answers_asked_for_are_asked_again(small: Play, pattern: str) -> None:
    small.started(
        necessity__need=Answer(value="Mail"), necessity__alternatives=Answer(value=2)
    )

    shown = small.type("3", ENTER, ask=(pattern,))

    assert small.answer("necessity.alternatives").value == 3
    assert "What is the need?" not in shown
    assert "The questions asked for are done" in " ".join(shown.split())


def test_the_end_gives_the_first_result_and_does_not_say_it_twice(small: Play) -> None:
    small.started()

    shown = small.type(
        *("2", ENTER),
        ask=("NE-02",),
        preview=lambda _answers, _language: "So far: 12 t",
        closing=lambda _answers, _language: ("Footprint: 12 t", "Gate G5"),
    )

    assert shown.index("Footprint: 12 t") < shown.index("assessor evaluate")
    assert "So far" not in shown


def test_lines_pasted_without_marks_are_one_answer(small: Play) -> None:
    small.started()

    small.type("Sort mail\rby hand\r\rthen again\r", only=("necessity.need",))

    assert small.answer("necessity.need").value == "Sort mail\nby hand\n\nthen again"
