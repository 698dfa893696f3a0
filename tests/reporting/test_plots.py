from xml.etree import ElementTree as ET

import pytest

from assessor.reporting.charts import (
    Chart,
    Curve,
    Fall,
    Plot,
    Spot,
    Strip,
    Waterfall,
    YearBar,
    Years,
    draw,
)
from assessor.reporting.charts.data import Axis

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "</svg><script>alert(1)</script>\"'&"
AXIS = Axis(((0.0, "0"), (10.0, "10")), "t CO₂e")
CHARTS: dict[str, Chart] = {
    "waterfall": Waterfall(
        "Plan",
        "From 10 to 7.",
        AXIS,
        (
            Fall("Now", 0.0, 10.0, "10 t", whole=True),
            Fall(HOSTILE, 10.0, 6.0, "−4 t"),
            Fall("More", 6.0, 7.0, "+1 t"),
            Fall("Then", 0.0, 7.0, "7 t", whole=True),
        ),
    ),
    "strip": Strip(
        "Countries",
        "Lowest A.",
        AXIS,
        (1.0, 4.0, 9.0),
        ((0, HOSTILE), (2, "C")),
        (3.0, "here"),
    ),
    "plot": Plot(
        "Curve",
        "Half at 5.",
        AXIS,
        AXIS,
        (Curve(((0.0, 1.0), (10.0, 8.0)), HOSTILE), Curve(((0.0, 2.0), (9.0, 4.0)))),
        (Spot(5.0, 4.0, "here", strong=True), Spot(9.0, 4.0, "end", "left")),
        marks=(5.0,),
        band=(2.0, 6.0),
        banner=("A thought experiment.",),
    ),
    "years": Years(
        "Years",
        "2026: 5.",
        AXIS,
        ("once", "yearly", "range"),
        (YearBar("2026", 3.0, 2.0, 4.0, 9.0), YearBar(HOSTILE, 0.0, 2.0, 1.0, 3.0)),
    ),
    "nothing": Years("Years", "None.", AXIS, ("once", "yearly", "range"), ()),
}


def drawn_as(name: str) -> ET.Element:
    return ET.fromstring(draw(CHARTS[name]))  # noqa: S314  # our own drawing


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_says_in_words_what_it_shows(name: str) -> None:
    chart = CHARTS[name]

    title = drawn_as(name).find(f"{SVG}title")

    assert title is not None
    assert title.text == f"{chart.title}. {chart.text}"


@pytest.mark.parametrize("name", CHARTS)
def test_text_in_a_chart_is_only_text(name: str) -> None:
    drawn = drawn_as(name)

    assert not list(drawn.iter(f"{SVG}script"))
    assert "style=" not in draw(CHARTS[name])


def test_what_an_action_adds_looks_unlike_what_it_takes() -> None:
    drawn = drawn_as("waterfall")

    fills = [rect.get("fill") for rect in drawn.iter(f"{SVG}rect")]
    solid = [fill for fill in fills if fill != "none"]
    assert len(set(solid)) == 3
    assert solid[0] == solid[-1]


def test_each_curve_of_a_plot_has_its_own_dashes() -> None:
    drawn = drawn_as("plot")

    dashes = [path.get("stroke-dasharray") for path in drawn.iter(f"{SVG}path")]
    assert len(set(dashes)) == len(dashes) == 2
