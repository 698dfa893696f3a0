"""Devices and sensors in the field: ``edge.devices``.

A row needs ``units``, ``service.lifetime`` and, for its making, ``embodied`` or a
``device`` that is known (a terminal, or functional blocks joined by ``+``, as in
``processing:HSL-1+connectivity:HSL-2``); for its use ``power`` and ``hours_per_year``.
On batteries it needs ``battery_embodied`` and ``battery_life`` instead, and draws
nothing from the grid; where they are recharged it needs both.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from assessor.domain.activity import Row
from assessor.domain.impacts import INDICATORS, Indicator
from assessor.estimation.activities.computing import SOURCES, Source, sheet_of
from assessor.estimation.activities.electricity import impact_sheet, use_lines
from assessor.estimation.activities.stages import embodied_lines
from assessor.estimation.activities.terminals import device_factor
from assessor.estimation.combining import together
from assessor.estimation.formulas.devices import BATTERIES, EDGE, SPARE_BATTERIES
from assessor.estimation.formulas.electricity import DELIVERED
from assessor.estimation.graph import Formulas, Node, Sheet
from assessor.estimation.inputs import Activity
from assessor.estimation.lines import Line, Worked

_FORMULAS = Formulas(EDGE, BATTERIES, DELIVERED)
_HOLDING_ONE = Formulas(SPARE_BATTERIES, _FORMULAS)
_POWERED = frozenset({"battery", "rechargeable"})
_ANSWERS = ("battery_life", "hours_per_year", "power", "units")
_NO_GRID = "it runs on batteries that are replaced: nothing is drawn from the grid"
_INDICATORS: tuple[Indicator, ...] = ("gwp", "adpe", "pe", "adpf", "water")
_SUPPLY = "owned"


def _lifetime(activity: Activity) -> Node | None:
    setting, device = activity.setting, activity.word("device")
    known = activity.stated("lifetime")
    if known is None and device:
        known = setting.factor("lifetime/equipment", device, "lifetime")
    return (
        known
        or activity.answer("lifetime")
        or setting.factor("lifetime/equipment", "iot", "lifetime")
    )


_SOURCES: Mapping[str, Source] = {
    "grid_water": SOURCES["grid_water"],
    "lifetime": _lifetime,
    "service_lifetime": SOURCES["service_lifetime"],
}


def work(activity: Activity, _rows: Sequence[Row]) -> Worked:
    """Return what a fleet of devices adds to the inventory."""
    formulas = _HOLDING_ONE if _holds_one(activity) else _FORMULAS
    sheet = sheet_of(activity, formulas, activity.given(*_ANSWERS), _SOURCES)
    lines: list[Line] = [*_use(activity, sheet), *_battery_lines(activity, sheet)]
    for indicator in _INDICATORS:
        factor = _embodied(activity, indicator)
        given = {} if factor is None else {"device_embodied": factor}
        impacts = impact_sheet(activity, sheet, indicator, given)
        lines += embodied_lines(
            activity,
            impacts,
            "device_impact",
            factor,
            (indicator, "inference", _SUPPLY),
        )
    return Worked(tuple(lines))


def _use(activity: Activity, sheet: Sheet) -> Iterator[Line]:
    """Yield the electricity of the fleet; a battery that is thrown away draws none."""
    for line in use_lines(activity, sheet, "inference", "edge", _SUPPLY):
        if activity.word("power_source") != "battery":
            yield line
        else:
            yield replace(
                line, node=None, market=None, state="not_applicable", reason=_NO_GRID
            )


def _holds_one(activity: Activity) -> bool:
    """Whether the making of the device holds its power supply, a battery among it."""
    stated = activity.stated("embodied") is not None
    return stated or "power_supply:" in activity.word("device")


def _battery_lines(activity: Activity, sheet: Sheet) -> Iterator[Line]:
    """Yield the making of batteries, but for one that the device holds already."""
    if activity.word("power_source") not in _POWERED:
        return
    if _holds_one(activity) and activity.stated("battery_life") is None:
        return
    for indicator in _INDICATORS:
        factor = None
        if indicator == "gwp":
            factor = activity.answer("battery_embodied")
        given = {} if factor is None else {"battery_embodied": factor}
        impacts = impact_sheet(activity, sheet, indicator, given)
        yield from embodied_lines(
            activity,
            impacts,
            "battery_impact",
            factor,
            (indicator, "inference", _SUPPLY),
        )


def _embodied(activity: Activity, indicator: Indicator) -> Node | None:
    if indicator == "gwp":
        answered = activity.answer("embodied", "device_embodied")
        if answered is not None:
            return answered
    return device_factor(activity, indicator) or _of_blocks(activity, indicator)


def _of_blocks(activity: Activity, indicator: Indicator) -> Node | None:
    table = f"iot/block-{indicator}"
    names = [name.strip() for name in activity.word("device").split("+")]
    if table not in activity.setting.shelf:
        return None
    blocks = [activity.setting.factor(table, name, "block_embodied") for name in names]
    known = [block for block in blocks if block is not None]
    if len(known) < len(names):
        return None
    step = f"{activity.name}.device_embodied:{indicator}"
    return together(step, INDICATORS[indicator], known)
