from collections.abc import Mapping

import pytest
from hypothesis import given, settings, strategies as st

from assessor.domain.answers import AnswersFile, Evidence, Project
from assessor.domain.pack import Pack
from assessor.domain.sheet import read_sheet
from assessor.errors import ProcedureError
from assessor.interview import add_row, attach, begin, record, remove_row, withdraw
from assessor.interview.merge_table import Side
from assessor.interview.merging import Merged, merge
from assessor.interview.parting import split
from tests.interview.answered import ENERGY, GIVEN, sheet_of, with_answer
from tests.interview.conftest import NOON

SECTIONS = ("context", "need", "training")
NONE: Mapping[str, Side] = {}


@pytest.fixture
def whole(small_pack: Pack) -> AnswersFile:
    return sheet_of(small_pack).answers


@pytest.fixture
def part(small_pack: Pack, whole: AnswersFile) -> AnswersFile:
    return split(whole, small_pack, ["training"], to="Marc", at=NOON)


def merged(
    pack: Pack, ours: AnswersFile, theirs: AnswersFile, take: Mapping[str, Side] = NONE
) -> Merged:
    return merge(ours, theirs, pack, take)


@settings(max_examples=40, deadline=None)
@given(
    names=st.sets(st.sampled_from([*GIVEN])),
    sections=st.sets(st.sampled_from(SECTIONS), min_size=1),
)
def test_a_part_that_comes_back_unchanged_changes_nothing(
    small_pack: Pack, names: set[str], sections: set[str]
) -> None:
    sheet = sheet_of(small_pack)
    for name in names:
        sheet = withdraw(sheet, name).sheet
    part = split(sheet.answers, small_pack, sections, to="Marc", at=NOON)
    found = merged(small_pack, sheet.answers, part)

    assert (found.answers, found.came, found.conflicts) == (sheet.answers, (), ())


def test_what_only_the_colleague_changed_is_taken(
    small_pack: Pack, whole: AnswersFile, part: AnswersFile
) -> None:
    theirs = with_answer(read_sheet(small_pack, part), ENERGY, "9 kWh")
    found = merged(small_pack, whole, theirs)

    assert found.answers.answers[ENERGY].value == 9
    assert [one.name for one in found.came] == [ENERGY]
    assert found.conflicts == ()
    assert found.answers.answers["necessity.need"] == whole.answers["necessity.need"]


def test_what_only_we_changed_stays(
    small_pack: Pack, whole: AnswersFile, part: AnswersFile
) -> None:
    ours = with_answer(read_sheet(small_pack, whole), ENERGY, "7 kWh")

    assert merged(small_pack, ours, part).answers == ours


def test_the_same_change_on_both_sides_is_no_conflict(
    small_pack: Pack, whole: AnswersFile, part: AnswersFile
) -> None:
    ours = with_answer(read_sheet(small_pack, whole), ENERGY, "7 kWh")
    theirs = with_answer(read_sheet(small_pack, part), ENERGY, "7 kWh")

    assert merged(small_pack, ours, theirs).conflicts == ()


@pytest.mark.parametrize(("side", "value"), [("ours", 7), ("theirs", 9), (None, 7)])
def test_a_conflict_is_settled_by_name_only(
    small_pack: Pack, whole: AnswersFile, part: AnswersFile, side: Side, value: int
) -> None:
    ours = with_answer(read_sheet(small_pack, whole), ENERGY, "7 kWh")
    theirs = with_answer(read_sheet(small_pack, part), ENERGY, "9 kWh")
    found = merged(small_pack, ours, theirs, {ENERGY: side} if side else {})

    assert found.answers.answers[ENERGY].value == value
    assert [one.name for one in found.conflicts] == ([] if side else [ENERGY])
    assert all(one.to == "Marc" for one in found.conflicts)


def test_a_change_of_what_was_not_handed_over_is_a_conflict(
    small_pack: Pack, whole: AnswersFile, part: AnswersFile
) -> None:
    theirs = with_answer(read_sheet(small_pack, part), "necessity.need", "Else")
    (found,) = merged(small_pack, whole, theirs).conflicts

    assert (found.name, found.outside) == ("necessity.need", True)


def test_a_row_that_only_the_colleague_added_comes_with_its_answers(
    small_pack: Pack, whole: AnswersFile, part: AnswersFile
) -> None:
    key, added = add_row(read_sheet(small_pack, part), "training.runs", "second")
    theirs = with_answer(added.sheet, f"training.runs[{key}].method", "metered")
    found = merged(small_pack, whole, theirs)

    assert found.answers.groups["training.runs"] == ("main", "second")
    assert "training.runs[second].method" in found.answers.answers


def test_rows_of_one_name_that_both_added_are_not_mixed(
    small_pack: Pack, whole: AnswersFile, part: AnswersFile
) -> None:
    _, mine = add_row(read_sheet(small_pack, whole), "training.runs", "second")
    _, added = add_row(read_sheet(small_pack, part), "training.runs", "second")
    theirs = with_answer(added.sheet, "training.runs[second].method", "metered")
    found = merged(small_pack, mine.answers, theirs)
    taken = merged(
        small_pack, mine.answers, theirs, {"training.runs[second]": "theirs"}
    )

    assert [one.name for one in found.conflicts] == ["training.runs[second]"]
    assert "training.runs[second].method" not in found.answers.answers
    assert "training.runs[second].method" in taken.answers.answers


def test_a_row_that_was_removed_there_and_changed_here_is_a_conflict(
    small_pack: Pack, whole: AnswersFile, part: AnswersFile
) -> None:
    theirs = remove_row(read_sheet(small_pack, part), "training.runs", "main").answers
    ours = with_answer(read_sheet(small_pack, whole), ENERGY, "7 kWh")
    clean = merged(small_pack, whole, theirs)

    assert clean.answers.groups["training.runs"] == ()
    assert not any(name.startswith("training.") for name in clean.answers.answers)
    assert [one.name for one in merged(small_pack, ours, theirs).conflicts] == [
        "training.runs[main]"
    ]


def test_a_new_document_gets_a_key_that_is_free(
    small_pack: Pack, whole: AnswersFile, part: AnswersFile
) -> None:
    sheet = read_sheet(small_pack, whole)
    ours = attach(sheet, "necessity.need", Evidence(title="Ours"))[1].answers
    back = read_sheet(small_pack, part)
    theirs = attach(back, "training.runs[main].place", Evidence(title="Theirs"))[1]
    found = merged(small_pack, ours, theirs.answers).answers
    (key,) = found.answers["training.runs[main].place"].evidence

    assert found.evidence[key].title == "Theirs"
    assert {one.title for one in found.evidence.values()} == {
        *("Meter", "Log", "Ours", "Theirs")
    }


def test_files_that_are_no_part_of_this_one_are_refused(
    small_pack: Pack, whole: AnswersFile, part: AnswersFile
) -> None:
    other = begin(small_pack, Project(name="Other", stage="ideation"), "funding")
    for ours, theirs in ((whole, whole), (part, part), (other, part)):
        with pytest.raises(ProcedureError):
            merged(small_pack, ours, theirs)


def test_answering_again_the_same_is_no_change(
    small_pack: Pack, whole: AnswersFile, part: AnswersFile
) -> None:
    later = NOON.replace(hour=18)
    theirs = record(read_sheet(small_pack, part), ENERGY, "1.2 MWh", at=later).answers

    assert merged(small_pack, whole, theirs).came == ()
