"""A logo: checked, bounded and written anew, so that nothing rides along with it."""

import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

from assessor.errors import ReportError

MOST_BYTES = 300_000
MOST_SIDE = 2_000
MOST_SHAPES = 2_000
_SVG = "{http://www.w3.org/2000/svg}"
_SHAPES = frozenset(
    [
        "svg",
        "g",
        "path",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
        "polygon",
        "title",
        "desc",
    ]
)
_LEFT_OUT = frozenset({"title", "desc", "metadata"})
_KEPT = frozenset(
    [
        "viewBox",
        "width",
        "height",
        "d",
        "x",
        "y",
        "x1",
        "y1",
        "x2",
        "y2",
        "cx",
        "cy",
        "r",
        "rx",
        "ry",
        "points",
        "fill",
        "fill-rule",
        "clip-rule",
        "fill-opacity",
        "stroke",
        "stroke-width",
        "stroke-linecap",
        "stroke-linejoin",
        "stroke-miterlimit",
        "stroke-opacity",
        "stroke-dasharray",
        "opacity",
        "transform",
    ]
)
_PLAIN = re.compile(r"[-+.,#%()A-Za-z0-9\s]*")
_LIVE = re.compile(r"url\s*\(|script|data:|expression", re.IGNORECASE)
_NUMBER = re.compile(r"\s*([0-9]+(?:\.[0-9]+)?)(?:px|pt|mm)?\s*")
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_DRAWN = (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND")
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_HEADER = 13
_LONGEST_VALUE = 100_000


@dataclass(frozen=True)
class Logo:
    """A logo that is safe to print.

    Attributes:
        ratio: Width over height. [1]
        png: The picture, or nothing where it is a drawing.
        svg: What stands inside the drawing's ``svg`` element.
        box: The ``viewBox`` of the drawing.
    """

    ratio: float
    png: bytes = b""
    svg: str = ""
    box: str = ""


def read_logo(path: Path) -> Logo:
    """Read a logo.

    Args:
        path: A PNG or SVG file.

    Raises:
        ReportError: It cannot be read, is too large or holds more than a drawing.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        message = f"{path}: the logo cannot be read ({error.strerror})."
        raise ReportError(message) from error
    if len(content) > MOST_BYTES:
        message = (
            f"{path}: the logo has {len(content)} bytes and may have {MOST_BYTES}; "
            "export it smaller."
        )
        raise ReportError(message)
    try:
        if content.startswith(_SIGNATURE):
            return _png(content)
        return _svg(content)
    except ValueError as error:
        message = f"{path}: {error}. Export the logo as PNG or as plain SVG paths."
        raise ReportError(message) from error


def _png(content: bytes) -> Logo:
    """Keep what draws the picture; texts, profiles and anything else go."""
    chunks = list(_chunks(content))
    names = [name for name, _ in chunks]
    if (
        names[:1] != [b"IHDR"]
        or names[-1:] != [b"IEND"]
        or len(chunks[0][1]) != _HEADER
    ):
        message = "the PNG is damaged"
        raise ValueError(message)
    width, height, depth, colour, _, _, interlaced = struct.unpack(
        ">IIBBBBB", chunks[0][1]
    )
    if not (0 < width <= MOST_SIDE and 0 < height <= MOST_SIDE):
        message = f"the PNG is {width} by {height}, at most {MOST_SIDE} by {MOST_SIDE}"
        raise ValueError(message)
    if interlaced or depth > 8 or colour not in _CHANNELS:  # noqa: PLR2004  # bits
        message = "the PNG is interlaced or has 16 bits a channel, which is not read"
        raise ValueError(message)
    row = 1 + (width * depth * _CHANNELS[colour] + 7) // 8
    _unpack(b"".join(held for name, held in chunks if name == b"IDAT"), row * height)
    kept = [chunk for chunk in chunks if chunk[0] in _DRAWN]
    return Logo(width / height, png=_SIGNATURE + b"".join(map(_chunk, kept)))


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = len(_SIGNATURE)
    while place + 12 <= len(content):
        (length,) = struct.unpack(">I", content[place : place + 4])
        name = content[place + 4 : place + 8]
        held = content[place + 8 : place + 8 + length]
        end = content[place + 8 + length : place + 12 + length]
        if end != struct.pack(">I", zlib.crc32(name + held)):
            message = "the PNG is damaged"
            raise ValueError(message)
        yield name, held
        place += 12 + length
        if name == b"IEND":
            return


def _chunk(chunk: tuple[bytes, bytes]) -> bytes:
    name, held = chunk
    crc = struct.pack(">I", zlib.crc32(name + held))
    return struct.pack(">I", len(held)) + name + held + crc


def _unpack(packed: bytes, size: int) -> None:
    """Refuse a picture that unpacks to anything but its own size."""
    unpacker = zlib.decompressobj()
    try:
        found = len(unpacker.decompress(packed, size + 1))
    except zlib.error as error:
        message = "the PNG is damaged"
        raise ValueError(message) from error
    if found != size:
        message = "the PNG does not unpack to the size that it states"
        raise ValueError(message)


def _svg(content: bytes) -> Logo:
    text = content.decode("utf-8", errors="replace")
    if re.search(r"<!(?:DOCTYPE\b[^>]*\[|ENTITY)", text, re.IGNORECASE):
        message = "the SVG declares entities"
        raise ValueError(message)
    try:
        root = ET.fromstring(content)  # noqa: S314  # bounded, entities refused above
    except ET.ParseError as error:
        message = f"this is neither a PNG nor an SVG ({error})"
        raise ValueError(message) from error
    if root.tag != f"{_SVG}svg":
        message = "this is neither a PNG nor an SVG"
        raise ValueError(message)
    if sum(1 for _ in root.iter()) > MOST_SHAPES:
        message = f"the SVG has more than {MOST_SHAPES} shapes"
        raise ValueError(message)
    width, height = _size(root)
    box = root.get("viewBox") or f"0 0 {width:g} {height:g}"
    _checked("viewBox", box)
    return Logo(width / height, svg="".join(map(_shape, root)), box=box)


def _size(root: ET.Element) -> tuple[float, float]:
    box = (root.get("viewBox") or "").replace(",", " ").split()
    sides = box[2:] if len(box) == 4 else [root.get("width"), root.get("height")]  # noqa: PLR2004  # x, y, width, height
    found = [_NUMBER.fullmatch(side or "") for side in sides]
    if found[0] is None or found[1] is None:
        message = "the SVG states no viewBox and no width and height"
        raise ValueError(message)
    width, height = float(found[0][1]), float(found[1][1])
    if not (width and height and 1 / 20 <= width / height <= 20):  # noqa: PLR2004  # a band
        message = "the SVG is empty, or twenty times longer than high"
        raise ValueError(message)
    return width, height


def _shape(element: ET.Element) -> str:
    tag = str(element.tag)
    name = tag.removeprefix(_SVG)
    foreign = tag.startswith("{") and not tag.startswith(_SVG)
    if foreign or name in _LEFT_OUT or (name == "defs" and not len(element)):
        return ""
    if name not in _SHAPES:
        message = f"the SVG holds <{name[:40]}>, and a logo is shapes only"
        raise ValueError(message)
    told = "".join(_attributes(element))
    return f"<{name}{told}>{''.join(map(_shape, element))}</{name}>"


def _attributes(element: ET.Element) -> Iterator[str]:
    given = dict(element.attrib)
    for declared in given.pop("style", "").split(";"):
        if declared.strip():
            name, _, value = declared.partition(":")
            given[name.strip()] = value.strip()
    for name, value in given.items():
        if name.lower().startswith("on") or name.lower().endswith("href"):
            message = f"the SVG holds {name[-40:]}, which can act or lead elsewhere"
            raise ValueError(message)
        if _LIVE.search(value):
            message = f"the SVG refers to something outside its shapes in {name[:40]}"
            raise ValueError(message)
        if name in _KEPT:
            yield f' {name}="{_checked(name, value)}"'


def _checked(name: str, value: str) -> str:
    if len(value) > _LONGEST_VALUE or not _PLAIN.fullmatch(value):
        message = f"the SVG holds a value of {name} that is no figure and no colour"
        raise ValueError(message)
    return value
