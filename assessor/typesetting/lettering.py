"""The texts of drawings, each set as one line.

The renderer sets a text of a drawing letter by letter, without kerning, and puts each
that does not begin at its point into an object of its own: for ten charts that was a
sixth of the work and a quarter of the file. Ours say where a line begins, lies around
or ends, and nothing more, so each is one line of type.
"""

from math import inf
from typing import Any

from weasyprint.css.properties import (  # type: ignore[import-untyped]  # ships no types
    INITIAL_VALUES,
)
from weasyprint.draw import text as drawing  # type: ignore[import-untyped]  # the same
from weasyprint.matrix import Matrix  # type: ignore[import-untyped]  # the same
from weasyprint.svg import TAGS  # type: ignore[import-untyped]  # the same
from weasyprint.svg.text import Style, TextBox  # type: ignore[import-untyped]  # same
from weasyprint.text import line_break  # type: ignore[import-untyped]  # the same

_BEFORE = {"middle": 0.5, "end": 1.0}
"""Which part of a line lies before its point, by anchor."""


def set_whole_lines() -> None:
    """Have the renderer set each text of a drawing as one line, in this process."""
    TAGS["text"] = _line


def _line(chart: Any, node: Any, size: float) -> None:  # noqa: ANN401  # no types
    """Set a text of a drawing.

    Args:
        chart: What it belongs to.
        node: The text, with ``x``, ``y`` and how it is set.
        size: Size of the type. [px]
    """
    if not node.text:
        return
    style = _style(chart, node, size)
    # Looked up only now: ``lines`` may have put its own in their places.
    layout, _, _, width, _, _ = line_break.split_first_line(
        node.text, style, chart.context, inf, 0
    )
    x, y = chart.point(node.get("x"), node.get("y"), size)
    x -= width * _BEFORE.get(node.get("text-anchor"), 0.0)
    stream = chart.stream
    stream.push_state()
    fill, stroke = chart.set_graphical_state(node, size)
    stream.begin_text()
    layout.reactivate(style)
    chart.fill_stroke(fill, stroke, text=True)
    drawing.draw_first_line(
        stream, TextBox(layout, style), "none", "none", Matrix(d=-1, e=x, f=y)
    )
    stream.end_text()
    stream.pop_state()


def _style(chart: Any, node: Any, size: float) -> Style:  # noqa: ANN401  # no types
    style = Style(INITIAL_VALUES)
    style.font_config = chart.font_config
    families = node.get("font-family", "sans-serif").split(",")
    style["font_family"] = [family.strip() for family in families]
    style["font_weight"] = int(node.get("font-weight", 400))
    style["font_size"] = size
    return style
