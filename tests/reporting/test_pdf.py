import io
import re
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from typing import Any

import pikepdf
import pytest

from assessor.domain.assessment import Assessment
from assessor.domain.pack import Pack
from assessor.errors import ReportError
from assessor.reporting import Layout, report
from assessor.typesetting import pdf

ANSWERS = b"format: 1\n"


@pytest.fixture(scope="session")
def document(full: bytes) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(full)) as opened:
        yield opened


def elements(node: pikepdf.Object) -> Iterator[Any]:
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from elements(child)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield node
        if "/K" in node:
            yield from elements(node.K)


@pytest.fixture(scope="session")
def tags(document: pikepdf.Pdf) -> list[Any]:
    return list(elements(document.Root.StructTreeRoot))


def test_it_is_tagged_titled_and_in_its_language(document: pikepdf.Pdf) -> None:
    root = document.Root

    assert root.MarkInfo.Marked
    assert str(root.Lang) == "fr"
    assert root.ViewerPreferences.DisplayDocTitle
    assert str(document.docinfo.Title).endswith("empreinte partielle")


def test_it_says_it_is_archival_and_accessible(document: pikepdf.Pdf) -> None:
    with document.open_metadata() as metadata:
        assert metadata["pdfaid:part"] == "3"
        assert metadata["pdfaid:conformance"] == "A"
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["xmp:CreateDate"].startswith("2026-11-20T09:30:00")
    xmp = document.Root.Metadata.read_bytes()
    assert xmp.count(b"</rdf:RDF>") == 1
    assert b"PDF/UA identification schema" in xmp
    assert document.Root.OutputIntents[0].DestOutputProfile is not None


def test_chapters_are_in_the_outline(document: pikepdf.Pdf) -> None:
    with document.open_outline() as outline:
        titles = [str(item.title) for item in outline.root]

    assert len(titles) == 13
    assert any("Empreinte" in title for title in titles)


def test_it_has_the_pages_its_contents_promise(document: pikepdf.Pdf) -> None:
    assert 15 <= len(document.pages) <= 40


def test_every_figure_has_a_text_equivalent(tags: list[Any]) -> None:
    figures = [tag for tag in tags if tag.S == "/Figure"]

    assert len(figures) >= 5
    assert all(len(str(figure.Alt)) > 40 for figure in figures)


def test_every_cell_of_a_table_is_tied_to_its_headers(tags: list[Any]) -> None:
    tables = [tag for tag in tags if tag.S == "/Table"]

    assert len(tables) > 20
    for table in tables:
        inside = list(elements(table.K))
        headers = {str(tag.ID) for tag in inside if tag.S == "/TH"}
        cells = [tag for tag in inside if tag.S == "/TD"]
        assert cells
        for cell in cells:
            named = {str(header) for header in cell.A.Headers}
            assert named
            assert named <= headers


def test_all_fonts_are_embedded_and_map_to_text(document: pikepdf.Pdf) -> None:
    fonts = [
        font
        for page in document.pages
        for font in page.resources.get("/Font", pikepdf.Dictionary()).values()
    ]

    assert fonts
    for font in fonts:
        assert "/ToUnicode" in font
        descriptor = font.DescendantFonts[0].FontDescriptor
        assert {"/FontFile2", "/FontFile3", "/FontFile"} & set(descriptor.keys())
    names = {str(font.BaseFont).partition("+")[2] for font in fonts}
    assert all(re.match(r"Source|DejaVu", name) for name in names), names


def test_the_answers_travel_in_it(document: pikepdf.Pdf) -> None:
    assert document.attachments["answers.yaml"].get_file().read_bytes() == ANSWERS
    related = {str(file.UF): str(file.AFRelationship) for file in document.Root.AF}
    assert related == {"answers.yaml": "/Source", "assessment.json": "/Data"}


def test_the_same_report_has_the_same_bytes(
    assessment: Assessment, pack: Pack, created: datetime
) -> None:
    elsewhere = created.astimezone(timezone(timedelta(hours=9)))
    once, again = (
        report(
            assessment,
            pack,
            language="fr",
            created=moment,
            attachments={"answers.yaml": ANSWERS},
            layout=Layout(template="screening"),
        )
        for moment in (created, elsewhere)
    )

    assert again == once


@pytest.mark.parametrize(
    "markup",
    [
        '<img src="file:///etc/passwd" alt="x"/>',
        '<img src="http://127.0.0.1:9/x.png" alt="x"/>',
        '<img src="asset:../pyproject.toml" alt="x"/>',
        '<link rel="stylesheet" href="file:///etc/passwd"/>',
        '<link rel="attachment" href="file:///etc/passwd"/>',
        '<style>@import url("http://127.0.0.1:9/x.css");</style>',
        '<p style="background: url(file:///etc/passwd)">x</p>',
        '<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>',
        '<img src="data:image/png;base64,AAAA" alt="x"/>',
    ],
)
def test_nothing_but_the_templates_is_ever_fetched(
    markup: str, created: datetime
) -> None:
    page = f'<html lang="en"><head><title>x</title></head><body>{markup}</body></html>'

    with pytest.raises(ReportError, match="may only use files of its templates"):
        pdf.write(page, created=created)
