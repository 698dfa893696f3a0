"""The text of a PDF, page by page.

A PDF may be made to swell, or to draw one thing a million times over: what its pages
hold and how long they may take are bounded here.
"""

import logging
import time
from io import BytesIO

from pypdf import PageObject, PdfReader
from pypdf.errors import LimitReachedError

from assessor.errors import ExchangeError
from assessor.exchange.documents import Document, Place, Weaver
from assessor.exchange.drawn_within import Drawings

MOST_PAGES = 2_000
LARGEST_PAGE = 8_000_000  # [bytes, unpacked, with what is drawn within]
LARGEST_WHOLE = 80_000_000  # [bytes, unpacked]
LONGEST = 60.0  # [s]


def read_pages(name: str, content: bytes) -> Document:
    """Take the text out of a PDF.

    Pages that are pictures of text have none to take out.

    Args:
        name: Name of the file.
        content: The file.

    Raises:
        ExchangeError: The file is damaged, locked, too long or without text, or it
            swells or takes too long.
    """
    weaver = Weaver(name)
    try:
        _weave(content, weaver)
    except ExchangeError:
        raise
    except (LimitReachedError, MemoryError) as error:
        raise _swelling(name, "more than is read") from error
    except Exception as error:  # a damaged file makes its reader fail in any way
        message = (
            f"{name}: this PDF cannot be read ({type(error).__name__}): it is damaged "
            "or locked. Save it again without a password, or give its text."
        )
        raise ExchangeError(message) from error
    document = weaver.document()
    if not document.text.strip():
        message = (
            f"{name}: this PDF holds no text, only pictures of it; run it through "
            "character recognition first, or give its text."
        )
        raise ExchangeError(message)
    return document


def _weave(content: bytes, weaver: Weaver) -> None:
    # What is wrong with a file is told once, above, not in passing by the package.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    pages = PdfReader(BytesIO(content)).pages
    if len(pages) > MOST_PAGES:
        message = (
            f"{weaver.name}: has {len(pages)} pages and at most {MOST_PAGES} are "
            "read; split the file."
        )
        raise ExchangeError(message)
    watch, drawings, unpacked = _Watch(weaver.name), Drawings(), 0
    for number, page in enumerate(pages, start=1):
        size = drawings.size(page)
        unpacked += size
        if size > LARGEST_PAGE or unpacked > LARGEST_WHOLE:
            raise _swelling(weaver.name, f"{unpacked:,} bytes by page {number}")
        for line, text in enumerate(watch.text(page).splitlines(), start=1):
            weaver.add(text, Place(line, 1, number))
            weaver.mark("\n")
        weaver.paragraph()


class _Watch:
    """Takes text out of pages and stops where that goes on too long."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._end = time.monotonic() + LONGEST

    def text(self, page: PageObject) -> str:
        """Return the text of a page.

        Raises:
            ExchangeError: The time is up.
        """
        text = page.extract_text(visitor_operand_before=self._look)
        # What draws within what is drawn is left out of the text when it fails.
        self._look()
        return text

    def _look(self, *_: object) -> None:
        if time.monotonic() > self._end:
            message = (
                f"{self._name}: this PDF takes more than {LONGEST:.0f} seconds to "
                "read; print it to a new PDF, split it, or give its text."
            )
            raise ExchangeError(message)


def _swelling(name: str, how_much: str) -> ExchangeError:
    return ExchangeError(
        f"{name}: this PDF unpacks to {how_much}; if it is what it seems, print it to "
        "a new PDF, split it, or give its text."
    )
