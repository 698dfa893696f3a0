"""The submissions of a call as a workbook, one row each; no text can become live."""

from collections.abc import Iterator, Sequence
from datetime import datetime, time
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from assessor.exchange.committee_words import HEADS, OUTCOMES, READING, SAID, SHEETS
from assessor.exchange.form_cells import Cell
from assessor.exchange.steady import steady
from assessor.exchange.workbook import put
from assessor.portfolio.committee import ORDER, Committee
from assessor.portfolio.entry import Entry

COLUMNS = (
    "name",
    "project",
    "organisation",
    "outcome",
    "declared",
    "supported",
    "evidence",
    "fired",
    "possible",
    "reading",
    "central",
    "low",
    "high",
    "assessed",
    "given",
    "claimed",
    "missing",
    "comparable",
    "file",
)
_WIDE = {"project": 34, "organisation": 26, "text": 90, "problem": 110, "moved": 60}
_HEAD = PatternFill("solid", fgColor="D9E2E7")
_TITLE = 31
Row = tuple[Cell | None, ...]
"""Cells of a row; one without a value stays empty."""


def committee_workbook(committee: Committee, language: str) -> bytes:
    """Write the submissions of a call as an XLSX workbook.

    The same committee gives the same bytes. Figures are stored as figures, texts as
    texts.

    Args:
        committee: The submissions.
        language: Language of heads and words.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    moment = datetime.combine(committee.as_of, time())
    book.properties.created = book.properties.modified = moment
    book.properties.creator = "assessor"
    writer = _Writer(book, language)
    writer.table("entries", COLUMNS, _entries(committee, language))
    writer.table("reasons", ("name", "kind", "text"), _reasons(committee, language))
    if committee.rubric is not None:
        writer.points(committee)
    refused = [(one.name, one.file, one.told(language)) for one in committee.refused]
    writer.table("refused", ("name", "file", "problem"), refused)
    writer.lines(
        "reading", [*_reading(committee, language), *_gates(committee, language)]
    )
    content = BytesIO()
    book.save(content)
    return steady(content.getvalue(), moment)


class _Writer:
    """Writes sheets in one language."""

    def __init__(self, book: Workbook, language: str) -> None:
        self.book = book
        self.language = language

    def table(self, name: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
        """Write a sheet of its own with a head that stays in view."""
        sheet = self._sheet(name)
        self.block(sheet, 1, columns, rows)
        sheet.freeze_panes = "B2"
        last = get_column_letter(len(columns))
        sheet.auto_filter.ref = f"A1:{last}{max(len(rows) + 1, 2)}"

    def block(
        self,
        sheet: Worksheet,
        line: int,
        columns: Sequence[str],
        rows: Sequence[Row],
    ) -> int:
        """Write a head with its rows from a line on, and return the next free line."""
        for number, name in enumerate(columns, 1):
            head = put(sheet, (line, number), HEADS[name].in_language(self.language))
            head.font = Font(bold=True)
            head.fill = _HEAD
            head.alignment = Alignment(wrap_text=True, vertical="top")
            letter = get_column_letter(number)
            sheet.column_dimensions[letter].width = _WIDE.get(name, 18)
        for row in rows:
            line += 1
            for number, value in enumerate(row, 1):
                if value is not None:
                    cell = put(sheet, (line, number), value)
                    cell.alignment = Alignment(wrap_text=True, vertical="top")
        return line + 2

    def lines(self, name: str, texts: Sequence[str]) -> None:
        """Write a sheet of sentences."""
        sheet = self._sheet(name)
        for number, text in enumerate(texts, 1):
            put(sheet, (number, 1), text).alignment = Alignment(wrap_text=True)
        sheet.column_dimensions["A"].width = 120

    def points(self, committee: Committee) -> None:
        """Write the points under the funder's own rule, and what places hang on."""
        sheet = self._sheet("points")
        put(sheet, (1, 1), _rule(committee, self.language)).font = Font(bold=True)
        columns = ("place", "name", "project", "points_low", "points_high", "most")
        line = self.block(sheet, 3, columns, list(_placed(committee, self.language)))
        ranking = committee.ranking
        swings = () if ranking is None else ranking.swings
        titles = _titles(committee, self.language)
        nobody = SAID["nobody"].in_language(self.language)
        rows = [
            (titles.get(one.criterion, one.criterion), "; ".join(one.moved) or nobody)
            for one in swings
        ]
        self.block(sheet, line, ("criterion", "moved"), rows)

    def _sheet(self, name: str) -> Worksheet:
        title = SHEETS[name].in_language(self.language)[:_TITLE]
        made: Worksheet = self.book.create_sheet(title)
        made.page_setup.orientation = "landscape"
        return made


def _entries(committee: Committee, language: str) -> list[Row]:
    return [_entry(entry, language) for entry in committee.entries]


def _entry(entry: Entry, language: str) -> Row:
    figure = entry.footprint
    ends: Row = (None, None, None)
    if figure is not None:
        ends = (figure.central, figure.low, figure.high)
    outcomes = (entry.outcome, entry.declared, entry.supported)
    return (
        entry.name,
        entry.project,
        entry.organisation,
        *(OUTCOMES[one].in_language(language) for one in outcomes),
        entry.evidence,
        ", ".join(entry.fired),
        ", ".join(entry.possible),
        SAID[reading_of(entry)].in_language(language),
        *ends,
        entry.assessed,
        entry.given,
        entry.claimed,
        len(entry.missing),
        SAID["yes" if entry.comparable else "no"].in_language(language),
        entry.file,
    )


def reading_of(entry: Entry) -> str:
    """Say in a word how the footprint of a submission is to be read."""
    if entry.held_back:
        return "held_back"
    if entry.footprint is None:
        return "not_assessed"
    return "at_least" if entry.at_least else "whole"


def _reasons(committee: Committee, language: str) -> list[Row]:
    return [
        (entry.name, SAID[kind].in_language(language), text.in_language(language))
        for entry in committee.entries
        for kind, texts in (("missing", entry.missing), ("reason", entry.reasons))
        for text in texts
    ]


def _rule(committee: Committee, language: str) -> str:
    rubric = committee.rubric
    if rubric is None:
        return ""
    return (
        SAID["rule"]
        .in_language(language)
        .format(
            title=rubric.title.in_language(language),
            author=rubric.author.in_language(language),
            since=rubric.since.isoformat(),
            reason=rubric.reason.in_language(language),
        )
    )


def _placed(committee: Committee, language: str) -> Iterator[Row]:
    """Yield places in order, then those that have none for want of comparison."""
    ranking = committee.ranking
    places = {} if ranking is None else {p.name: p.number for p in ranking.places}
    entries = {entry.name: entry for entry in committee.entries}
    unplaced = SAID["not_placed"].in_language(language)
    order = [*places, *(name for name in entries if name not in places)]
    for name in order:
        entry = entries[name]
        if entry.points is not None:
            yield (
                places.get(name, unplaced),
                name,
                entry.project,
                entry.points.low,
                entry.points.high,
                entry.points.most,
            )


def _titles(committee: Committee, language: str) -> dict[str, str]:
    rubric = committee.rubric
    criteria = () if rubric is None else rubric.criteria
    return {one.id: one.title.in_language(language) for one in criteria}


def _reading(committee: Committee, language: str) -> list[str]:
    pins = committee.pins
    outcomes = ", ".join(OUTCOMES[one].in_language(language) for one in ORDER)
    said = READING.in_language(language).format(
        outcomes=outcomes,
        day=committee.as_of.isoformat(),
        pack=pins.pack,
        version=pins.pack_version,
        pack_sha256=pins.pack_sha256,
        factors_sha256=pins.factors_sha256,
        program=pins.program_version,
        draws=pins.draws,
    )
    title = committee.title.in_language(language)
    return [f"{title}, {committee.funder}", *said.split("\n"), ""]


def _gates(committee: Committee, language: str) -> Iterator[str]:
    return (
        f"{gate.id}: {gate.title.in_language(language)}" for gate in committee.gates
    )
