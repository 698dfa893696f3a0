"""Data that is carried: ``network.flows``.

A row needs ``data_per_year``, or ``data_per_use`` with ``service.uses_per_year``; or,
by subscription, ``lines`` and ``line_share`` (or ``data_per_year``); and
``service.lifetime``.
"""

from collections.abc import Mapping, Sequence

from assessor.domain.activity import Row
from assessor.domain.impacts import INDICATORS, Indicator
from assessor.estimation.activities.computing import (
    SOURCES,
    Source,
    from_table,
    sheet_of,
)
from assessor.estimation.activities.electricity import impact_sheet
from assessor.estimation.activities.phases import phase_of
from assessor.estimation.formulas.storage import LINES, NETWORK
from assessor.estimation.graph import Formulas, Node, Sheet
from assessor.estimation.inputs import Activity
from assessor.estimation.lines import NO_FACTOR, Line, Worked, missing

_SOURCES: Mapping[str, Source] = {
    "subscription_traffic": lambda row: row.setting.factor_at(
        "network/traffic",
        row.word("place"),
        "subscription_traffic",
        row.year,
        _fixed(row),
    ),
    "network_energy": from_table("network/energy", "swd_v4_network", "network_energy"),
    "service_lifetime": SOURCES["service_lifetime"],
    "uses_per_year": SOURCES["uses_per_year"],
}
_BOX, _EUROPE = "box", "EUR"
_BY_LINE = "lines"
_FORMULAS = Formulas(LINES, NETWORK)
_BOX_IN_LINE = (
    f"{NO_FACTOR}: subscription_factor without the box that is counted as a terminal"
)


def work(activity: Activity, rows: Sequence[Row]) -> Worked:
    """Return what a flow adds to the inventory, over its whole life cycle.

    The factor holds the home box, unless the box is counted as a terminal.
    """
    by_line = activity.word("basis") == _BY_LINE
    data, lines_of = ("data_per_use", "data_per_year"), ("lines", "line_share")
    given = activity.given(*data, *(lines_of if by_line else ()))
    sheet = sheet_of(activity, _FORMULAS if by_line else NETWORK, given, _SOURCES)
    phase = phase_of(activity, "inference")
    supply = activity.word("supply") or ("user" if phase == "inference" else "cloud")
    lines = []
    for indicator in INDICATORS:
        node, reason = _figure(activity, sheet, indicator, rows)
        lines.append(
            Line(
                row=activity.name,
                indicator=indicator,
                phase=phase,
                stage="use" if indicator == "energy" else "unsplit",
                tier="network",
                supply=supply,
                node=node,
                state="assessed" if node else "not_assessed",
                reason=reason,
            )
        )
    return Worked(tuple(lines))


def _figure(
    activity: Activity, sheet: Sheet, indicator: Indicator, rows: Sequence[Row]
) -> tuple[Node | None, str]:
    """Return the impact of a flow, and the reason where there is none.

    Emissions are those of the whole life cycle; energy is that of the use of networks
    alone, so the two do not follow from each other.
    """
    if indicator == "energy":
        node = sheet.solve("network_use")
        return node, "" if node else missing(sheet, "network_use")
    if indicator == "gwp" and activity.word("basis") == _BY_LINE:
        return _by_line(activity, sheet, rows)
    factor = _factor(activity, rows) if indicator == "gwp" else None
    if factor is None:
        return None, f"{NO_FACTOR}: network_factor"
    impacts = impact_sheet(activity, sheet, indicator, {"network_factor": factor})
    node = impacts.solve("network_impact")
    return node, "" if node else missing(impacts, "network_impact")


def _by_line(
    activity: Activity, sheet: Sheet, rows: Sequence[Row]
) -> tuple[Node | None, str]:
    """Return the impact of subscriptions, whose published figure holds the home box."""
    if box_is_counted(activity, rows):
        return None, _BOX_IN_LINE
    factor = activity.setting.factor_at(
        "network/gwp-per-line",
        activity.word("place"),
        "subscription_factor",
        activity.year,
        _fixed(activity),
    )
    if factor is None:
        return None, f"{NO_FACTOR}: subscription_factor"
    impacts = impact_sheet(activity, sheet, "gwp", {"subscription_factor": factor})
    node = impacts.solve("network_impact")
    return node, "" if node else missing(impacts, "network_impact")


def _fixed(activity: Activity) -> str:
    return f"{activity.word('access') or 'fixed'}:"


def box_is_counted(activity: Activity, rows: Sequence[Row]) -> bool:
    """Whether the home box stands among the terminals, so not in the network too."""
    return activity.holds("box_counted") or any(
        row.group == "terminals.devices"
        and (device := row.facts.get("device")) is not None
        and device.value == _BOX
        for row in rows
    )


def _factor(activity: Activity, rows: Sequence[Row]) -> Node | None:
    access = activity.word("access") or "fixed"
    if access == "fixed" and box_is_counted(activity, rows):
        access = "fixed_without_box"
    setting, year = activity.setting, activity.year
    found = setting.factor_at(
        "network/gwp", activity.word("place"), "network_factor", year, f"{access}:"
    )
    if found is not None:
        return found
    asked = f"{access}:{activity.word('place') or 'place not stated'}"
    return setting.factor(
        "network/gwp", asked, "network_factor", year, f"{access}:{_EUROPE}"
    )
