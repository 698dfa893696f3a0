import io
import re
import zipfile
from datetime import date

import openpyxl
import pikepdf
import pytest
from pypdf import PdfReader

from assessor.assessing import assess
from assessor.catalogue.answers import read_answers
from assessor.cli.report_formats import written
from assessor.cli.target import Format
from assessor.domain.assessment import Assessment
from assessor.domain.pack import Pack
from assessor.domain.shelf import Shelf
from assessor.notation import write
from tests.hostile.conftest import project_of
from tests.hostile.more_texts import MORE
from tests.hostile.test_texts import ACTIVE, TEXTS, Page, steering

TODAY = date(2026, 11, 21)
SHORT = 240
ALL = {**TEXTS, **MORE}
MARKS = {f"Text {number}:": name for number, name in enumerate(ALL)}
LIVE_MARKS = re.compile(r"(?<!\\)\]\((?!#)|(?<!\\)\]:|^\s*\[[^\]]*\]:", re.MULTILINE)
TAGS = re.compile(r"(?<!\\)<\s*/?\s*([a-zA-Z]+)")
NAMES = ("/JavaScript", "/JS", "/Launch", "/OpenAction", "/AA", "/SubmitForm", "/URI")
FOREIGN = ("externalLinks", "vbaProject", "embeddings", "connections", "activeX")


def said() -> list[str]:
    return [f"{ALL[name][:SHORT]} {mark}" for mark, name in MARKS.items()]


@pytest.fixture(scope="module")
def everything(small_pack: Pack, shelf: Shelf) -> Assessment:
    content = {
        "format": 1,
        "pack": {"id": "small", "version": "0.1.0"},
        "project": {"name": "All texts", "stage": "ideation"},
        "profile": "audit",
        "evidence": {
            f"E{number}": {"title": text} for number, text in enumerate(said())
        },
    }
    answers = read_answers(write(content), "answers.yaml", small_pack)
    return assess(answers, small_pack, shelf, today=TODAY, draws=16)


def purchases(texts: list[str], pack: Pack, shelf: Shelf) -> Assessment:
    rows = {f"t{number}": text for number, text in enumerate(texts)}
    content = project_of("A plain text.", pack.header.version)
    content["groups"] = {"purchases.lines": list(rows)}
    content["answers"] = {
        "activity.other_purchases": True,
        **{f"purchases.lines[{row}].name": text for row, text in rows.items()},
    }
    content["reviews"] = {}
    answers = read_answers(write(content), "answers.yaml", pack)
    return assess(answers, pack, shelf, today=TODAY, draws=16)


def missing(text: str) -> set[str]:
    plain = " ".join(text.replace("\\", "").replace("\xa0", " ").split())
    return {name for mark, name in MARKS.items() if mark not in plain}


def names_in(pdf: pikepdf.Pdf) -> set[str]:
    found: set[str] = set()
    for held in pdf.objects:
        one = held.stream_dict if isinstance(held, pikepdf.Stream) else held
        if isinstance(one, pikepdf.Dictionary):
            found |= {str(key) for key in one}
            found |= {str(value) for value in one.as_dict().values() if _is_name(value)}
    return found


def _is_name(value: object) -> bool:
    return isinstance(value, pikepdf.Name)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_page_shows_all_and_does_nothing(
    everything: Assessment, small_pack: Pack, language: str
) -> None:
    page = written("html", everything, small_pack, language=language, files={}).decode()
    found = Page(page)
    assert missing(page) == set()
    assert not ACTIVE & set(found.tags)
    assert not {name for name in found.attributes if name.startswith("on")}
    assert all(address.startswith("#") for address in found.addresses)
    assert steering(page, kept="\n\t") == []


def test_markdown_holds_no_markup_of_theirs(
    everything: Assessment, small_pack: Pack
) -> None:
    text = written("md", everything, small_pack, language="en", files={}).decode()
    assert missing(text) == set()
    assert LIVE_MARKS.findall(text) == []
    assert not ACTIVE & {tag.lower() for tag in TAGS.findall(text)}
    assert steering(text, kept="\n\t") == []


def test_a_workbook_holds_no_formula_and_no_link(pack: Pack, shelf: Shelf) -> None:
    shown = ""
    for part in (said()[::3], said()[1::3], said()[2::3]):
        made = purchases(part, pack, shelf)
        content = written("xlsx", made, pack, language="en", files={})
        book = openpyxl.load_workbook(io.BytesIO(content))
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
        shown += " ".join(str(cell.value) for cell in cells)
        assert [cell.value for cell in cells if cell.data_type == "f"] == []
        assert [cell.hyperlink for cell in cells if cell.hyperlink] == []
        names = zipfile.ZipFile(io.BytesIO(content)).namelist()
        assert [name for name in names if any(sign in name for sign in FOREIGN)] == []
    assert missing(shown) == set()


def test_a_pdf_holds_nothing_that_runs_and_no_file_of_theirs(
    everything: Assessment, small_pack: Pack
) -> None:
    files = {"answers.yaml": b"format: 1\n"}
    content = written("pdf", everything, small_pack, language="en", files=files)
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert not set(NAMES) & names_in(pdf)
        assert set(pdf.attachments) == set(files)
    shown = " ".join(
        page.extract_text() for page in PdfReader(io.BytesIO(content)).pages
    )
    assert missing(shown.replace("\u2010\n", "")) == set()


@pytest.mark.parametrize("kind", ["json", "md"])
def test_a_format_is_the_same_every_time(
    everything: Assessment, small_pack: Pack, kind: Format
) -> None:
    first, second = (
        written(kind, everything, small_pack, language="en", files={}) for _ in range(2)
    )
    assert first == second


def test_a_hundred_texts_go_through_every_format() -> None:
    assert len(ALL) == len(TEXTS) + len(MORE)
    assert len(MARKS) >= 100
