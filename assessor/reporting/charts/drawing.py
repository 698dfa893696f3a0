"""Which function draws which chart."""

from assessor.reporting.charts import (
    bars,
    distribution,
    gauges,
    grid,
    tree,
    upright,
    waterfall,
)
from assessor.reporting.charts.data import (
    Bars,
    Gauges,
    Grid,
    Histogram,
    Intervals,
    Tornado,
    Tree,
)
from assessor.reporting.charts.plots import Plot, Strip, Waterfall, Years
from assessor.reporting.charts.svg import Drawing

Chart = (
    Bars
    | Intervals
    | Tornado
    | Gauges
    | Histogram
    | Grid
    | Tree
    | Waterfall
    | Strip
    | Plot
    | Years
)


def draw(chart: Chart) -> Drawing:
    """Draw a chart.

    Args:
        chart: What it shows.
    """
    match chart:
        case Bars():
            return bars.stacked(chart)
        case Tornado():
            return bars.tornado(chart)
        case Intervals():
            return distribution.intervals(chart)
        case Histogram():
            return distribution.histogram(chart)
        case Waterfall():
            return waterfall.waterfall(chart)
        case Strip() | Plot() | Years():
            return _upright(chart)
        case Gauges() | Grid() | Tree():
            return _of_answers(chart)


def _upright(chart: Strip | Plot | Years) -> Drawing:
    match chart:
        case Strip():
            return upright.strip(chart)
        case Plot():
            return upright.plot(chart)
        case Years():
            return upright.years(chart)


def _of_answers(chart: Gauges | Grid | Tree) -> Drawing:
    match chart:
        case Gauges():
            return gauges.gauges(chart)
        case Grid():
            return grid.grid(chart)
        case Tree():
            return tree.tree(chart)
