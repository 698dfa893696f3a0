"""Gauges with their targets, each on a line of its own."""

from collections.abc import Iterator

from assessor.reporting.charts.data import Dial, Gauges
from assessor.reporting.charts.distribution import foot
from assessor.reporting.charts.svg import (
    INK,
    PALE,
    RULE,
    WARM,
    WIDTH,
    Drawing,
    box,
    filled,
    label,
    line,
    tag,
    whole,
    words,
)

_LABELS = 150.0
_VALUES = 120.0
_LEFT = _LABELS + 14
_RIGHT = WIDTH - _VALUES
_ROW = 42.0
_TOP = 26.0


def gauges(chart: Gauges) -> Drawing:
    """Draw gauges: declared above, supported below, the target as a mark."""
    shapes = list(_legend(chart.legend))
    height = _TOP + len(chart.dials) * _ROW
    shapes += [
        line(_place(tick), _TOP, _place(tick), height, stroke=RULE, width=0.6)
        for tick, _ in chart.axis.ticks
    ]
    for number, dial in enumerate(chart.dials):
        shapes += _dial(dial, _TOP + number * _ROW)
    shapes += foot(chart.axis, height, (_LEFT, _RIGHT), _place)
    return whole(chart.title, chart.text, height + 36, shapes)


def _dial(dial: Dial, y: float) -> Iterator[Drawing]:
    yield from label(_LABELS, y + _ROW / 2, dial.label, _LABELS)
    rows = (
        (dial.declared, dial.declared_value, 0, y + 8),
        (dial.supported, dial.supported_value, 1, y + 25),
    )
    for (low, high), value, fill, top in rows:
        yield box(_LEFT, top, _RIGHT - _LEFT, 13, fill=PALE)
        start, end = _place(low), _place(high)
        yield from filled(start, top, max(end - start, 2.5), 13, fill)
        yield words(_RIGHT + 10, top + 10.5, value, strong=fill == 0)
    if dial.target is not None:
        x = _place(dial.target)
        yield line(x, y + 6, x, y + 40, stroke=WARM, width=2)
        yield _pointer(x, y + 6)


def _legend(names: tuple[str, str, str]) -> Iterator[Drawing]:
    declared, supported, target = names
    x = _LEFT
    for place, name in enumerate((declared, supported)):
        yield from filled(x, 2, 18, 11, place)
        yield words(x + 24, 11.5, name)
        x += 40 + 6 * len(name)
    yield line(x + 6, 4, x + 6, 15, stroke=WARM, width=2)
    yield _pointer(x + 6, 6)
    yield words(x + 18, 11.5, target, fill=INK)


def _pointer(x: float, y: float) -> Drawing:
    points = f"{x - 5:.1f},{y - 5:.1f} {x + 5:.1f},{y - 5:.1f} {x:.1f},{y + 2:.1f}"
    return tag("polygon", points=points, fill=WARM)


def _place(value: float) -> float:
    return _LEFT + (_RIGHT - _LEFT) * value
