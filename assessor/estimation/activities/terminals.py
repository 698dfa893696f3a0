"""Terminals of users: ``terminals.devices``.

The devices of the organisation's own staff are ``owned``; those of others ``user``.
A row needs ``device``, and ``hours_per_year`` or ``time_per_use`` with
``service.uses_per_year``; and ``service.lifetime``.
"""

from collections.abc import Mapping, Sequence

from assessor.domain.activity import Row
from assessor.domain.impacts import Indicator
from assessor.estimation.activities.computing import SOURCES, Source, sheet_of
from assessor.estimation.activities.electricity import impact_sheet, use_lines
from assessor.estimation.activities.stages import embodied_lines
from assessor.estimation.formulas.devices import TERMINALS
from assessor.estimation.formulas.electricity import DELIVERED
from assessor.estimation.graph import Formulas, Node
from assessor.estimation.inputs import Activity
from assessor.estimation.lines import Line, Worked

_FORMULAS = Formulas(TERMINALS, DELIVERED)
_ANSWERS = ("hours_per_year", "time_per_use", "share_of_uses", "power", "lifetime")
_INDICATORS: tuple[Indicator, ...] = ("gwp", "adpe", "pe", "adpf", "water")
_ALL_USES = "share of uses not stated: all of them"


def _of_device(table: str, quantity: str) -> Source:
    def find(activity: Activity) -> Node | None:
        device = activity.word("device")
        return activity.setting.factor(table, device, quantity) if device else None

    return find


_SOURCES: Mapping[str, Source] = {
    **{
        name: SOURCES[name]
        for name in ("grid_water", "service_lifetime", "uses_per_year")
    },
    "daily_use": _of_device("terminals/use-profile", "daily_use"),
    "lifetime": _of_device("lifetime/equipment", "lifetime"),
    "power": _of_device("terminals/power", "power"),
    "share_of_uses": lambda row: row.assumed("share_of_uses", 1.0, "1", _ALL_USES),
}


def work(activity: Activity, _rows: Sequence[Row]) -> Worked:
    """Return what the terminals of a kind add to the inventory."""
    sheet = sheet_of(activity, _FORMULAS, activity.given(*_ANSWERS), _SOURCES)
    supply = activity.word("supply") or "user"
    lines: list[Line] = [*use_lines(activity, sheet, "inference", "terminal", supply)]
    for indicator in _INDICATORS:
        factor = device_factor(activity, indicator)
        given = {} if factor is None else {"device_embodied": factor}
        impacts = impact_sheet(activity, sheet, indicator, given)
        lines += embodied_lines(
            activity, impacts, "device_impact", factor, (indicator, "inference", supply)
        )
    return Worked(tuple(lines))


def device_factor(activity: Activity, indicator: Indicator) -> Node | None:
    """Return the embodied factor of a kind of terminal, without its use.

    Water is left out: the published figures are weighted by scarcity and may not be
    added to litres drawn.
    """
    table = f"terminals/embodied-{indicator}"
    device = activity.word("device")
    if indicator == "water" or not device or table not in activity.setting.shelf:
        return None
    return activity.setting.factor(table, device, "device_embodied")
