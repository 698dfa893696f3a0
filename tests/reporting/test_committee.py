import io
import re

import pikepdf
import pytest

from assessor.domain.calls import Call
from assessor.domain.pack import Pack
from assessor.portfolio.committee import Committee, gather
from assessor.portfolio.entry import Entry, Refused
from assessor.reporting.committee import (
    committee_page,
    committee_pdf,
    committee_view,
)
from assessor.reporting.pen import pen_for
from tests.portfolio.conftest import MakeEntry, call, entry, points  # noqa: F401
from tests.portfolio.test_committee import PINS
from tests.reporting import test_structure as structure


@pytest.fixture
def committee(call: Call, pack: Pack, entry: MakeEntry) -> Committee:  # noqa: F811
    found: list[Entry | Refused] = [
        entry("one", points=points(10, 0)),
        entry("two", points=points(4, 4), supported="rework"),
        entry("three", project="<script>x</script>", comparable=False, not_public=True),
        Refused(name="bad", file="submissions/bad.yaml", problem="not YAML"),
    ]
    return gather(call, pack, found, PINS)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_page_says_that_it_decides_nothing(
    committee: Committee, language: str
) -> None:
    page = committee_page(committee, language)

    said = pen_for(language).word("committee.no_decision").replace("'", "&#39;")
    assert page.count(said) == 2
    assert "<script>" not in page
    assert not re.search(
        r"\{[a-z_]+\}", re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)
    )


def test_a_row_stands_for_each_submission(committee: Committee) -> None:
    view = committee_view(committee, pen_for("en"))

    rows = {row[0]: row for row in view.side.rows}
    assert len(rows) == len(view.record.rows) == len(view.each) == 3
    assert "Declared: proceed with conditions" in rows["Project two (two)"][1]
    assert "18 / 12" in rows["Project one (one)"]
    assert view.refused is not None


def test_what_is_not_for_the_public_marks_the_whole(committee: Committee) -> None:
    assert committee_view(committee, pen_for("en")).watermark


def test_points_say_what_the_order_hangs_on(committee: Committee) -> None:
    view = committee_view(committee, pen_for("en"))

    assert view.points is not None
    assert view.points.firm.startswith("The order depends on the weights chosen")
    assert "not of this method" in view.points.places.note


def test_footprints_of_those_that_may_be_compared_are_drawn(
    committee: Committee,
) -> None:
    chart = committee_view(committee, pen_for("fr")).chart

    assert chart is not None
    assert [row.label for row in chart.rows] == ["Project one", "Project two"]


def test_columns_fill_the_page(committee: Committee) -> None:
    view = committee_view(committee, pen_for("fr"))
    assert view.points is not None

    for table in (view.side, view.record, view.gates, view.points.places):
        assert sum(column.width for column in table.columns) == 100


def test_its_pdf_is_held_to_what_a_report_is_held_to(committee: Committee) -> None:
    content = committee_pdf(committee, language="fr")

    with pikepdf.open(io.BytesIO(content)) as document:
        tags = list(structure.elements(document.Root.StructTreeRoot))
        of_document = (
            structure.test_what_is_drawn_is_tagged_or_marked_as_decoration,
            structure.test_running_heads_are_decoration,
            structure.test_all_fonts_are_embedded_and_read_as_text,
            structure.test_nothing_is_locked_hidden_or_played,
        )
        of_tags = (
            structure.test_headings_begin_at_one_and_skip_no_level,
            structure.test_every_table_has_headers_with_a_scope_that_its_cells_name,
            structure.test_every_figure_says_what_it_shows,
            structure.test_every_item_of_a_list_has_its_body,
            structure.test_every_tag_is_a_standard_one_where_it_belongs,
        )
        made = content, "fr"
        structure.test_it_says_its_language_its_title_and_what_it_follows(
            made, document
        )
        structure.test_every_link_says_where_it_leads_and_is_tagged(document, tags)
        structure.test_a_checker_of_archives_finds_nothing_that_it_knows(made)
        for check in of_document:
            check(document)
        for look in of_tags:
            look(tags)
