"""Google Cloud Carbon Footprint: the table that BigQuery exports, as CSV."""

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

_TOOL = "Google Cloud Carbon Footprint"
_SCOPES = "carbon_footprint_kgco2e"
_ONE, _THREE = f"{_SCOPES}_scope1", f"{_SCOPES}_scope3"
_TWO = {
    LOCATION: f"{_SCOPES}_scope2_location_based",
    MARKET: f"{_SCOPES}_scope2_market_based",
}
_NEEDED = ("usage_month", "location_region", _ONE, _THREE)
_LEFT = Column("", say("left in the file", "reste dans le fichier"))
COLUMNS = {
    "usage_month": Column("months", say("counted", "comptés")),
    "project.id": Column(
        "",
        say(
            "one project at a time: a file with several is refused",
            "un projet à la fois : un fichier qui en a plusieurs est refusé",
        ),
    ),
    "location.region": Column(
        "cloud_zone", say("a row for each", "une ligne pour chacune")
    ),
    "carbon_footprint_kgCO2e.scope1": Column(
        "customer_use", say("with scope 2", "avec le scope 2")
    ),
    "carbon_footprint_kgCO2e.scope2.location_based": Column(
        "customer_use", say("preferred", "préférée")
    ),
    "carbon_footprint_kgCO2e.scope2.market_based": Column(
        "customer_use",
        say(
            "a note; the input, on the basis “market”, where no location-based figure "
            "is there",
            "une note ; la donnée, sur la base « marché », en l’absence de chiffre "
            "fondé sur la localisation",
        ),
    ),
    "carbon_footprint_kgCO2e.scope3": Column(
        "customer_hardware", say("a month’s mean", "moyenne mensuelle")
    ),
    "carbon_footprint_total_kgCO2e.after_offsets": Column(
        "", say("never read", "jamais lue")
    ),
    "carbon_footprint_total_kgCO2e.location_based": _LEFT,
    "carbon_footprint_total_kgCO2e.market_based": _LEFT,
    "carbon_offsets_kgCO2e": Column("", say("never deducted", "jamais déduits")),
    "carbon_model_version": _LEFT,
    "billing_account_id": _LEFT,
    "project.number": _LEFT,
    "service.id": _LEFT,
    "service.description": Column("", say("added up", "additionnés")),
    "location.location": _LEFT,
}


def _recognises(source: Source) -> bool:
    return {"usage_month", _ONE} <= names_of(source)


def _read(source: Source) -> tuple[Measured, ...]:
    table = read_table(source)
    table.need(_NEEDED, _TOOL)
    projects = words(table.lines, "project_id")
    if len(projects) > 1:
        raise MeasurementError(
            say(
                "{file} holds the projects {names}. Filter it to the one that is "
                "assessed.",
                "{file} contient les projets {names}. Filtrez-le sur celui qui est "
                "évalué.",
                file=table.file,
                names=", ".join(projects),
            )
        )
    basis = LOCATION if _has(table, LOCATION) else MARKET
    if not _has(table, basis):
        table.need((_TWO[LOCATION],), _TOOL)
    accounts: dict[str, Account] = {}
    for line in table.lines:
        _add(accounts, table, line, basis)
    provider = Provider(
        "gcp",
        "Google Cloud",
        basis,
        (table.columns[_ONE], table.columns[_TWO[basis]]),
        (table.columns[_THREE],),
        table.columns["usage_month"],
        table.columns["location_region"],
    )
    return rows_of(table.file, accounts, provider)


def _has(table: Table, basis: str) -> bool:
    """Whether a basis has a value in every row; an export may leave one empty."""
    column = _TWO[basis]
    return column in table.columns and all(
        number(table, line, column) is not None for line in table.lines
    )


def _add(accounts: dict[str, Account], table: Table, line: Line, basis: str) -> None:
    account = accounts.setdefault(line.cells["location_region"], Account())
    direct = number(table, line, _ONE) or 0.0
    account.use += direct + (number(table, line, _TWO[basis]) or 0.0)
    account.hardware = (account.hardware or 0.0) + (number(table, line, _THREE) or 0.0)
    account.months.update(filter(None, [month_of(line.cells["usage_month"])]))
    if basis == LOCATION and _TWO[MARKET] in table.columns:
        market = direct + (number(table, line, _TWO[MARKET]) or 0.0)
        account.other = (account.other or 0.0) + market


FORMAT = Format("gcp", _TOOL, _recognises, _read, COLUMNS)
