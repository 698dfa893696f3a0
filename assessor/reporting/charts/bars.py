"""Bars: stacked ones, and those that swing around a base."""

from collections.abc import Iterator, Sequence

from assessor.reporting.charts.data import Bars, Tornado
from assessor.reporting.charts.svg import (
    ACCENT,
    FILLS,
    GREY,
    INK,
    SIZE,
    WHITE,
    WIDTH,
    Drawing,
    box,
    filled,
    label,
    lettering,
    line,
    whole,
    words,
)

_LABELS = 150.0
_VALUES = 118.0
_ROW = 30.0
_THICK = 18.0
_LEGEND = 20.0
_GAP = 10.0
_ROOM_FOR_TEXT = 34.0
_SMALL = 9.6
_TALL_ROW = 36.0


def legend(names: Sequence[str], top: float) -> tuple[list[Drawing], float]:
    """Return a legend in rows, and the height where it ends.

    Args:
        names: Names, in the order of the fills.
        top: Where it begins. [px]
    """
    shapes: list[Drawing] = []
    x, y = 0.0, top
    for place, name in enumerate(names):
        needed = 26 + len(name) * SIZE * 0.55
        if x + needed > WIDTH:
            x, y = 0.0, y + _LEGEND
        shapes += filled(x, y, 14, 11, place)
        shapes.append(words(x + 20, y + 9.5, name))
        x += needed + 12
    return shapes, y + _LEGEND


def stacked(chart: Bars) -> Drawing:
    """Draw stacked bars, the share of each part printed where it fits."""
    shapes, top = legend(chart.legend, 0)
    longest = max((sum(bar.parts) for bar in chart.bars), default=0) or 1
    room = WIDTH - _LABELS - _VALUES - 2 * _GAP
    left = _LABELS + _GAP
    y = top + 6
    for bar in chart.bars:
        middle = y + _THICK / 2
        shapes += label(_LABELS, middle, bar.label, _LABELS)
        x = left
        pairs = zip(bar.parts, bar.shares, strict=True)
        for place, (part, share) in enumerate(pairs):
            width = room * max(part, 0) / longest
            if width > 0:
                shapes += _segment((x, y, width), place, share)
            x += width
        shapes.append(words(x + 8, middle + 4, bar.value, strong=True))
        y += _ROW
    shapes.append(line(left, top, left, y - _ROW + _THICK + 6))
    return whole(chart.title, chart.text, y, shapes)


def _segment(
    place: tuple[float, float, float], number: int, share: str
) -> Iterator[Drawing]:
    x, y, width = place
    yield from filled(x, y, width, _THICK, number)
    yield line(x + width, y, x + width, y + _THICK, stroke=WHITE)
    if width < _ROOM_FOR_TEXT:
        return
    middle = x + width / 2
    ink = lettering(number)
    if not ink:
        yield box(middle - 15, y + 3, 30, _THICK - 6, fill=FILLS[number % 8][0])
        ink = INK
    yield words(
        middle,
        y + _THICK / 2 + 3.6,
        share,
        anchor="middle",
        fill=ink,
        size=SIZE - 1,
    )


def tornado(chart: Tornado) -> Drawing:
    """Draw what a total becomes at either end of each input."""
    names = 220.0
    left, right = names + 70, WIDTH - 96
    ends = [chart.base, *(e for row in chart.rows for e in (row.low, row.high))]
    least, most = min(ends), max(ends)
    span = (most - least) or 1.0

    def place(value: float) -> float:
        return left + (right - left) * (value - least) / span

    base = place(chart.base)
    shapes = [words(base, 10, chart.base_label, anchor="middle", fill=GREY)]
    y = 20.0
    for row in chart.rows:
        middle = y + _THICK / 2
        shapes += label(names, middle, row.label, names, size=_SMALL)
        a, b = sorted((place(row.low), place(row.high)))
        shapes += filled(a, y, max(base - a, 0), _THICK, 1)
        shapes += filled(base, y, max(b - base, 0), _THICK, 0)
        shapes.append(words(a - 5, middle + 4, row.low_value, anchor="end"))
        shapes.append(words(b + 5, middle + 4, row.high_value))
        shapes.append(
            words(WIDTH, middle + 4, row.share, anchor="end", strong=True, fill=ACCENT)
        )
        y += _TALL_ROW
    shapes.append(line(base, 14, base, y - _TALL_ROW + _THICK + 6, width=1.4))
    return whole(chart.title, chart.text, y, shapes)
