import pytest

from assessor.domain.answers import Project
from assessor.domain.pack import Pack
from assessor.domain.refusals import RefusedError
from assessor.domain.sheet import Sheet, read_sheet
from assessor.interview import (
    EFFECTS,
    LINES,
    Lane,
    add_row,
    begin,
    board,
    place_row,
    record,
    remove_scenario,
)
from tests.interview.conftest import NOON

OPTIONS = "scenario.options"


@pytest.fixture
def full(pack: Pack) -> Sheet:
    project = Project(name="A project", stage="ideation")
    sheet = read_sheet(pack, begin(pack, project, "company"))
    sheet = record(sheet, "activity.trains_model", raw=True, at=NOON).sheet
    sheet = add_row(sheet, OPTIONS, "Rules")[1].sheet
    for group in ("training.runs", LINES, EFFECTS):
        key, recorded = add_row(sheet, group, "one")
        sheet = place_row(recorded.sheet, group, key, "rules", at=NOON).sheet
    return sheet


def lane(sheet: Sheet, key: str) -> Lane:
    return next(found for found in board(sheet).lanes if found.key == key)


def test_each_scenario_shows_what_belongs_to_it(full: Sheet) -> None:
    found = lane(full, "rules")

    assert [len(rows) for rows in (found.activity, found.lines, found.effects)] == [
        1
    ] * 3
    assert found.label == "Rules"
    assert found.open == sum(row.open for row in found.rows) + 3
    assert lane(full, "project").rows == ()


def test_all_scenarios_share_one_unit_and_one_horizon(full: Sheet) -> None:
    found = board(full)

    assert found.unit is not None
    assert found.unit.id == "context.functional_unit"
    assert found.horizon is not None
    assert found.horizon.id == "service.lifetime"


@pytest.mark.parametrize(("quantity", "claimed"), [("-500", True), ("500", False)])
def test_a_saving_is_a_claim(full: Sheet, quantity: str, *, claimed: bool) -> None:
    identifier = f"{EFFECTS}[one].quantity_per_year"

    sheet = record(full, identifier, quantity, at=NOON).sheet

    assert lane(sheet, "rules").claimed is claimed


def test_ai_for_green_claims_for_the_project(full: Sheet) -> None:
    given = ["ai_for_green"]

    sheet = record(full, "context.positioning", given, at=NOON).sheet

    assert lane(sheet, "project").claimed
    assert not lane(sheet, "reference").claimed


def test_a_scenario_is_removed_with_its_rows_and_nothing_else(full: Sheet) -> None:
    sheet = place_row(full, "training.runs", "one", "project", at=NOON).sheet

    answers = remove_scenario(sheet, "rules").answers

    assert "rules" not in answers.scenarios
    assert answers.groups[LINES] == answers.groups[EFFECTS] == ()
    assert answers.groups["training.runs"] == ("one",)
    assert not any("[rules]" in name for name in answers.answers)


@pytest.mark.parametrize("key", ["project", "reference"])
def test_two_scenarios_always_exist(full: Sheet, key: str) -> None:
    with pytest.raises(RefusedError) as refused:
        remove_scenario(full, key)

    assert "existent toujours" in refused.value.text.in_language("fr")


def test_a_row_goes_to_no_scenario_that_is_not_there(full: Sheet) -> None:
    with pytest.raises(RefusedError):
        place_row(full, LINES, "one", "nowhere", at=NOON)
