from functools import partial
from io import BytesIO

import pikepdf
import pytest

from assessor.domain.assessment import JournalHead
from assessor.errors import ReportError
from assessor.reporting.opened import Opened, Page, opened
from assessor.reporting.verifying import (
    SPARE,
    Kind,
    changed_pages,
    held_figures,
    journal_doubts,
)

FORM = pikepdf.Name.XObject
CHAIN = {1: "a", 2: "b", 3: "c"}


@pytest.mark.parametrize(
    ("stated", "digests", "kinds"),
    [
        (JournalHead(records=3, digest="c"), CHAIN, []),
        (JournalHead(records=2, digest="b"), CHAIN, ["journal_moved"]),
        (JournalHead(records=2, digest="x"), CHAIN, ["journal_other"]),
        (JournalHead(records=9, digest="x"), CHAIN, ["journal_other"]),
        (JournalHead(records=3, digest="c"), None, ["journal_broken"]),
        (None, CHAIN, ["journal_absent"]),
    ],
)
def test_a_journal_is_held_against_the_report(
    stated: JournalHead | None, digests: dict[int, str] | None, kinds: list[Kind]
) -> None:
    assert [doubt.kind for doubt in journal_doubts(stated, digests)] == kinds


def pages(*texts: str) -> Opened:
    held = tuple(Page(text, partial(str, text)) for text in texts)
    return Opened(files={}, pages=held, signatures=0)


def test_the_first_line_that_differs_is_quoted() -> None:
    (doubt,) = changed_pages(pages("one\n36 t\nthree"), pages("one\n38 t\nthree"))

    assert (doubt.where, doubt.there, doubt.here) == ("1", "36 t", "38 t")


def test_drawings_that_swell_within_each_other_are_refused_before_they_are_read() -> (
    None
):
    pdf = pikepdf.new()
    inner = pdf.make_stream(b"BT (x) Tj ET", Type=FORM, Subtype=pikepdf.Name.Form)
    for _ in range(12):
        inside = pikepdf.Dictionary(XObject=pikepdf.Dictionary(A=inner))
        inner = pdf.make_stream(
            b"/A Do /A Do", Type=FORM, Subtype=pikepdf.Name.Form, Resources=inside
        )
    page = pdf.add_blank_page()
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(A=inner))
    page.Contents = pdf.make_stream(b"q /A Do Q")
    written = BytesIO()
    pdf.save(written)

    (found,) = opened("swollen.pdf", written.getvalue()).pages

    with pytest.raises(ReportError, match="within each other"):
        found.read()


def test_a_line_that_was_added_is_quoted() -> None:
    (doubt,) = changed_pages(pages("one\ntwo"), pages("one"))

    assert (doubt.there, doubt.here) == ("two", "")


def test_a_page_that_was_added_is_told() -> None:
    (doubt,) = changed_pages(pages("one", "another"), pages("one"))

    assert (doubt.kind, doubt.there, doubt.here) == ("pages_differ", "2", "1")


def test_a_page_drawn_otherwise_with_the_same_text_is_noted() -> None:
    again = Opened(files={}, pages=(Page("x", lambda: "one"),), signatures=0)

    (doubt,) = changed_pages(pages("one"), again)

    assert (doubt.kind, doubt.is_failure) == ("page_redrawn", False)


def test_figures_far_longer_than_those_computed_again_are_not_read() -> None:
    swollen = b"[" + b" " * SPARE + b" " * 9 + b"]"
    found = Opened(files={"evaluation.json": swollen}, pages=(), signatures=0)

    with pytest.raises(ReportError, match=r"^evaluation.json in it has 500,011 bytes"):
        held_figures(found, "[1]")
