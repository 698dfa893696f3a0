"""Shapes and texts as SVG, every text and value escaped.

Only presentation attributes: no style sheet, no gradient and no pattern element, which
some readers of PDF leave out; hatching is drawn line by line.
"""

import html
from collections.abc import Iterable, Iterator

WIDTH = 680.0
SIZE = 11.0
"""Size of the type. [px]"""
INK = "#1c2b33"
GREY = "#5b6b73"
RULE = "#c3ced3"
PALE = "#eef2f3"
WHITE = "#ffffff"
ACCENT = "#17566b"
WARM = "#b3541e"
_LETTER = 0.53
"""Mean width of a letter of the text font, in parts of its size."""

FILLS: tuple[tuple[str, str, str], ...] = (
    ("#17566b", "", "#ffffff"),
    ("#dbe9ec", "rising", "#17566b"),
    ("#e9a76a", "", "#1c2b33"),
    ("#f6e7d8", "falling", "#b3541e"),
    ("#8aa0a8", "", "#ffffff"),
    ("#ffffff", "level", "#5b6b73"),
    ("#5a3e6b", "", "#ffffff"),
    ("#efe8f3", "crossed", "#5a3e6b"),
)
"""Fill, hatching and ink of hatching and text, by place in a legend."""


class Drawing(str):
    """Markup made here, with every text in it escaped."""

    __slots__ = ()

    def __html__(self) -> str:
        """Return itself, for a template that escapes everything else."""
        return str(self)


def tag(_name: str, *children: str, **attributes: str | float) -> Drawing:
    """Return an element.

    Underscores in the names of attributes become hyphens; text among the children is
    escaped.

    Examples:
        >>> str(tag("text", "a < b", x=1, text_anchor="end"))
        '<text x="1" text-anchor="end">a &lt; b</text>'
    """
    pairs = "".join(
        f' {name.replace("_", "-")}="{html.escape(_written(value))}"'
        for name, value in attributes.items()
    )
    inside = "".join(
        child if isinstance(child, Drawing) else html.escape(child, quote=False)
        for child in children
    )
    return Drawing(f"<{_name}{pairs}>{inside}</{_name}>")


def whole(title: str, text: str, height: float, shapes: list[Drawing]) -> Drawing:
    """Return a drawing with its name and its equivalent in words.

    Args:
        title: What it shows.
        text: The same content in words.
        height: Its height. [px]
        shapes: What it is made of.
    """
    return tag(
        "svg",
        tag("title", f"{title}. {text}" if text else title),
        tag("desc", text),
        *shapes,
        xmlns="http://www.w3.org/2000/svg",
        role="img",
        viewBox=f"0 0 {WIDTH:g} {_written(height)}",
        width=WIDTH,
        height=height,
        font_family="Source Sans 3, DejaVu Sans",
        font_size=SIZE,
        fill=INK,
    )


def words(  # noqa: PLR0913  # place, text and how it is set
    x: float,
    y: float,
    text: str,
    *,
    anchor: str = "start",
    fill: str = INK,
    strong: bool = False,
    size: float = SIZE,
) -> Drawing:
    """Return a line of text whose baseline begins, lies around or ends at a point."""
    place = {"x": x, "y": y, "font_size": size}
    weight = {"font_weight": "600"} if strong else {}
    return tag("text", text, text_anchor=anchor, fill=fill, **place, **weight)


def line(  # noqa: PLR0913  # two points and how they are joined
    x1: float,
    y1: float,
    x2: float,
    y2: float,
    *,
    stroke: str = INK,
    width: float = 1.0,
    dashes: str = "",
) -> Drawing:
    """Return a straight line."""
    more = {"stroke_dasharray": dashes} if dashes else {}
    ends = {"x1": x1, "y1": y1, "x2": x2, "y2": y2}
    return tag("line", **ends, stroke=stroke, stroke_width=width, **more)


def box(
    x: float, y: float, width: float, height: float, *, fill: str, stroke: str = "none"
) -> Drawing:
    """Return a rectangle."""
    place = {"x": x, "y": y, "width": width, "height": height}
    return tag("rect", **place, fill=fill, stroke=stroke)


def boxes(places: Iterable[tuple[float, float, float, float]], *, fill: str) -> Drawing:
    """Return rectangles of one colour, as one shape: hundreds of them cost as one.

    Args:
        places: Left edge, upper edge, width and height of each. [px]
        fill: Their colour.

    Examples:
        >>> str(boxes([(0, 2, 3, 4), (5, 2, 3, 4)], fill="#000000"))
        '<path d="M0 2h3v4h-3zM5 2h3v4h-3z" fill="#000000"></path>'
    """
    parts = (tuple(map(_written, place)) for place in places)
    outline = "".join(
        f"M{x} {y}h{width}v{height}h-{width}z" for x, y, width, height in parts
    )
    return tag("path", d=outline, fill=fill)


def filled(
    x: float, y: float, width: float, height: float, place: int
) -> Iterator[Drawing]:
    """Yield a rectangle filled and hatched as one place of a legend is.

    Args:
        x: Left edge. [px]
        y: Upper edge. [px]
        width: Its width. [px]
        height: Its height. [px]
        place: Place in the legend, from 0.
    """
    fill, hatching, ink = FILLS[place % len(FILLS)]
    yield box(x, y, width, height, fill=fill)
    strokes = " ".join(
        f"M{_written(x + a)} {_written(y + b)}L{_written(x + c)} {_written(y + d)}"
        for a, b, c, d in _hatches(width, height, hatching)
    )
    if strokes:
        yield tag("path", d=strokes, stroke=ink, stroke_width=0.9, fill="none")
    if hatching:
        yield box(x, y, width, height, fill="none", stroke=ink)


def lettering(place: int) -> str:
    """Return the colour of text on a fill; none is legible on hatching."""
    _, hatching, ink = FILLS[place % len(FILLS)]
    return "" if hatching else ink


def wrapped(text: str, width: float, lines: int = 2) -> list[str]:
    """Break a label into lines that fit a width, the last one cut if it must be.

    Args:
        text: The label.
        width: Room for a line. [px]
        lines: Most lines.

    Examples:
        >>> wrapped("one two three four", 60, 2)
        ['one two', 'three four']
    """
    room = max(4, int(width / (SIZE * _LETTER)))
    found = [""]
    for word in text.split():
        longer = f"{found[-1]} {word}".strip()
        if len(longer) <= room:
            found[-1] = longer
        else:
            found.append(word)
    kept = [row for row in found if row][:lines] or [""]
    if len(kept) < len([row for row in found if row]):
        kept[-1] = kept[-1][: room - 1].rstrip() + "…"
    return [row if len(row) <= room else row[: room - 1] + "…" for row in kept]


def label(
    x: float, middle: float, text: str, width: float, *, size: float = SIZE
) -> Iterator[Drawing]:
    """Yield a label of at most two lines, three where small, set right before a point.

    Args:
        x: Where its lines end. [px]
        middle: Height of its middle. [px]
        text: The label.
        width: Room for a line. [px]
        size: Size of the type. [px]
    """
    rows = wrapped(text, width * SIZE / size, 2 if size == SIZE else 3)
    first = middle + size * 0.35 - (len(rows) - 1) * size * 0.58
    for number, row in enumerate(rows):
        yield words(x, first + number * size * 1.16, row, anchor="end", size=size)


def _hatches(
    width: float, height: float, hatching: str
) -> Iterator[tuple[float, float, float, float]]:
    step = 5.0
    if hatching == "level":
        yield from (
            (0, number * step, width, number * step)
            for number in range(1, int(height / step) + 1)
            if number * step < height
        )
        return
    if not hatching:
        return
    for number in range(1, int((width + height) / step) + 1):
        c = number * step
        left, right = max(0.0, c - height), min(c, width)
        bottom, top = min(c, height), max(0.0, c - width)
        if hatching in {"rising", "crossed"}:
            yield left, bottom, right, top
        if hatching in {"falling", "crossed"}:
            yield width - left, bottom, width - right, top


def _written(value: str | float) -> str:
    if isinstance(value, str):
        return value
    return f"{value:.1f}".rstrip("0").rstrip(".") if value else "0"
