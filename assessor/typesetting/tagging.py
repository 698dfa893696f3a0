"""The tags of a PDF: the scope of table headers, and no page held longer than needed.

The renderer leaves out the first, and holds the tags of all pages as objects until the
last is made: a tenth of the memory of a report.
"""

from collections.abc import Iterable
from typing import Any

from weasyprint.formatting_structure.boxes import (  # type: ignore[import-untyped]  # no types
    PageBox,
)
from weasyprint.pdf import tags as tagging  # type: ignore[import-untyped]  # the same

from assessor.typesetting.settled import settle

_build = tagging._build_box_tree  # noqa: SLF001  # there is no other door
_ROW, _COLUMN = "/Row", "/Column"


def tag_by_page() -> None:
    """Have the renderer finish the tags of a page before the next, in this process."""
    tagging._build_box_tree = build_tags  # noqa: SLF001  # as above


def build_tags(box: Any, parent: Any, file: Any, *others: Any) -> Iterable[Any]:  # noqa: ANN401  # they have no types
    """Return the tags of a box; those of a page are bytes already, save their numbers.

    Args:
        box: A page, or a box within one.
        parent: The tag around it.
        file: The PDF that is being written; objects are added to it.
        others: What the renderer passes on.
    """
    if not isinstance(box, PageBox):
        return _build(box, parent, file, *others)  # type: ignore[no-any-return]  # no types
    start = len(file.objects)
    made = list(_build(box, parent, file, *others))
    scope_headers(file.objects[start:])
    settle(file.objects, start)
    box.children = ()
    return made


def scope_headers(objects: Iterable[Any]) -> None:
    """Say of each header of a table whether it is that of its column or of its row.

    A header in the head of a table is that of its column; any other, that of its row.

    Args:
        objects: The objects of a PDF that is being written, changed in place.
    """
    tags = {one.reference: one for one in objects if _is_tag(one)}
    for tag in tags.values():
        if tag["S"] == "/TH":
            row = tags[tag["P"]]
            in_head = tags[row["P"]]["S"] == "/THead"
            attributes = tag.setdefault("A", type(tag)())
            attributes.update(O="/Table", Scope=_COLUMN if in_head else _ROW)


def _is_tag(one: object) -> bool:
    return isinstance(one, dict) and "S" in one
