import pytest
from hypothesis import given, settings, strategies as st

from assessor.domain.answers import Evidence, Project, Quality, State
from assessor.domain.pack import Pack
from assessor.domain.sheet import Sheet, read_sheet
from assessor.errors import AnswerError
from assessor.interview import (
    add_row,
    amend,
    attach,
    begin,
    find_item,
    items,
    record,
    remove_row,
    set_aside,
    unknown,
    use_profile,
    withdraw,
)
from tests.interview.conftest import NOON, Begun

TYPED: dict[str, object] = {
    "project.stage": "production",
    "audience.readers": "internal, press",
    "service.uses_per_year": "1 200 [900, 1600]",
    "context.volume": 2,
    "necessity.need": "Sort mail faster.",
    "necessity.alternatives": 3,
    "training.runs[main].scenario": "project",
    "training.runs[main].method": "metered",
    "training.runs[main].energy": "1.2 MWh",
    "training.runs[main].pue": "1.4",
    "training.runs[main].place": "France",
}


def with_row(sheet: Sheet) -> Sheet:
    sheet = answered(sheet, "necessity.need", "Sort mail")
    return add_row(sheet, "training.runs", "main")[1].sheet


def answered(sheet: Sheet, identifier: str, raw: object) -> Sheet:
    return record(sheet, identifier, raw, at=NOON).sheet


def asked(sheet: Sheet) -> list[str]:
    return [item.id for item in items(sheet)]


@settings(max_examples=60, deadline=None)
@given(order=st.permutations(list(TYPED)), data=st.data())
def test_any_order_of_answering_gives_the_same_answers(
    small_pack: Pack, order: list[str], data: st.DataObject
) -> None:
    project = Project(name="A project", stage="ideation")
    first = read_sheet(small_pack, begin(small_pack, project, "funding"))
    first = with_row(first)
    straight = first
    for identifier, raw in TYPED.items():
        straight = answered(straight, identifier, raw)
    other = first
    waiting = list(order)
    while waiting:
        possible = [name for name in waiting if name in asked(other)]
        chosen = possible[0]
        other = answered(other, chosen, TYPED[chosen])
        if data.draw(st.booleans()):
            other = answered(other, chosen, TYPED[chosen])
        waiting.remove(chosen)

    assert dict(other.answers.answers) == dict(straight.answers.answers)
    assert other.answers.project == straight.answers.project
    assert asked(other) == asked(straight)


def test_a_range_typed_in_another_unit_is_kept_as_typed(begun: Begun) -> None:
    sheet = with_row(begun("funding"))
    sheet = answered(sheet, "training.runs[main].method", "metered")

    sheet = answered(sheet, "training.runs[main].energy", "1.5 MWh [1, 2]")

    answer = sheet.answers.answers["training.runs[main].energy"]
    assert (answer.value, answer.unit, answer.range) == (1.5, "MWh", (1.0, 2.0))
    standing = sheet.standing("training.runs[main].energy")
    assert standing is not None
    assert (standing.value, standing.low, standing.high) == (1500, 1000, 2000)


def test_a_gate_answer_hides_its_dependants_and_keeps_them(begun: Begun) -> None:
    sheet = with_row(begun("funding"))
    sheet = answered(sheet, "training.runs[main].method", "metered")
    sheet = answered(sheet, "training.runs[main].energy", "1200 kWh")

    recorded = record(sheet, "training.runs[main].method", "power_time", at=NOON)

    assert recorded.hidden == ("training.runs[main].energy",)
    assert "training.runs[main].energy" in recorded.answers.answers
    assert "training.runs[main].energy" not in asked(recorded.sheet)
    environment = recorded.sheet.environment(row=("training.runs", "main"))
    assert environment.value("training.runs.energy") != 1200


def test_changing_the_gate_back_shows_the_same_answers_again(begun: Begun) -> None:
    sheet = with_row(begun("funding"))
    sheet = answered(sheet, "training.runs[main].method", "metered")
    before = answered(sheet, "training.runs[main].energy", "1200 kWh")
    away = answered(before, "training.runs[main].method", "power_time")

    recorded = record(away, "training.runs[main].method", "metered", at=NOON)

    assert recorded.shown == ("training.runs[main].energy",)
    assert recorded.answers == before.answers


def test_an_unlikely_value_raises_a_doubt_and_is_recorded(begun: Begun) -> None:
    sheet = begun("funding")

    recorded = record(sheet, "service.uses_per_year", "1e13", at=NOON)

    assert recorded.doubt is not None
    assert "service.uses_per_year" in recorded.answers.answers


@pytest.mark.parametrize(
    ("identifier", "raw"),
    [
        ("service.uses_per_year", "-3"),
        ("service.uses_per_year", "3 kWh"),
        ("context.volume", "7"),
        ("project.stage", "later"),
        ("audience.readers", "press, press"),
        ("training.runs[main].energy", "1"),
        ("nowhere.to_be_seen", "1"),
    ],
)
def test_what_does_not_fit_is_refused(
    begun: Begun, identifier: str, raw: object
) -> None:
    with pytest.raises(AnswerError):
        record(begun("funding"), identifier, raw, at=NOON)


def test_the_stage_is_stored_in_one_place_and_reordered_by(begun: Begun) -> None:
    sheet = answered(begun("funding"), "project.stage", "production")

    assert sheet.stage == "production"
    assert sheet.answers.project.stage == "production"


def test_i_do_not_know_is_an_answer(begun: Begun) -> None:
    recorded = unknown(begun("funding"), "service.uses_per_year", at=NOON)

    item = find_item(recorded.sheet, "service.uses_per_year")
    assert item is not None
    assert item.done


def test_a_question_mark_typed_is_i_do_not_know(begun: Begun) -> None:
    sheet = answered(begun("funding"), "service.uses_per_year", "?")

    assert sheet.answers.answers["service.uses_per_year"].state is State.UNKNOWN


def test_not_applicable_needs_a_reason(begun: Begun) -> None:
    with pytest.raises(AnswerError, match="needs a reason"):
        set_aside(begun("funding"), "service.uses_per_year", "  ", at=NOON)

    recorded = set_aside(begun("funding"), "service.uses_per_year", "No use", at=NOON)
    answer = recorded.answers.answers["service.uses_per_year"]
    assert answer.justification == "No use"


def test_a_text_that_no_file_could_hold_is_refused(begun: Begun) -> None:
    with pytest.raises(AnswerError, match="at most 20000"):
        set_aside(begun("funding"), "service.uses_per_year", "x" * 30_000, at=NOON)
    with pytest.raises(AnswerError, match="at most 20000"):
        amend(begun("funding"), "service.uses_per_year", note="x" * 30_000)


def test_what_stands_beside_an_answer_survives_its_correction(begun: Begun) -> None:
    sheet = answered(begun("funding"), "service.uses_per_year", "1200")
    sheet = amend(
        sheet, "service.uses_per_year", note="from logs", quality=Quality.MEASURED
    ).sheet

    sheet = answered(sheet, "service.uses_per_year", "1300")

    answer = sheet.answers.answers["service.uses_per_year"]
    assert (answer.note, answer.quality) == ("from logs", Quality.MEASURED)


def test_how_a_value_was_obtained_goes_with_the_value(begun: Begun) -> None:
    sheet = answered(begun("funding"), "service.uses_per_year", "1200")
    sheet = amend(sheet, "service.uses_per_year", quality=Quality.MEASURED).sheet

    sheet = unknown(sheet, "service.uses_per_year", at=NOON).sheet

    assert sheet.answers.answers["service.uses_per_year"].quality is None


def test_an_empty_note_removes_the_note(begun: Begun) -> None:
    sheet = amend(begun("funding"), "service.uses_per_year", note="so").sheet

    sheet = amend(sheet, "service.uses_per_year", note="").sheet

    assert sheet.answers.answers["service.uses_per_year"].note is None


def test_a_note_alone_is_no_answer(begun: Begun) -> None:
    sheet = amend(begun("funding"), "service.uses_per_year", note="ask IT").sheet

    item = find_item(sheet, "service.uses_per_year")
    assert item is not None
    assert not item.done


def test_a_document_is_entered_once_in_the_register(begun: Begun) -> None:
    bill = Evidence(title="Bill", path="bill.pdf")
    first, recorded = attach(begun("funding"), "service.uses_per_year", bill)
    again, recorded = attach(recorded.sheet, "necessity.need", bill)
    other, recorded = attach(recorded.sheet, "necessity.need", Evidence(title="Log"))

    assert (first, again, other) == ("E1", "E1", "E2")
    assert recorded.answers.answers["necessity.need"].evidence == ("E1", "E2")
    assert list(recorded.answers.evidence) == ["E1", "E2"]


def test_an_answer_taken_back_is_open_again(begun: Begun) -> None:
    before = begun("funding")
    sheet = answered(before, "service.uses_per_year", "1200")

    assert withdraw(sheet, "service.uses_per_year").answers == before.answers


def test_a_planned_answer_is_recorded_as_such(begun: Begun) -> None:
    recorded = record(begun("funding"), "context.volume", 3, at=NOON, planned=True)

    assert recorded.answers.answers["context.volume"].state is State.PLANNED


def test_another_profile_asks_other_questions_and_loses_nothing(begun: Begun) -> None:
    sheet = answered(begun("funding"), "audience.readers", "press")

    recorded = use_profile(sheet, "screening")

    assert recorded.hidden == ("audience.readers",)
    assert use_profile(recorded.sheet, "funding").answers == sheet.answers


def test_removing_a_row_removes_its_answers_only(begun: Begun) -> None:
    sheet = with_row(begun("funding"))
    sheet = answered(sheet, "training.runs[main].method", "metered")

    recorded = remove_row(sheet, "training.runs", "main")

    assert recorded.answers.groups["training.runs"] == ()
    assert set(recorded.answers.answers) == {"necessity.need"}
