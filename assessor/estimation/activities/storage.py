"""Data that is kept: ``storage.stores``.

A row needs ``volume``, and ``years`` or ``service.lifetime``.
"""

from collections.abc import Mapping, Sequence

from assessor.domain.activity import Row
from assessor.domain.impacts import Indicator
from assessor.estimation.activities.computing import (
    SOURCES,
    Source,
    from_theme,
    sheet_of,
)
from assessor.estimation.activities.electricity import impact_sheet, use_lines
from assessor.estimation.activities.phases import phase_of
from assessor.estimation.activities.stages import embodied_lines
from assessor.estimation.formulas.electricity import FACILITY
from assessor.estimation.formulas.storage import STORAGE
from assessor.estimation.graph import Formulas, Node
from assessor.estimation.inputs import Activity
from assessor.estimation.lines import Line, Worked

_FORMULAS = Formulas(STORAGE, FACILITY)
_ANSWERS = ("volume", "copies", "years", "drive_capacity")
_INDICATORS: tuple[Indicator, ...] = ("gwp", "adpe", "pe", "adpf", "water")
_ONE_COPY = "copies not stated: one"
_PER_DRIVE = "/unit"


def _medium(activity: Activity) -> str:
    return activity.word("medium") or "ssd"


_SOURCES: Mapping[str, Source] = {
    **SOURCES,
    "copies": lambda row: row.assumed("copies", 1.0, "1", _ONE_COPY),
    "storage_energy": lambda row: row.setting.factor(
        "storage/energy", _medium(row), "storage_energy"
    ),
    "years": from_theme("service.lifetime", "years"),
}


def work(activity: Activity, _rows: Sequence[Row]) -> Worked:
    """Return what a store adds to the inventory."""
    sheet = sheet_of(activity, _FORMULAS, activity.given(*_ANSWERS), _SOURCES)
    phase = phase_of(activity, "data")
    supply = activity.word("supply") or "cloud"
    lines: list[Line] = [*use_lines(activity, sheet, phase, "datacentre", supply)]
    for indicator in _INDICATORS:
        factor = _embodied(activity, indicator)
        given = {} if factor is None else {factor.quantity: factor}
        impacts = impact_sheet(activity, sheet, indicator, given)
        lines += embodied_lines(
            activity, impacts, "medium_impact", factor, (indicator, phase, supply)
        )
    return Worked(tuple(lines))


def _embodied(activity: Activity, indicator: Indicator) -> Node | None:
    table, medium = f"storage/embodied-{indicator}", _medium(activity)
    shelf = activity.setting.shelf
    found = shelf.at(table, medium) if table in shelf else None
    if found is None:
        return None
    by_drive = found.unit.endswith(_PER_DRIVE)
    quantity = "drive_embodied" if by_drive else "medium_embodied"
    return activity.setting.factor(table, medium, quantity)
