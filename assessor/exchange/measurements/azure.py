"""Microsoft Azure: emissions exported as CSV, one row a month, service and scope."""

import re

from assessor.exchange.measurements.adding import words
from assessor.exchange.measurements.cells import number
from assessor.exchange.measurements.cloud import (
    LOCATION,
    MARKET,
    UNKNOWN,
    Account,
    Provider,
    month_of,
    rows_of,
)
from assessor.exchange.measurements.model import (
    Column,
    Format,
    Measured,
    MeasurementError,
    Source,
    say,
)
from assessor.exchange.measurements.tabular import Line, Table, names_of, read_table

_TOOL = "Azure"
_MONTHS = ("usagemonth", "usage_month", "datekey", "date", "month")
_REGIONS = ("azureregionname", "region", "location", "azure_region")
_SUBSCRIPTIONS = ("subscriptionid", "subscription_id")
_EMISSIONS = re.compile(r"(latestmonth|total)?(carbon)?_?emissions?(_?\W.*)?")
_SCOPE = re.compile(r"(?:.*\D)?([123])")
_UNIT = re.compile(r"(kg|mt|t)co2e?q?", re.IGNORECASE)
_KILOGRAMS = {"kg": 1.0, "mt": 1000.0, "t": 1000.0}
_LEFT = Column("", say("left in the file", "reste dans le fichier"))
COLUMNS = {
    "UsageMonth": Column(
        "months",
        say(
            "also Date, DateKey, Month; counted", "aussi Date, DateKey, Month ; comptés"
        ),
    ),
    "AzureRegionName": Column(
        "cloud_zone",
        say(
            "also Region, Location; a row for each",
            "aussi Region, Location ; une ligne pour chacune",
        ),
    ),
    "Scope": Column(
        "customer_use",
        say(
            "1 and 2 are use, 3 is customer_hardware",
            "1 et 2 : usage ; 3 : customer_hardware",
        ),
    ),
    "CarbonEmission": Column(
        "customer_use",
        say(
            "also Emissions (kgCO2e), Emissions (mtCO2e); the unit stands in the name "
            "or in a column unit, else the file is refused",
            "aussi Emissions (kgCO2e), Emissions (mtCO2e) ; l’unité figure dans le nom "
            "ou dans une colonne unit, sinon le fichier est refusé",
        ),
    ),
    "Unit": Column("", say("kgCO2e or mtCO2e (tonnes)", "kgCO2e ou mtCO2e (tonnes)")),
    "Basis": Column(
        "basis",
        say(
            "location-based or market-based; “unknown” without it, to be asked",
            "par localisation ou par marché ; « inconnue » sans elle, à demander",
        ),
    ),
    "SubscriptionId": Column(
        "",
        say(
            "one at a time: a file with several is refused",
            "un à la fois : un fichier qui en a plusieurs est refusé",
        ),
    ),
    "AzureServiceName": Column("", say("added up", "additionnés")),
    "SubscriptionName": _LEFT,
    "EnrollmentId": _LEFT,
}


def _first(table: Table, names: tuple[str, ...]) -> str:
    found = next((name for name in names if name in table.columns), None)
    if found is None:
        table.need(names[:1], _TOOL)
    return found or names[0]


def _recognises(source: Source) -> bool:
    names = names_of(source)
    return (
        "scope" in names
        and any(name in names for name in _MONTHS)
        and any(_EMISSIONS.fullmatch(name) for name in names)
    )


def _read(source: Source) -> tuple[Measured, ...]:
    table = read_table(source)
    month, region = _first(table, _MONTHS), _first(table, _REGIONS)
    table.need(("scope",), _TOOL)
    held = next((name for name in table.columns if _EMISSIONS.fullmatch(name)), "")
    if not held:
        table.need(("carbonemission",), _TOOL)
    _refuse_several(table)
    accounts: dict[str, Account] = {}
    for line in table.lines:
        zone = line.cells[region].casefold().replace(" ", "")
        _add(accounts.setdefault(zone, Account()), table, line, held)
        accounts[zone].months.update(filter(None, [month_of(line.cells[month])]))
    columns = (table.columns["scope"], table.columns[held])
    provider = Provider(
        "azure",
        _TOOL,
        _basis(table),
        columns,
        columns,
        table.columns[month],
        table.columns[region],
    )
    return rows_of(table.file, accounts, provider)


def _add(account: Account, table: Table, line: Line, held: str) -> None:
    scope = _SCOPE.fullmatch(line.cells["scope"])
    if scope is None:
        raise MeasurementError(
            say(
                "{where}: “{text}” is no scope; expected 1, 2 or 3.",
                "{where} : « {text} » n’est pas un scope ; 1, 2 ou 3 attendu.",
                where=f"{table.file}:{line.number}",
                text=line.cells["scope"],
            )
        )
    kilograms = (number(table, line, held) or 0.0) * _scale(table, line, held)
    if scope[1] == "3":
        account.hardware = (account.hardware or 0.0) + kilograms
    else:
        account.use += kilograms


def _scale(table: Table, line: Line, held: str) -> float:
    found = _UNIT.search(held) or _UNIT.search(line.cells.get("unit", ""))
    if found is None:
        raise MeasurementError(
            say(
                "{file}: the column {name} does not say its unit. Rename it "
                "“Emissions (kgCO2e)” or “Emissions (mtCO2e)”, as your dashboard says.",
                "{file} : la colonne {name} ne dit pas son unité. Renommez-la « "
                "Emissions (kgCO2e) » ou « Emissions (mtCO2e) », selon votre tableau "
                "de bord.",
                file=table.file,
                name=table.columns[held],
            )
        )
    return _KILOGRAMS[found[1].casefold()]


def _basis(table: Table) -> str:
    said = " ".join(words(table.lines, "basis")).casefold()
    market, location = MARKET in said, LOCATION in said
    if market and location:
        raise MeasurementError(
            say(
                "{file}: location-based and market-based rows are mixed. Keep the "
                "location-based ones.",
                "{file} : des lignes par localisation et par marché sont mêlées. "
                "Gardez celles par localisation.",
                file=table.file,
            )
        )
    return MARKET if market else LOCATION if location else UNKNOWN


def _refuse_several(table: Table) -> None:
    column = next((name for name in _SUBSCRIPTIONS if name in table.columns), "")
    found = words(table.lines, column)
    if len(found) > 1:
        raise MeasurementError(
            say(
                "{file} holds {count} subscriptions. Filter it to those of the project "
                "and remove the column.",
                "{file} contient {count} abonnements. Filtrez-le sur ceux du projet et "
                "retirez la colonne.",
                file=table.file,
                count=len(found),
            )
        )


FORMAT = Format("azure", _TOOL, _recognises, _read, COLUMNS)
