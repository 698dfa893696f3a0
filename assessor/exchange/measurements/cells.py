"""Cells of a table: numbers, durations, moments; what cannot be one is refused."""

import math
import re
from datetime import UTC, datetime

from assessor.exchange.measurements.model import refuse
from assessor.exchange.measurements.tabular import Line, Table

_ABSENT = frozenset(
    {
        "",
        "-",
        "n/a",
        "[n/a]",
        "na",
        "nan",
        "none",
        "null",
        "unknown",
        "[not supported]",
        "[unknown error]",
    }
)
_FORMULA = re.compile(r"^\s*[=@＝＠]|^\s*[+\-＋－]\s*[A-Za-z(]")
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?")
_SPACES = re.compile("[\\s\u00a0\u202f\u2009']")
_ELAPSED = re.compile(
    r"(?:(\d{1,6})-)?(?:(\d{1,6}):)?(\d{1,6}):(\d{1,6}(?:\.\d{1,9})?)", re.ASCII
)
_MOMENTS = (
    "%Y/%m/%d %H:%M:%S.%f",
    "%Y/%m/%d %H:%M:%S",
    "%m/%d/%Y %I:%M:%S %p",
    "%m/%d/%Y %I:%M %p",
    "%d/%m/%Y %H:%M:%S",
    "%d/%m/%Y %H:%M",
)
_SMALLEST_EPOCH = 10**8
_MILLISECONDS = 10**11


def is_absent(text: str) -> bool:
    """Whether a cell holds nothing.

    Examples:
        >>> is_absent("[N/A]"), is_absent("0")
        (True, False)
    """
    return text.strip().casefold() in _ABSENT


def number(table: Table, line: Line, column: str) -> float | None:
    """Return the number of a cell, or ``None`` where it holds none.

    Args:
        table: The table.
        line: The row.
        column: Plain name of the column.

    Raises:
        MeasurementError: It is no number, a formula, negative or not finite.
    """
    text = line.cells.get(column, "")
    if is_absent(text):
        return None
    if _FORMULA.match(text):
        raise _at(
            table,
            line,
            column,
            "{where}: the cell holds the formula “{text}”. Replace it by its value.",
            "{where} : la cellule contient la formule « {text} ». Remplacez-la par sa "
            "valeur.",
        )
    value = plain_number(text, comma=table.separator != ",")
    if value is None:
        raise _at(
            table,
            line,
            column,
            "{where}: “{text}” is not a number.",
            "{where} : « {text} » n’est pas un nombre.",
        )
    if value < 0:
        raise _at(
            table,
            line,
            column,
            "{where}: “{text}” is negative, which a measurement cannot be. Correct or "
            "remove the row.",
            "{where} : « {text} » est négatif, ce qu’une mesure ne peut pas être. "
            "Corrigez ou retirez la ligne.",
        )
    return value


def plain_number(text: str, *, comma: bool) -> float | None:
    """Return the number that a text is, or ``None``.

    Args:
        text: The text.
        comma: Whether a comma may be the decimal sign.

    Examples:
        >>> plain_number("1 200,5", comma=True)
        1200.5
        >>> plain_number("1,200.5", comma=False)
        1200.5
        >>> plain_number("1e999", comma=False) is None
        True
    """
    bare = _SPACES.sub("", text)
    if "," in bare:
        if "." in bare and re.fullmatch(r"[+-]?\d{1,3}(,\d{3})+\.\d+", bare):
            bare = bare.replace(",", "")
        elif comma and bare.count(",") == 1:
            bare = bare.replace(",", ".")
    if not _NUMBER.fullmatch(bare):
        return None
    value = float(bare)
    return value if math.isfinite(value) else None


def seconds(text: str) -> float | None:
    """Return a duration as ``D-HH:MM:SS``, ``HH:MM:SS`` or ``MM:SS`` [s].

    Args:
        text: The text.

    Examples:
        >>> seconds("1-02:00:00")
        93600.0
        >>> seconds("05:30")
        330.0
        >>> seconds("soon") is None
        True
    """
    found = _ELAPSED.fullmatch(text.strip())
    if found is None:
        return None
    days, hours, minutes, rest = found.groups()
    whole = int(days or 0) * 86_400 + int(hours or 0) * 3600 + int(minutes) * 60
    return whole + float(rest)


def moment(table: Table, line: Line, column: str) -> float:
    """Return when a row was written, in seconds of any one clock [s].

    Args:
        table: The table.
        line: The row.
        column: Plain name of the column.

    Raises:
        MeasurementError: It is no date with a time.
    """
    text = line.cells.get(column, "")
    found = moment_of(text)
    if found is None:
        raise _at(
            table,
            line,
            column,
            "{where}: “{text}” is no date with a time; expected as 2026-03-02 "
            "14:05:00.",
            "{where} : « {text} » n’est pas une date avec une heure ; attendu comme "
            "2026-03-02 14:05:00.",
        )
    return found.timestamp()


def moment_of(text: str) -> datetime | None:
    """Return the moment that a text names, taken as UTC without a zone, or ``None``.

    Args:
        text: The text; a bare number is seconds or milliseconds since 1970.

    Examples:
        >>> moment_of("2026/03/02 14:05:00.500").isoformat()
        '2026-03-02T14:05:00.500000+00:00'
        >>> moment_of("yesterday") is None
        True
    """
    bare = text.strip()
    if re.fullmatch(r"\d{9,13}(\.\d+)?", bare):
        since = float(bare)
        since = since / 1000 if since > _MILLISECONDS else since
        return datetime.fromtimestamp(since, UTC) if since > _SMALLEST_EPOCH else None
    try:
        return _zoned(datetime.fromisoformat(bare.replace(" UTC", "Z")))
    except ValueError:
        pass
    for form in _MOMENTS:
        try:
            return _zoned(datetime.strptime(bare, form).replace(tzinfo=UTC))
        except ValueError:
            continue
    return None


def _zoned(found: datetime) -> datetime:
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC)


def _at(table: Table, line: Line, column: str, english: str, french: str) -> Exception:
    where = f"{table.file}:{line.number}: {table.columns.get(column, column)}"
    text = line.cells.get(column, "")
    return refuse(english, french, where=where, text=text)
