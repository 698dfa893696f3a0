from datetime import date

import pytest
from hypothesis import given, settings, strategies as st

from assessor.assessing import assess
from assessor.domain.answers import Project
from assessor.domain.pack import Pack
from assessor.domain.sheet import Sheet, read_sheet
from assessor.domain.shelf import Shelf
from assessor.interview import (
    Manner,
    add_row,
    attempt,
    back,
    begin,
    enter,
    fill_in,
    find_item,
    next_item,
    record,
    review,
    what_matters_next,
)
from tests.interview.conftest import NOON, Begun
from tests.interview.test_engine import TYPED

MANNER = Manner(at=NOON)
METHOD, ENERGY = "training.runs[main].method", "training.runs[main].energy"


def with_row(pack: Pack) -> Sheet:
    project = Project(name="A project", stage="ideation")
    sheet = read_sheet(pack, begin(pack, project, "funding"))
    sheet = record(sheet, "necessity.need", "Sort mail", at=NOON).sheet
    return add_row(sheet, "training.runs", "main")[1].sheet


@settings(max_examples=40, deadline=None)
@given(order=st.permutations(list(TYPED)))
def test_many_answers_in_any_order_give_the_same_state(
    small_pack: Pack, order: list[str]
) -> None:
    first = with_row(small_pack)
    straight = fill_in(first, TYPED, MANNER)

    other = fill_in(first, {name: TYPED[name] for name in order}, MANNER)

    assert other.recorded.answers == straight.recorded.answers
    assert other.refused == straight.refused == {}


@settings(max_examples=40, deadline=None)
@given(steps=st.lists(st.sampled_from(["back", "next"]), max_size=20))
def test_going_back_and_forth_changes_nothing(
    small_pack: Pack, steps: list[str]
) -> None:
    sheet = fill_in(with_row(small_pack), TYPED, MANNER).recorded.sheet
    before, place = sheet.answers, "training.runs[main].place"
    for step in steps:
        item = back(sheet, place) if step == "back" else next_item(sheet, after=place)
        place = item.id if item else place
        given_here = before.answers.get(place)
        if place in TYPED and given_here is not None:
            sheet = record(sheet, place, TYPED[place], at=NOON).sheet

    assert sheet.answers == before


@settings(max_examples=30, deadline=None)
@given(methods=st.lists(st.sampled_from(["metered", "power_time"]), max_size=6))
def test_a_gate_may_swing_and_loses_nothing(
    small_pack: Pack, methods: list[str]
) -> None:
    sheet = fill_in(with_row(small_pack), TYPED, MANNER).recorded.sheet
    before = sheet.answers
    for method in methods:
        recorded = record(sheet, METHOD, method, at=NOON)
        assert ENERGY in recorded.answers.answers
        counted = recorded.sheet.standing(ENERGY) is not None
        assert counted is (method == "metered")
        sheet = recorded.sheet

    assert record(sheet, METHOD, "metered", at=NOON).answers == before


def test_what_was_refused_is_shown_as_it_was_typed(begun: Begun) -> None:
    found = attempt(begun("funding"), "service.uses_per_year", "many", MANNER)

    assert found.typed == "many"
    assert found.recorded is None
    assert found.refusal is not None
    assert "n’est pas un nombre" in found.refusal.in_language("fr")


def test_an_answer_that_is_not_asked_is_refused_among_many(small_pack: Pack) -> None:
    filled = fill_in(
        with_row(small_pack),
        {"nothing.here": 1, "service.uses_per_year": "1 200", METHOD: "dreamt"},
        MANNER,
    )

    assert set(filled.refused) == {"nothing.here", METHOD}
    answer = filled.recorded.answers.answers["service.uses_per_year"]
    assert answer.value == 1200


@pytest.mark.parametrize("source", ["import:codecarbon", "supplier", "default"])
def test_an_answer_says_where_it_came_from(begun: Begun, source: str) -> None:
    manner = Manner(at=NOON, source=source)

    recorded = enter(begun("funding"), "service.uses_per_year", "12", manner)

    assert recorded.answers.answers["service.uses_per_year"].source == source


def test_a_review_shows_what_was_typed_and_what_it_stands_for(
    small_pack: Pack,
) -> None:
    sheet = fill_in(with_row(small_pack), TYPED, MANNER).recorded.sheet

    found = {entry.item.id: entry for entry in review(sheet, "training")}

    entry = found[ENERGY]
    assert entry.answer is not None
    assert (entry.answer.value, entry.answer.unit) == (1.2, "MWh")
    assert entry.value == 1200
    assert "service.uses_per_year" not in found


def test_a_review_names_the_checks_that_fail(pack: Pack) -> None:
    project = Project(name="A project", stage="ideation")
    sheet = read_sheet(pack, begin(pack, project, "funding"))
    chosen = ["neither", "ai_for_green"]
    sheet = record(sheet, "context.positioning", chosen, at=NOON).sheet

    entry = next(e for e in review(sheet) if e.item.id == "context.positioning")

    assert [check.severity for check in entry.failed] == ["error"]


def test_what_matters_next_is_asked_and_would_narrow_the_result(
    pack: Pack, shelf: Shelf
) -> None:
    project = Project(name="A project", stage="ideation")
    sheet = read_sheet(pack, begin(pack, project, "screening"))
    given_first = {
        "service.uses_per_year": "1e6",
        "service.lifetime": "4",
        "activity.runs_inference": "yes",
    }
    sheet = fill_in(sheet, given_first, MANNER).recorded.sheet
    sheet = add_row(sheet, "inference.endpoints", "web")[1].sheet
    task = "inference.endpoints[web].task"
    sheet = record(sheet, task, "text", at=NOON).sheet
    made = assess(sheet.answers, pack, shelf, today=date(2026, 3, 2), draws=64)

    found = what_matters_next(sheet, made.gaps)

    assert 0 < len(found) <= 3
    assert all(find_item(sheet, one.item.id) for one in found)
    assert all(one.share > 0 or one.waited_for for one in found)
