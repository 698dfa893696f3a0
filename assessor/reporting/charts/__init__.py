"""Charts as SVG text: no picture library, text stays text, readable without colour."""

from assessor.reporting.charts.data import (
    Bars,
    Effect,
    Gauges,
    Grid,
    Histogram,
    Intervals,
    Tornado,
    Tree,
)
from assessor.reporting.charts.drawing import Chart, draw
from assessor.reporting.charts.plots import (
    Curve,
    Fall,
    Plot,
    Spot,
    Strip,
    Waterfall,
    YearBar,
    Years,
)
from assessor.reporting.charts.svg import Drawing

__all__ = [
    "Bars",
    "Chart",
    "Curve",
    "Drawing",
    "Effect",
    "Fall",
    "Gauges",
    "Grid",
    "Histogram",
    "Intervals",
    "Plot",
    "Spot",
    "Strip",
    "Tornado",
    "Tree",
    "Waterfall",
    "YearBar",
    "Years",
    "draw",
]
