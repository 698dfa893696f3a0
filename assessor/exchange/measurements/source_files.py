"""Files of measurements as text: bytes in any usual encoding, or one clear refusal."""

import hashlib
import re
from pathlib import Path

from assessor.exchange.measurements.model import MeasurementError, Source, say
from assessor.exchange.measurements.workbooks import ARCHIVE, first_sheet

LARGEST_FILE = 50_000_000
"""Longest file that is read. [bytes]"""
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_BINARY = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def read_source(path: Path) -> Source:
    """Read a file of measurements as text.

    Args:
        path: The file.

    Raises:
        MeasurementError: It cannot be read, is too large, empty or no text.
    """
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise MeasurementError(
            say(
                "{file} cannot be read ({why}). Check the name and the rights.",
                "{file} ne peut pas être lu ({why}). Vérifiez le nom et les droits.",
                file=str(path),
                why=str(reason),
            )
        ) from error
    return source_of(path.name, content)


def source_of(name: str, content: bytes) -> Source:
    """Return the text of a file: UTF-8, UTF-16 with its mark, or older Windows.

    Of a workbook it is the first sheet, as a table.

    Args:
        name: Name of the file.
        content: Its bytes.

    Raises:
        MeasurementError: It is too large, empty or no text.

    Examples:
        >>> source_of("a.csv", "durée".encode("cp1252")).text
        'durée'
    """
    if len(content) > LARGEST_FILE:
        raise MeasurementError(
            say(
                "{file} is larger than {limit} MB. Split it, or export longer "
                "intervals.",
                "{file} dépasse {limit} Mo. Découpez-le, ou exportez des intervalles "
                "plus longs.",
                file=name,
                limit=LARGEST_FILE // 1_000_000,
            )
        )
    if content.startswith(ARCHIVE):
        text: str | None = first_sheet(name, content)
    else:
        text = _decoded(content)
    if text is None:
        raise MeasurementError(
            say(
                "{file} is no text file. Export it as CSV or text in UTF-8.",
                "{file} n’est pas un fichier de texte. Exportez-le en CSV ou en "
                "texte, en UTF-8.",
                file=name,
            )
        )
    if not text.strip():
        raise MeasurementError(say("{file} is empty.", "{file} est vide.", file=name))
    return Source(name, text, hashlib.sha256(content).hexdigest())


def _decoded(content: bytes) -> str | None:
    marked = [encoding for mark, encoding in _MARKS if content.startswith(mark)]
    unmarked = [] if marked else _without_mark(content)
    for encoding in (*marked, *unmarked, "utf-8", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _BINARY.search(text):
            return text.replace("\r\n", "\n").replace("\r", "\n")
    return None


def _without_mark(content: bytes) -> list[str]:
    """Guess UTF-16 without its mark: every other byte of plain text is zero."""
    start = content[:200]
    if start[1::2].count(0) > len(start) // 3:
        return ["utf-16-le"]
    return ["utf-16-be"] if start[0::2].count(0) > len(start) // 3 else []
