from collections.abc import Callable
from datetime import date

import pytest

from assessor.domain.answers import ActionStatus, Answer, State
from assessor.domain.pack import Pack
from tests.terminal.conftest import ENTER, F2, UP, Play

Lines = Callable[..., None]
ONLY = ("service.lifetime",)
LIFE = Answer(state=State.ANSWERED, value=4.0)
ACTIONS = "Reduction actions (0 decided on)"
DECIDED = "Reduction actions (1 decided on)"


@pytest.fixture
def play(full: Play) -> Play:
    full.started("funding", service__lifetime=LIFE)
    return full


def test_an_action_is_decided_on_in_lines(play: Play, lines: Lines) -> None:
    typed = ["!menu", ACTIONS, "A-05", "planned", "owner", "Ada", "due", "2026-12-31"]
    lines(play, *typed, only=ONLY)

    kept = play.file.actions["A-05"]
    assert (kept.status, kept.owner) == (ActionStatus.PLANNED, "Ada")
    assert kept.due == date(2026, 12, 31)


def test_its_size_is_a_change_in_per_cent(play: Play, lines: Lines) -> None:
    typed = ["!menu", ACTIONS, "A-05", "planned", "size", "!add", "service.lifetime"]
    lines(play, *typed, "-100 %", "-30 %", only=ONLY)

    assert play.file.actions["A-05"].scale == {"service.lifetime": 0.7}


def test_a_refusal_says_why_and_asks_again(
    play: Play, lines: Lines, capsys: pytest.CaptureFixture[str]
) -> None:
    lines(play, "!menu", ACTIONS, "A-05", "planned", "due", "soon", "<", only=ONLY)

    assert "“soon” is not a date" in capsys.readouterr().out
    assert play.file.actions["A-05"].due is None


def test_what_is_published_is_said_not_to_be_applied(
    play: Play, lines: Lines, capsys: pytest.CaptureFixture[str]
) -> None:
    lines(play, "!menu", ACTIONS, "!help", "A-05", "!back", only=ONLY)

    shown = capsys.readouterr().out
    assert "Published effect, not applied:" in shown
    assert "recomputed in the order of the list" in shown
    assert play.file.actions == {}


def test_actions_of_one_role_are_shown_alone(
    play: Play, lines: Lines, capsys: pytest.CaptureFixture[str]
) -> None:
    lines(play, "!menu", ACTIONS, "!who", "communication", only=ONLY)

    last = capsys.readouterr().out.rpartition("Actions that are usually taken by")[2]
    assert "A-42" in last
    assert "A-05" not in last


def test_an_action_leaves_the_plan_once_that_is_confirmed(
    play: Play, lines: Lines
) -> None:
    lines(play, "!menu", ACTIONS, "A-05", "planned", "!back", "!back", only=ONLY)
    assert "A-05" in play.file.actions

    lines(play, "!menu", DECIDED, "A-05", "forget", "yes", "!back", only=ONLY)
    assert play.file.actions == {}


def test_the_screen_is_in_the_menu_of_the_rich_front(play: Play) -> None:
    shown = play.type(F2, UP * 5, ENTER, only=ONLY, language="fr")

    assert "Actions de réduction (décidées : 0)" in " ".join(shown.split())


def test_once_the_questions_are_through_the_actions_are_offered(
    small: Play, lines: Lines, capsys: pytest.CaptureFixture[str]
) -> None:
    action = {
        "id": "A-01",
        "stages": ["all"],
        "title": {"en": "Do less", "fr": "Faire moins"},
        "lever": "avoid",
        "families": ["sufficiency"],
    }
    rules = {"actions": [action]}
    small.pack = Pack.model_validate({**small.pack.model_dump(), **rules})
    small.started("screening")
    later = ["!later"] * 5
    lines(small, *later, "yes", "A-01", "considered", "!back", "!back")

    assert "The questions are through" in capsys.readouterr().out
    assert small.file.actions["A-01"].status is ActionStatus.CONSIDERED
