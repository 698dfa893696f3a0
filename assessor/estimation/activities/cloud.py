"""Emissions of a cloud provider that fall to the project: ``cloud.accounts``.

A row needs ``customer_use`` and ``customer_hardware`` as the supplier states them; or
``customer_usage`` with ``use_factor`` and ``hardware_factor`` of the region; or
``customer_usage`` with ``region_usage``, ``region_use`` and, for the hardware,
``hardware_embodied``, ``hardware_lifetime`` and ``hardware_age``. A row for each
service, region or period gives the views of the seventh step.
"""

from collections.abc import Iterator, Mapping, Sequence

from assessor.domain.activity import Row
from assessor.domain.impacts import INDICATORS, LifeStage
from assessor.estimation.activities.computing import SOURCES, Source, sheet_of
from assessor.estimation.activities.phases import phase_of
from assessor.estimation.formulas.cloud import CUSTOMER, REGION, STATEMENT
from assessor.estimation.graph import Formulas, Node, Sheet
from assessor.estimation.inputs import Activity
from assessor.estimation.lines import NO_FACTOR, Line, Worked, missing

_FORMULAS = Formulas(STATEMENT, CUSTOMER, REGION)
_ANSWERS = (
    "customer_hardware",
    "customer_usage",
    "customer_use",
    "hardware_age",
    "hardware_embodied",
    "hardware_factor",
    "hardware_lifetime",
    "months",
    "region_usage",
    "region_use",
    "usage_overhead",
    "use_factor",
)
_SHARES: tuple[tuple[str, LifeStage], ...] = (
    ("use_share", "use"),
    ("hardware_share", "unsplit"),
)
_NO_OVERHEAD = "spare capacity not stated: taken to be in the usage"
_NEW = "age of the hardware not stated: new"
_MARKET, _UNKNOWN = "market", "unknown"


def _server_life(activity: Activity) -> Node | None:
    return activity.setting.factor("lifetime/equipment", "server", "hardware_lifetime")


_SOURCES: Mapping[str, Source] = {
    "hardware_age": lambda row: row.assumed("hardware_age", 0.0, "year", _NEW),
    "hardware_lifetime": _server_life,
    "service_lifetime": SOURCES["service_lifetime"],
    "usage_overhead": lambda row: row.assumed("usage_overhead", 0.0, "1", _NO_OVERHEAD),
}


def work(activity: Activity, _rows: Sequence[Row]) -> Worked:
    """Return what an account at a cloud provider adds to the inventory.

    A figure that is market-based is none of the location-based total: its electricity
    stands beside it, and is not assessed on the location.
    """
    sheet = sheet_of(activity, _FORMULAS, activity.given(*_ANSWERS), _SOURCES)
    routes = {name: sheet.by_route(name) for name, _ in _SHARES}
    return Worked(tuple(_lines(activity, sheet)), routes, tuple(_warnings(activity)))


def _lines(activity: Activity, sheet: Sheet) -> Iterator[Line]:
    by_market = activity.word("basis") == _MARKET
    for indicator in INDICATORS:
        for quantity, stage in _SHARES:
            if indicator == "energy" and stage != "use":
                continue
            found = sheet.solve(quantity) if indicator == "gwp" else None
            bought = by_market and stage == "use"
            node = None if bought else found
            reason = f"{NO_FACTOR}: {quantity}"
            if indicator == "gwp" and not bought:
                reason = missing(sheet, quantity)
            yield Line(
                row=activity.name,
                indicator=indicator,
                phase=phase_of(activity, "inference"),
                stage=stage,
                tier="datacentre",
                supply="cloud",
                node=node,
                market=found if bought else None,
                state="assessed" if node else "not_assessed",
                reason="" if node else reason,
            )


def _warnings(activity: Activity) -> Iterator[str]:
    if activity.word("basis") == _MARKET:
        yield (
            f"{activity.name}: the supplier's figure is market-based: its electricity "
            "stands in the market-based total alone"
        )
    elif activity.word("basis") == _UNKNOWN:
        yield (
            f"{activity.name}: it is not known whether the supplier's figure is "
            "location-based or market-based: confirm before comparing"
        )
