"""Which function draws which chart."""

from assessor.reporting.charts import bars, distribution, gauges, grid, tree
from assessor.reporting.charts.data import (
    Bars,
    Chart,
    Gauges,
    Grid,
    Histogram,
    Intervals,
    Tornado,
    Tree,
)
from assessor.reporting.charts.svg import Drawing


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
        case Gauges():
            return gauges.gauges(chart)
        case Grid():
            return grid.grid(chart)
        case Tree():
            return tree.tree(chart)
