from datetime import UTC, datetime
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from assessor.domain.annex_sheets import AnnexSheet, SheetCell
from assessor.exchange.annex import annex_workbook


def sheet(*rows: tuple[SheetCell, ...]) -> AnnexSheet:
    return AnnexSheet(
        title="Totals", notes=("note",), head=("name", "value"), rows=rows
    )


MADE = datetime(2026, 3, 2, tzinfo=UTC)


def written(*rows: tuple[SheetCell, ...]) -> Workbook:
    return load_workbook(BytesIO(annex_workbook((sheet(*rows),), made=MADE)))


def test_its_properties_say_the_day_of_the_assessment() -> None:
    told = written(("a", 1.25)).properties

    assert told.created == told.modified == MADE.replace(tzinfo=None)


def test_figures_are_figures_and_what_is_not_assessed_is_empty() -> None:
    book = written(("a", 1.25), ("b", None))
    rows = list(book["Totals"].iter_rows(values_only=True))

    assert rows == [
        ("note", None),
        (None, None),
        ("name", "value"),
        ("a", 1.25),
        ("b", None),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "@SUM(A1)",
        "+A1",
        "-A1",
        '=HYPERLINK("http://x")',
        "\t=A1",
        "1e5",
        "x" * 40_000,
    ],
)
def test_every_text_stays_text(text: str) -> None:
    book = written((text, 1))
    cell = book["Totals"]["A4"]

    assert cell.data_type == "s"
    assert cell.hyperlink is None
    assert text.strip().startswith(str(cell.value).strip()[:50])
