"""Values of several rows made one: added, counted, the same everywhere or not."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import TypeVar

from assessor.domain.wording import Text
from assessor.exchange.measurements.cells import moment_of, number
from assessor.exchange.measurements.model import (
    MeasurementError,
    say,
)
from assessor.exchange.measurements.tabular import Line, Table

Key = TypeVar("Key")
MOST_GROUPS = 50


def grouped(table: Table, key: Callable[[Line], Key]) -> Mapping[Key, Sequence[Line]]:
    """Return the rows of a table that belong together.

    Args:
        table: The table.
        key: What rows that belong together share.

    Raises:
        MeasurementError: There are more groups than a questionnaire takes rows.
    """
    found: dict[Key, list[Line]] = {}
    for line in table.lines:
        found.setdefault(key(line), []).append(line)
    if len(found) > MOST_GROUPS:
        raise MeasurementError(
            say(
                "{file} would give {count} rows, more than the {most} that a group "
                "takes. Split or sum it first.",
                "{file} donnerait {count} lignes, plus que les {most} qu’un groupe "
                "admet. Découpez-le ou additionnez d’abord.",
                file=table.file,
                count=len(found),
                most=MOST_GROUPS,
            )
        )
    return found


def total(table: Table, lines: Iterable[Line], column: str) -> float | None:
    """Return the sum of a column, or ``None`` where no row has a value.

    Args:
        table: The table.
        lines: The rows.
        column: Plain name of the column.
    """
    found = [number(table, line, column) for line in lines]
    given = [value for value in found if value is not None]
    return sum(given) if given else None


def complete_total(table: Table, lines: Sequence[Line], column: str) -> float | None:
    """Return the sum of a column that has a value in every row, else ``None``.

    Args:
        table: The table.
        lines: The rows.
        column: Plain name of the column.
    """
    found = [number(table, line, column) for line in lines]
    given = [value for value in found if value is not None]
    return sum(given) if given and len(given) == len(found) else None


def words(lines: Iterable[Line], column: str) -> tuple[str, ...]:
    """Return the different texts of a column, in the order they come.

    Args:
        lines: The rows.
        column: Plain name of the column.
    """
    found = (line.cells.get(column, "").strip() for line in lines)
    return tuple(dict.fromkeys(word for word in found if word))


def years(lines: Iterable[Line], column: str) -> tuple[int, ...]:
    """Return the different years of a column of moments.

    Args:
        lines: The rows.
        column: Plain name of the column.
    """
    moments = (moment_of(line.cells.get(column, "")) for line in lines)
    return tuple(sorted({at.year for at in moments if isinstance(at, datetime)}))


def added_up(count: int) -> tuple[Text, ...]:
    """Say that several rows were made one; nothing where there was one.

    Args:
        count: How many rows there were.
    """
    if count == 1:
        return ()
    said = say("{count} rows added up", "{count} lignes additionnées", count=count)
    return (said,)


def theirs(kilograms: float | None, columns: str) -> tuple[Text, ...]:
    """Say what the file itself says of emissions; they are never the input.

    Args:
        kilograms: Emissions as the file has them. [kgCO2e]
        columns: Where they stand.
    """
    if kilograms is None:
        return ()
    return (
        say(
            "the file’s own emissions, {value:.4g} kgCO2e ({columns}), stand here for "
            "comparison: they are computed again from the energy and the place",
            "les émissions du fichier, {value:.4g} kgCO2e ({columns}), figurent ici "
            "pour comparaison : elles sont recalculées depuis l’énergie et le lieu",
            value=kilograms,
            columns=columns,
        ),
    )
