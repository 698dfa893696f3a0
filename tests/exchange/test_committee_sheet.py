from io import BytesIO

import pytest
from openpyxl import load_workbook

from assessor.domain.calls import Call
from assessor.domain.pack import Pack
from assessor.exchange.committee_sheet import COLUMNS, committee_workbook
from assessor.portfolio.committee import Committee, gather
from assessor.portfolio.entry import Entry, Refused
from tests.portfolio.conftest import MakeEntry, call, entry, points  # noqa: F401
from tests.portfolio.test_committee import PINS


@pytest.fixture
def committee(call: Call, small_pack: Pack, entry: MakeEntry) -> Committee:  # noqa: F811
    found: list[Entry | Refused] = [
        entry("one", points=points(10, 0)),
        entry("two", points=points(4, 4), footprint=None, held_back=True),
        entry("=1+1", project="=HYPERLINK(1)", points=points(0, 0), comparable=False),
        Refused(name="bad", file="bad.yaml", problem="@SUM(A1)\x00"),
    ]
    return gather(call, small_pack, found, PINS)


def test_there_is_a_row_each_with_figures_as_figures(committee: Committee) -> None:
    book = load_workbook(BytesIO(committee_workbook(committee, "en")))

    rows = {row[0]: row for row in book["Submissions"].iter_rows(values_only=True)}

    central = COLUMNS.index("central")
    assert rows["one"][central] == 1200
    assert rows["two"][central] is None
    assert "held back: number of uses not known" in rows["two"]
    assert rows["one"][COLUMNS.index("missing")] == 1


def test_no_text_is_live(committee: Committee) -> None:
    book = load_workbook(BytesIO(committee_workbook(committee, "fr")))

    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "inlineStr"}
    assert {cell.hyperlink for cell in cells} == {None}


def test_points_are_labelled_as_the_funders_rule(committee: Committee) -> None:
    sheet = load_workbook(BytesIO(committee_workbook(committee, "en")))[
        "Points of the funder"
    ]
    rows = list(sheet.iter_rows(values_only=True))

    assert "Rule of Committee, 2026-09-01, not of assessor" in str(rows[0][0])
    assert (1, "one") in [row[:2] for row in rows]
    assert ("not placed, not comparable", "=1+1") in [row[:2] for row in rows]
    assert ("The need is shown", "one; two") in [row[:2] for row in rows]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_same_committee_gives_the_same_bytes(
    committee: Committee, language: str
) -> None:
    first = committee_workbook(committee, language)

    assert committee_workbook(committee, language) == first
    assert len(load_workbook(BytesIO(first)).sheetnames) == 5
