"""A form as YAML, for those who fill in text files."""

from collections.abc import Iterator, Mapping
from pathlib import PurePath

from assessor.errors import ExchangeError, NotationError
from assessor.exchange.form_rows import FilledRow
from assessor.exchange.form_words import STATES
from assessor.exchange.forms import FILLED, Form, FormRow
from assessor.exchange.workbook_reading import Returned, read_csv, read_workbook
from assessor.notation import read, write

_ASIDE = ("ask", "help", "accepts", "choices", "units", "code", "required")
_LARGEST = 2_000_000  # [bytes]
_READABLE = (".xlsx", ".csv", ".yaml", ".yml")


def form_text(form: Form) -> str:
    """Write a form as YAML.

    Args:
        form: The form.
    """
    parts = {
        part.id: {
            "title": dict(part.title.root),
            "questions": {row.id: _entry(row) for row in part.rows()},
        }
        for part in form.parts
    }
    return write({"form": form.pin(), "states": list(STATES), "parts": parts})


def _entry(row: FormRow) -> dict[str, object]:
    found: dict[str, object] = {"ask": dict(row.ask.root)}
    if row.help is not None:
        found["help"] = dict(row.help.root)
    if row.accepts is not None:
        found["accepts"] = dict(row.accepts.root)
    if row.choices:
        found["choices"] = list(row.choices)
    if row.units:
        found["units"] = list(row.units)
    return {**found, **{name: row.cells[name] for name in FILLED if name in row.cells}}


def read_form(name: str, content: bytes) -> Returned:
    """Read a form that came back, as its name says it is.

    Args:
        name: Name of the file: a workbook, one sheet as CSV, or YAML.
        content: The file.

    Raises:
        ExchangeError: It is no form, or holds what a form cannot.
    """
    ending = PurePath(name).suffix.lower()
    if ending not in _READABLE:
        message = f"{name}: a form is a {', '.join(_READABLE)} file; save it as one."
        raise ExchangeError(message)
    if ending == ".xlsx":
        return read_workbook(name, content)
    if ending == ".csv":
        return read_csv(name, content)
    return _read_yaml(name, content)


def _read_yaml(name: str, content: bytes) -> Returned:
    if len(content) > _LARGEST:
        message = f"{name}: is larger than {_LARGEST:,} bytes; a form is smaller."
        raise ExchangeError(message)
    try:
        document = read(content.decode("utf-8-sig"), name)
    except UnicodeDecodeError as error:
        message = f"{name}: is not UTF-8 text; save it as UTF-8."
        raise ExchangeError(message) from error
    except NotationError as error:
        raise ExchangeError(str(error)) from error
    data = document.data
    pin = data.get("form") if isinstance(data, dict) else None
    parts = data.get("parts") if isinstance(data, dict) else None
    if not isinstance(pin, dict) or not isinstance(parts, dict):
        message = (
            f"{name}: is no form: the keys form and parts were expected; send back the "
            "file that “assessor form export” wrote."
        )
        raise ExchangeError(message)
    rows: list[FilledRow] = []
    for part, held in parts.items():
        questions = held.get("questions") if isinstance(held, dict) else None
        if not isinstance(questions, dict):
            message = f"{name}: {part}: the key questions was expected."
            raise ExchangeError(message)
        for identifier, entry in questions.items():
            line = document.line_of(("parts", part, "questions", identifier))
            cells = dict(_cells(f"{name}:{line}: {identifier}", entry))
            rows.append(FilledRow(f"{name}:{line}", identifier, cells))
    return Returned(dict(pin), tuple(rows))


def _cells(where: str, entry: object) -> Iterator[tuple[str, str | int | float | bool]]:
    if not isinstance(entry, Mapping):
        message = f"{where}: a question has keys such as state and value."
        raise ExchangeError(message)
    strays = [str(key) for key in entry if key not in {*FILLED, *_ASIDE}]
    if strays:
        message = f"{where}: {', '.join(strays)}: expected {', '.join(FILLED)}."
        raise ExchangeError(message)
    for key in FILLED:
        cell = entry.get(key)
        if cell is None or cell == "":
            continue
        if isinstance(cell, list):
            cell = ", ".join(map(str, cell)) or "[]"
        if not isinstance(cell, str | int | float | bool):
            message = f"{where}: {key}: a text or a number was expected."
            raise ExchangeError(message)
        yield key, cell
