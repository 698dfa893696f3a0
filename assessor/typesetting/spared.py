"""What the renderer works out again and again, worked out once or with less ado.

Whether a box lies in the flow of its page, and how wide its edges are, hangs on its
style alone where no part of it is a percentage; the renderer asks for the first fifty
thousand times in a report of thirty pages, for the second fourteen thousand times, and
writes down the references of all pages for each of seven thousand tags.
"""

from typing import Any

from weasyprint.formatting_structure.boxes import (  # type: ignore[import-untyped]  # the same
    Box,
)
from weasyprint.layout import (  # type: ignore[import-untyped]  # the same
    absolute,
    block,
    float as floating,
    inline,
    page,
    percent,
    table,
)
from weasyprint.pdf import pydyf  # type: ignore[import-untyped]  # the same

_resolve = percent.resolve_percentages
_SIDES = ("top", "right", "bottom", "left")
_BORDERS = tuple(f"border_{side}_width" for side in _SIDES)
_EDGES = (
    *(f"{edge}_{side}" for edge in ("margin", "padding") for side in _SIDES),
    "width",
    "min_width",
    "max_width",
    "height",
    "min_height",
    "max_height",
)
_LEAST = {"min_width", "min_height"}


def spare() -> None:
    """Have the renderer work out once what is alike for boxes of a style."""
    Box.is_in_normal_flow = in_flow
    for module in (absolute, block, floating, inline, page, percent, table):
        module.resolve_percentages = resolve_percentages
    block.collapse_margin = collapse_margin
    pydyf.PDF.page_references = property(page_references)


def in_flow(box: Any) -> bool:  # noqa: ANN401  # it has no types
    """Return whether a box lies where its place in the text puts it."""
    style = box.style
    return style["float"] == "none" and style["position"] in {"static", "relative"}


def resolve_percentages(box: Any, containing_block: Any) -> None:  # noqa: ANN401  # no types
    """Give a box the widths of its edges, and its own where its style says it.

    Args:
        box: Changed in place.
        containing_block: The box that percentages are of, or its width and height. [px]
    """
    style = box.style
    known = vars(style)
    if "edges" not in known:
        known["edges"] = _edges(style)
    edges = known["edges"]
    if edges is None:
        _resolve(box, containing_block)
        return
    own = vars(box)
    own.update(edges)
    # Where borders collapse, each cell was told which of them it draws.
    collapse = style["border_collapse"] == "collapse"
    for name in _BORDERS:
        if not (collapse and name in own):
            own[name] = style[name]


def collapse_margin(margins: list[float]) -> float:
    """Return the one margin that adjoining margins make. [px].

    Examples:
        >>> collapse_margin([3.0, 5.0, -1.0])
        4.0
        >>> collapse_margin([])
        0
    """
    return max(0, *margins) + min(0, *margins) if margins else 0


def page_references(file: Any) -> tuple[bytes, ...]:  # noqa: ANN401  # it has no type
    """Return the reference of each page; the renderer asks for all for each tag.

    Args:
        file: A PDF that is being written.
    """
    # Three words each: number, version, R.
    numbers = file.pages["Kids"][::3]
    known: tuple[bytes, ...] = vars(file).get("known_references", ())
    if len(known) != len(numbers):
        known = tuple(f"{number} 0 R".encode() for number in numbers)
        file.known_references = known
    return known


def _edges(style: Any) -> dict[str, Any] | None:  # noqa: ANN401  # it has no types
    """Return the lengths of a style, if none of them hangs on anything else."""
    if style["box_sizing"] != "content-box":
        return None
    found = {}
    for name in _EDGES:
        value = style[name]
        if value is not None and value != "auto":
            if getattr(value, "unit", "%") == "%":
                return None
            value = value.value
        found[name] = 0 if value == "auto" and name in _LEAST else value
    return found
