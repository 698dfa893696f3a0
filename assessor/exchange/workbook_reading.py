"""A form that came back as a workbook or as a CSV file, as plain rows."""

import csv
import io
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from assessor.domain.visible import short
from assessor.errors import ExchangeError
from assessor.exchange.form_cells import Cell
from assessor.exchange.form_rows import FilledRow
from assessor.exchange.form_words import HEADS
from assessor.exchange.forms import FILLED, FORMAT
from assessor.exchange.workbook_looking import BROKEN, LARGEST, look_over

_MOST_ROWS = 5_000
_MOST_COLUMNS = 60
_ID = re.compile(r"^[a-z][a-z0-9_.]*(\[[^\]\s]+\][a-z0-9_.]*)?(#[a-z0-9_/]+)?$")
_HEAD = " / ".join(HEADS["id"])
_FORMULA = "f"
_ERROR = "e"
_LISTED = 12
_Line = Sequence[object]


@dataclass(frozen=True)
class Returned:
    """What a form that came back holds, before it is read as answers."""

    pin: dict[str, object]
    rows: tuple[FilledRow, ...]


def read_workbook(name: str, content: bytes) -> Returned:
    """Read the sheets of a workbook that are a form; other sheets are left aside.

    Args:
        name: Name of the file, for messages.
        content: The file.

    Raises:
        ExchangeError: It is no workbook, or no form, or a cell to fill in holds a
            formula or is merged; every such cell is named.
    """
    look_over(name, content)
    try:
        book = load_workbook(io.BytesIO(content), data_only=False, keep_links=False)
    except BROKEN as error:
        message = f"{name}: is no workbook that can be read; save it again as .xlsx."
        raise ExchangeError(message) from error
    found = [_Sheet(name, sheet) for sheet in book.worksheets if _is_form(sheet)]
    if not found:
        names = ", ".join(short(sheet.title) for sheet in book.worksheets)
        message = (
            f"{name}: no sheet of it is a form (its sheets: {names}); send back the "
            "workbook that “assessor form export” wrote, with its hidden first row."
        )
        raise ExchangeError(message)
    problems = [line for sheet in found for line in sheet.problems()]
    if problems:
        raise ExchangeError("\n".join(problems[:_LISTED]))
    pins = [_pin(name, sheet.lines[0]) for sheet in found]
    if any(pin != pins[0] for pin in pins):
        message = f"{name}: its sheets come from different forms; send one form back."
        raise ExchangeError(message)
    return Returned(pins[0], tuple(row for sheet in found for row in sheet.rows()))


def read_csv(name: str, content: bytes) -> Returned:
    """Read one sheet of a form that was saved as CSV.

    Comma, semicolon and tab are recognised as separators; UTF-8 with or without a
    mark, UTF-16 and Windows-1252 as encodings.

    Args:
        name: Name of the file, for messages.
        content: The file.

    Raises:
        ExchangeError: It is no form.
    """
    if len(content) > LARGEST:
        message = f"{name}: is larger than {LARGEST:,} bytes; a form is smaller."
        raise ExchangeError(message)
    text = _decoded(content).lstrip("\ufeff")
    first = text.split("\n", 1)[0]
    mark = next((each for each in ",;\t" if re.match(f'"?id"?{each}', first)), None)
    if mark is None:
        message = (
            f"{name}: is no form: its first line should begin with id and a separator "
            "(comma, semicolon or tab); show the hidden first row before saving as CSV."
        )
        raise ExchangeError(message)
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=mark))
    except csv.Error as error:
        message = f"{name}: cannot be read as CSV ({error}); save it again."
        raise ExchangeError(message) from error
    pin = _pin(name, lines[0])
    return Returned(pin, tuple(_rows(name, name, lines)))


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _pin(name: str, keys: _Line) -> dict[str, object]:
    """Return what the form says of itself, from the line of its keys."""
    for cell in keys:
        if isinstance(cell, str) and FORMAT in cell and cell.startswith("{"):
            try:
                found = json.loads(cell)
            except ValueError:
                break
            if isinstance(found, dict):
                return found
    message = (
        f"{name}: the hidden first row lacks what identifies the form; do not delete "
        "columns or the first row. Fill in a new form."
    )
    raise ExchangeError(message)


def _keys(sheet: Worksheet) -> _Line:
    """Return the first row of a sheet, up to the last cell of it that holds a key."""
    line = next(sheet.iter_rows(1, 1, 1, _MOST_COLUMNS))
    held = [cell.value for cell in line]
    while held and held[-1] is None:
        held.pop()
    return held


def _is_form(sheet: Worksheet) -> bool:
    """Whether the first row of a sheet holds the keys of a form."""
    keys = _keys(sheet)
    pinned = any(isinstance(key, str) and FORMAT in key for key in keys)
    return "id" in keys and (pinned or "value" in keys)


class _Sheet:
    """One sheet of a workbook, its cells taken out once."""

    def __init__(self, name: str, sheet: Worksheet) -> None:
        self.name = name
        self.sheet = sheet
        last, width = sheet.max_row, len(_keys(sheet))
        if last > _MOST_ROWS:
            message = (
                f"{name}: sheet {short(sheet.title)!r} goes down to row {last:,} and "
                f"a form has at most {_MOST_ROWS:,}; delete what stands below its rows."
            )
            raise ExchangeError(message)
        self.cells = list(sheet.iter_rows(1, last, 1, width))
        self.lines = [[cell.value for cell in line] for line in self.cells]

    def problems(self) -> Iterator[str]:
        """Yield a line for each cell to fill in that cannot be trusted."""
        columns = _columns(self.name, self.sheet.title, self.lines[0])
        inside = {place for key, place in columns.items() if key in {"id", *FILLED}}
        for merged in self.sheet.merged_cells.ranges:
            touched = set(range(merged.min_col - 1, merged.max_col)) & inside
            if touched and merged.max_row > 1:
                yield (
                    f"{self.name}: sheet {short(self.sheet.title)!r}: the cells "
                    f"{merged.coord} are merged; unmerge them, so that each row has "
                    "its own answer."
                )
        for number, line in enumerate(self.cells[1:], 2):
            for place in sorted(inside & set(range(len(line)))):
                kind = line[place].data_type
                if kind in {_FORMULA, _ERROR}:
                    where = f"{get_column_letter(place + 1)}{number}"
                    held = "a formula" if kind == _FORMULA else "an error value"
                    yield (
                        f"{self.name}: sheet {short(self.sheet.title)!r}: cell {where} "
                        f"holds {held} ({short(line[place].value)}); type its value."
                    )

    def rows(self) -> Iterator[FilledRow]:
        """Yield the rows of the sheet."""
        title = f"{self.name}: sheet {short(self.sheet.title)!r}"
        yield from _rows(self.name, title, self.lines)


def _columns(name: str, title: str, keys: _Line) -> dict[str, int]:
    """Return where each column to read stands.

    Raises:
        ExchangeError: One was deleted or stands twice.
    """
    wanted = ("id", *FILLED)
    given = [str(key).strip() if key is not None else "" for key in keys]
    missing = [key for key in wanted if given.count(key) == 0]
    if missing:
        message = (
            f"{name}: {title!r}: the columns {', '.join(missing)} are missing from the "
            "first row; nothing was read. Do not delete columns: fill in a new form."
        )
        raise ExchangeError(message)
    twice = [key for key in wanted if given.count(key) > 1]
    if twice:
        message = f"{name}: {title!r}: the columns {', '.join(twice)} stand twice."
        raise ExchangeError(message)
    return {key: given.index(key) for key in wanted}


def _rows(name: str, title: str, lines: Sequence[_Line]) -> Iterator[FilledRow]:
    columns = _columns(name, title, lines[0])
    for number, line in enumerate(lines[1:], 2):
        cells = {
            key: cell
            for key in FILLED
            if columns[key] < len(line)
            and (cell := _plain(line[columns[key]])) is not None
        }
        place = columns["id"]
        given = _plain(line[place]) if place < len(line) else None
        identifier = str(given or "").strip()
        where = f"{title}, row {number}"
        if _ID.match(identifier):
            yield FilledRow(where, identifier, cells)
        elif cells and identifier != _HEAD:
            message = (
                f"{where}: holds an answer and its id was changed to "
                f"{short(identifier)!r}; put the id of the form back."
            )
            raise ExchangeError(message)


def _plain(value: object) -> Cell | None:
    """Return what a cell holds as text or number; ``None`` where it is empty."""
    if value is None:
        return None
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool | int | float):
        return value
    text = str(value).replace("\r\n", "\n").replace("\r", "\n")
    return text if text.strip() else None
