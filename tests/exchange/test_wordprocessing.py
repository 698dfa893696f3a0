import io
import zipfile

import pytest

from assessor.errors import ExchangeError
from assessor.exchange import documents, unpacking
from assessor.exchange.documents import Place
from assessor.exchange.wordprocessing import read_word

SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word(body: str, before: str = "", **parts: str) -> bytes:
    whole = (
        f'{before}<w:document xmlns:w="{SPACE}"><w:body>{body}</w:body></w:document>'
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", whole)
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return buffer.getvalue()


def paragraph(*runs: str, style: str = "") -> str:
    looks = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    inside = "".join(f"<w:r><w:t>{run}</w:t></w:r>" for run in runs)
    return f"<w:p>{looks}{inside}</w:p>"


def test_runs_join_and_paragraphs_stay_apart() -> None:
    content = word(paragraph("Our AI is car", "bon neutral.") + paragraph("Two."))
    document = read_word("a.docx", content)

    assert document.text == "Our AI is carbon neutral.\n\nTwo."
    assert document.place(document.text.index("bon")) == Place(1, 14)
    assert document.place(document.text.index("Two")) == Place(2, 1)


def test_headings_are_marked() -> None:
    content = word(paragraph("References", style="Heading1") + paragraph("x"))

    assert read_word("a.docx", content).text == "# References\n\nx"


def test_struck_text_and_second_versions_are_left_out() -> None:
    space = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    body = (
        "<w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
        "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r></w:p>"
        f'<m:Fallback xmlns:m="{space}">{paragraph("twice")}</m:Fallback>'
    )

    assert read_word("a.docx", word(body)).text == "a\tb"


def test_notes_headers_and_footers_are_read() -> None:
    note = f'<w:footnotes xmlns:w="{SPACE}">{paragraph("zero carbon")}</w:footnotes>'

    assert "zero carbon" in read_word("a.docx", word("", footnotes=note)).text


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"PK nothing", "is no .docx file"),
        (word("<w:p>"), "is damaged"),
        (word("", before='<!DOCTYPE a [<!ENTITY b "c">]>'), "declares a document type"),
        (word("")[:-30], "is no .docx file"),
    ],
    ids=["no archive", "bad XML", "entities", "cut"],
)
def test_what_is_wrong_is_refused(content: bytes, why: str) -> None:
    with pytest.raises(ExchangeError, match=why):
        read_word("a.docx", content)


def test_an_archive_without_a_text_is_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.txt", "")

    with pytest.raises(ExchangeError, match=r"holds no word/document\.xml"):
        read_word("a.docx", buffer.getvalue())


@pytest.mark.parametrize(
    ("bound", "why"),
    [("LARGEST_WHOLE", "unpacks to"), ("MOST_PARTS", "has 2 parts")],
)
def test_archives_that_swell_are_refused(
    bound: str, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unpacking, bound, 1)

    with pytest.raises(ExchangeError, match=why):
        read_word("a.docx", word(paragraph("a" * 1000), header1="<a/>"))


def test_a_text_cut_into_too_many_pieces_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(documents, "MOST_PIECES", 2)

    with pytest.raises(ExchangeError, match="more than 2 pieces; split it"):
        read_word("a.docx", word(paragraph("a", "b", "c")))
