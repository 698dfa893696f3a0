"""From a file on the disk, or the standard input, to its text."""

import re
import sys
from pathlib import Path
from typing import Literal, get_args

from assessor.errors import ExchangeError
from assessor.exchange.documents import LONGEST_TEXT, Document
from assessor.exchange.markup import read_markup
from assessor.exchange.wordprocessing import read_word

STANDARD_INPUT = "-"
LARGEST_FILE = 50_000_000  # [bytes]
LARGEST_MARKUP = 10_000_000  # [characters]

Kind = Literal["txt", "md", "html", "docx", "pdf"]
KINDS: tuple[Kind, ...] = get_args(Kind)
_KINDS: dict[str, Kind] = {
    ".txt": "txt",
    ".text": "txt",
    ".md": "md",
    ".markdown": "md",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".docx": "docx",
    ".pdf": "pdf",
}
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_BINARY = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_EMPHASIS = re.compile(
    r"\*{1,3}(?=\S)|(?<=\S)\*{1,3}|`|(?<!\w)_{1,3}(?=\w)|(?<=\w)_{1,3}(?!\w)"
)
# Takes no room in a text that is scanned, and leaves every column in its place.
_NOTHING = "\u200b"


def read_document(path: str) -> Document:
    """Take the text out of a file.

    Args:
        path: Path of a text, Markdown, HTML, Word or PDF file, or ``-`` for plain
            text on the standard input.

    Raises:
        ExchangeError: The file cannot be read, passes a bound or is of another kind.
    """
    if path == STANDARD_INPUT:
        return from_bytes(path, sys.stdin.buffer.read(LARGEST_FILE + 1), "txt")
    kind = _KINDS.get(Path(path).suffix.lower())
    if kind is None:
        message = (
            f"{path}: only {', '.join('.' + each for each in KINDS)} files are read; "
            "save it as one of these, or give its text on the standard input as -."
        )
        raise ExchangeError(message)
    try:
        with Path(path).open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else error
        message = f"{path}: cannot be read: {why}. Check the path and the rights."
        raise ExchangeError(message) from error
    return from_bytes(path, content, kind)


def from_bytes(name: str, content: bytes, kind: Kind) -> Document:
    """Take the text out of the content of a file.

    Args:
        name: Name of the file, for messages.
        content: The file.
        kind: What it is.

    Raises:
        ExchangeError: It passes a bound or is not what it is said to be.

    Examples:
        >>> from_bytes("a.md", b"carbon **neutral**", "md").text.count("*")
        0
    """
    if len(content) > LARGEST_FILE:
        message = f"{name}: is larger than {LARGEST_FILE:,} bytes; split it."
        raise ExchangeError(message)
    if kind == "docx":
        return read_word(name, content)
    if kind == "pdf":
        # Only now: a PDF alone pays for what reads it.
        from assessor.exchange.pages import read_pages  # noqa: PLC0415  # the same

        return read_pages(name, content)
    text = _decoded(name, content)
    longest = LARGEST_MARKUP if kind == "html" else LONGEST_TEXT
    if len(text) > longest:
        message = f"{name}: is longer than {longest:,} characters; split it."
        raise ExchangeError(message)
    if kind == "html":
        return read_markup(name, text)
    if kind == "md":
        text = _EMPHASIS.sub(lambda match: _NOTHING * len(match[0]), text)
    return Document(name, text)


def _decoded(name: str, content: bytes) -> str:
    """Read bytes as UTF-8, as what a mark announces, or as older Windows files."""
    encodings = [encoding for mark, encoding in _MARKS if content.startswith(mark)]
    for encoding in (*encodings, "utf-8", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _BINARY.search(text):
            return text.replace("\r\n", "\n").replace("\r", "\n")
    message = f"{name}: is no text file; save it as UTF-8 text."
    raise ExchangeError(message)
