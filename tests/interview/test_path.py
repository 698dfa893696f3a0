from assessor.domain.pack import Pack
from assessor.domain.sheet import Sheet, read_sheet
from assessor.interview import (
    add_row,
    back,
    find_item,
    items,
    next_item,
    progress,
    record,
    section_order,
)
from tests.interview.answered import sheet_of
from tests.interview.conftest import NOON, Begun


def first_to_last(sheet: Sheet) -> list[str]:
    return [item.id for item in items(sheet)]


def test_sections_follow_the_order_of_the_stage(begun: Begun) -> None:
    sheet = begun("funding")

    assert [s.id for s in section_order(sheet.pack, "ideation")] == [
        "need",
        "training",
        "context",
    ]
    assert [s.id for s in section_order(sheet.pack, "production")] == [
        "context",
        "need",
        "training",
    ]


def test_one_begins_at_the_first_question(begun: Begun) -> None:
    item = next_item(begun("funding"))

    assert item is not None
    assert item.id == "necessity.need"


def test_one_resumes_at_the_first_question_without_an_answer(begun: Begun) -> None:
    sheet = record(begun("funding"), "necessity.need", "Mail", at=NOON).sheet

    item = next_item(sheet)

    assert item is not None
    assert item.id == "necessity.alternatives"


def test_the_search_starts_over_when_nothing_is_left_behind(begun: Begun) -> None:
    sheet = begun("funding")
    last = first_to_last(sheet)[-1]

    item = next_item(sheet, after=last)

    assert item is not None
    assert item.id == "necessity.need"


def test_going_back_and_forth_ends_where_it_began(begun: Begun) -> None:
    sheet = begun("funding")
    ids = first_to_last(sheet)
    backwards = []
    place = back(sheet, ids[-1])
    while place is not None:
        backwards.append(place.id)
        place = back(sheet, place.id)

    assert backwards == list(reversed(ids[:-1]))


def test_rows_are_asked_one_after_the_other(begun: Begun) -> None:
    sheet = record(begun("screening"), "necessity.need", "Mail", at=NOON).sheet
    for name in ("one", "two"):
        sheet = add_row(sheet, "training.runs", name)[1].sheet

    own = [name for name in first_to_last(sheet) if name.startswith("training")]

    assert own == [
        "training.runs",
        "training.runs[one].method",
        "training.runs[one].place",
        "training.runs[two].method",
        "training.runs[two].place",
    ]


def test_progress_counts_what_is_answered_and_what_is_required(begun: Begun) -> None:
    sheet = record(begun("funding"), "necessity.need", "Mail", at=NOON).sheet

    need = next(p for p in progress(sheet) if p.section.id == "need")

    assert (need.answered, need.asked, need.required_open) == (1, 2, 1)


def test_what_is_asked_after_an_answer_is_what_a_fresh_look_asks(
    small_pack: Pack,
) -> None:
    sheet = sheet_of(small_pack)
    items(sheet)

    for identifier, raw in (
        ("training.runs[main].method", "power_time"),
        ("service.uses_per_year", "900"),
        ("audience.readers", "press"),
        ("training.runs[main].method", "metered"),
    ):
        sheet = record(sheet, identifier, raw, at=NOON).sheet
        fresh = read_sheet(small_pack, sheet.answers)

        assert items(sheet) == items(fresh)
        assert find_item(sheet, identifier) == find_item(fresh, identifier)
