import pytest

from assessor.domain.answers import AnswersFile, Project
from assessor.domain.pack import Pack
from assessor.domain.sheet import Sheet, read_sheet
from assessor.errors import AnswerError
from assessor.interview import (
    add_row,
    begin,
    name_scenario,
    record,
    remove_row,
    use_profile,
)
from tests.interview.conftest import NOON, Begun

OPTIONS = "scenario.options"


@pytest.fixture
def full(pack: Pack) -> Sheet:
    project = Project(name="A project", stage="ideation")
    return read_sheet(pack, begin(pack, project, "company"))


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("main", "main"),
        ("Modèle nº 2", "modele_no_2"),
        ("GPT-4", "gpt_4"),
        ("2026", "runs_2026"),
        ("訓練", "runs"),
        ("x" * 190, "x" * 34),
        ("a\tb\n c", "a_b_c"),
    ],
)
def test_the_key_of_a_row_is_made_from_its_name(
    begun: Begun, name: str, key: str
) -> None:
    found, recorded = add_row(begun("funding"), "training.runs", name)

    assert found == key
    AnswersFile.model_validate(recorded.answers.model_dump())


def test_a_namesake_gets_a_number(begun: Begun) -> None:
    _, recorded = add_row(begun("funding"), "training.runs", "main")
    key, recorded = add_row(recorded.sheet, "training.runs", "Main")

    assert key == "main_2"
    assert recorded.answers.groups["training.runs"] == ("main", "main_2")


def test_a_group_takes_no_more_rows_than_it_may(begun: Begun) -> None:
    sheet = begun("funding")
    for _ in range(3):
        sheet = add_row(sheet, "training.runs", "run")[1].sheet

    with pytest.raises(AnswerError, match="3 rows, the most"):
        add_row(sheet, "training.runs", "run")


@pytest.mark.parametrize(("group", "name"), [("no.group", "a"), ("training.runs", "")])
def test_a_row_without_group_or_name(begun: Begun, group: str, name: str) -> None:
    if group == "no.group":
        with pytest.raises(AnswerError, match="no group"):
            add_row(begun("funding"), group, name)
    else:
        assert add_row(begun("funding"), group, name)[0] == "runs"


def test_a_name_too_long_is_refused(begun: Begun) -> None:
    with pytest.raises(AnswerError, match="at most 200"):
        add_row(begun("funding"), "training.runs", "x" * 100_000)


def test_no_row_is_an_answer_too(begun: Begun) -> None:
    recorded = remove_row(begun("funding"), "training.runs")

    assert recorded.answers.groups == {"training.runs": ()}


def test_a_scenario_that_exists_keeps_its_key(full: Sheet) -> None:
    key, recorded = add_row(full, OPTIONS, "reference")

    assert key == "reference"
    assert list(recorded.answers.scenarios) == ["project", "reference"]


def test_another_option_becomes_a_scenario(full: Sheet) -> None:
    key, recorded = add_row(full, OPTIONS, "Rules, no AI")

    assert key == "rules_no_ai"
    assert recorded.answers.scenarios[key] == "Rules, no AI"
    AnswersFile.model_validate(recorded.answers.model_dump())


def test_a_scenario_may_be_named(full: Sheet) -> None:
    recorded = name_scenario(full, "reference", " Paper  files ")

    assert recorded.answers.scenarios["reference"] == "Paper files"
    with pytest.raises(AnswerError, match="no scenario"):
        name_scenario(full, "nowhere", "x")


def test_a_removed_option_is_no_scenario_any_more(full: Sheet) -> None:
    key, recorded = add_row(full, OPTIONS, "Rules")

    assert key not in remove_row(recorded.sheet, OPTIONS, key).answers.scenarios


def test_the_project_stays_a_scenario_without_its_row(full: Sheet) -> None:
    _, recorded = add_row(full, OPTIONS, "project")

    assert "project" in remove_row(recorded.sheet, OPTIONS, "project").answers.scenarios


def test_a_scenario_that_rows_belong_to_stays(full: Sheet) -> None:
    key, recorded = add_row(full, OPTIONS, "Rules")
    line, recorded = add_row(recorded.sheet, "scenario.lines", "paper")
    recorded = record(recorded.sheet, f"scenario.lines[{line}].scenario", key, at=NOON)

    assert key in remove_row(recorded.sheet, OPTIONS, key).answers.scenarios


def test_rows_that_a_profile_does_not_ask_for_stay(full: Sheet) -> None:
    _, recorded = add_row(full, OPTIONS, "Rules")

    assert use_profile(recorded.sheet, "screening").answers.groups[OPTIONS]
