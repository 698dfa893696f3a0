"""The sheets of the annex for spreadsheets, before any file format."""

from assessor.domain.model import Model

SheetCell = str | int | float | None


class AnnexSheet(Model):
    """One sheet: a table with what must be known to read it.

    Attributes:
        title: Name of the sheet, at most 31 characters.
        notes: Lines above the table: conventions, and what is withheld.
        head: Names of the columns.
        rows: The rows, as long as the head; figures are figures, in the unit that
            stands beside them, and ``None`` is "not assessed".
    """

    title: str
    notes: tuple[str, ...] = ()
    head: tuple[str, ...]
    rows: tuple[tuple[SheetCell, ...], ...]
