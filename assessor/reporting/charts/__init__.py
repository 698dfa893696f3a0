"""Charts as SVG text: no picture library, text stays text, readable without colour."""

from assessor.reporting.charts.data import (
    Bars,
    Chart,
    Effect,
    Gauges,
    Grid,
    Histogram,
    Intervals,
    Tornado,
    Tree,
)
from assessor.reporting.charts.drawing import draw
from assessor.reporting.charts.svg import Drawing

__all__ = [
    "Bars",
    "Chart",
    "Drawing",
    "Effect",
    "Gauges",
    "Grid",
    "Histogram",
    "Intervals",
    "Tornado",
    "Tree",
    "draw",
]
