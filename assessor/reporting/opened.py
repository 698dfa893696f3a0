"""A report read back: the files that travel in it and the text of its pages."""

import hashlib
import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO

from pypdf import PageObject, PdfReader

from assessor.errors import ReportError

MOST_BYTES = 60_000_000
MOST_PAGES = 1_000


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
        return Opened(
            files={title: held[0] for title, held in reader.attachments.items()},
            pages=tuple(map(_page, reader.pages[:MOST_PAGES])),
            signatures=_signatures(reader.get_fields() or {}),
        )
    except Exception as error:  # a damaged file makes its reader fail in any way
        message = (
            f"{name}: cannot be read as a PDF ({type(error).__name__}): it is damaged, "
            "locked or something else. Ask whoever sent it for the file as it was made."
        )
        raise ReportError(message) from error


def _page(page: PageObject) -> Page:
    content = page.get_contents()
    drawn = hashlib.sha256(b"" if content is None else content.get_data())
    for font in _fonts(page):
        drawn.update(font)
    return Page(drawn.hexdigest(), page.extract_text)


def _fonts(page: PageObject) -> Iterator[bytes]:
    """Yield the outlines of the fonts of a page and what their glyphs read as."""
    fonts = page.get("/Resources", {}).get("/Font", {})
    for name in sorted(fonts):
        font = fonts[name].get_object()
        if "/ToUnicode" in font:
            yield font["/ToUnicode"].get_data()
        for descendant in font.get("/DescendantFonts", ()):
            described = descendant.get_object().get("/FontDescriptor", {})
            for key in ("/FontFile", "/FontFile2", "/FontFile3"):
                if key in described:
                    yield described[key].get_data()


def _signatures(fields: Mapping[str, Mapping[str, object]]) -> int:
    return sum(
        field.get("/FT") == "/Sig" and bool(field.get("/V"))
        for field in fields.values()
    )
