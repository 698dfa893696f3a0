"""Effects of a project by their order, each with its sign."""

from collections.abc import Iterator

from assessor.reporting.charts.data import Effect, Tree
from assessor.reporting.charts.svg import (
    ACCENT,
    GREY,
    PALE,
    RULE,
    SIZE,
    WARM,
    WHITE,
    WIDTH,
    Drawing,
    box,
    line,
    whole,
    words,
    wrapped,
)

_ROOT = 92.0
_GAP = 22.0
_HEAD = 24.0
_CARD = 74.0
_STEP = 82.0
_MARK = 18.0
_SMALL = 9.2
_INKS = {"+": WARM, "−": ACCENT, "?": GREY}


def tree(chart: Tree) -> Drawing:
    """Draw effects in one column for each order, from the project to the right."""
    count = max(len(chart.orders), 1)
    room = (WIDTH - _ROOT) / count
    tallest = max((len(effects) for _, effects in chart.orders), default=0)
    height = _HEAD + max(tallest, 1) * _STEP
    shapes = [
        line(_ROOT, _HEAD / 2, WIDTH - room + _GAP, _HEAD / 2, stroke=GREY),
        box(0, 0, _ROOT, _HEAD, fill=ACCENT),
        words(_ROOT / 2, 16, chart.root, anchor="middle", fill=WHITE, strong=True),
    ]
    for place, (name, effects) in enumerate(chart.orders):
        left = _ROOT + place * room + _GAP
        shapes += _column(left, room - _GAP - 1, name, effects)
    return whole(chart.title, chart.text, height, shapes)


def _column(
    left: float, width: float, name: str, effects: tuple[Effect, ...]
) -> Iterator[Drawing]:
    spine = left - _GAP / 2
    if effects:
        last = _HEAD + (len(effects) - 1) * _STEP + _CARD / 2
        yield line(spine, _HEAD / 2, spine, last, stroke=GREY)
    yield box(left, 1, width, _HEAD - 2, fill=PALE, stroke=RULE)
    yield words(left + width / 2, 16, name, anchor="middle", strong=True)
    for number, effect in enumerate(effects):
        top = _HEAD + number * _STEP + 4
        middle = _HEAD + number * _STEP + _CARD / 2
        yield line(spine, middle, left, middle, stroke=GREY)
        yield from _card((left, top, width), effect)


def _card(place: tuple[float, float, float], effect: Effect) -> Iterator[Drawing]:
    left, top, width = place
    ink = _INKS.get(effect.sign, GREY)
    yield box(left, top, width, _CARD, fill=WHITE, stroke=ink)
    yield box(left, top, _MARK, _CARD, fill=ink)
    yield words(
        left + _MARK / 2,
        top + _CARD / 2 + 5,
        effect.sign,
        anchor="middle",
        fill=WHITE,
        strong=True,
        size=SIZE + 4,
    )
    inside, y = left + _MARK + 5, top + 12
    for row in wrapped(effect.label, (width - _MARK - 8) * SIZE / _SMALL, 3):
        yield words(inside, y, row, strong=True, size=_SMALL)
        y += 11
    y = top + 46
    for row in wrapped(effect.value, (width - _MARK - 8) * SIZE / _SMALL, 2):
        yield words(inside, y, row, size=_SMALL)
        y += 10.5
    yield words(inside, top + _CARD - 4, effect.evidence, fill=GREY, size=_SMALL - 0.8)
