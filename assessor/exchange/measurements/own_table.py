"""A spreadsheet of one's own: a row a training, its columns named in plain words."""

from collections.abc import Iterator, Mapping

from assessor.domain.answers import Quality
from assessor.domain.wording import Text
from assessor.exchange.measurements.adding import MOST_GROUPS
from assessor.exchange.measurements.cells import is_absent, plain_number
from assessor.exchange.measurements.model import (
    Figure,
    Format,
    Measured,
    MeasurementError,
    Source,
    say,
)
from assessor.exchange.measurements.own_table_columns import (
    COLUMNS,
    QUALITIES,
    UNITS,
    field_of,
)
from assessor.exchange.measurements.tabular import (
    Line,
    Table,
    names_of,
    read_table,
)

_AMOUNTS: Mapping[str, str] = {
    "energy": "metered",
    "accelerator_hours": "accelerator_hours",
}
_EXACT = ("energy", "accelerator_hours", "duration", "year", "pue", "accelerators")
_UNSTATED = say(
    "the table states no quality: estimated",
    "le tableau n’indique pas de qualité : estimée",
)


def _recognises(source: Source) -> bool:
    fields = {
        field_of(name.replace("_[", " [").replace("_(", " ("))[0]
        for name in names_of(source)
    }
    return "name" in fields and not fields.isdisjoint(_AMOUNTS)


def _read(source: Source) -> tuple[Measured, ...]:
    table = read_table(source)
    columns: dict[str, tuple[str, str]] = {}
    unread = []
    for plain, written in table.columns.items():
        field, unit = field_of(written)
        if not field:
            unread.append(written)
        elif field in columns:
            raise MeasurementError(
                say(
                    "{file}: two columns hold {field}, {first} and {second}. Keep one.",
                    "{file} : deux colonnes contiennent {field}, {first} et {second}. "
                    "N’en gardez qu’une.",
                    file=source.name,
                    field=field,
                    first=table.columns[columns[field][0]],
                    second=written,
                )
            )
        else:
            columns[field] = (plain, unit)
    _refuse_unusable(table, columns)
    remarks: tuple[Text, ...] = ()
    if unread:
        remarks = (
            say(
                "{file}: columns that are not read: {names}",
                "{file} : colonnes qui ne sont pas lues : {names}",
                file=source.name,
                names=", ".join(unread),
            ),
        )
    return tuple(
        Measured("training.runs", name, tuple(figures), remarks)
        for name, figures in _rows(source, table, columns)
    )


def _refuse_unusable(table: Table, columns: Mapping[str, tuple[str, str]]) -> None:
    if columns.keys().isdisjoint(_AMOUNTS):
        raise MeasurementError(
            say(
                "{file}: no column of energy or of accelerator-hours. Name one of them "
                "“Energy [kWh]” or “GPU hours”.",
                "{file} : aucune colonne d’énergie ni d’heures d’accélérateur. "
                "Nommez-en une « Énergie [kWh] » ou « Heures GPU ».",
                file=table.file,
            )
        )
    if len(table.lines) > MOST_GROUPS:
        raise MeasurementError(
            say(
                "{file} has {count} rows, more than the {most} that a group "
                "takes. Split or sum it first.",
                "{file} a {count} lignes, plus que les {most} qu’un groupe admet. "
                "Découpez-le ou additionnez d’abord.",
                file=table.file,
                count=len(table.lines),
                most=MOST_GROUPS,
            )
        )


def _rows(
    source: Source, table: Table, columns: Mapping[str, tuple[str, str]]
) -> Iterator[tuple[str, Iterator[Figure]]]:
    for line in table.lines:
        cells = {
            field: line.cells.get(plain, "")
            for field, (plain, _) in columns.items()
            if not is_absent(line.cells.get(plain, ""))
        }
        name = cells.get("name", f"{source.stem} {line.number}")
        yield name, _figures(table, line, columns, cells)


def _figures(
    table: Table,
    line: Line,
    columns: Mapping[str, tuple[str, str]],
    cells: Mapping[str, str],
) -> Iterator[Figure]:
    basis = next((name for name in _AMOUNTS if name in cells), None)
    if basis is None:
        raise MeasurementError(
            say(
                "{file}:{line}: neither energy nor accelerator-hours. Fill one in, or "
                "remove the row.",
                "{file}:{line} : ni énergie ni heures d’accélérateur. "
                "Renseignez-en une, ou retirez la ligne.",
                file=table.file,
                line=line.number,
            )
        )
    quality, said = _quality(table, line, cells.get("quality"))
    yield Figure("method", _AMOUNTS[basis], (table.columns[columns[basis][0]],))
    for field, text in cells.items():
        if field in {"name", "quality"}:
            continue
        plain, unit = columns[field]
        counted = field in _AMOUNTS
        yield Figure(
            field,
            _typed(table, text, unit or UNITS.get(field, ""), field),
            (table.columns[plain],),
            quality if counted else None,
            said if counted else (),
            sure=field in _EXACT,
        )


def _typed(table: Table, text: str, unit: str, field: str) -> object:
    """Return a cell as a person would type it; a bare number gets its unit."""
    if field not in _EXACT:
        return text
    value = plain_number(text, comma=table.separator != ",")
    return text if value is None else f"{value:.10g} {unit}".strip()


def _quality(
    table: Table, line: Line, text: str | None
) -> tuple[Quality, tuple[Text, ...]]:
    if text is None:
        return Quality.ESTIMATED, (_UNSTATED,)
    found = QUALITIES.get(text.strip().casefold())
    if found is None:
        raise MeasurementError(
            say(
                "{file}:{line}: the quality “{text}” is none of measured, computed, "
                "estimated, assumed.",
                "{file}:{line} : la qualité « {text} » n’est ni mesuré, ni calculé, ni "
                "estimé, ni supposé.",
                file=table.file,
                line=line.number,
                text=text,
            )
        )
    return found, ()


FORMAT = Format(
    "table",
    "a spreadsheet",
    _recognises,
    _read,
    COLUMNS,
    (
        say(
            "CSV in any of the usual encodings and separators, or the first sheet of "
            "an .xlsx workbook whose formulas have been calculated; headings "
            "stand in the first line. A heading may hold its unit: “Energy [MWh]”.",
            "CSV dans les encodages et séparateurs usuels, ou la première feuille d’un "
            "classeur .xlsx dont les formules sont calculées ; les en-têtes sont à la "
            "première ligne. Un en-tête peut contenir son unité : « Énergie [MWh] ».",
        ),
        say(
            "Other headings are listed as not read and never guessed at. Not read: "
            "OpenDocument (.ods), old workbooks (.xls), several tables on one sheet.",
            "Les autres en-têtes sont énumérés comme non lus, jamais devinés. Non "
            "lus : OpenDocument (.ods), anciens classeurs (.xls), plusieurs "
            "tableaux sur une feuille.",
        ),
    ),
)
