"""The text of a PDF, page by page; needs the extra ``pdf``."""

import logging
from io import BytesIO

from assessor.errors import ExchangeError
from assessor.exchange.documents import Document, Place, Weaver

MOST_PAGES = 2_000


def read_pages(name: str, content: bytes) -> Document:
    """Take the text out of a PDF.

    Pages that are pictures of text have none to take out.

    Args:
        name: Name of the file.
        content: The file.

    Raises:
        ExchangeError: The file is damaged, locked, too long or without text.
    """
    weaver = Weaver(name)
    try:
        _weave(content, weaver)
    except ExchangeError:
        raise
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
    from pypdf import PdfReader  # noqa: PLC0415  # only a PDF pays for it

    # What is wrong with a file is told once, below, not in passing by the package.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    pages = PdfReader(BytesIO(content)).pages
    if len(pages) > MOST_PAGES:
        message = (
            f"{weaver.name}: has {len(pages)} pages and at most {MOST_PAGES} are "
            "read; split the file."
        )
        raise ExchangeError(message)
    for number, page in enumerate(pages, start=1):
        for line, text in enumerate(page.extract_text().splitlines(), start=1):
            weaver.add(text, Place(line, 1, number))
            weaver.mark("\n")
        weaver.paragraph()
