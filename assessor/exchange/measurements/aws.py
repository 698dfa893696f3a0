"""Amazon Web Services: the table of carbon emissions of its data exports, as CSV."""

from collections.abc import Mapping

from assessor.exchange.measurements.adding import words
from assessor.exchange.measurements.cells import number
from assessor.exchange.measurements.cloud import (
    LOCATION,
    MARKET,
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

_TOOL = "AWS Data Exports"
_METHOD: Mapping[str, str] = {LOCATION: "lbm", MARKET: "mbm"}
_KILOGRAMS = {"mtco2e": 1000.0, "tco2e": 1000.0, "kgco2e": 1.0, "": 1000.0}
_MONTHS = ("usage_period_start", "usage_period_start_date")
_LEFT = Column("", say("left in the file", "reste dans le fichier"))
COLUMNS = {
    "usage_period_start": Column("months", say("counted", "comptés")),
    "region_code": Column(
        "cloud_zone", say("a row for each", "une ligne pour chacune")
    ),
    "usage_account_id": Column(
        "",
        say(
            "one account at a time: a file with several is refused",
            "un compte à la fois : un fichier qui en a plusieurs est refusé",
        ),
    ),
    "model_version": Column(
        "",
        say(
            "one version: a file with several counts months twice and is refused",
            "une version : un fichier qui en a plusieurs compte des mois deux fois et "
            "est refusé",
        ),
    ),
    "total_scope_1_emissions_value": Column(
        "customer_use", say("with scope 2", "avec le scope 2")
    ),
    "total_scope_2_lbm_emissions_value": Column(
        "customer_use", say("location-based, preferred", "par localisation, préférée")
    ),
    "total_scope_2_mbm_emissions_value": Column(
        "customer_use",
        say(
            "a note; the input, on the basis “market”, without a location-based figure",
            "une note ; la donnée, sur la base « marché », sans chiffre par "
            "localisation",
        ),
    ),
    "total_scope_3_lbm_emissions_value": Column(
        "customer_hardware", say("a month’s mean", "moyenne mensuelle")
    ),
    "total_scope_3_mbm_emissions_value": Column(
        "customer_hardware",
        say("where the one above is missing", "en l’absence de la précédente"),
    ),
    "total_lbm_emissions_value": Column(
        "customer_use",
        say(
            "where scopes are not told apart; scope 3 stays open",
            "si les scopes ne sont pas distingués ; le scope 3 reste ouvert",
        ),
    ),
    "total_mbm_emissions_value": Column(
        "customer_use",
        say("the same, on the basis “market”", "de même, sur la base « marché »"),
    ),
    "total_…_emissions_unit": Column(
        "",
        say("MTCO2e or kgCO2e; another is refused", "MTCO2e ou kgCO2e ; autre refusée"),
    ),
    "product_code": Column("", say("added up", "additionnés")),
    "usage_period_end": _LEFT,
    "last_refresh_timestamp": _LEFT,
    "location": _LEFT,
    "payer_account_id": _LEFT,
}


def _recognises(source: Source) -> bool:
    names = names_of(source)
    return "region_code" in names and any(
        "bm_emissions_value" in name for name in names
    )


def _read(source: Source) -> tuple[Measured, ...]:
    table = read_table(source)
    month = next((name for name in _MONTHS if name in table.columns), _MONTHS[0])
    table.need((month, "region_code"), _TOOL)
    _refuse_several(table)
    basis, use, hardware = _columns(table)
    accounts: dict[str, Account] = {}
    for line in table.lines:
        account = accounts.setdefault(line.cells["region_code"], Account())
        account.use += sum(_kilograms(table, line, column) for column in use)
        for column in hardware:
            more = _kilograms(table, line, column)
            account.hardware = (account.hardware or 0.0) + more
        account.months.update(filter(None, [month_of(line.cells[month])]))
        if basis == LOCATION:
            _note_market(account, table, line, use)
    provider = Provider("aws", "AWS", basis, use, hardware, month, "region_code")
    return rows_of(table.file, accounts, provider)


def _columns(table: Table) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Return the basis, the columns of use and those of hardware."""
    for basis, method in _METHOD.items():
        two = f"total_scope_2_{method}_emissions_value"
        if _filled(table, two):
            three = (
                f"total_scope_3_{method}_emissions_value",
                "total_scope_3_lbm_emissions_value",
                "total_scope_3_mbm_emissions_value",
            )
            hardware = tuple(name for name in three if _filled(table, name))[:1]
            one = "total_scope_1_emissions_value"
            use = (one, two) if one in table.columns else (two,)
            return basis, use, hardware
        if _filled(table, f"total_{method}_emissions_value"):
            return basis, (f"total_{method}_emissions_value",), ()
    table.need(("total_lbm_emissions_value",), _TOOL)
    raise MeasurementError(
        say(
            "{file}: the columns of emissions are empty.",
            "{file} : les colonnes d’émissions sont vides.",
            file=table.file,
        )
    )


def _filled(table: Table, column: str) -> bool:
    return column in table.columns and any(
        number(table, line, column) is not None for line in table.lines
    )


def _note_market(
    account: Account, table: Table, line: Line, use: tuple[str, ...]
) -> None:
    market = tuple(column.replace("lbm", "mbm") for column in use)
    if all(column in table.columns for column in market):
        more = sum(_kilograms(table, line, column) for column in market)
        account.other = (account.other or 0.0) + more


def _kilograms(table: Table, line: Line, column: str) -> float:
    unit = line.cells.get(column.replace("_value", "_unit"), "").casefold()
    if unit not in _KILOGRAMS:
        raise MeasurementError(
            say(
                "{where}: the unit {unit} is not known; expected MTCO2e (tonnes) or "
                "kgCO2e.",
                "{where} : l’unité {unit} n’est pas connue ; MTCO2e (tonnes) ou kgCO2e "
                "attendu.",
                where=f"{table.file}:{line.number}",
                unit=unit,
            )
        )
    return (number(table, line, column) or 0.0) * _KILOGRAMS[unit]


def _refuse_several(table: Table) -> None:
    for column in ("usage_account_id", "model_version"):
        found = words(table.lines, column)
        if len(found) > 1:
            raise MeasurementError(
                say(
                    "{file}: {column} has the values {names}. Filter it to one, or "
                    "months would count twice.",
                    "{file} : {column} prend les valeurs {names}. Filtrez-le sur une "
                    "seule, sinon des mois compteraient deux fois.",
                    file=table.file,
                    column=column,
                    names=", ".join(found),
                )
            )


FORMAT = Format("aws", _TOOL, _recognises, _read, COLUMNS)
