"""The first sheet of a workbook as the text of a table."""

import csv
import io
from collections.abc import Iterator
from datetime import date, datetime

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from assessor.errors import ExchangeError
from assessor.exchange.measurements.model import MeasurementError, say
from assessor.exchange.workbook_looking import BROKEN, look_over

ARCHIVE = b"PK\x03\x04"
"""How a workbook begins, and any other archive."""

_MOST_ROWS = 5_000
_MOST_COLUMNS = 400


def first_sheet(name: str, content: bytes) -> str:
    """Return the first sheet of a workbook as CSV, with what its formulas came to.

    Args:
        name: Name of the file, for messages.
        content: The file.

    Raises:
        MeasurementError: It is no workbook, or a formula of it was never calculated.
    """
    try:
        look_over(name, content)
        values = _sheet(content, calculated=True)
        typed = _sheet(content, calculated=False)
    except (ExchangeError, *BROKEN) as error:
        raise MeasurementError(
            say(
                "{file} is no .xlsx workbook that can be read. Save it as .xlsx "
                "without a password, or as CSV.",
                "{file} n’est pas un classeur .xlsx lisible. Enregistrez-le en "
                ".xlsx sans mot de passe, ou en CSV.",
                file=name,
            )
        ) from error
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\n")
    for cells in _rows(name, values, typed):
        writer.writerow(cells)
    return written.getvalue()


def _sheet(content: bytes, *, calculated: bool) -> Worksheet:
    book = load_workbook(io.BytesIO(content), data_only=calculated, keep_links=False)
    return book.worksheets[0]


def _rows(name: str, values: Worksheet, typed: Worksheet) -> Iterator[list[str]]:
    last = min(values.max_row, _MOST_ROWS)
    width = min(values.max_column, _MOST_COLUMNS)
    for number in range(1, last + 1):
        cells = []
        for column in range(1, width + 1):
            value = values.cell(number, column).value
            if value is None and typed.cell(number, column).value is not None:
                raise MeasurementError(
                    say(
                        "{file}: cell {cell} holds a formula that was never "
                        "calculated. "
                        "Open and save it in a spreadsheet program, or type its value.",
                        "{file} : la cellule {cell} contient une formule jamais "
                        "calculée. "
                        "Ouvrez-le et enregistrez-le dans un tableur, ou tapez "
                        "sa valeur.",
                        file=name,
                        cell=f"{get_column_letter(column)}{number}",
                    )
                )
            cells.append(_plain(value))
        yield cells


def _plain(value: object) -> str:
    """Return a cell as text.

    Examples:
        >>> _plain(12.5), _plain(None), _plain(datetime(2026, 3, 2))
        ('12.5', '', '2026-03-02T00:00:00')
    """
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return value.isoformat()
    return f"{value:.15g}" if isinstance(value, float) else str(value)
