import zipfile
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pytest

from assessor.assessing import assess
from assessor.domain.answers import Project, Review
from assessor.domain.assessment import Assessment
from assessor.domain.pack import Pack
from assessor.domain.sheet import read_sheet
from assessor.domain.shelf import Shelf
from assessor.domain.wording import Language
from assessor.errors import UsageError
from assessor.exchange.complement_writing import (
    letter_file,
    letter_markdown,
    letter_text,
    letter_word,
)
from assessor.exchange.complements import Letter, complements
from assessor.exchange.wordprocessing import read_word
from assessor.interview import begin, record
from assessor.interview.reviewing import comment

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
NASTY = "A | <b> _name_ [x](http://y)\x1b[2J"
ASKED = Review(
    by="R. Viewer", at=NOON, verdict="changes_requested", text="Which <meter>?"
)


@pytest.fixture(scope="module")
def assessment(small_pack: Pack, shelf: Shelf) -> Assessment:
    project = Project(name=NASTY, stage="ideation")
    sheet = read_sheet(small_pack, begin(small_pack, project, "funding"))
    sheet = record(sheet, "necessity.need", "Sort mail", at=NOON).sheet
    answers = comment(sheet, "necessity.need", ASKED)
    return assess(answers, small_pack, shelf, today=date(2026, 3, 2), draws=16)


def letter(assessment: Assessment, pack: Pack, language: Language = "en") -> Letter:
    return complements(assessment, pack, language, [("E1", "the file is missing")])


def test_a_letter_says_what_why_and_of_whom(
    assessment: Assessment, small_pack: Pack
) -> None:
    asked = letter(assessment, small_pack).asked

    assert asked[0].why == "Asked by R. Viewer: Which <meter>?"
    assert any(one.why.startswith("Gate G3") for one in asked)
    assert asked[-1].what == "The document E1 again"
    assert all(one.holder for one in asked)


def test_what_a_gate_asks_is_not_asked_twice(
    assessment: Assessment, small_pack: Pack
) -> None:
    asked = [one.what for one in letter(assessment, small_pack).asked]

    assert len(asked) == len(set(asked))


@pytest.mark.parametrize(
    ("language", "said"), [("en", "takes no decision"), ("fr", "ne vaut pas décision")]
)
def test_a_letter_takes_no_decision_and_sets_no_date(
    assessment: Assessment, small_pack: Pack, language: Language, said: str
) -> None:
    text = letter_text(letter(assessment, small_pack, language))

    assert said in text
    assert text.count("____________\n") >= 3


def test_names_of_a_project_are_no_markup(
    assessment: Assessment, small_pack: Pack
) -> None:
    found = letter_markdown(letter(assessment, small_pack))

    assert "\x1b" not in found
    assert "<b>" not in found.replace("\\<b\\>", "")
    assert "[x](" not in found.replace("\\[x\\](", "")


def test_a_word_document_reads_back(assessment: Assessment, small_pack: Pack) -> None:
    found = letter(assessment, small_pack)
    content = letter_word(found)
    text = read_word("letter.docx", content).text

    assert "Which <meter>?" in text
    assert content == letter_word(found)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert archive.testzip() is None


def test_another_ending_is_refused(assessment: Assessment, small_pack: Pack) -> None:
    with pytest.raises(UsageError, match=r"\.docx"):
        letter_file(letter(assessment, small_pack), Path("letter.odt"))
