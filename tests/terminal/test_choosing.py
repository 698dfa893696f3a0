import pytest

from assessor.domain.answers import Answer, State
from tests.terminal.conftest import ENTER, QUIT, UNKNOWN, UP, Play


@pytest.mark.parametrize(
    "identifier", ["project.stage", "necessity.alternatives", "context.volume"]
)
def test_enter_alone_chooses_nothing(small: Play, identifier: str) -> None:
    small.started()

    shown = small.type(ENTER, ENTER, QUIT, only=(identifier,))

    assert "— choose —" in shown
    assert "-) — choose —" not in shown
    assert "— choose —— choose —" not in shown
    assert "Nothing is chosen yet" in shown
    assert identifier not in small.file.answers


def test_enter_alone_answers_neither_yes_nor_no(full: Play) -> None:
    full.started()

    shown = full.type(ENTER, QUIT, only=("activity.trains_model",), language="fr")

    assert "— choisir —" in shown
    assert "activity.trains_model" not in full.file.answers


def test_the_answer_given_before_is_highlighted(small: Play) -> None:
    small.started(necessity__alternatives=Answer(value=2))

    shown = small.type(ENTER, only=("necessity.alternatives",))

    assert "— choose —" not in shown
    assert small.answer("necessity.alternatives").value == 2


@pytest.mark.parametrize("identifier", ["project.stage", "audience.readers"])
@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("!menu", "Where to?"),
        ("/review", "Which section?"),
        ("!help", "Ctrl-T !note"),
        ("!quit", "Saved in"),
        ("zebra", "“zebra” is not a command"),
        ("!nonsense 1", "“!nonsense 1” is not a command"),
    ],
)
def test_text_over_a_list_is_a_command_or_refused(
    small: Play, identifier: str, typed: str, said: str
) -> None:
    small.started()

    shown = small.type(typed, ENTER, only=(identifier,))

    assert said in shown
    assert identifier not in small.file.answers


@pytest.mark.parametrize("clear", [UNKNOWN, "\x7f" * 2])
def test_text_over_a_list_may_be_taken_back(small: Play, clear: str) -> None:
    small.started()

    small.type("!x", clear, "2", ENTER, only=("project.stage",))

    assert small.answer("project.stage").value == "production"


def test_a_number_that_no_entry_has_is_refused(small: Play) -> None:
    small.started()

    shown = small.type("9", ENTER, QUIT, only=("project.stage",))

    assert "“9” is not a command" in shown
    assert "project.stage" not in small.file.answers


def test_ctrl_u_clears_what_is_typed_before_it_means_i_do_not_know(
    small: Play,
) -> None:
    small.started()

    small.type("Wrong", UNKNOWN, "Mail", ENTER, only=("necessity.need",))
    assert small.answer("necessity.need").value == "Mail"

    small.type(UNKNOWN, UNKNOWN, only=("necessity.need",))
    assert small.answer("necessity.need").state is State.UNKNOWN


def test_typing_replaces_the_proposed_name_of_a_row(small: Play) -> None:
    small.started(necessity__need=Answer(value="Mail"))

    small.type("1", ENTER, "main", ENTER, QUIT, only=("training*",))

    assert small.file.groups == {"training.runs": ("main",)}


def test_the_list_goes_round(small: Play) -> None:
    small.started()

    small.type(UP, UP, ENTER, only=("necessity.alternatives",))

    assert small.answer("necessity.alternatives").state is State.UNKNOWN


@pytest.mark.parametrize(
    ("identifier", "typed", "value"),
    [
        ("activity.trains_model", "oui", True),
        ("activity.trains_model", "n", False),
        ("audience.readers", "1, 2", ("internal", "funder")),
        ("audience.readers", "un fin", ("funder",)),
    ],
)
def test_words_and_numbers_typed_over_a_list_choose(
    full: Play, identifier: str, typed: str, value: object
) -> None:
    full.started()

    full.type(typed, ENTER, only=(identifier,), language="fr")

    assert full.answer(identifier).value == value
