"""Tables as tools and spreadsheets write them: text to rows, or one clear refusal."""

import csv
import io
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from assessor.exchange.measurements.model import (
    MeasurementError,
    Source,
    refuse,
    say,
)

MOST_ROWS = 1_000_000
_MOST_COLUMNS = 400
_SEPARATORS = ",;\t|"
_LONGEST_CELL = 20_000


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table.

    Attributes:
        number: Its line in the file, from 1.
        cells: What stands in it, by the plain name of the column.
    """

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of text.

    Attributes:
        file: Name of the file.
        separator: What stands between its cells.
        columns: Names as the file writes them, by their plain name.
        lines: Its rows.
    """

    file: str
    separator: str
    columns: Mapping[str, str]
    lines: tuple[Line, ...]

    def need(self, names: Collection[str], tool: str) -> None:
        """Refuse a table that lacks columns.

        Args:
            names: Plain names of the columns.
            tool: What should have written it.

        Raises:
            MeasurementError: One is missing, naming all that are.
        """
        missing = [name for name in names if name not in self.columns]
        if missing:
            raise MeasurementError(
                say(
                    "{file}: no column {missing}, which {tool} writes. Export the file "
                    "again with it, or name the right format with --format.",
                    "{file} : pas de colonne {missing}, que {tool} écrit. Exportez de "
                    "nouveau le fichier avec elle, ou nommez le bon format avec "
                    "--format.",
                    file=self.file,
                    missing=", ".join(missing),
                    tool=tool,
                )
            )


def plain_name(name: str) -> str:
    """Return the name of a column without case, spaces and points.

    Examples:
        >>> plain_name(" power.draw [W]")
        'power_draw_[w]'
    """
    return re.sub(r"[\s.]+", "_", name.strip().strip("\ufeff").casefold())


def read_table(source: Source) -> Table:
    """Read a text as a table: one line of names, then rows.

    Args:
        source: The file.

    Raises:
        MeasurementError: It is no table, names a column twice, or a row has more or
            fewer cells than there are names.
    """
    heading, first, separator = _heading(source)
    reader = csv.reader(
        io.StringIO(source.text), delimiter=separator, skipinitialspace=True
    )
    try:
        rows = [(reader.line_num, row) for row in reader]
    except csv.Error as error:
        raise _no_table(source) from error
    names = [plain_name(name) for name in heading]
    if names and not names[-1]:  # sacct --parsable ends each line with its separator
        names.pop()
    _refuse_names(source, names)
    lines = tuple(_lines(source, names, [row for row in rows if row[0] > first]))
    if not lines:
        raise MeasurementError(
            say(
                "{file} has names of columns and no row.",
                "{file} a des noms de colonnes et aucune ligne.",
                file=source.name,
            )
        )
    written = dict(zip(names, (name.strip() for name in heading), strict=False))
    return Table(source.name, separator, written, lines)


def names_of(source: Source) -> frozenset[str]:
    """Return the plain names of the columns of a file; none where it is no table."""
    line = _first_lines(source.text)
    if not line:
        return frozenset()
    separator = max(_SEPARATORS, key=line[0][1].count)
    return frozenset(plain_name(cell) for cell in _cells(line[0][1], separator))


def _first_lines(text: str) -> list[tuple[int, str]]:
    """Return the first line with anything in it, after what names a separator."""
    start = text[: _LONGEST_CELL * 2].split("\n")
    return [
        (number, line)
        for number, line in enumerate(start, 1)
        if line.strip() and not re.fullmatch(r"\"?sep=.\"?", line.strip())
    ][:1]


def _heading(source: Source) -> tuple[list[str], int, str]:
    first = _first_lines(source.text)
    if not first:
        raise _no_table(source)
    number, line = first[0]
    separator = max(_SEPARATORS, key=line.count)
    if separator not in line:
        raise _no_table(source)
    cells = _cells(line, separator)
    if not cells:
        raise _no_table(source)
    return cells, number, separator


def _cells(line: str, separator: str) -> list[str]:
    """Return the cells of one line; none where it is no line of a table."""
    try:
        return next(csv.reader([line], delimiter=separator, skipinitialspace=True))
    except csv.Error:
        return []


def _refuse_names(source: Source, names: list[str]) -> None:
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise MeasurementError(
            say(
                "{file}: the column {names} stands there twice. Keep one of them.",
                "{file} : la colonne {names} y figure deux fois. N’en gardez qu’une.",
                file=source.name,
                names=", ".join(twice),
            )
        )
    if len(names) > _MOST_COLUMNS:
        raise _no_table(source)


def _lines(
    source: Source, names: list[str], rows: list[tuple[int, list[str]]]
) -> Iterator[Line]:
    for count, (number, row) in enumerate(rows):
        if count > MOST_ROWS or any(len(cell) > _LONGEST_CELL for cell in row):
            raise _no_table(source)
        if not any(cell.strip() for cell in row):
            continue
        extra = row[len(names) :]
        if len(row) < len(names) or any(cell.strip() for cell in extra):
            raise MeasurementError(
                say(
                    "{file}:{line}: {found} cells where the first line names "
                    "{expected} columns. The line is cut short or has another "
                    "separator; correct or remove it.",
                    "{file}:{line} : {found} cellules alors que la première ligne "
                    "nomme {expected} colonnes. La ligne est tronquée ou a un autre "
                    "séparateur ; corrigez-la ou retirez-la.",
                    file=source.name,
                    line=number,
                    found=len(row),
                    expected=len(names),
                )
            )
        cells = (cell.strip() for cell in row)
        yield Line(number, dict(zip(names, cells, strict=False)))


def _no_table(source: Source) -> Exception:
    return refuse(
        "{file} is no table of columns: expected a first line of names, separated by "
        "commas, semicolons, tabs or bars.",
        "{file} n’est pas un tableau de colonnes : une première ligne de noms est "
        "attendue, séparés par des virgules, points-virgules, tabulations ou barres.",
        file=source.name,
    )
