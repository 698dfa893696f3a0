import re
from xml.etree import ElementTree as ET

import pytest

from assessor.domain.assessment import Assessment
from assessor.domain.pack import Pack
from assessor.reporting import build
from assessor.reporting.charts import (
    Bars,
    Chart,
    Drawing,
    Gauges,
    Grid,
    Histogram,
    Intervals,
    Tornado,
    Tree,
    draw,
)
from assessor.reporting.charts.data import (
    Axis,
    Bar,
    Dial,
    Effect,
    Interval,
    Swing,
)

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "</svg><script>alert(1)</script>\"'&"
AXIS = Axis(((0.0, "0"), (1.0, "1")), "t CO₂e")
CHARTS: dict[str, Chart] = {
    "bars": Bars(
        "Bars",
        "Training 3.",
        ("use", HOSTILE),
        (Bar(HOSTILE, (1.0, 2.0), ("33%", "67%"), "3 t"),),
    ),
    "intervals": Intervals(
        "Intervals",
        "Project 1.",
        AXIS,
        (Interval("Project", -1.0, 0.5, 2.0, "0.5 t", strong=True),),
    ),
    "tornado": Tornado(
        "Tornado", "Energy.", 5.0, "5 t", (Swing("energy", 2, 9, "2", "9", "60%"),)
    ),
    "gauges": Gauges(
        "Gauges",
        "Measure.",
        AXIS,
        ("declared", "supported", "target"),
        (Dial("Measure", (0.2, 0.5), (0.1, 0.3), 0.6, "20 to 50", "10 to 30"),),
    ),
    "histogram": Histogram(
        "Net",
        "Median 1.",
        AXIS,
        ((-2.0, -1.0, 4), (-1.0, 1.0, 9), (1.0, 2.0, 0)),
        "worse",
        "better",
    ),
    "grid": Grid(
        "Scope", "Counted: a.", ("a", "b"), ("c",), ("counted", "out"), ((0, None),)
    ),
    "tree": Tree(
        "Consequences",
        "First order: less fuel.",
        "Project",
        (
            ("First order", (Effect(HOSTILE, "−", "Climate: −3 t", "pilot"),)),
            ("Second order", (Effect("trips", "?", "not quantified", "none"),)),
            ("Third order", ()),
        ),
    ),
}


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_a_chart_is_sound_and_says_itself_in_words(chart: Chart) -> None:
    root = ET.fromstring(draw(chart))  # noqa: S314  # drawn here
    title = root.findtext(f"{SVG}title") or ""

    assert title.startswith(chart.title)
    assert chart.text in title
    assert root.findtext(f"{SVG}desc") == chart.text


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_a_chart_uses_presentation_attributes_only(chart: Chart) -> None:
    drawing = draw(chart)

    assert not re.search(r"style=|class=|Gradient|<pattern|url\(|href|<script", drawing)
    assert "nan" not in drawing
    assert "inf" not in drawing.replace("information", "")


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_nothing_is_drawn_with_a_negative_size(chart: Chart) -> None:
    assert not re.search(r'(?:width|height|r)="-', draw(chart))


def test_what_is_printed_in_a_chart_is_text() -> None:
    drawing = draw(CHARTS["tornado"])

    for printed in ("energy", "5 t", "2", "9", "60%"):
        assert f">{printed}</text>" in drawing


def test_a_chart_is_told_apart_without_colour() -> None:
    drawing = draw(CHARTS["bars"])

    assert "<path d=" in drawing
    assert ">33%</text>" in drawing


def test_a_drawing_is_not_escaped_again() -> None:
    assert Drawing("<svg/>").__html__() == "<svg/>"


@pytest.mark.parametrize(
    "chart",
    [
        Bars("Empty", "", (), ()),
        Intervals("Empty", "", Axis((), ""), ()),
        Tornado("Empty", "", 0.0, "0", ()),
        Histogram("Empty", "", Axis((), ""), (), "", ""),
        Grid("Empty", "", (), (), (), ()),
    ],
    ids=lambda chart: type(chart).__name__,
)
def test_an_empty_chart_is_still_a_chart(chart: Chart) -> None:
    assert draw(chart).startswith("<svg")


def test_the_report_draws_six_kinds_of_chart(
    assessment: Assessment, pack: Pack
) -> None:
    view = build(assessment.model_copy(update={"effects": ()}), pack, "fr")
    charts = (
        view.scope.grid,
        view.footprint.phases,
        view.uncertainty.tornado,
        view.comparison.scenarios,
        view.comparison.histogram,
        view.results.gauges,
    )

    assert all(chart is not None and chart.title and chart.text for chart in charts)
