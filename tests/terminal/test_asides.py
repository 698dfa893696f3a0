from collections.abc import Callable

import pytest

from assessor.domain.answers import Answer, State
from assessor.domain.questionnaire import Profile
from tests.terminal.conftest import ASIDE, BACK, ENTER, F1, QUIT, Play

Lines = Callable[..., None]


def test_an_empty_reason_is_asked_again_and_no_answer(small: Play) -> None:
    small.started()

    shown = small.type(
        ASIDE, ENTER, "None of ours", ENTER, QUIT, only=("necessity.need",)
    )

    assert "needs a reason: type it" in shown
    answer = small.answer("necessity.need")
    assert (answer.state, answer.justification) == (
        State.NOT_APPLICABLE,
        "None of ours",
    )


def test_leaving_the_reason_says_that_one_is_back(small: Play) -> None:
    small.started()

    shown = small.type(ASIDE, BACK, "Mail", ENTER, only=("necessity.need",))

    assert "back at the question" in shown
    assert small.answer("necessity.need").value == "Mail"


@pytest.mark.parametrize("profile", ["funding", "audit"])
def test_a_calendar_year_is_not_measured(full: Play, profile: Profile) -> None:
    trains = Answer(value=True)
    file = full.started(profile, activity__trains_model=trains)
    full.write(file.model_copy(update={"groups": {"training.runs": ("main",)}}))

    shown = full.type("2024", ENTER, only=("training.runs.year",))

    assert "How do you know" not in shown
    assert full.answer("training.runs[main].year").value == 2024


def test_hints_and_examples_have_french_units(full: Play) -> None:
    full.started()

    shown = full.type(F1, QUIT, only=("service.lifetime",), language="fr")

    assert "Exemple : 5 ans" in shown
    assert "month" not in shown
