"""Lines of type, drawn as they were drawn before.

The renderer writes down each line glyph by glyph, and asks Pango of each where it
stands. Here a line that is drawn again is told as it was, and so is a glyph that was
drawn before in the same font and size. Every byte of a PDF is the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from weasyprint.draw import text as drawing  # type: ignore[import-untyped]  # no types
from weasyprint.text.ffi import (  # type: ignore[import-untyped]  # the same
    FROM_UNITS,
    ffi,
    pango,
)

Told = tuple[str, tuple[object, ...]]
"""What a stream is told: the name of an operation and its arguments."""
_SIZED = 14802
"""The first version of Pango that knows the size of a font as it is set."""
_draw = drawing.draw_first_line


@dataclass
class Recorder:
    """Takes the place of a stream while a line is drawn, and notes what it is told.

    Attributes:
        stream: The stream that it stands for.
        told: Names and arguments, in order, but for where the line begins.
    """

    stream: Any
    told: list[Told] = field(default_factory=list)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  # any of its attributes
        if name not in {"show_text", "set_font_size", "set_text_rise"}:
            return getattr(self.stream, name)

        def note(*given: object) -> None:
            self.told.append((name, given))

        return note

    def set_text_matrix(self, *values: float) -> None:
        """Leave out where the line begins: no two begin at the same place."""


def draw_again() -> None:
    """Have the renderer draw equal lines and glyphs alike, in this process."""
    drawing.draw_first_line = draw_first_line


def draw_first_line(
    stream: Any,  # noqa: ANN401  # it has no types
    box: Any,  # noqa: ANN401  # the same
    text_overflow: str,
    block_ellipsis: str,
    matrix: Any,  # noqa: ANN401  # the same
) -> Any:  # noqa: ANN401  # the same
    """Draw a line; one that was drawn before is drawn as it was then.

    Args:
        stream: Where to.
        box: The line, in its place.
        text_overflow: What stands for what has no room in a line.
        block_ellipsis: What stands for lines left out.
        matrix: Where the line begins.
    """
    cut = text_overflow == "ellipsis" or block_ellipsis != "none"
    if cut or not box.text.strip():
        return _draw(stream, box, text_overflow, block_ellipsis, matrix)
    layout = box.pango_layout
    told = vars(layout).get("told")
    if told is None:
        told = spelled(stream, layout), []
        if told[0] is None:
            recorder = Recorder(stream)
            pictures = _draw(recorder, box, text_overflow, block_ellipsis, matrix)
            told = recorder.told, pictures
        if vars(layout).get("shared"):
            layout.told = told
        # The shape of a line takes twenty times the memory of what draws it.
        del layout.layout
    stream.set_text_matrix(*matrix.values)
    for name, given in told[0]:
        getattr(stream, name)(*given)
    return told[1]


def spelled(stream: Any, layout: Any) -> list[Told] | None:  # noqa: ANN401  # no types
    """Return what a stream is told to draw a line, or none where more is called for.

    The renderer itself draws what has glyphs that were not drawn before, raised ones,
    coloured ones and those that no font has.

    Args:
        stream: Where to.
        layout: The line.
    """
    told: list[Told] = []
    if pango.pango_version() < _SIZED:
        return None
    # As the renderer does; a line of one paragraph is in that mode already.
    pango.pango_layout_set_single_paragraph_mode(layout.layout, True)  # noqa: FBT003
    string = ""
    last = None
    for item, glyphs in _runs(layout):
        if item.analysis.font != last:
            last = item.analysis.font
            font, size = stream.add_font(last)
            if font.png or font.svg or font.colr or font.bitmap:
                return None
            if string:
                told.append(("show_text", (string,)))
                string = ""
            told.append(("set_font_size", (font.hash, size)))
            spellings = vars(font).setdefault("spellings", {})
        try:
            string += "<" + "".join(
                [
                    spellings.get((size, *one)) or _spell(font, size, *one)
                    for one in glyphs
                ]
            )
        except LookupError:
            return None
        string = string[:-1] if string[-1] == "<" else string + ">"
    return [*told, ("show_text", (string,))]


def _runs(layout: Any) -> Iterator[tuple[Any, Any]]:  # noqa: ANN401  # it has no types
    """Yield each run of a line: of what it is, and number, place and rise of glyphs."""
    line, _ = layout.get_first_line()
    run = line.runs[0]
    while run != ffi.NULL:
        string = run.data.glyphs
        values = ffi.unpack(ffi.cast("int *", string.glyphs), string.num_glyphs * 5)
        yield (
            run.data.item,
            zip(values[::5], values[1::5], values[2::5], values[3::5], strict=True),
        )
        run = run.next


def _spell(  # a font and the glyph's own four numbers
    font: Any,  # noqa: ANN401  # it has no types
    size: float,
    glyph: int,
    width: int,
    offset: int,
    rise: int,
) -> str:
    """Return how a glyph is written, moved as Pango moved it.

    Raises:
        LookupError: The renderer has to be asked.
    """
    if rise or glyph not in font.to_unicode:
        raise LookupError
    moved = offset / size
    after = font.widths[glyph] + moved - width * 1000 * FROM_UNITS / size
    spelling = f">{-moved}<" if moved else ""
    spelling += f"{glyph:04x}"
    if after:
        spelling += f">{int(after)}<"
    font.spellings[size, glyph, width, offset, rise] = spelling
    return spelling
