"""What is counted: a grid of marked cells."""

from collections.abc import Iterator

from assessor.reporting.charts.data import Grid
from assessor.reporting.charts.svg import (
    GREY,
    INK,
    PALE,
    RULE,
    SIZE,
    WHITE,
    WIDTH,
    Drawing,
    box,
    filled,
    label,
    whole,
    words,
    wrapped,
)

_LABELS = 150.0
_HEAD = 50.0
_ROW = 26.0
_MARKS = ("✓", "✗", "?", "–")
_FILLS = {0: 0, 1: 5}
"""Fill of what is counted and of what is excluded; the rest stays pale."""


def grid(chart: Grid) -> Drawing:
    """Draw a grid; each state has a mark and a fill, explained below."""
    left = _LABELS + 10
    wide = (WIDTH - left) / max(len(chart.columns), 1)
    shapes: list[Drawing] = []
    for number, name in enumerate(chart.columns):
        middle = left + (number + 0.5) * wide
        rows = wrapped(name, wide - 8, 3)
        for row, text in enumerate(rows):
            y = _HEAD - 12 - (len(rows) - 1 - row) * SIZE * 1.2
            shapes.append(words(middle, y, text, anchor="middle", strong=True))
    y = _HEAD
    for name, states in zip(chart.rows, chart.cells, strict=True):
        shapes += label(_LABELS, y + _ROW / 2, name, _LABELS)
        for number, state in enumerate(states):
            shapes += _cell(left + number * wide, y, wide, state)
        y += _ROW
    shapes += _legend(chart, y + 14)
    return whole(chart.title, chart.text, y + 34, shapes)


def _cell(x: float, y: float, wide: float, state: int | None) -> Iterator[Drawing]:
    width, height = wide - 3, _ROW - 3
    if state is None:
        yield box(x, y, width, height, fill=WHITE, stroke=RULE)
        return
    place = min(state, len(_MARKS) - 1)
    middle = x + width / 2
    if place in _FILLS:
        yield from filled(x, y, width, height, _FILLS[place])
    else:
        yield box(x, y, width, height, fill=PALE, stroke=RULE)
    if place == 1:
        yield box(middle - 9, y + 3, 18, height - 6, fill=WHITE)
    yield words(
        middle,
        y + height / 2 + 4.5,
        _MARKS[place],
        anchor="middle",
        fill=WHITE if place == 0 else INK,
        strong=True,
        size=SIZE + 2,
    )


def _legend(chart: Grid, y: float) -> Iterator[Drawing]:
    x = _LABELS + 10
    for state, name in enumerate(chart.states):
        yield from _cell(x, y - 12, 34, state)
        yield words(x + 38, y + 4, name, fill=GREY)
        x += 58 + 6 * len(name)
