"""The lines that a terminal shows of factor tables."""

from collections.abc import Iterator

from assessor.domain.factors import Factor, FactorTable
from assessor.domain.shelf import Shelf
from assessor.errors import UsageError

NEAREST = 8


def table_lines(shelf: Shelf, language: str) -> Iterator[str]:
    """Yield one line a table.

    Args:
        shelf: The tables.
        language: Language of the titles.
    """
    for name, table in shelf.items():
        unit = table.unit or "unit by row"
        title = table.title.in_language(language)
        yield f"{name}  {len(table.factors)} rows  {unit}  {title}"


def all_row_lines(table: FactorTable, language: str) -> Iterator[str]:
    """Yield what a table is about, then one line a row.

    Args:
        table: The table.
        language: Language of its title.
    """
    yield table.title.in_language(language)
    yield table.meaning.in_language(language)
    yield table.boundary.in_language(language)
    yield from (row_line(table, row) for row in table.factors)


def one_row_lines(table: FactorTable, key: str) -> Iterator[str]:
    """Yield the values of one row with the sources they come from.

    Args:
        table: The table.
        key: Key of the row.

    Raises:
        UsageError: The table has no such row.
    """
    rows = table.by_key.get(key)
    if rows is None:
        near = ", ".join(
            [k for k in table.by_key if key.lower() in k.lower()][:NEAREST]
        )
        hint = f"It has {near}." if near else f"factors show {table.id} lists its rows."
        message = f"{table.id} has no row {key}. {hint}"
        raise UsageError(message)
    for row in rows:
        yield from _details(table, row)
    used = table.at(key)
    if used is None:
        yield "Not used by default: nobody has verified it."
    else:
        yield f"Used: {used.central:g} [{used.low:g}, {used.high:g}] {used.unit}"


def search_lines(shelf: Shelf, word: str, language: str) -> Iterator[str]:
    """Yield the rows that hold a word, one line each.

    Args:
        shelf: The tables.
        word: Part of a key, a table, a note or a source; case does not matter.
        language: Language of the titles searched.
    """
    wanted = word.casefold()
    for name, table in shelf.items():
        about = f"{name} {table.title.in_language(language)}"
        for row in table.factors:
            citation = table.sources[row.source].citation
            if wanted in f"{about} {row.key} {row.note} {citation}".casefold():
                yield f"{name}  {row_line(table, row)}"


def row_line(table: FactorTable, row: Factor) -> str:
    """Return the year, value, range and unit of one row.

    Args:
        table: The table.
        row: One of its rows.
    """
    year = row.valid_from or "undated"
    unit = row.unit or table.unit
    return f"{row.key}  {year}  {row.central:g}{_range(row)} {unit}"


def _range(row: Factor) -> str:
    if not row.has_range:
        return ""
    low = row.central if row.low is None else row.low
    high = row.central if row.high is None else row.high
    return f" [{low:g}, {high:g}]"


def _details(table: FactorTable, row: Factor) -> Iterator[str]:
    yield row_line(table, row)
    source = table.sources[row.source]
    yield f"  source: {source.citation}, {source.locator}"
    if source.url:
        yield f"  address: {source.url}"
    yield f"  licence: {source.licence}"
    yield f"  verification: {row.verification}"
    if row.note:
        yield f"  note: {row.note}"
