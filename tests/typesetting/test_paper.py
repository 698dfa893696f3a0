import re
from datetime import UTC, datetime
from io import BytesIO

import pikepdf
import pytest

from assessor.reporting.charts.svg import whole, words
from assessor.reporting.fragment import _ELEMENTS
from assessor.resources import data_folder
from assessor.typesetting import pdf

MADE = datetime(2026, 1, 1, tzinfo=UTC)
INLINE = {"a", "b", "bdi", "em", "i", "small", "span", "strong", "sub", "sup"}
TEXT = "AVATAR AVATAR"


def operations(anchor: str) -> list[tuple[str, list[str]]]:
    drawing = whole("x", "", 60, [words(340, 30, TEXT, anchor=anchor)])
    page = f'<html lang="en"><head><title>x</title></head><body>{drawing}</body></html>'
    made = pdf.write(page, created=MADE)
    with pikepdf.open(BytesIO(made)) as document:
        found = pikepdf.parse_content_stream(document.pages[0])
        return [
            (str(one.operator), [str(value) for value in one.operands]) for one in found
        ]


def left_of(anchor: str) -> float:
    places = [values for name, values in operations(anchor) if name == "Tm"]
    return float(places[0][4])


def test_every_element_of_a_report_has_its_look_on_paper() -> None:
    folder = data_folder("report_templates")
    sheet = (folder / "style" / "paper.css").read_text("utf-8")
    selectors = re.sub(r"/\*.*?\*/|\{.*?\}", " ", sheet)
    texts = [path.read_text("utf-8") for path in folder.rglob("*.j2")]
    used = {name for text in texts for name in re.findall(r"<([a-z]+\d?)", text)}
    styled = set(re.findall(r"[a-z]+\d?", selectors))

    assert (used | _ELEMENTS) - styled - INLINE == {"style"}


def test_a_text_of_a_drawing_is_one_line_of_type() -> None:
    names = [name for name, _ in operations("end")]

    # The other one is the number of the page.
    assert names.count("TJ") == 2
    assert "Do" not in names


def test_a_text_of_a_drawing_begins_lies_around_or_ends_at_its_point() -> None:
    start, middle, end = (left_of(anchor) for anchor in ("start", "middle", "end"))

    assert end < middle < start
    assert middle == pytest.approx((start + end) / 2, abs=0.01)
