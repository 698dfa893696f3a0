from collections.abc import Callable, Iterator
from datetime import date

import pytest

from assessor.assessing import assess
from assessor.domain.answers import Project
from assessor.domain.assessment import Assessment
from assessor.domain.pack import Pack
from assessor.domain.questionnaire import Kind
from assessor.domain.sheet import Sheet, read_sheet
from assessor.domain.shelf import Shelf
from assessor.interview import Item, add_row, begin, items, next_item, record, unknown
from tests.interview.conftest import NOON

FEW = 10
# What no table can know: nothing is assumed in the place of these.
NEEDED = {"project.stage", "service.uses_per_year", "service.lifetime"}
STAGES = ("ideation", "qualification", "development", "production", "use", "end")
LISTED = {
    *("CTX-01", "CTX-04", "CTX-07", "NE-02", "RS-01", "EQ-01", "CP-03", "CP-04"),
    *("CP-07", "IE-03", "GC-01"),
}
Reply = Callable[[Sheet, Item], Sheet]


def careful(sheet: Sheet, item: Item) -> Sheet:
    question = item.question
    if question is None:
        return add_row(sheet, item.id, "one")[1].sheet
    raw = sheet.stage if question.id == "project.stage" else question.example
    return record(sheet, item.id, raw, at=NOON).sheet


def careless(sheet: Sheet, item: Item) -> Sheet:
    question = item.question
    if question is None or item.id in NEEDED:
        return careful(sheet, item)
    if question.type is Kind.BOOL:
        return record(sheet, item.id, "yes", at=NOON).sheet
    if question.choices:
        first = next(iter(question.choices))
        raw = [first] if question.type is Kind.MULTI else first
        return record(sheet, item.id, raw, at=NOON).sheet
    return unknown(sheet, item.id, at=NOON).sheet


def walked(pack: Pack, stage: str, reply: Reply) -> Iterator[Sheet]:
    project = Project(name="A project", stage=stage)
    sheet = read_sheet(pack, begin(pack, project, "screening"))
    while (item := next_item(sheet)) is not None:
        sheet = reply(sheet, item)
        yield sheet


def assessed(sheet: Sheet, shelf: Shelf) -> Assessment:
    day = date(2026, 3, 2)
    return assess(sheet.answers, sheet.pack, shelf, today=day, draws=64)


@pytest.mark.unmeasured
@pytest.mark.parametrize("reply", [careful, careless])
@pytest.mark.parametrize("stage", STAGES)
def test_a_bounded_result_comes_within_ten_answers(
    pack: Pack, shelf: Shelf, stage: str, reply: Reply
) -> None:
    for number, sheet in enumerate(walked(pack, stage, reply), start=1):
        assert number <= FEW
        total = assessed(sheet, shelf).footprint.scenarios["project"].totals["gwp"]
        if total.estimate is not None:
            assert 0 < total.estimate.low < total.estimate.central
            assert total.estimate.central < total.estimate.high
            return
    pytest.fail("the questions ended without a result")


@pytest.mark.parametrize("stage", STAGES)
def test_screening_asks_what_the_framework_lists(pack: Pack, stage: str) -> None:
    *_, sheet = walked(pack, stage, careful)

    asked = {item.question.code for item in items(sheet) if item.question}
    assert asked >= LISTED


@pytest.mark.parametrize("stage", ["ideation", "production"])
def test_a_finished_screening_leaves_no_gate_undecided(
    pack: Pack, shelf: Shelf, stage: str
) -> None:
    *_, sheet = walked(pack, stage, careful)

    found = assessed(sheet, shelf).gates
    assert [gate for gate, one in found.items() if one.ruling == "possible"] == []


def test_after_the_first_result_the_stage_sets_the_order(pack: Pack) -> None:
    order = {}
    for stage in ("ideation", "production"):
        *_, sheet = walked(pack, stage, careful)
        order[stage] = list(dict.fromkeys(i.section.id for i in items(sheet)))

    assert order["ideation"].index("necessity") < order["ideation"].index("compute")
    assert order["production"].index("compute") < order["production"].index("necessity")


def test_a_result_waits_for_what_no_table_can_know(pack: Pack, shelf: Shelf) -> None:
    sheets = walked(pack, "ideation", careful)
    sheet = next(s for s in sheets if s.answers.groups.get("inference.endpoints"))
    sheet = unknown(sheet, "service.lifetime", at=NOON).sheet

    found = assessed(sheet, shelf)
    assert found.footprint.scenarios["project"].totals["gwp"].estimate is None
    assert "service.lifetime" in [gap.id for gap in found.gaps if gap.not_assessed]


def test_each_question_is_asked_once(pack: Pack) -> None:
    *_, sheet = walked(pack, "production", careful)

    ids = [item.id for item in items(sheet)]
    assert len(ids) == len(set(ids))
