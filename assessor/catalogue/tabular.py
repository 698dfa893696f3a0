"""CSV files as documents, so that their problems read like those of YAML files."""

import csv
from collections.abc import Mapping
from pathlib import Path

from assessor.errors import NotationError
from assessor.notation import LIMIT, Document, Location

Columns = Mapping[str, tuple[str, ...]]
"""Where the value of each column stands in a row, as keys from the outside in."""


def read_rows(path: Path, columns: Columns) -> Document:
    """Read a CSV file as ``{"rows": [{...}, ...]}``; empty cells are left out.

    Args:
        path: The file, in UTF-8, with the names of its columns in the first line.
        columns: The columns there may be.

    Raises:
        NotationError: The file cannot be read, or a column is not known.
    """
    rows: list[dict[str, object]] = []
    lines: dict[Location, int] = {(): 1, ("rows",): 1}
    try:
        if path.stat().st_size > LIMIT:
            message = f"{path}:1: the file is too large: at most {LIMIT} bytes are read"
            raise NotationError(message)
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file, strict=True)
            head = _head(path, next(reader, []), columns)
            for cells in reader:
                lines["rows", len(rows)] = reader.line_num
                rows.append(_row(path, reader.line_num, head, cells))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        message = f"{path}:1: this is not a CSV file in UTF-8 ({error})"
        raise NotationError(message) from error
    return Document({"rows": rows}, lines, str(path))


def _head(
    path: Path, names: list[str], columns: Columns
) -> tuple[tuple[str, ...], ...]:
    for name in names:
        if name not in columns or names.count(name) > 1:
            message = (
                f"{path}:1: the column {name} is not known or stands here twice: "
                f"expected some of {', '.join(columns)}"
            )
            raise NotationError(message)
    return tuple(columns[name] for name in names)


def _row(
    path: Path, line: int, head: tuple[tuple[str, ...], ...], cells: list[str]
) -> dict[str, object]:
    if len(cells) != len(head):
        message = f"{path}:{line}: {len(head)} cells were expected, not {len(cells)}"
        raise NotationError(message)
    row: dict[str, object] = {}
    for keys, cell in zip(head, cells, strict=True):
        if cell:
            _place(row, keys, cell)
    return row


def _place(row: dict[str, object], keys: tuple[str, ...], cell: str) -> None:
    *outer, last = keys
    for key in outer:
        inner = row.setdefault(key, {})
        if isinstance(inner, dict):
            row = inner
    row[last] = cell
