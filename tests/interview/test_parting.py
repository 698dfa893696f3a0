import pytest

from assessor.domain.pack import Pack
from assessor.domain.sheet import read_sheet
from assessor.errors import ProcedureError
from assessor.interview.parting import split
from tests.interview.answered import ENERGY, sheet_of
from tests.interview.conftest import NOON


def test_a_part_holds_the_answers_of_its_sections_and_what_decides_on_them(
    small_pack: Pack,
) -> None:
    whole = sheet_of(small_pack).answers
    part = split(whole, small_pack, ["training"], to="Marc", at=NOON)

    assert {n for n in part.answers if not n.startswith("training.")} == {
        "necessity.need"
    }
    assert part.answers[ENERGY] == whole.answers[ENERGY]
    assert part.groups == {"training.runs": ("main",)}
    assert part.part is not None
    assert (part.part.to, part.part.sections) == ("Marc", ("training",))


def test_a_part_holds_nothing_it_need_not(small_pack: Pack) -> None:
    whole = sheet_of(small_pack).answers
    noted = whole.answers["necessity.need"].model_copy(update={"note": "private"})
    whole = whole.model_copy(
        update={"answers": {**whole.answers, "necessity.need": noted}}
    )
    part = split(whole, small_pack, ["training"], to="Marc", at=NOON)

    assert part.answers["necessity.need"].note is None
    assert [one.title for one in part.evidence.values()] == ["Meter"]
    assert part.project.organisation == ""
    assert (part.reviews, part.conditions, part.submission) == ({}, {}, ())


def test_the_same_questions_of_a_section_apply_in_a_part(small_pack: Pack) -> None:
    whole = sheet_of(small_pack)
    part = split(whole.answers, small_pack, ["training"], to="Marc", at=NOON)
    seen = {one.id for one in read_sheet(small_pack, part) if "training" in one.id}

    assert seen == {one.id for one in whole if "training" in one.id}


@pytest.mark.parametrize(
    ("sections", "to", "said"),
    [
        (["nothing"], "Marc", "context"),
        ([], "Marc", "context"),
        (["need"], " ", "--to"),
    ],
)
def test_what_cannot_be_handed_over_is_refused(
    small_pack: Pack, sections: list[str], to: str, said: str
) -> None:
    with pytest.raises(ProcedureError, match=said):
        split(sheet_of(small_pack).answers, small_pack, sections, to=to, at=NOON)


def test_a_part_is_not_split_again(small_pack: Pack) -> None:
    part = split(sheet_of(small_pack).answers, small_pack, ["need"], to="A", at=NOON)

    with pytest.raises(ProcedureError, match="part handed to A"):
        split(part, small_pack, ["need"], to="B", at=NOON)
