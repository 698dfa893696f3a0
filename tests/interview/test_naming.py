import pytest

from assessor.domain.pack import Pack
from assessor.domain.sheet import read_sheet
from assessor.errors import AnswerError
from assessor.interview import add_row
from assessor.interview.naming import answer_named, answers_named
from tests.interview.answered import ENERGY, sheet_of


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (ENERGY, ENERGY),
        ("Training.Runs[MAIN].energy", ENERGY),
        ("training.runs.energy", ENERGY),
        ("NE-02", "necessity.alternatives"),
        ("ne-02", "necessity.alternatives"),
    ],
)
def test_an_answer_is_named_by_id_or_code(
    small_pack: Pack, name: str, expected: str
) -> None:
    assert answer_named(sheet_of(small_pack), name) == expected


@pytest.mark.parametrize("name", ["", "CTX-99", "training.runs[other].energy"])
def test_what_is_not_asked_is_refused_in_both_languages(
    small_pack: Pack, name: str
) -> None:
    with pytest.raises(AnswerError, match="not asked") as caught:
        answers_named(sheet_of(small_pack), name)

    assert "n’est pas demandé" in caught.value.in_language("fr")


def test_of_several_rows_one_has_to_be_named(small_pack: Pack) -> None:
    sheet = add_row(sheet_of(small_pack), "training.runs", "other")[1].sheet
    name = "training.runs.method"

    assert len(answers_named(sheet, name)) == 2
    with pytest.raises(AnswerError, match="several rows") as caught:
        answer_named(read_sheet(small_pack, sheet.answers), name)
    assert "training.runs[other].method" in caught.value.in_language("fr")
