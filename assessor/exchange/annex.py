"""The annex of a report as a workbook: figures as figures, texts as texts."""

from datetime import datetime
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from assessor.domain.annex_sheets import AnnexSheet
from assessor.exchange.steady import steady
from assessor.exchange.workbook import put

_HEAD = PatternFill("solid", fgColor="D9E2E7")
_NARROW, _WIDE = 10, 60
_LOOKED_AT = 200
_LONGEST = 32_000  # a cell of a spreadsheet holds 32,767 characters


def annex_workbook(sheets: tuple[AnnexSheet, ...], *, made: datetime) -> bytes:
    """Write sheets as an XLSX workbook.

    Every text is stored as text, so that none becomes a formula or a link; figures
    are stored as figures. The same sheets of the same day give the same bytes.

    Args:
        sheets: The sheets, in their order.
        made: When the file says that it was made: the day of the assessment.
    """
    book = Workbook()
    first = book.worksheets[0]
    for number, sheet in enumerate(sheets):
        page = book.create_sheet() if number else first
        page.title = sheet.title
        _write(page, sheet)
    book.properties.created = made.replace(tzinfo=None)
    content = BytesIO()
    book.save(content)
    return steady(content.getvalue(), made)


def _write(page: Worksheet, sheet: AnnexSheet) -> None:
    for line, note in enumerate(sheet.notes, 1):
        put(page, (line, 1), note)
    top = len(sheet.notes) + 2 if sheet.notes else 1
    for column, name in enumerate(sheet.head, 1):
        cell = put(page, (top, column), name)
        cell.font = Font(bold=True)
        cell.fill = _HEAD
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    for line, row in enumerate(sheet.rows, top + 1):
        for column, value in enumerate(row, 1):
            if value is None:
                continue
            held = value[:_LONGEST] if isinstance(value, str) else value
            cell = put(page, (line, column), held)
            cell.alignment = Alignment(vertical="top", wrap_text=isinstance(held, str))
    for column in range(1, len(sheet.head) + 1):
        page.column_dimensions[get_column_letter(column)].width = _width(sheet, column)
    page.freeze_panes = f"A{top + 1}"


def _width(sheet: AnnexSheet, column: int) -> int:
    """Return a width that holds most of what stands in a column, in characters."""
    held = (row[column - 1] for row in sheet.rows[:_LOOKED_AT])
    longest = max((len(str(one)) for one in held if one is not None), default=0)
    return min(max(longest, len(sheet.head[column - 1]), _NARROW), _WIDE) + 2
