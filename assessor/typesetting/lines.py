"""Lines of type, each broken, shaped and drawn once.

The renderer shapes a line when it breaks it and again when it draws it, sets up each
line anew, and does so for every cell that says the same as another: for a report that
was a third of the work. Here a text that is set twice in the same type and width is
broken once, keeps its shape until it is drawn, and is drawn again as it was before.
Every byte of a PDF is the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any
from weakref import ref

from weasyprint.draw import text as drawing  # type: ignore[import-untyped]  # no types
from weasyprint.layout import inline, preferred  # type: ignore[import-untyped]  # same
from weasyprint.text import line_break  # type: ignore[import-untyped]  # the same
from weasyprint.text.ffi import (  # type: ignore[import-untyped]  # the same
    FROM_UNITS,
    ffi,
    gobject,
    pango,
)

Layout = line_break.Layout
Told = tuple[str, tuple[object, ...]]
"""What a stream is told: the name of an operation and its arguments."""

SETTING = (
    "direction",
    "font_family",
    "font_feature_settings",
    "font_kerning",
    "font_language_override",
    "font_size",
    "font_stretch",
    "font_style",
    "font_variant_alternates",
    "font_variant_caps",
    "font_variant_east_asian",
    "font_variant_ligatures",
    "font_variant_numeric",
    "font_variant_position",
    "font_variation_settings",
    "font_weight",
    "hyphenate_character",
    "hyphenate_limit_chars",
    "hyphenate_limit_zone",
    "hyphens",
    "lang",
    "letter_spacing",
    "line_height",
    "overflow_wrap",
    "tab_size",
    "text_decoration_line",
    "white_space",
    "word_break",
    "word_spacing",
)
"""All properties that the renderer asks for to break and to shape a line."""

_values = itemgetter(*SETTING)
_break, _set_up, _set_text, _strut, _reactivate, _draw = (
    line_break.split_first_line,
    Layout.setup,
    Layout.set_text,
    line_break.strut,
    Layout.reactivate,
    drawing.draw_first_line,
)
_SIZED = 14802
"""The first version of Pango that knows the size of a font as it is set."""
_PARAGRAPHS = frozenset("\n\r\u2029")
"""What ends a paragraph for Pango."""


class Sample:
    """What lines set in the same way share.

    Attributes:
        layout: A line as the renderer sets it up, that others are copies of.
        marks: What else it notes of a line that it set up.
        strut: Height and baseline of a line without text, once known. [px]
    """

    def __init__(self, style: Any) -> None:  # noqa: ANN401  # it has no types
        one = Layout.__new__(Layout)
        _set_up(one, style)
        self.layout = one.layout
        self.marks = {
            name: value
            for name, value in vars(one).items()
            if name not in {"layout", "style"}
        }
        self.strut: tuple[float, float] | None = None


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


def set_lines_once() -> None:
    """Have the renderer break, shape and draw equal lines once, in this process."""
    if not hasattr(pango, "pango_layout_copy"):
        ffi.cdef("PangoLayout * pango_layout_copy (PangoLayout *src);")
    Layout.setup = setup
    Layout.set_text = set_text
    Layout.deactivate = keep
    Layout.reactivate = reactivate
    line_break.split_first_line = inline.split_first_line = split_first_line
    preferred.split_first_line = measure
    for module in (line_break, inline):
        module.strut = strut
    drawing.draw_first_line = draw_first_line


def sample(style: Any) -> Sample:  # noqa: ANN401  # it has no types
    """Return what lines of a style share with all others set in the same way."""
    noted = vars(style)
    found: Sample | None = noted.get("sample")
    if found is None:
        samples = vars(style.font_config).setdefault("samples", {})
        key = repr(_values(style))
        found = samples.get(key)
        if found is None:
            found = samples[key] = Sample(style)
        noted["sample"] = found
    return found


def setup(layout: Any, style: Any) -> None:  # noqa: ANN401  # they have no types
    """Set up a line as a copy of one that is set in the same way."""
    shared = sample(style)
    vars(layout).update(shared.marks)
    layout.style = style
    copy = pango.pango_layout_copy(shared.layout)
    layout.layout = ffi.gc(copy, gobject.g_object_unref)


def set_text(layout: Any, text: str, justify: bool = False) -> None:  # noqa: ANN401, FBT001, FBT002  # as the renderer has it
    """Set the text of a line, and say now what the renderer says when it draws.

    Saying it later would have the line shaped again. It changes nothing for a text of
    one paragraph.
    """
    whole = _PARAGRAPHS.isdisjoint(text)
    pango.pango_layout_set_single_paragraph_mode(layout.layout, whole)
    _set_text(layout, text, justify)


def keep(layout: object) -> None:
    """Keep the shape of a line until it is drawn."""


def reactivate(layout: Any, style: Any) -> None:  # noqa: ANN401  # they have no types
    """Set up a line for drawing only where its shape was not kept."""
    known = vars(layout)
    if "told" not in known and ("layout" not in known or layout.justification_spacing):
        _reactivate(layout, style)


def split_first_line(  # noqa: PLR0913, PLR0917  # as the renderer has it
    text: str,
    style: Any,  # noqa: ANN401  # it has no types
    context: Any,  # noqa: ANN401  # the same
    max_width: float | None,
    justification_spacing: float,
    is_line_start: bool = True,  # noqa: FBT001, FBT002  # as the renderer has it
    minimum: bool = False,  # noqa: FBT001, FBT002  # the same
) -> Any:  # noqa: ANN401  # the same
    """Break the first line off a text; what was broken before is known.

    Args:
        text: All that is still to be set.
        style: How it is set.
        context: What one document has in common; it holds what was broken.
        max_width: Room for the line. [px]
        justification_spacing: Added to each space. [px]
        is_line_start: Whether nothing stands before it in its line.
        minimum: Whether the least room it needs is asked for.
    """
    given = (
        text, style, context, max_width, justification_spacing, is_line_start, minimum
    )  # fmt: skip
    if context is None:
        return _break(*given)
    lines = vars(context).setdefault("lines", {})
    key = (text, sample(style), *given[3:])
    if key in lines:
        kept, known = lines[key]
        if (layout := kept()) is not None:
            layout.shared = True
            return (layout, *known)
    broken = _break(*given)
    # A line that no box holds any more is not held for this either.
    lines[key] = ref(broken[0]), broken[1:]
    return broken


def measure(*given: Any, **named: Any) -> Any:  # noqa: ANN401  # as the renderer has it
    """Break the first line off a text for its width alone; no shape is kept.

    Args:
        given: As for ``split_first_line``.
        named: The same.
    """
    text, style, context, *others = given
    lines = vars(context).setdefault("widths", {})
    key = (text, sample(style), *others, *named.items())
    if key not in lines:
        lines[key] = (None, *_break(*given, **named)[1:])
    return lines[key]


def strut(style: Any) -> tuple[float, float]:  # noqa: ANN401  # it has no types
    """Return height and baseline of a line without text. [px]."""
    shared = sample(style)
    if shared.strut is None:
        shared.strut = _strut(style)
    return shared.strut


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
