"""Tables as CSV whose texts no spreadsheet program takes for formulas."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence

Cell = str | int | float | None
_ACTIVE = frozenset("=+-@|\uff1d\uff0b\uff0d\uff20")  # plain and full-width signs
_BREAKS = frozenset("\t\r\n")
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?\Z")
_UNSEEN = {"Zs", "Cf", "Cc"}


def safe_cell(value: Cell) -> str:
    r"""Write a cell; a text that a spreadsheet would compute gets an apostrophe.

    Numbers stay numbers, below zero too.

    Args:
        value: What stands in the cell; nothing where it is ``None``.

    Examples:
        >>> safe_cell("=1+1"), safe_cell("\uff1dA1"), safe_cell("\t=A1")
        ("'=1+1", "'＝A1", "'\t=A1")
        >>> safe_cell(-12.5), safe_cell("-12.5"), safe_cell("-a"), safe_cell(None)
        ('-12.5', '-12.5', "'-a", '')
    """
    if value is None:
        return ""
    if not isinstance(value, str):
        return repr(value)
    return f"'{value}" if _is_active(value) else value


def _is_active(text: str) -> bool:
    if not text or _NUMBER.match(text):
        return False
    if text[0] in _BREAKS:
        return True
    seen = next((c for c in text if unicodedata.category(c) not in _UNSEEN), "")
    return seen in _ACTIVE


def csv_text(head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    r"""Write a table as CSV: commas, decimal points, lines ended as RFC 4180 asks.

    Args:
        head: Names of the columns.
        rows: The rows, as long as the head.

    Examples:
        >>> csv_text(["a", "b"], [["x, y", -1.5]])
        'a,b\r\n"x, y",-1.5\r\n'
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(map(safe_cell, head))
    writer.writerows(map(safe_cell, row) for row in rows)
    return text.getvalue()
