"""What the renderer leaves out of the tag tree of a PDF: the scope of table headers."""

from collections.abc import Iterable
from typing import Any

_ROW, _COLUMN = "/Row", "/Column"


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
