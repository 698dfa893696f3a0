import csv
import io

import pytest
from hypothesis import given, strategies as st

from assessor.exchange.sheet_cells import csv_text, safe_cell


@pytest.mark.parametrize(
    "text",
    [
        *("=1+1", "+1", "-a", "@A1", "|cmd", "\t=1", "\r=1", "\n=1", " =1"),
        *("\uff1d1", "\uff0b1", "\uff0d1", "\uff20A", "\u00a0=1", "\ufeff=1"),
    ],
)
def test_a_text_that_would_be_computed_is_marked_as_text(text: str) -> None:
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize(
    ("value", "shown"),
    [(-1.5, "-1.5"), (3, "3"), ("-12.5", "-12.5"), ("-1e3", "-1e3"), (None, "")],
)
def test_negative_numbers_stay_numbers(value: str | float | None, shown: str) -> None:
    assert safe_cell(value) == shown


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1))
def test_a_row_is_read_back_with_at_most_an_apostrophe_before_a_text(
    row: list[str],
) -> None:
    text = csv_text(["x"] * len(row), [row])

    _, *rest = csv.reader(io.StringIO(text, newline=""))
    assert [cell.removeprefix("'") for cell in rest[0]] == [
        cell.removeprefix("'") for cell in row
    ]
