from datetime import UTC, date, datetime

import pytest

from assessor.assessing.differences import changes, effects
from assessor.domain.answers import Answer, AnswersFile, Project, Quality
from assessor.domain.pack import Pack
from assessor.domain.sheet import read_sheet
from assessor.domain.shelf import Shelf
from assessor.interview import add_row, begin, record

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
DAY = date(2026, 3, 2)
ENERGY = "training.runs[main].energy"


@pytest.fixture
def earlier(small_pack: Pack) -> AnswersFile:
    project = Project(name="A project", stage="ideation")
    sheet = read_sheet(small_pack, begin(small_pack, project, "funding"))
    sheet = record(sheet, "necessity.need", "Sort mail", at=NOON).sheet
    sheet = add_row(sheet, "training.runs", "main")[1].sheet
    sheet = record(sheet, "training.runs[main].method", "metered", at=NOON).sheet
    sheet = record(sheet, "training.runs[main].place", "France", at=NOON).sheet
    return record(sheet, ENERGY, "1 MWh", at=NOON).answers


@pytest.fixture
def later(small_pack: Pack, earlier: AnswersFile) -> AnswersFile:
    sheet = record(read_sheet(small_pack, earlier), ENERGY, "2 MWh", at=NOON).sheet
    sheet = record(sheet, "necessity.need", "Sort letters", at=NOON).sheet
    return add_row(sheet, "training.runs", "second")[1].answers


def order(pack: Pack) -> list[str]:
    return [question.id for question in pack.questions()]


def test_changes_come_in_the_order_of_the_questionnaire(
    small_pack: Pack, earlier: AnswersFile, later: AnswersFile
) -> None:
    found = changes(earlier, later, order(small_pack))

    assert [one.path for one in found] == [
        "answers/necessity.need",
        "rows/training.runs[second]",
        f"answers/{ENERGY}",
    ]


def test_another_name_is_a_change_that_moves_no_result(
    small_pack: Pack, shelf: Shelf, earlier: AnswersFile
) -> None:
    project = earlier.project.model_copy(update={"name": "Another name"})
    renamed = earlier.model_copy(update={"project": project})

    (found,) = effects(earlier, renamed, small_pack, shelf, today=DAY)

    assert found.change.path == "project/name"
    assert (found.change.before, found.change.after) == ("A project", "Another name")
    assert not found.moved


def test_the_same_answers_have_no_changes(
    small_pack: Pack, earlier: AnswersFile
) -> None:
    again = record(
        read_sheet(small_pack, earlier), ENERGY, "1 MWh", at=NOON.replace(hour=13)
    ).answers

    assert changes(earlier, again, order(small_pack)) == ()


def test_each_change_says_what_it_moved_and_all_lead_to_the_end(
    small_pack: Pack, shelf: Shelf, earlier: AnswersFile, later: AnswersFile
) -> None:
    found = [*effects(earlier, later, small_pack, shelf, today=DAY)]
    moved = {one.change.path: {m.what for m in one.moved} for one in found}

    assert moved["answers/necessity.need"] == set()
    assert "project.energy" in moved[f"answers/{ENERGY}"]
    assert all(m.before != m.after for one in found for m in one.moved)


def test_the_same_done_backwards_undoes_it(
    small_pack: Pack, shelf: Shelf, earlier: AnswersFile, later: AnswersFile
) -> None:
    there = [*effects(earlier, later, small_pack, shelf, today=DAY)]
    back = [*effects(later, earlier, small_pack, shelf, today=DAY)]
    one, other = (
        {m.what: m for e in found for m in e.moved if m.what == "project.energy"}
        for found in (there, back)
    )

    assert one["project.energy"].before == other["project.energy"].after


def test_a_quality_alone_is_a_change(small_pack: Pack, earlier: AnswersFile) -> None:
    answer = earlier.answers[ENERGY].model_copy(update={"quality": Quality.MEASURED})
    held: dict[str, Answer] = {**earlier.answers, ENERGY: answer}
    after = earlier.model_copy(update={"answers": held})

    assert len(changes(earlier, after, order(small_pack))) == 1
