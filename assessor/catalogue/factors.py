"""Factor tables and places, from their files.

A table is ``<topic>/<name>.yaml``: a header, and its rows either under ``rows`` or in
``<name>.csv`` beside it. A file whose first line is ``holds: places`` holds places.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from assessor import notation
from assessor.catalogue.tabular import read_rows
from assessor.domain.factors import Factor, FactorTable, Fault, TableHeader, faults
from assessor.domain.lookups import Components
from assessor.domain.places import Place, Places, PlacesHeader
from assessor.domain.shelf import Shelf
from assessor.errors import AssessorError, CatalogueError
from assessor.notation import Document

Parsed = TypeVar("Parsed")

_HEADER = TypeAdapter(TableHeader)
_FACTORS = TypeAdapter(tuple[Factor, ...])
_PLACES_HEADER = TypeAdapter(PlacesHeader)
_PLACES = TypeAdapter(tuple[Place, ...])
_FACTOR_COLUMNS = {
    **{name: (name,) for name in Factor.model_fields if name != "components"},
    **{name: ("components", name) for name in Components.model_fields},
}
_PLACE_COLUMNS = {
    **{name: (name,) for name in Place.model_fields if name != "name"},
    **{language: ("name", language) for language in ("en", "fr")},
}
_KNOWN = (*TableHeader.model_fields, *Factor.model_fields, *Place.model_fields)


class _WrongFileError(Exception):
    """Everything that is wrong in one table or one file of places."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


def load_shelf(folder: Path, *, only: Collection[str] | None = None) -> Shelf:
    """Read all factor tables and places of a folder.

    Args:
        folder: The folder of tables.
        only: Ids of the tables to read; all where it is not given.

    Raises:
        CatalogueError: Something is wrong; all problems of all files are listed.
    """
    problems: list[str] = list(_strays(folder))
    tables: dict[str, FactorTable] = {}
    for table, path in _table_paths(folder).items():
        if only is not None and table not in only:
            continue
        try:
            tables[table] = _read_table(table, path)
        except _WrongFileError as wrong:
            problems += wrong.problems
    places = None
    try:
        places = _read_all_places(folder)
    except _WrongFileError as wrong:
        problems += wrong.problems
    if problems or places is None:
        raise CatalogueError("\n".join(problems))
    return Shelf(tables, places)


def open_shelf(folder: Path) -> Shelf:
    """Open a folder of factor tables; each is read when it is first used.

    Raises:
        CatalogueError: The places are wrong, or later a table that is used.
    """
    try:
        return Shelf(_Opened(folder), _read_all_places(folder))
    except _WrongFileError as wrong:
        raise CatalogueError(str(wrong)) from wrong


class _Opened(Mapping[str, FactorTable]):
    """The tables of a folder, each read once, when it is asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[str, FactorTable] = {}

    @cached_property
    def _paths(self) -> dict[str, Path]:
        return _table_paths(self._folder)

    def __getitem__(self, table: str) -> FactorTable:
        if table not in self._read:
            try:
                self._read[table] = _read_table(table, self._paths[table])
            except _WrongFileError as wrong:
                raise CatalogueError(str(wrong)) from wrong
        return self._read[table]

    def __contains__(self, table: object) -> bool:
        return table in self._paths

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


def check_shelf(shelf: Shelf, year: int | None = None) -> list[str]:
    """List what is sound but deserves attention, one sentence for each thing.

    Args:
        shelf: The tables.
        year: Year that rows should not be much older than; not judged if not given.
    """
    return [note for table in shelf.values() for note in _attention(table, year)]


_OLD = 10  # years after which a dated row is called old


def _attention(table: FactorTable, year: int | None) -> Iterator[str]:
    rows = table.factors
    total = len(rows)
    undated = sum(row.valid_from is None for row in rows)
    if undated:
        yield f"{table.id}: {undated} of {total} rows are undated"
    newest = [found[-1].valid_from or year for found in table.by_key.values()]
    old = sum(year - (one or year) > _OLD for one in newest) if year else 0
    if old:
        yield f"{table.id}: {old} keys have no row of the last {_OLD} years"
    without = sum(not row.has_range for row in rows)
    if without and table.relative_uncertainty is None:
        yield f"{table.id}: {without} of {total} rows state no range"
    unverified = sum(row.verification == "unverified" for row in rows)
    if unverified:
        yield f"{table.id}: {unverified} of {total} rows are not verified"


def _holds_places(path: Path) -> bool:
    with path.open("rb") as file:
        return file.readline(100).startswith(b"holds: places")


def _table_paths(folder: Path) -> dict[str, Path]:
    return {
        path.relative_to(folder).with_suffix("").as_posix(): path
        for path in sorted(folder.rglob("*.yaml"))
        if not _holds_places(path)
    }


def _strays(folder: Path) -> Iterator[str]:
    if not folder.is_dir():
        yield f"{folder}:1: there is no such folder: expected one of factor tables"
    for path in sorted(folder.rglob("*.csv")):
        if not path.with_suffix(".yaml").exists():
            yield f"{path}:1: no {path.stem}.yaml stands beside it: add its header"


def _read_table(table: str, path: Path) -> FactorTable:
    document = _read(path)
    rows = _rows(document, path, _FACTOR_COLUMNS)
    wrong: list[str] = []
    header = _parsed(_HEADER, _without_rows(document), document, wrong)
    factors = _parsed(_FACTORS, _data(rows)["rows"], rows, wrong, ("rows",))
    if header is None or factors is None:
        raise _WrongFileError(wrong)
    found = [_at(fault, document, rows) for fault in faults(header, factors)]
    if not factors:
        found.append(f"{rows.path}:1: rows: at least one row was expected")
    if found:
        raise _WrongFileError(sorted(found))
    try:
        return FactorTable(id=table, factors=factors, **dict(header))
    except ValidationError as error:
        raise _WrongFileError(_sentences(document, error)) from error


def _read_all_places(folder: Path) -> Places:
    entries: list[Place] = []
    problems: list[str] = []
    for path in sorted(folder.rglob("*.yaml")):
        if _holds_places(path):
            try:
                entries += _read_places(path)
            except _WrongFileError as wrong:
                problems += wrong.problems
    if problems:
        raise _WrongFileError(problems)
    try:
        return Places(entries=tuple(entries))
    except ValidationError as error:
        whole = Document({}, {(): 1}, str(folder / "places.yaml"))
        raise _WrongFileError(_sentences(whole, error)) from error


def _read_places(path: Path) -> tuple[Place, ...]:
    document = _read(path)
    rows = _rows(document, path, _PLACE_COLUMNS)
    wrong: list[str] = []
    header = _parsed(_PLACES_HEADER, _without_rows(document), document, wrong)
    places = _parsed(_PLACES, _data(rows)["rows"], rows, wrong, ("rows",))
    if header is None or places is None:
        raise _WrongFileError(wrong)
    used = {place.source for place in places}
    unknown = used ^ header.sources.keys()
    if unknown:
        names = ", ".join(sorted(unknown))
        text = f"{path}:1: sources: {names}: named by no row, or not in the header"
        raise _WrongFileError([text])
    return places


def _read(path: Path) -> Document:
    try:
        return notation.read_file(path)
    except AssessorError as error:
        raise _WrongFileError([str(error)]) from error


def _rows(
    document: Document, path: Path, columns: Mapping[str, tuple[str, ...]]
) -> Document:
    table = path.with_suffix(".csv")
    inline = "rows" in _data(document)
    if inline == table.exists():
        text = "rows: expected either here or in a CSV file of the same name"
        line = document.line_of(("rows",))
        raise _WrongFileError([f"{document.path}:{line}: {text}"])
    if inline:
        return document
    try:
        return read_rows(table, columns)
    except AssessorError as error:
        raise _WrongFileError([str(error)]) from error


def _data(document: Document) -> dict[str, Any]:  # any YAML value may stand there
    if isinstance(document.data, dict):
        return document.data
    raise _WrongFileError([f"{document.path}:1: a mapping (key: value) was expected"])


def _without_rows(document: Document) -> dict[str, object]:
    return {key: value for key, value in _data(document).items() if key != "rows"}


def _parsed(
    adapter: TypeAdapter[Parsed],
    data: object,
    document: Document,
    wrong: list[str],
    within: tuple[str, ...] = (),
) -> Parsed | None:
    try:
        return adapter.validate_python(data)
    except ValidationError as error:
        wrong += _sentences(document, error, within)
    return None


def _sentences(
    document: Document, error: ValidationError, within: tuple[str, ...] = ()
) -> list[str]:
    errors = [
        {**found, "loc": (*within, *found["loc"])}
        for found in error.errors(include_url=False)
    ]
    return notation.problems(document, errors, _KNOWN)


def _at(fault: Fault, header: Document, rows: Document) -> str:
    location, text = fault
    document = rows if location[0] == "rows" else header
    where = ".".join(map(str, location))
    return f"{document.path}:{document.line_of(location)}: {where}: {text}"
