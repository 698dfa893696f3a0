"""A waterfall: what each step takes from a total, and what is left of it."""

from assessor.reporting.charts.distribution import foot
from assessor.reporting.charts.plots import Fall, Waterfall
from assessor.reporting.charts.svg import (
    GREY,
    RULE,
    WIDTH,
    Drawing,
    filled,
    label,
    line,
    whole,
    words,
)

_LABELS = 210.0
_VALUES = 150.0
_ROW = 42.0
_THICK = 18.0
_THINNEST = 2.0
_FOOT = 36.0
_SMALL = 9.8


def waterfall(chart: Waterfall) -> Drawing:
    """Draw the bars of a waterfall below each other, joined by thin lines."""
    left, right = _LABELS + 14, WIDTH - _VALUES
    values = [0.0, *(v for row in chart.rows for v in (row.start, row.end))]
    values += [tick for tick, _ in chart.axis.ticks]
    least, most = min(values), max(values)
    span = (most - least) or 1.0

    def place(value: float) -> float:
        return left + (right - left) * (value - least) / span

    height = len(chart.rows) * _ROW
    shapes = [
        line(place(tick), 0, place(tick), height, stroke=RULE, width=0.6)
        for tick, _ in chart.axis.ticks
    ]
    for number, row in enumerate(chart.rows):
        top = number * _ROW + (_ROW - _THICK) / 2
        a, b = sorted((place(row.start), place(row.end)))
        shapes += label(_LABELS, top + _THICK / 2, row.label, _LABELS, size=_SMALL)
        shapes += filled(a, top, max(b - a, _THINNEST), _THICK, _fill(row))
        if number + 1 < len(chart.rows):
            x = place(row.end)
            under = top + _THICK, top + _ROW
            shapes.append(line(x, under[0], x, under[1], stroke=GREY, dashes="2 2"))
        middle = top + _THICK / 2 + 4
        shapes.append(words(right + 12, middle, row.value, strong=row.whole))
    shapes += foot(chart.axis, height, (left, right), place)
    return whole(chart.title, chart.text, height + _FOOT, shapes)


def _fill(row: Fall) -> int:
    if row.whole:
        return 0
    return 1 if row.end <= row.start else 2
