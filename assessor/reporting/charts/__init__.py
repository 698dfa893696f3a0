"""Charts as SVG text: no picture library, text stays text, readable without colour."""

from assessor.reporting.charts.data import (
    Bars,
    Chart,
    Gauges,
    Grid,
    Histogram,
    Intervals,
    Tornado,
)
from assessor.reporting.charts.drawing import draw
from assessor.reporting.charts.svg import Drawing

__all__ = [
    "Bars",
    "Chart",
    "Drawing",
    "Gauges",
    "Grid",
    "Histogram",
    "Intervals",
    "Tornado",
    "draw",
]
