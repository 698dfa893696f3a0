from collections.abc import Callable
from datetime import date

import pytest

from assessor.domain.answers import ActionStatus, AnswersFile, Evidence, Project
from assessor.domain.pack import Pack
from assessor.domain.refusals import RefusedError
from assessor.domain.sheet import Sheet, read_sheet
from assessor.interview import (
    Manner,
    add_row,
    assign,
    begin,
    decide,
    earlier,
    forget,
    offers,
    prove,
    record,
    remove_row,
    sizable,
    size,
    unsize,
    withdraw,
)
from tests.interview.conftest import NOON

LIFE, HOURS = "service.lifetime", "training.runs[main].duration"
MANNER = Manner(at=NOON)
Edit = Callable[[Sheet], object]


@pytest.fixture
def sheet(pack: Pack) -> Sheet:
    project = Project(name="A project", stage="development")
    sheet = read_sheet(pack, begin(pack, project, "funding"))
    for identifier, raw in (("activity.trains_model", True), (LIFE, "4 years")):
        sheet = record(sheet, identifier, raw, at=NOON).sheet
    return decide(sheet, "A-17", ActionStatus.PLANNED).sheet


@pytest.fixture
def trained(sheet: Sheet) -> Sheet:
    sheet = add_row(sheet, "training.runs", "main")[1].sheet
    sheet = record(sheet, "training.runs[main].method", "duration", at=NOON).sheet
    return record(sheet, HOURS, "200 h", at=NOON).sheet


def stated(sheet: Sheet, action: str = "A-17") -> object:
    return sheet.answers.actions[action]


def test_what_was_decided_comes_first_and_in_its_order(sheet: Sheet) -> None:
    sheet = decide(sheet, "A-02", ActionStatus.CONSIDERED).sheet

    found = offers(sheet)

    assert [offer.action.id for offer in found[:2]] == ["A-17", "A-02"]
    assert all(offer.stated is None for offer in found[2:])
    assert len({offer.action.id for offer in found}) == len(found)


def test_an_action_that_the_answers_rule_out_is_not_offered(sheet: Sheet) -> None:
    other = record(sheet, "activity.trains_model", "no", at=NOON).sheet

    assert "A-18" in {offer.action.id for offer in offers(sheet)}
    assert "A-18" not in {offer.action.id for offer in offers(other)}
    assert "A-17" in {offer.action.id for offer in offers(other)}


def test_actions_are_those_of_a_role(sheet: Sheet) -> None:
    found = offers(sheet, "data_team")

    assert found
    assert all("data_team" in offer.holders for offer in found)


def test_each_action_of_the_questionnaire_has_a_role(pack: Pack) -> None:
    levers = pack.header.levers

    assert all(levers[action.lever].holders for action in pack.actions)


def test_owner_day_and_note_are_written_beside_an_action(sheet: Sheet) -> None:
    sheet = assign(
        sheet, "A-17", owner="Ada", due="2026-12-31", note="grid no more"
    ).sheet
    kept = sheet.answers.actions["A-17"]

    assert (kept.owner, kept.due, kept.note) == (
        "Ada",
        date(2026, 12, 31),
        "grid no more",
    )
    assert assign(sheet, "A-17", due="").sheet.answers.actions["A-17"].due is None
    assert assign(sheet, "A-17", note="").sheet.answers.actions["A-17"].owner == "Ada"


def test_a_status_changes_and_the_rest_stays(sheet: Sheet) -> None:
    sheet = assign(sheet, "A-17", owner="Ada").sheet
    sheet = decide(sheet, "A-17", ActionStatus.DONE).sheet

    kept = sheet.answers.actions["A-17"]
    assert (kept.status, kept.owner) == (ActionStatus.DONE, "Ada")


def test_a_document_is_entered_once_for_answers_and_actions(sheet: Sheet) -> None:
    minutes = Evidence(title="Minutes of 3 March")

    first, recorded = prove(sheet, "A-17", minutes)
    second, recorded = prove(recorded.sheet, "A-17", minutes)

    assert first == second == "E1"
    assert recorded.answers.actions["A-17"].evidence == ("E1",)


@pytest.mark.parametrize(
    ("typed", "factor"),
    [("-30 %", 0.7), ("\u221230%", 0.7), ("+5 %", 1.05), ("-12,5 %", 0.875)],
)
def test_a_change_in_per_cent_scales_an_answer(
    sheet: Sheet, typed: str, factor: float
) -> None:
    kept = size(sheet, "A-17", LIFE, typed, MANNER).answers.actions["A-17"]

    assert kept.scale == {LIFE: factor}
    assert not kept.set


def test_another_value_takes_the_place_of_a_change(sheet: Sheet) -> None:
    sheet = size(sheet, "A-17", LIFE, "-30 %", MANNER).sheet
    kept = size(sheet, "A-17", LIFE, "6 years", MANNER).answers.actions["A-17"]

    assert not kept.scale
    assert kept.set[LIFE].value == 6
    assert kept.changes == (LIFE,)


@pytest.mark.parametrize(
    "edit",
    [
        lambda s: size(s, "A-17", LIFE, "-100 %", MANNER),
        lambda s: size(s, "A-17", LIFE, "much", MANNER),
        lambda s: size(s, "A-17", LIFE, "-3 years", MANNER),
        lambda s: size(s, "A-17", LIFE, "?", MANNER),
        lambda s: size(s, "A-17", "activity.trains_model", "-30 %", MANNER),
        lambda s: size(s, "A-17", "training.runs[v2].duration", "-30 %", MANNER),
        lambda s: size(s, "A-02", LIFE, "-30 %", MANNER),
        lambda s: assign(s, "A-17", due="2026-13-01"),
        lambda s: assign(s, "A-17", owner="x" * 3000),
        lambda s: assign(s, "A-02", owner="Ada"),
        lambda s: decide(s, "A-99", ActionStatus.PLANNED),
    ],
)
def test_what_does_not_fit_is_refused_with_its_reason(sheet: Sheet, edit: Edit) -> None:
    with pytest.raises(RefusedError) as refused:
        edit(sheet)

    assert refused.value.text.in_language("fr")


def test_only_answers_that_are_given_can_be_changed(sheet: Sheet) -> None:
    names = {item.id for item in sizable(sheet)}

    assert LIFE in names
    assert "service.uses_per_year" not in names
    assert "project.stage" not in names


def test_a_size_goes_with_the_row_that_it_changes(trained: Sheet) -> None:
    trained = size(trained, "A-17", HOURS, "-50 %", MANNER).sheet

    gone = remove_row(trained, "training.runs", "main")

    assert gone.unsized == ("A-17",)
    assert gone.answers.actions["A-17"].changes == ()


def test_a_change_goes_with_the_answer_that_it_scales(sheet: Sheet) -> None:
    sheet = size(sheet, "A-17", LIFE, "-30 %", MANNER).sheet

    assert withdraw(sheet, LIFE).unsized == ("A-17",)
    assert record(sheet, LIFE, "5 years", at=NOON).unsized == ()


def test_a_size_is_taken_back(sheet: Sheet) -> None:
    sheet = size(sheet, "A-17", LIFE, "-30 %", MANNER).sheet

    assert unsize(sheet, "A-17", LIFE).answers.actions["A-17"].changes == ()


def test_actions_change_places_and_leave_the_plan(sheet: Sheet) -> None:
    sheet = decide(sheet, "A-02", ActionStatus.PLANNED).sheet

    moved = earlier(sheet, "A-02").answers

    assert list(moved.actions) == ["A-02", "A-17"]
    assert list(earlier(sheet, "A-17").answers.actions) == ["A-17", "A-02"]
    assert list(forget(sheet, "A-17").answers.actions) == ["A-02"]


def test_the_rest_of_the_file_stays_as_it_was(sheet: Sheet) -> None:
    def others(file: AnswersFile) -> AnswersFile:
        return file.model_copy(update={"actions": {}})

    assert others(size(sheet, "A-17", LIFE, "-30 %", MANNER).answers) == others(
        sheet.answers
    )
