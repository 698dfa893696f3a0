"""A workbook looked over before it is opened: it may be made to swell or to hang.

Opening one keeps every cell in memory and walks through every cell that is merged, so
a file of a few kilobytes may take hours. What its parts unpack to, how many elements
they hold, how deep those lie and how many cells are merged is counted first.
"""

import io
import zipfile
import zlib
from xml.etree.ElementTree import ParseError
from xml.parsers import expat

from openpyxl.utils.cell import range_boundaries
from openpyxl.utils.exceptions import InvalidFileException

from assessor.errors import ExchangeError
from assessor.exchange.unpacking import refuse_swelling

LARGEST = 20_000_000  # [bytes]
MOST_ELEMENTS = 600_000
MOST_MERGED = 100_000  # [cells]
BROKEN = (
    InvalidFileException,
    zipfile.BadZipFile,
    zlib.error,
    ParseError,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    EOFError,
    OSError,
    RecursionError,
)
"""What opening a damaged workbook may raise."""
_DEEPEST = 100
_MARKUP = (".xml", ".rels", ".vml")


def look_over(name: str, content: bytes) -> None:
    """Refuse a workbook that would cost more to open than a form can.

    Args:
        name: Name of the file, for messages.
        content: The file.

    Raises:
        ExchangeError: It is no workbook, or it passes a bound.
    """
    if len(content) > LARGEST:
        message = f"{name}: is larger than a form can be ({LARGEST:,} bytes)."
        raise ExchangeError(message)
    looking = _Looking(name)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            refuse_swelling(name, parts)
            for part in parts:
                held = archive.read(part)
                if part.filename.lower().endswith(_MARKUP):
                    looking.at(held)
    except (
        zipfile.BadZipFile,
        NotImplementedError,
        RuntimeError,
        zlib.error,
        expat.ExpatError,
        EOFError,
        OSError,
        ValueError,
        TypeError,
    ) as error:
        message = f"{name}: is no .xlsx workbook; save it as .xlsx, without a password."
        raise ExchangeError(message) from error


class _Looking:
    """Listens to the XML of a workbook and counts."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._elements = self._merged = self._depth = 0

    def at(self, markup: bytes) -> None:
        """Look at one part.

        Raises:
            ExchangeError: A bound is passed.
        """
        self._depth = 0
        parser = expat.ParserCreate()
        parser.StartDoctypeDeclHandler = self._declared
        parser.StartElementHandler = self._begun
        parser.EndElementHandler = self._ended
        parser.Parse(markup, True)  # noqa: FBT003  # expat takes it by place only

    def _declared(self, *_: object) -> None:
        self._refuse("declares entities, which no workbook needs")

    def _begun(self, tag: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        self._depth += 1
        if tag.endswith("mergeCell"):
            self._merged += _cells(attributes.get("ref", ""))
        if self._elements > MOST_ELEMENTS:
            self._refuse(f"has more than {MOST_ELEMENTS:,} cells and other parts")
        if self._depth > _DEEPEST:
            self._refuse(f"has parts that lie more than {_DEEPEST} deep")
        if self._merged > MOST_MERGED:
            self._refuse(f"merges more than {MOST_MERGED:,} cells")

    def _ended(self, _: str) -> None:
        self._depth -= 1

    def _refuse(self, what: str) -> None:
        message = (
            f"{self._name}: {what}, so it is no form that came back; copy the answers "
            "into a new form."
        )
        raise ExchangeError(message)


def _cells(place: str) -> int:
    """Return how many cells a range spans, as ``A1:B3``."""
    left, top, right, bottom = (side or 1 for side in range_boundaries(place))
    return (right - left + 1) * (bottom - top + 1)
