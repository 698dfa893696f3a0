"""What in factor tables is wrong, or sound but in need of attention, line by line."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Literal

from assessor.catalogue.factor_files import WrongFileError, row_lines
from assessor.catalogue.factors import load_shelf, table_paths
from assessor.domain.factors import Factor
from assessor.domain.lookups import Origin
from assessor.domain.shelf import Shelf
from assessor.domain.tables import FactorTable
from assessor.errors import CatalogueError

Level = Literal["error", "warning", "note"]
LEVELS: tuple[Level, ...] = ("error", "warning", "note")
_OLD = 10  # years after which a dated row is called old
_KEYS = 5
_PLACED = ("electricity/", "cloud/")
_NO_PLACES = ("example:", "source:")


@dataclass(frozen=True)
class Remark:
    """One thing about rows of a table, or about a whole file.

    Attributes:
        line: First line that it is about.
        text: What it is, with the further lines.
    """

    level: Level
    path: str
    line: int
    text: str

    def __str__(self) -> str:
        """Return it as a line that editors can jump to."""
        return f"{self.path}:{self.line}: {self.level}: {self.text}"


@dataclass(frozen=True)
class _Row:
    table: FactorTable
    factor: Factor
    line: int


def wrong(
    folder: Path, own: Sequence[Path] = (), *, odbl: bool = False
) -> tuple[Shelf | None, list[Remark]]:
    """Read all tables and return them, or everything that is wrong in them.

    Args:
        folder: The folder of the tables that come with the program.
        own: Folders of the user's own tables.
        odbl: Read the tables under the Open Database License too.
    """
    try:
        return load_shelf(folder, own=own, odbl=odbl), []
    except CatalogueError as error:
        return None, [_error(line) for line in str(error).splitlines()]


def _error(sentence: str) -> Remark:
    path, line, text = [*sentence.split(":", 2), "", ""][:3]
    if not line.isdecimal():
        return Remark("error", sentence, 1, "")
    return Remark("error", path, int(line), text.strip())


def attention(
    folders: Iterable[tuple[Origin, Path]],
    shelf: Shelf,
    read: Collection[str],
    year: int,
) -> Iterator[Remark]:
    """Yield what is sound but deserves attention.

    Args:
        folders: Folders of tables to look at, with whose they are.
        shelf: All tables, as they are looked up.
        read: Ids of the tables that a figure or a question comes from.
        year: Year that rows should not be much older than. [year]
    """
    for origin, folder in folders:
        for name, path in table_paths(folder).items():
            layer = _layer(shelf[name], origin)
            if name not in read:
                text = (
                    "no figure and no question comes from this table: it is there "
                    "to be looked up"
                )
                yield Remark("note", str(path), 1, text)
            yield from _of_rows(path, layer, shelf, year)


def _layer(table: FactorTable, origin: Origin) -> FactorTable:
    """Return the table of an origin, of those that share an id."""
    return next((one for one in table.layers if one.origin == origin), table)


def _of_rows(
    path: Path, table: FactorTable, shelf: Shelf, year: int
) -> Iterator[Remark]:
    try:
        file, lines = row_lines(path)
    except WrongFileError:  # changed while it was being checked
        return
    rows = [
        _Row(table, factor, line)
        for factor, line in zip(table.factors, lines, strict=True)
    ]
    kinds: tuple[tuple[Level, str, list[_Row]], ...] = (
        ("warning", f"older than {_OLD} years", [r for r in rows if _old(r, year)]),
        ("warning", "not verified: not used", [r for r in rows if _unverified(r)]),
        ("warning", "no range: read as exact", [r for r in rows if _exact(r)]),
        ("warning", "not a known place", [r for r in rows if _lost(r, shelf)]),
        ("note", "undated", [r for r in rows if r.factor.valid_from is None]),
        ("note", "in place of a shipped value", [r for r in rows if _over(r, shelf)]),
    )
    for level, text, found in kinds:
        if found:
            yield Remark(level, file, found[0].line, f"{text}: {_which(found)}")


def _old(row: _Row, year: int) -> bool:
    newest = row.table.own_rows[row.factor.key][-1]
    dated = newest.valid_from
    return newest is row.factor and dated is not None and year - dated > _OLD


def _unverified(row: _Row) -> bool:
    return row.factor.verification == "unverified"


def _exact(row: _Row) -> bool:
    return not row.factor.has_range and row.table.relative_uncertainty is None


def _lost(row: _Row, shelf: Shelf) -> bool:
    """Whether a row is for a place that no activity can be at."""
    by_place = row.table.id.startswith(_PLACED) and any(
        key in shelf.places.by_code for key in row.table.own_rows
    )
    return by_place and row.factor.key not in shelf.places.by_code


def _over(row: _Row, shelf: Shelf) -> bool:
    whole = shelf[row.table.id]
    return row.table.origin == "user" and any(
        row.factor.key in layer.own_rows
        for layer in whole.layers
        if layer.origin != "user"
    )


def _which(rows: Sequence[_Row]) -> str:
    keys = list(dict.fromkeys(row.factor.key for row in rows))
    named = ", ".join(keys[:_KEYS]) + (" …" if len(keys) > _KEYS else "")
    if len(rows) == 1:
        return named
    return f"{len(rows)} rows, lines {_spans([row.line for row in rows])} ({named})"


def _spans(lines: Iterable[int]) -> str:
    """Write line numbers, neighbours as a span.

    Examples:
        >>> _spans([2, 3, 4, 9])
        '2-4, 9'
    """
    ordered = sorted(set(lines))
    spans = groupby(enumerate(ordered), key=lambda pair: pair[1] - pair[0])
    found = [[line for _, line in span] for _, span in spans]
    return ", ".join(
        f"{span[0]}-{span[-1]}" if len(span) > 1 else str(span[0]) for span in found
    )
