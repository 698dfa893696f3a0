"""One table, or one file of places, from its file and the CSV file beside it."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from assessor import notation
from assessor.catalogue.tabular import read_rows
from assessor.domain.factors import Factor, Fault, TableHeader, faults
from assessor.domain.lookups import Components, Origin
from assessor.domain.places import Place, PlacesHeader
from assessor.domain.tables import FactorTable, layer_faults
from assessor.errors import AssessorError
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


class WrongFileError(Exception):
    """Everything that is wrong in one table or one file of places."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


def holds_places(path: Path) -> bool:
    """Whether a file holds places rather than factors."""
    if path.is_dir():  # reading it says so
        return False
    with path.open("rb") as file:
        return file.readline(100).startswith(b"holds: places")


def read_table(
    table: str,
    path: Path,
    *,
    origin: Origin = "shipped",
    under: FactorTable | None = None,
) -> FactorTable:
    """Read one table.

    Args:
        table: Its id.
        path: Its header.
        origin: Whose table it is.
        under: The table of the same id that this one adds to.

    Raises:
        WrongFileError: Something is wrong; everything that is wrong in the file.
    """
    document = _read(path)
    rows = _rows(document, path, _FACTOR_COLUMNS)
    wrong: list[str] = []
    header = _parsed(_HEADER, _without_rows(document), document, wrong)
    factors = _parsed(_FACTORS, _data(rows)["rows"], rows, wrong, ("rows",))
    if header is None or factors is None:
        raise WrongFileError(wrong)
    found = [_at(fault, document, rows) for fault in faults(header, factors)]
    if under is not None:
        other = layer_faults(under, header, factors)
        found += [_at(fault, document, rows) for fault in other]
    if not factors:
        found.append(f"{rows.path}:1: rows: at least one row was expected")
    if found:
        raise WrongFileError(sorted(found))
    try:
        return FactorTable(id=table, factors=factors, origin=origin, **dict(header))
    except ValidationError as error:
        raise WrongFileError(_sentences(document, error)) from error


def row_lines(path: Path) -> tuple[str, list[int]]:
    """Return the file that holds the rows of a table, and the line of each.

    Raises:
        WrongFileError: The file cannot be read.
    """
    rows = _rows(_read(path), path, _FACTOR_COLUMNS)
    count = len(_data(rows)["rows"])
    return rows.path, [rows.line_of(("rows", number)) for number in range(count)]


def read_places(path: Path) -> tuple[Place, ...]:
    """Read one file of places.

    Raises:
        WrongFileError: Something is wrong; everything that is wrong in the file.
    """
    document = _read(path)
    rows = _rows(document, path, _PLACE_COLUMNS)
    wrong: list[str] = []
    header = _parsed(_PLACES_HEADER, _without_rows(document), document, wrong)
    places = _parsed(_PLACES, _data(rows)["rows"], rows, wrong, ("rows",))
    if header is None or places is None:
        raise WrongFileError(wrong)
    used = {place.source for place in places}
    unknown = used ^ header.sources.keys()
    if unknown:
        names = ", ".join(sorted(unknown))
        text = f"{path}:1: sources: {names}: named by no row, or not in the header"
        raise WrongFileError([text])
    return places


def sentences_of(path: Path, error: ValidationError) -> list[str]:
    """Return what is wrong with the whole of a file."""
    return _sentences(Document({}, {(): 1}, str(path)), error)


def _read(path: Path) -> Document:
    try:
        return notation.read_file(path)
    except AssessorError as error:
        raise WrongFileError([str(error)]) from error


def _rows(
    document: Document, path: Path, columns: Mapping[str, tuple[str, ...]]
) -> Document:
    table = path.with_suffix(".csv")
    inline = "rows" in _data(document)
    if inline == table.exists():
        text = "rows: expected either here or in a CSV file of the same name"
        line = document.line_of(("rows",))
        raise WrongFileError([f"{document.path}:{line}: {text}"])
    if inline:
        return document
    try:
        return read_rows(table, columns)
    except AssessorError as error:
        raise WrongFileError([str(error)]) from error


def _data(document: Document) -> dict[str, Any]:  # any YAML value may stand there
    if isinstance(document.data, dict):
        return document.data
    raise WrongFileError([f"{document.path}:1: a mapping (key: value) was expected"])


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


def strays(folder: Path) -> Iterator[str]:
    """Yield what is wrong with a folder of tables before any is read."""
    if not folder.is_dir():
        yield f"{folder}:1: there is no such folder: expected one of factor tables"
    for path in sorted(folder.rglob("*.csv")):
        if not path.with_suffix(".yaml").exists():
            yield f"{path}:1: no {path.stem}.yaml stands beside it: add its header"
