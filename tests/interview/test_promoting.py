import pytest

from assessor.domain.pack import Pack
from assessor.domain.sheet import read_sheet
from assessor.errors import ProcedureError
from assessor.interview import record, withdraw
from assessor.interview.promoting import promote
from tests.interview.answered import sheet_of
from tests.interview.conftest import NOON

LEVEL = "necessity.alternatives"


def test_a_promotion_keeps_answers_and_lists_what_stops_counting(
    small_pack: Pack,
) -> None:
    sheet = record(sheet_of(small_pack), LEVEL, 3, at=NOON, planned=True).sheet
    found = promote(sheet, "production", at=NOON)
    before = {n: a for n, a in sheet.answers.answers.items() if n != "project.stage"}

    assert found.answers.project.stage == "production"
    assert {n: found.answers.answers[n] for n in before} == before
    assert found.planned == (LEVEL,)
    assert found.targets == (1, 4)
    assert not found.back


def test_what_is_required_and_missing_is_listed(small_pack: Pack) -> None:
    sheet = withdraw(sheet_of(small_pack), LEVEL).sheet

    assert LEVEL in promote(sheet, "production", at=NOON).required


def test_going_back_is_said(small_pack: Pack) -> None:
    there = promote(sheet_of(small_pack), "production", at=NOON).answers
    found = promote(read_sheet(small_pack, there), "ideation", at=NOON)

    assert found.back


@pytest.mark.parametrize("stage", ["ideation", "nowhere"])
def test_a_stage_that_is_none_or_the_same_is_refused(
    small_pack: Pack, stage: str
) -> None:
    with pytest.raises(ProcedureError):
        promote(sheet_of(small_pack), stage, at=NOON)
