"""Lines of type, each broken and shaped once.

The renderer shapes a line when it breaks it and again when it draws it, sets up each
line anew, and does so for every cell that says the same as another: for a report that
was a third of the work. Here a text that is set twice in the same type and width is
broken once and keeps its shape until it is drawn; ``glyphs`` draws it.
Every byte of a PDF is the same.
"""

from operator import itemgetter
from typing import Any
from weakref import ref

from weasyprint.layout import inline, preferred  # type: ignore[import-untyped]  # same
from weasyprint.text import line_break  # type: ignore[import-untyped]  # the same
from weasyprint.text.ffi import (  # type: ignore[import-untyped]  # the same
    ffi,
    gobject,
    pango,
)

Layout = line_break.Layout

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
_break, _set_up, _set_text, _strut, _reactivate = (
    line_break.split_first_line,
    Layout.setup,
    Layout.set_text,
    line_break.strut,
    Layout.reactivate,
)
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


def set_lines_once() -> None:
    """Have the renderer break and shape equal lines once, in this process."""
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
