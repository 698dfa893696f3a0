from collections.abc import Callable

import pytest

from assessor.domain.answers import Answer
from tests.terminal.conftest import QUIT, Play

Lines = Callable[..., None]
ON_BOARD = ("scenario.options*", "scenario.lines*", "scenario.effects*")
PROJECT = "Open: A project"
REFERENCE = "Open: the reference, without the project"
ADD, DONE = "Add a scenario", "That is all, go on"
DESCRIBE, LABEL = "Say what it is and what it renders", "Give it another name"
LINE, EFFECT = "Add a quantity used in the field", "Add an effect, wanted or not"
MACHINES = "Add machines: training, inference, storage…"
BRING, REMOVE = "Bring a row here from another scenario", "Remove this scenario…"
BACK, LATER = "Back to all scenarios", "!later"
SKIPPED = (LATER,) * 6


@pytest.fixture
def shown(
    full: Play, lines: Lines, capsys: pytest.CaptureFixture[str]
) -> Callable[..., str]:
    def type_in(*typed: str) -> str:
        if not full.path.exists():
            full.started("company")
        lines(full, *typed, only=ON_BOARD)
        return capsys.readouterr().out

    return type_in


def test_a_scenario_is_named_described_and_added_on_the_board(
    full: Play, shown: Callable[..., str]
) -> None:
    text = shown(
        *(REFERENCE, LABEL, "Paper files", DESCRIBE),
        *("2", "Clerks sort", "Fully", BACK),
        *(ADD, "Rules only", "Another option", "!quit"),
    )

    assert full.file.scenarios["reference"] == "Paper files"
    assert full.file.scenarios["rules_only"] == "Rules only"
    assert full.file.groups["scenario.options"] == ("reference", "rules_only")
    assert full.answer("scenario.options[rules_only].kind").value == "option"
    assert "Paper files (reference)" in text


def test_the_board_comes_back_after_each_thing_done_on_it(
    shown: Callable[..., str],
) -> None:
    text = shown(
        *(ADD, "Rules", "Another option", "Keywords sort", "Fully"),
        *("Change the years compared", "4", ""),
        *("Change what one use is", "One letter"),
        "!quit",
    )

    assert text.count("Scenarios side by side") == 4
    assert "Years compared: 4 years" in text
    assert "One use: One letter" in text


def test_a_line_belongs_to_the_scenario_it_was_added_to(
    full: Play, shown: Callable[..., str]
) -> None:
    text = shown(
        *(REFERENCE, LINE, "Paper", "10", "5", "kg", "1.1", "5", "A sheet, 2025"),
        *(BACK, "!quit"),
    )

    assert full.answer("scenario.lines[paper].scenario").value == "reference"
    assert full.answer("scenario.lines[paper].factor_source").value == "A sheet, 2025"
    assert "quantities in the field 1, effects 0" in text


def test_an_effect_that_saves_is_a_claimed_benefit(
    full: Play, shown: Callable[..., str]
) -> None:
    text = shown(
        *(PROJECT, EFFECT, "Fewer journeys", "Second order", "optimisation"),
        *("Greenhouse gases (kgCO2e)", "-500", "5", *SKIPPED[:2], BACK, "!quit"),
    )

    assert full.answer("scenario.effects[fewer_journeys].scenario").value == "project"
    assert "A benefit for the environment is claimed for it." in text


def test_a_row_is_moved_and_removed_on_the_board(
    full: Play, shown: Callable[..., str]
) -> None:
    moved = shown(
        *(REFERENCE, LINE, "Paper", *SKIPPED[:3]),
        *("1", "Move it to another scenario", "A project", BACK),
        *(PROJECT, "1", "Remove Paper…", "Yes", BACK, "!quit"),
    )

    assert "A project (not described): rows of machines 0, quantities" in moved
    assert full.file.groups["scenario.lines"] == ()
    assert not full.file.answers


def test_a_scenario_goes_with_all_its_rows(
    full: Play, shown: Callable[..., str]
) -> None:
    shown(ADD, "Rules", *SKIPPED[:3], "Open: Rules", LINE, "Paper", "!quit")

    shown("Open: Rules", REMOVE, "Yes", "!quit")

    assert "rules" not in full.file.scenarios
    assert full.file.groups["scenario.lines"] == ()
    assert not any("scenario." in name for name in full.file.answers)


def test_machines_are_added_to_a_scenario_and_brought_from_another(
    full: Play, shown: Callable[..., str]
) -> None:
    full.started("company", activity__trains_model=Answer(value=True))

    shown(REFERENCE, MACHINES, "1", "Old run", "!quit")
    before = full.answer("training.runs[old_run].scenario").value
    shown(PROJECT, BRING, "1", BACK, "!quit")

    assert before == "reference"
    assert full.answer("training.runs[old_run].scenario").value == "project"


def test_what_is_left_open_on_the_board_is_not_asked_outside_of_it(
    full: Play, shown: Callable[..., str]
) -> None:
    text = shown(PROJECT, LINE, "Paper", *SKIPPED[:3], BACK, DONE)

    assert "left open" in text
    assert text.count("How much a year? (required)") == 1
    assert full.file.groups["scenario.effects"] == ()


def test_the_board_fits_eighty_columns(full: Play) -> None:
    file = full.started("company")
    long = {**file.scenarios, "option_2": "A very long name " * 10}
    full.write(file.model_copy(update={"scenarios": long}))

    text = full.type(QUIT, only=ON_BOARD)

    board = text[text.index("Scenarios side by side") : text.index("What next?")]
    assert "A very long name A very l…" in board
    assert max(len(line) for line in board.splitlines()) <= 80


def test_the_board_speaks_french(full: Play) -> None:
    full.started("company")

    text = full.type(QUIT, only=ON_BOARD, language="fr")

    assert "Les scénarios côte à côte" in text
    assert "non décrit" in text
