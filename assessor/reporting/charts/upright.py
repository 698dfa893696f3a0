"""Charts whose values stand upright: many places, years, curves over two axes."""

from collections.abc import Callable, Iterator, Sequence

from assessor.reporting.charts.bars import legend
from assessor.reporting.charts.data import Axis
from assessor.reporting.charts.distribution import foot
from assessor.reporting.charts.plots import Curve, Plot, Spot, Strip, Years
from assessor.reporting.charts.svg import (
    ACCENT,
    GREY,
    INK,
    PALE,
    RULE,
    SIZE,
    WARM,
    WHITE,
    WIDTH,
    Drawing,
    box,
    boxes,
    filled,
    line,
    tag,
    whole,
    words,
    wrapped,
)

_LEFT, _RIGHT = 74.0, WIDTH - 12
_TALL = 136.0
_FOOT = 36.0
_HEAD = 26.0
_DASHES = ("", "7 3", "2 3", "9 3 2 3", "4 2", "1 2")
_MOST_WIDE = 44.0
_NEAR = 96.0  # room that a name needs beside the one before it [px]
Place = Callable[[float], float]


def _placing(values: Sequence[float], start: float, end: float) -> Place:
    """Return the function from values to places between two ends."""
    least, most = min(values, default=0.0), max(values, default=1.0)
    span = (most - least) or 1.0
    return lambda value: start + (end - start) * (value - least) / span


def _side(axis: Axis, place: Place, right: float = _RIGHT) -> Iterator[Drawing]:
    """Yield the axis at the left of a chart, with a thin line for each mark."""
    top = min((place(value) for value, _ in axis.ticks), default=0.0)
    yield words(0, top - 12, axis.label, fill=GREY, size=SIZE - 1)
    for value, text in axis.ticks:
        y = place(value)
        yield line(_LEFT, y, right, y, stroke=RULE, width=0.6)
        yield words(_LEFT - 6, y + 3.6, text, anchor="end", fill=GREY, size=SIZE - 1)


def strip(chart: Strip) -> Drawing:
    """Draw one thing for many places, the project's own value as a line across."""
    top, bottom = _HEAD, _HEAD + _TALL
    marks = [value for value, _ in chart.axis.ticks]
    up = _placing([0.0, chart.own[0], *chart.values, *marks], bottom, top)
    shapes = list(_side(chart.axis, up))
    step = (_RIGHT - _LEFT) / max(len(chart.values), 1)
    width = max(step - 0.8, 0.6)
    bars = [
        (_LEFT + number * step, up(value), width, bottom - up(value))
        for number, value in enumerate(chart.values)
    ]
    shapes.append(boxes(bars, fill="#8aa0a8"))
    shapes += _names(chart, step, bottom)
    value, text = chart.own
    y = up(value)
    shapes.append(line(_LEFT, y, _RIGHT, y, stroke=WARM, width=2, dashes="6 3"))
    room = len(text) * SIZE * 0.56 + 8
    shapes.append(box(_LEFT + 6, y - 18, room, 15, fill=WHITE))
    shapes.append(words(_LEFT + 10, y - 6, text, strong=True))
    shapes.append(line(_LEFT, bottom, _RIGHT, bottom))
    return whole(chart.title, chart.text, bottom + _FOOT, shapes)


def _names(chart: Strip, step: float, bottom: float) -> Iterator[Drawing]:
    last = -_NEAR
    for number, name in sorted(chart.named):
        x = _LEFT + (number + 0.5) * step
        low = 30 if x - last < _NEAR else 17
        anchor = "end" if x > _RIGHT - 60 else "start" if x < _LEFT + 60 else "middle"
        yield line(x, bottom, x, bottom + low - 9, stroke=INK, width=0.8)
        yield words(x, bottom + low, name, anchor=anchor, size=SIZE - 1)
        last = x if low < _NEAR / 4 else -_NEAR


def years(chart: Years) -> Drawing:
    """Draw a total by year: once below, yearly above, the range as a whisker."""
    shapes, after = legend(chart.legend[:2], 0)
    shapes += _whisker_in_legend(chart)
    top, bottom = after + _HEAD, after + _HEAD + _TALL
    ends = [value for bar in chart.bars for value in (0.0, bar.high)]
    up = _placing([*ends, *(value for value, _ in chart.axis.ticks)], bottom, top)
    shapes += _side(chart.axis, up)
    step = (_RIGHT - _LEFT) / max(len(chart.bars), 1)
    wide = min(step * 0.6, _MOST_WIDE)
    for number, bar in enumerate(chart.bars):
        middle = _LEFT + (number + 0.5) * step
        left, seam = middle - wide / 2, up(bar.once)
        both = up(bar.once + bar.yearly)
        shapes += filled(left, seam, wide, bottom - seam, 0)
        shapes += filled(left, both, wide, seam - both, 1)
        shapes += _whisker(middle, up(bar.low), up(bar.high))
        shapes.append(words(middle, bottom + 15, bar.label, anchor="middle"))
    shapes.append(line(_LEFT, bottom, _RIGHT, bottom))
    return whole(chart.title, chart.text, bottom + 22, shapes)


def _whisker(x: float, low: float, high: float) -> Iterator[Drawing]:
    yield line(x, low, x, high, stroke=WHITE, width=3.4)
    yield line(x, low, x, high, width=1.4)
    for y in (low, high):
        yield line(x - 5, y, x + 5, y, width=1.4)


def _whisker_in_legend(chart: Years) -> Iterator[Drawing]:
    used = sum(38 + len(name) * SIZE * 0.55 for name in chart.legend[:2])
    yield from _whisker(used + 6, 13, 0)
    yield words(used + 16, 9.5, chart.legend[2])


def plot(chart: Plot) -> Drawing:
    """Draw curves and named points; each curve has its own dashes and its name."""
    shapes: list[Drawing] = []
    rows = [row for text in chart.banner for row in wrapped(text, WIDTH - 20, 4)]
    if rows:
        shapes.append(box(0, 0, WIDTH, len(rows) * 15 + 8, fill=PALE, stroke=WARM))
    shapes += [words(10, 16 + n * 15, row) for n, row in enumerate(rows)]
    top = _HEAD + (len(rows) * 15 + 14 if rows else 0)
    bottom = top + _TALL * 1.1
    named = any(curve.label for curve in chart.curves)
    right = _RIGHT - (90 if named else 0)
    xs = [x for curve in chart.curves for x, _ in curve.points]
    ys = [y for curve in chart.curves for _, y in curve.points]
    across = _placing([*xs, *(value for value, _ in chart.across.ticks)], _LEFT, right)
    up = _placing([*ys, *(value for value, _ in chart.up.ticks)], bottom, top)
    if chart.band is not None:
        a, b = map(across, chart.band)
        shapes.append(box(a, top, b - a, bottom - top, fill=PALE))
        shapes += [line(x, top, x, bottom, stroke=GREY, dashes="2 3") for x in (a, b)]
    shapes += _side(chart.up, up, right)
    shapes += [line(_LEFT, up(y), right, up(y), width=1.2) for y in chart.marks]
    for number, curve in enumerate(chart.curves):
        shapes += _curve(curve, number, across, up)
    for spot in chart.spots:
        shapes += _spot(spot, across(spot.x), up(spot.y))
    shapes += foot(chart.across, bottom, (_LEFT, right), across)
    return whole(chart.title, chart.text, bottom + _FOOT, shapes)


def _curve(curve: Curve, number: int, across: Place, up: Place) -> Iterator[Drawing]:
    steps = [f"{across(x):.1f} {up(y):.1f}" for x, y in curve.points]
    dashes = _DASHES[number % len(_DASHES)]
    more = {"stroke_dasharray": dashes} if dashes else {}
    path = "M" + "L".join(steps)
    ink = ACCENT if number == 0 else INK
    yield tag("path", d=path, fill="none", stroke=ink, stroke_width=2.0, **more)
    if curve.label:
        x, y = curve.points[-1]
        yield words(across(x) + 6, up(y) + 4, curve.label, size=SIZE - 1)


def _spot(spot: Spot, x: float, y: float) -> Iterator[Drawing]:
    ink, wide = (WARM, 2.6) if spot.strong else (INK, 1.6)
    yield tag("circle", cx=x, cy=y, r=4.5, fill=WHITE, stroke=ink, stroke_width=wide)
    end = spot.beside == "left"
    place = x - 9 if end else x + 9
    anchor = "end" if end else "start"
    yield words(place, y - 6, spot.label, anchor=anchor, strong=spot.strong)
