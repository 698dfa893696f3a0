import io
import re
from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise
from typing import Any

import pikepdf
import pytest
from pikepdf import pdfa

from assessor.domain.assessment import Assessment
from assessor.domain.pack import Pack
from assessor.reporting import Layout, report
from assessor.reporting.html import COMMITTEE, templates
from assessor.reporting.layout import FULL

pytestmark = pytest.mark.unmeasured  # whole reports, again
SHORT = [name for name in templates().split(", ") if name not in {FULL, COMMITTEE}]
KINDS = [
    (FULL, "en"),
    (FULL, "fr"),
    *((name, ("en", "fr")[index % 2]) for index, name in enumerate(sorted(SHORT))),
]
HEADINGS = [f"/H{level}" for level in range(1, 7)]
PAINTING = {"Tj", "TJ", "'", '"', "f", "f*", "F", "S", "s", "B", "B*", "b", "b*", "sh"}
STANDARD = frozenset(
    f"/{name}"
    for name in re.findall(
        r"\w+",
        "H1 H2 H3 H4 H5 H6 Document Part Art Sect Div NonStruct P L LI Lbl LBody Table "
        "TR TH TD THead TBody TFoot Caption Figure Formula Span Link Reference Note "
        "Form Quote BlockQuote Code TOC TOCI",
    )
)
WITHIN = {
    "/TR": {"/Table", "/THead", "/TBody", "/TFoot"},
    "/TH": {"/TR"},
    "/TD": {"/TR"},
    "/THead": {"/Table"},
    "/TBody": {"/Table"},
    "/LI": {"/L"},
    "/LBody": {"/LI"},
    "/Lbl": {"/LI", "/Note"},
}
NEVER_SHOWN = 0b100011  # invisible, hidden, not shown on screen
# What the checker of PDF/A does not know: level A beside PDF/UA, shadings, an icon.
UNKNOWN = ("6.6.4-3", "6.6.2.3.1-1", "Pattern", "Shading", "patterns")


@pytest.fixture(scope="module", params=KINDS, ids="-".join)
def made(
    request: pytest.FixtureRequest,
    assessment: Assessment,
    pack: Pack,
    created: datetime,
    full: bytes,
) -> tuple[bytes, str]:
    template, language = request.param
    if (template, language) == (FULL, "fr"):
        return full, language
    layout = Layout(template=template)
    content = report(
        assessment,
        pack,
        language=language,
        created=created,
        layout=layout,
        attachments={"answers.yaml": b"format: 1"},
    )
    return content, language


@pytest.fixture(scope="module")
def document(made: tuple[bytes, str]) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(made[0])) as opened:
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


@pytest.fixture(scope="module")
def tags(document: pikepdf.Pdf) -> list[Any]:
    return list(elements(document.Root.StructTreeRoot))


def test_it_says_its_language_its_title_and_what_it_follows(
    made: tuple[bytes, str], document: pikepdf.Pdf
) -> None:
    root = document.Root

    assert str(root.Lang) == made[1]
    assert root.MarkInfo.Marked
    assert root.ViewerPreferences.DisplayDocTitle
    assert str(document.docinfo.Title)
    assert root.OutputIntents[0].DestOutputProfile is not None
    with document.open_metadata() as metadata:
        assert metadata["pdfaid:part"] + metadata["pdfaid:conformance"] == "3A"
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"]


def test_headings_begin_at_one_and_skip_no_level(tags: list[Any]) -> None:
    levels = [HEADINGS.index(str(tag.S)) + 1 for tag in tags if str(tag.S) in HEADINGS]

    assert levels[0] == 1
    skipped = [(one, other) for one, other in pairwise(levels) if other > one + 1]
    assert skipped == []


def test_every_table_has_headers_with_a_scope_that_its_cells_name(
    tags: list[Any],
) -> None:
    for table in (tag for tag in tags if tag.S == "/Table"):
        inside = list(elements(table.K))
        headers = {str(tag.ID): tag for tag in inside if tag.S == "/TH"}

        assert headers
        assert {str(tag.A.Scope) for tag in headers.values()} <= {"/Column", "/Row"}
        for cell in (tag for tag in inside if tag.S == "/TD"):
            assert {str(name) for name in cell.A.Headers} & headers.keys()


def test_every_figure_says_what_it_shows(tags: list[Any]) -> None:
    assert all(len(str(tag.get("/Alt", ""))) > 20 for tag in tags if tag.S == "/Figure")


def test_every_item_of_a_list_has_its_body(tags: list[Any]) -> None:
    for item in (tag for tag in tags if tag.S == "/LI"):
        assert "/LBody" in {str(child.S) for child in elements(item.K)}


def test_every_tag_is_a_standard_one_where_it_belongs(tags: list[Any]) -> None:
    kinds = {str(tag.S) for tag in tags}

    assert kinds <= STANDARD
    assert "/H" not in kinds
    for tag in tags:
        inside = WITHIN.get(str(tag.S))
        assert inside is None or str(tag.P.S) in inside, (tag.S, tag.P.S)


def test_nothing_is_locked_hidden_or_played(document: pikepdf.Pdf) -> None:
    assert not document.is_encrypted
    assert "/ID" in document.trailer
    assert not {"/OCProperties", "/OpenAction", "/AA", "/Threads"} & {*document.Root}
    for held in document.objects:
        if isinstance(held, pikepdf.Stream):
            about = held.stream_dict
            assert not {"/F", "/FFilter", "/OPI", "/Ref", "/PS"} & {*about}
            assert "/LZWDecode" not in repr(about.get("/Filter", ""))
        if isinstance(held, pikepdf.Dictionary) and held.get("/Type") == "/Annot":
            assert held.Subtype in {"/Link", "/Widget"}
            assert int(held.get("/F", 0)) & NEVER_SHOWN == 0


def test_files_that_travel_say_what_they_are_to_the_report(
    document: pikepdf.Pdf,
) -> None:
    listed = [str(one.UF) for one in document.Root.AF]
    assert sorted(listed) == sorted(document.attachments)
    for travelling in document.Root.AF:
        assert travelling.AFRelationship in {"/Source", "/Data"}
        assert str(travelling.F) == str(travelling.UF)
        assert str(travelling.EF.F.Subtype)
        assert str(travelling.EF.F.Params.ModDate)


def test_every_link_says_where_it_leads_and_is_tagged(
    document: pikepdf.Pdf, tags: list[Any]
) -> None:
    notes = [note for page in document.pages for note in page.obj.get("/Annots", ())]
    links = [note for note in notes if note.Subtype == "/Link"]

    assert all(str(link.get("/Contents", "")) for link in links)
    assert len([tag for tag in tags if tag.S == "/Link"]) >= bool(links)
    assert all(page.obj.get("/Tabs") == "/S" for page in document.pages)


def test_what_is_drawn_is_tagged_or_marked_as_decoration(
    document: pikepdf.Pdf,
) -> None:
    for number, page in enumerate(document.pages, start=1):
        marks: list[str] = []
        for instruction in pikepdf.parse_content_stream(page):
            operator = str(instruction.operator)
            if operator in {"BDC", "BMC"}:
                marks.append(str(instruction.operands[0]))
            elif operator == "EMC":
                marks.pop()
            elif operator in PAINTING:
                assert marks, f"page {number}: {operator} is not tagged"


def test_running_heads_are_decoration(document: pikepdf.Pdf) -> None:
    for page in [*document.pages][1:]:
        marks = [
            str(one.operands[0])
            for one in pikepdf.parse_content_stream(page, "BDC BMC")
        ]
        assert "/Artifact" in marks


def test_all_fonts_are_embedded_and_read_as_text(document: pikepdf.Pdf) -> None:
    for page in document.pages:
        for font in page.resources.get("/Font", pikepdf.Dictionary()).values():
            assert "/ToUnicode" in font
            descriptor = font.DescendantFonts[0].FontDescriptor
            assert (
                "/CIDToGIDMap" in font.DescendantFonts[0] or "/FontFile3" in descriptor
            )
            assert {"/FontFile2", "/FontFile3"} & set(descriptor.keys())


def test_a_checker_of_archives_finds_nothing_that_it_knows(
    made: tuple[bytes, str],
) -> None:
    found = pdfa.validate_written(io.BytesIO(made[0]), "3b").findings
    told = [str(one) for one in found]

    assert [one for one in told if not any(known in one for known in UNKNOWN)] == []
