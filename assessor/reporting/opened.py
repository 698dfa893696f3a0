"""A report read back: the files that travel in it and the text of its pages."""

import hashlib
import logging
import re
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO

from pypdf import PageObject, PdfReader
from pypdf.errors import LimitReachedError
from pypdf.generic import DictionaryObject, StreamObject

from assessor.domain.visible import short
from assessor.errors import ReportError

MOST_BYTES = 60_000_000
MOST_PAGES = 1_000
MOST_FILES = 200
LARGEST_FILE = 10_000_000  # [bytes, unpacked]
LARGEST_PAGE = 2_000_000  # [bytes, unpacked]
LARGEST_WHOLE = 100_000_000  # [bytes, unpacked]
LONGEST = 60.0  # [s], to read the text of pages that differ
MOST_DRAWN = 1_000
"""Drawings within a page and within each other; a report of this program has none."""
_DEEPEST = 20
_DRAWS = re.compile(rb"/([^\s/<>\[\](){}%]+)\s+Do\b")


@dataclass(frozen=True)
class Page:
    """A page that was read back.

    Attributes:
        drawn: SHA-256 of what draws it: its content and its fonts.
        read: Returns its text, which takes a third of a second.
    """

    drawn: str
    read: Callable[[], str]


@dataclass(frozen=True)
class Opened:
    """A PDF that was read back.

    Attributes:
        files: Content of the files in it, by name.
        signatures: Number of signatures in it.
    """

    files: Mapping[str, bytes]
    pages: tuple[Page, ...]
    signatures: int


def opened(name: str, content: bytes) -> Opened:
    """Read a PDF back.

    Args:
        name: What to call it in a message.
        content: The PDF.

    Raises:
        ReportError: It is no PDF, or is damaged, locked or too large.
    """
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    if len(content) > MOST_BYTES:
        message = f"{name}: is larger than {MOST_BYTES // 1_000_000} MB; no report is."
        raise ReportError(message)
    try:
        reader = PdfReader(BytesIO(content))
        reading = _Reading(name)
        return Opened(
            files=reading.files(reader),
            pages=tuple(reading.pages(reader)),
            signatures=_signatures(reader.get_fields() or {}),
        )
    except ReportError:
        raise
    except (LimitReachedError, MemoryError) as error:
        raise _swelling(name, "more than is read") from error
    except Exception as error:  # a damaged file makes its reader fail in any way
        message = (
            f"{name}: cannot be read as a PDF ({type(error).__name__}): it is damaged, "
            "locked or something else. Ask whoever sent it for the file as it was made."
        )
        raise ReportError(message) from error


class _Reading:
    """Reads the parts of one PDF, within what a report may hold."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._unpacked = 0
        self._fonts: dict[int, bytes] = {}
        self._left = LONGEST
        self._drawn: dict[int, int] = {}

    def files(self, reader: PdfReader) -> dict[str, bytes]:
        """Return the files that travel in it.

        Raises:
            ReportError: They are too many or too large.
        """
        found: dict[str, bytes] = {}
        for held in reader.attachment_list:
            content = held.content
            self._count(content, LARGEST_FILE, f"the file {short(held.name)}")
            if held.name in found or len(found) == MOST_FILES:
                message = (
                    f"{self._name}: holds two files named {short(held.name)}, or more "
                    f"than {MOST_FILES} files; no report of this program does."
                )
                raise ReportError(message)
            found[held.name] = content
        return found

    def pages(self, reader: PdfReader) -> Iterator[Page]:
        """Return the pages.

        Raises:
            ReportError: They are too many or too large.
        """
        if len(reader.pages) > MOST_PAGES:
            message = (
                f"{self._name}: has more than {MOST_PAGES:,} pages; no report has."
            )
            raise ReportError(message)
        return map(self.page, reader.pages)

    def page(self, page: PageObject) -> Page:
        """Return a page as it was read back."""
        held = page.get_contents()
        content = b"" if held is None else held.get_data()
        self._count(content, LARGEST_PAGE, "a page")
        drawn = hashlib.sha256(content)
        for font in _fonts(page):
            drawn.update(self._font(font))
        return Page(drawn.hexdigest(), lambda: self._text(page))

    def _font(self, stream: StreamObject) -> bytes:
        """Return what stands in a font, the same for each page that uses it."""
        key = id(stream)
        if key not in self._fonts:
            content = stream.get_data()
            self._count(content, LARGEST_FILE, "a font")
            self._fonts[key] = hashlib.sha256(content).digest()
        return self._fonts[key]

    def _within(self, holder: DictionaryObject, content: bytes, depth: int = 0) -> int:
        """Return how many drawings a page draws, each as often as it is drawn."""
        if depth > _DEEPEST:
            return MOST_DRAWN + 1
        drawings, number = _part(_part(holder, "/Resources"), "/XObject"), 0
        for name in _DRAWS.findall(content):
            one = _part(drawings, "/" + name.decode("latin-1"))
            if not isinstance(one, StreamObject) or one.get("/Subtype") != "/Form":
                continue
            if id(one) not in self._drawn:
                inside = one.get_data()
                self._count(inside, LARGEST_PAGE, "a drawing")
                self._drawn[id(one)] = 1 + self._within(one, inside, depth + 1)
            number += self._drawn[id(one)]
        return number

    def _text(self, page: PageObject) -> str:
        begun = time.monotonic()
        held = page.get_contents()
        if self._within(page, b"" if held is None else held.get_data()) > MOST_DRAWN:
            message = (
                f"{self._name}: a page draws more than {MOST_DRAWN:,} drawings within "
                "each other; no report of this program does."
            )
            raise ReportError(message)

        def look(*_: object) -> None:
            if time.monotonic() - begun > self._left:
                message = (
                    f"{self._name}: the text of its pages takes more than "
                    f"{LONGEST:.0f} seconds to read; no report of this program does."
                )
                raise ReportError(message)

        text = page.extract_text(visitor_operand_before=look)
        look()  # what is drawn within what is drawn is left out when it fails
        self._left -= time.monotonic() - begun
        return text

    def _count(self, content: bytes, most: int, what: str) -> None:
        self._unpacked += len(content)
        if len(content) > most:
            raise _swelling(self._name, f"{len(content):,} bytes in {what}")
        if self._unpacked > LARGEST_WHOLE:
            raise _swelling(self._name, f"more than {LARGEST_WHOLE:,} bytes")


def _swelling(name: str, how_much: str) -> ReportError:
    return ReportError(
        f"{name}: unpacks to {how_much}, which no report of this program does. Ask "
        "whoever sent it for the file as it was made."
    )


def _part(holder: DictionaryObject, name: str) -> DictionaryObject:
    """Return what stands under a name, empty where there is none."""
    held = holder.get(name)
    found = None if held is None else held.get_object()
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def _fonts(page: PageObject) -> Iterator[StreamObject]:
    """Yield the outlines of the fonts of a page and what their glyphs read as."""
    fonts = page.get("/Resources", {}).get("/Font", {})
    for name in sorted(fonts):
        font = fonts[name].get_object()
        if "/ToUnicode" in font:
            yield font["/ToUnicode"].get_object()
        for descendant in font.get("/DescendantFonts", ()):
            described = descendant.get_object().get("/FontDescriptor", {})
            for key in ("/FontFile", "/FontFile2", "/FontFile3"):
                if key in described:
                    yield described[key].get_object()


def _signatures(fields: Mapping[str, Mapping[str, object]]) -> int:
    return sum(
        field.get("/FT") == "/Sig" and bool(field.get("/V"))
        for field in fields.values()
    )
