"""Figures with their intervals on one axis, and a distribution against zero."""

from collections.abc import Callable

from assessor.reporting.charts.data import Axis, Histogram, Intervals
from assessor.reporting.charts.svg import (
    ACCENT,
    GREY,
    INK,
    RULE,
    SIZE,
    WHITE,
    WIDTH,
    Drawing,
    filled,
    label,
    line,
    tag,
    whole,
    words,
)

_LABELS = 190.0
_VALUES = 170.0
_ROW = 32.0
_FOOT = 36.0
_TALL = 124.0


def foot(
    axis: Axis, y: float, ends: tuple[float, float], place: Callable[[float], float]
) -> list[Drawing]:
    """Return the axis below a chart.

    Args:
        axis: Its marks.
        y: Its height. [px]
        ends: Where it begins and ends. [px]
        place: From a value to a place. [px]
    """
    left, right = ends
    shapes = [line(left, y, right, y, stroke=GREY)]
    for value, text in axis.ticks:
        x = place(value)
        shapes.append(line(x, y, x, y + 4, stroke=GREY))
        shapes.append(words(x, y + 15, text, anchor="middle", fill=GREY, size=SIZE - 1))
    middle = (left + right) / 2
    shapes.append(
        words(middle, y + 29, axis.label, anchor="middle", fill=GREY, size=SIZE - 1)
    )
    return shapes


def intervals(chart: Intervals) -> Drawing:
    """Draw figures with their intervals, the central value as a mark."""
    left, right = _LABELS + 14, WIDTH - _VALUES
    values = [v for row in chart.rows for v in (row.low, row.high)]
    values += [tick for tick, _ in chart.axis.ticks]
    least, most = min(values, default=0), max(values, default=1)
    span = (most - least) or 1.0

    def place(value: float) -> float:
        return left + (right - left) * (value - least) / span

    height = len(chart.rows) * _ROW
    shapes = [
        line(place(tick), 0, place(tick), height, stroke=RULE, width=0.6)
        for tick, _ in chart.axis.ticks
    ]
    if least < 0 < most:
        shapes.append(line(place(0), 0, place(0), height, width=1.4))
    for number, row in enumerate(chart.rows):
        middle = number * _ROW + _ROW / 2
        a, x, b = place(row.low), place(row.central), place(row.high)
        ink = ACCENT if row.strong else GREY
        shapes += label(_LABELS, middle, row.label, _LABELS)
        shapes.append(line(a, middle, b, middle, stroke=ink, width=2.2))
        shapes += [line(e, middle - 5, e, middle + 5, stroke=ink) for e in (a, b)]
        shapes.append(_mark(x, middle, ink, strong=row.strong))
        shapes.append(words(right + 12, middle + 4, row.value, strong=row.strong))
    shapes += foot(chart.axis, height, (left, right), place)
    return whole(chart.title, chart.text, height + _FOOT, shapes)


def histogram(chart: Histogram) -> Drawing:
    """Draw a distribution: hatched below zero, plain above."""
    left, right = 20.0, WIDTH - 20
    edges = [edge for low, high, _ in chart.bins for edge in (low, high)]
    least, most = min([0.0, *edges]), max([0.0, *edges])
    span = (most - least) or 1.0
    tallest = max((count for _, _, count in chart.bins), default=0) or 1

    def place(value: float) -> float:
        return left + (right - left) * (value - least) / span

    bottom = 30.0 + _TALL
    shapes: list[Drawing] = []
    for low, high, count in chart.bins:
        tall = _TALL * count / tallest
        for a, b, fill in _halves(low, high):
            shapes += filled(
                place(a), bottom - tall, place(b) - place(a) - 0.8, tall, fill
            )
    zero = place(0)
    shapes.append(line(zero, 16, zero, bottom + 4, width=1.6))
    if least < 0:
        shapes.append(words(left, 11, f"← {chart.below}"))
    if most > 0:
        shapes.append(words(right, 11, f"{chart.above} →", anchor="end"))
    shapes += foot(chart.axis, bottom, (left, right), place)
    return whole(chart.title, chart.text, bottom + _FOOT, shapes)


def _halves(low: float, high: float) -> list[tuple[float, float, int]]:
    parts = [(low, min(high, 0.0), 3), (max(low, 0.0), high, 0)]
    return [part for part in parts if part[1] > part[0]]


def _mark(x: float, y: float, ink: str, *, strong: bool) -> Drawing:
    if strong:
        corners = f"{x:.1f},{y - 6:.1f} {x + 6:.1f},{y:.1f} {x:.1f},{y + 6:.1f}"
        points = f"{corners} {x - 6:.1f},{y:.1f}"
        return tag("polygon", points=points, fill=ink, stroke=WHITE)
    return tag("circle", cx=x, cy=y, r=4.5, fill=WHITE, stroke=INK, stroke_width=1.6)
