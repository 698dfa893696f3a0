"""The objects of a PDF, turned into bytes once and no longer held as objects.

The renderer keeps all objects of a PDF until the last is written, and turns each into
bytes twice, packing included: to write it, and for the identifier of the file. Objects
that are bytes already cost neither that work nor the memory.
"""

import zlib
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from typing import Any

from weasyprint.pdf import pydyf  # type: ignore[import-untyped]  # it ships no types

_TAGGED = (
    "children",
    "colspan",
    "element",
    "element_tag",
    "is_table_wrapper",
    "link_annotation",
    "rowspan",
    "widget_annotation",
)
"""What the tag of a box is made from."""
_WHOLE = {"dd", "dt", "img", "li", "{http://www.w3.org/2000/svg}svg"}
"""Elements of whose tags that is not all."""
_OPENS, _ENDS = b"\nstream\n", b"\nendstream"
_EFFORT = 7
"""How hard a stream is packed: the most, 9, takes three times the work for 2 % less."""
_bytes = pydyf.Stream.data.fget
Paint = Callable[[Any, float], None]


@dataclass(slots=True)
class Settled:
    """An object of a PDF of which only number and place are still to be given.

    Attributes:
        data: Its bytes.
        compressible: Whether it may stand in a stream of objects.
        number: Its number.
        generation: Its version.
        free: Whether its number is in use, ``n``, or free, ``f``.
        offset: Where in the file it stands.
    """

    data: bytes
    compressible: bool
    number: int
    generation: int
    free: str
    offset: int = 0

    @property
    def indirect(self) -> bytes:
        """The object as it stands in the file."""
        head = f"{self.number} {self.generation} obj\n".encode()
        return head + self.data + b"\nendobj"


def settle(objects: list[Any], start: int = 0) -> None:
    """Turn the objects of a PDF into bytes, in their places.

    Args:
        objects: Changed in place; nothing else may change them afterwards.
        start: Place of the first of them.
    """
    for place, one in enumerate(islice(objects, start, None), start):
        if one.free != "f":
            objects[place] = Settled(
                one.data, one.compressible, one.number, one.generation, one.free
            )


def settling(paint: Paint, box: Any) -> Paint:  # noqa: ANN401  # it has no type
    """Return what paints a page and packs what it painted at once.

    Args:
        paint: Paints a page into a stream, at a scale.
        box: The box of the page.
    """

    def painted(stream: Any, scale: float = 1) -> None:  # noqa: ANN401  # no types
        paint(stream, scale)
        pack(stream)
        lighten(box)

    return painted


def lighten(box: Any) -> None:  # noqa: ANN401  # it has no type
    """Leave of the boxes of a painted page what the tags are made from.

    Where a box lies and how it looks takes half of the memory of a report.

    Args:
        box: The box of the page; it and all within it are changed in place.
    """
    held = vars(box)
    if "_box" in held:
        lighten(held["_box"])
        return
    for one in held.get("children", ()):
        lighten(one)
    if held.get("element_tag") not in _WHOLE:
        box.__dict__ = {name: held[name] for name in _TAGGED if name in held}


def pack(stream: Any) -> None:  # noqa: ANN401  # it has no types
    """Pack a stream of a PDF, so that it holds its packed bytes alone.

    Args:
        stream: Changed in place; nothing may be added to it afterwards.
    """
    if stream.compress:
        stream.compress = False
        _, _, content = _bytes(stream).partition(_OPENS)
        stream.stream = [zlib.compress(content.removesuffix(_ENDS), _EFFORT)]
        stream.extra["Filter"] = "/FlateDecode"


def pack_once() -> None:
    """Have every stream of a PDF packed when it is first asked for, in this process.

    The one that holds all other objects is asked for twice, and not before the file is
    written.
    """
    pydyf.Stream.data = property(packed)


def packed(stream: Any) -> bytes:  # noqa: ANN401  # it has no types
    """Return a stream of a PDF as it stands in its object.

    Args:
        stream: As for ``pack``.
    """
    pack(stream)
    return _bytes(stream)  # type: ignore[no-any-return]  # no types
