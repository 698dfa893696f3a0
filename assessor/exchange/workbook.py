"""A form as a workbook: one sheet a part, drop-downs, locked ids, no live text."""

import json
import re
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import Cell as SheetCell, MergedCell
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from assessor.domain.wording import Language, Text
from assessor.exchange.form_cells import Cell
from assessor.exchange.form_words import (
    FIRST_SHEET,
    GUIDE,
    HEADS,
    QUALITIES,
    STATES,
    labelled,
)
from assessor.exchange.forms import FILLED, Form, FormPart, FormRow

COLUMNS = (
    "id",
    "code",
    "ask_en",
    "ask_fr",
    *FILLED,
    "accepts",
    "help_en",
    "help_fr",
)
LISTS = "lists"
KEYS_ROW = 1
FIRST_ROW = 4
_WIDTHS = {"id": 30, "code": 8, "ask_en": 44, "ask_fr": 44, "value": 30, "accepts": 40}
_HEAD = PatternFill("solid", fgColor="D9E2E7")
_SECTION = PatternFill("solid", fgColor="EEF2F4")
_GREY = PatternFill("solid", fgColor="F4F4F4")
_TITLE = 31
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def workbook(form: Form) -> bytes:
    """Write a form as an XLSX workbook.

    Every text is stored as text, so that none becomes a formula; figures are stored
    as figures.

    Args:
        form: The form.
    """
    book = Workbook()
    first = book.worksheets[0]
    _guide(first, form)
    lists = book.create_sheet(LISTS)
    for part in form.parts:
        _Sheet(book.create_sheet(sheet_title(part, form.language)), lists, form).write(
            part
        )
    lists.sheet_state = "hidden"
    book.move_sheet(lists, len(form.parts))
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def sheet_title(part: FormPart, language: Language) -> str:
    """Return the name of the sheet of a part.

    Examples:
        >>> words = Text({"en": "Context: and unit", "fr": "Contexte"})
        >>> sheet_title(FormPart(id="CTX", title=words, sections=()), "en")
        'CTX Context and unit'
    """
    plain = re.sub(r"[\\/*?:\[\]']", "", part.title.in_language(language))
    return f"{part.id} {plain}"[:_TITLE].strip()


def put(sheet: Worksheet, at: tuple[int, int], value: Cell) -> SheetCell:
    """Write a value into a cell; a text stays a text, whatever it begins with.

    Args:
        sheet: The sheet.
        at: Row and column of the cell, from 1.
        value: What goes in; control characters, which XML cannot hold, are left out.
    """
    cell = sheet.cell(*at)
    if isinstance(cell, MergedCell):  # pragma: no cover -- no cell is merged here
        raise TypeError
    if not isinstance(value, str):
        cell.value = value
        return cell
    cell.value = _ILLEGAL.sub("", value)
    cell.data_type = "s"
    cell.number_format = "@"
    cell.quotePrefix = True  # so that what looks like a formula stays text when edited
    return cell


def _guide(sheet: Worksheet, form: Form) -> None:
    sheet.title = FIRST_SHEET
    lines = [form.title.in_language(form.language), form.project, form.profile, ""]
    for language in (form.language, "fr" if form.language == "en" else "en"):
        lines += [*GUIDE.in_language(language).split("\n"), ""]
    for number, line in enumerate(lines, 1):
        put(sheet, (number, 1), line)
    sheet.cell(1, 1).font = Font(bold=True, size=14)
    sheet.column_dimensions["A"].width = 110
    sheet.protection.sheet = True


class _Sheet:
    """One sheet that is being written."""

    def __init__(self, sheet: Worksheet, lists: Worksheet, form: Form) -> None:
        self.sheet = sheet
        self.lists = lists
        self.form = form
        self.line = FIRST_ROW
        self._validations: dict[tuple[str, ...], DataValidation] = {}

    def write(self, part: FormPart) -> None:
        """Write the head, the sections and the rows of a part."""
        self._head(part)
        for title, rows in part.sections:
            self._section(title)
            for row in rows:
                self._row(row)
        self.sheet.freeze_panes = f"E{FIRST_ROW}"
        self.sheet.protection.sheet = True
        self.sheet.protection.formatColumns = False
        self.sheet.protection.formatRows = False
        self.sheet.protection.autoFilter = False
        self.sheet.page_setup.orientation = "landscape"
        self.sheet.page_setup.fitToHeight = 0
        self.sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)

    def _head(self, part: FormPart) -> None:
        other: Language = "fr" if self.form.language == "en" else "en"
        titles = (part.title.in_language(each) for each in (self.form.language, other))
        put(self.sheet, (2, 1), f"{part.id} {' / '.join(titles)}")
        self.sheet.cell(2, 1).font = Font(bold=True, size=13)
        for number, name in enumerate(COLUMNS, 1):
            put(self.sheet, (KEYS_ROW, number), name)
            words = " / ".join(dict.fromkeys(HEADS[name]))
            head = put(self.sheet, (FIRST_ROW - 1, number), words)
            head.font = Font(bold=True)
            head.fill = _HEAD
            head.alignment = Alignment(wrap_text=True, vertical="top")
            letter = get_column_letter(number)
            self.sheet.column_dimensions[letter].width = _WIDTHS.get(name, 16)
        pin = json.dumps(self.form.pin(), ensure_ascii=False)
        put(self.sheet, (KEYS_ROW, len(COLUMNS) + 1), pin)
        self.sheet.row_dimensions[KEYS_ROW].hidden = True

    def _section(self, title: Text) -> None:
        for number in range(1, len(COLUMNS) + 1):
            self.sheet.cell(self.line, number).fill = _SECTION
        for name in ("ask_en", "ask_fr"):
            at = (self.line, COLUMNS.index(name) + 1)
            cell = put(self.sheet, at, title.in_language(name[-2:]))
            cell.font = Font(bold=True)
        self.line += 1

    def _row(self, row: FormRow) -> None:
        texts: dict[str, Cell] = {
            "id": row.id,
            "code": row.code + (" *" if row.required else ""),
            "ask_en": row.ask.in_language("en"),
            "ask_fr": row.ask.in_language("fr"),
            "accepts": _said(row.accepts, self.form.language),
            "help_en": _said(row.help, "en"),
            "help_fr": _said(row.help, "fr"),
            **row.cells,
        }
        if row.units and not row.cells:
            texts["unit"] = row.units[0]
        for number, name in enumerate(COLUMNS, 1):
            cell = self.sheet.cell(self.line, number)
            if texts.get(name, "") != "":
                put(self.sheet, (self.line, number), texts[name])
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if name in FILLED:
                cell.protection = Protection(locked=False)
            else:
                cell.fill = _GREY
        self._lists(row)
        self.line += 1

    def _lists(self, row: FormRow) -> None:
        is_cell = "#" in row.id
        drops = {
            "state": () if is_cell else tuple(labelled(STATES, s) for s in STATES),
            "quality": ()
            if is_cell
            else tuple(labelled(QUALITIES, q) for q in QUALITIES),
            "value": row.choices,
            "unit": row.units,
        }
        for name, choices in drops.items():
            if choices:
                letter = get_column_letter(COLUMNS.index(name) + 1)
                self._validation(choices).add(f"{letter}{self.line}")

    def _validation(self, choices: tuple[str, ...]) -> DataValidation:
        found = self._validations.get(choices)
        if found is None:
            found = DataValidation(
                type="list", formula1=self._source(choices), allow_blank=True
            )
            found.showErrorMessage = False  # reading back says what is wrong
            self.sheet.add_data_validation(found)
            self._validations[choices] = found
        return found

    def _source(self, choices: tuple[str, ...]) -> str:
        """Return the column of the hidden sheet that a drop-down reads."""
        column = 1
        while self.lists.cell(1, column).value is not None:
            column += 1
        for number, choice in enumerate(choices, 1):
            put(self.lists, (number, column), choice)
        letter = get_column_letter(column)
        return f"{LISTS}!${letter}$1:${letter}${len(choices)}"


def _said(text: Text | None, language: str) -> str:
    return "" if text is None else text.in_language(language)
