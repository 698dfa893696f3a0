"""Equipment listed by name: ``equipment.items``.

A row needs ``embodied``, or the description of its ``parts``, or an ``equipment`` that
a table of servers, accelerators or terminals knows; ``years`` or
``service.lifetime``; and ``lifetime`` where the kind of equipment has none of its own.
"""

from collections.abc import Iterator, Mapping, Sequence

from assessor.domain.activity import Row
from assessor.domain.impacts import Indicator
from assessor.estimation.activities import parts
from assessor.estimation.activities.computing import Source, from_theme, sheet_of
from assessor.estimation.activities.electricity import impact_sheet
from assessor.estimation.activities.phases import phase_of
from assessor.estimation.activities.stages import embodied_lines
from assessor.estimation.formulas.equipment import EQUIPMENT
from assessor.estimation.graph import Formulas, Node, Sheet
from assessor.estimation.inputs import Activity
from assessor.estimation.lines import Line, Purchase, Worked

_ANSWERS = (
    *parts.ANSWERS,
    "active_utilisation",
    "lifetime",
    "real_lifetime",
    "share",
    "units",
    "years",
)
_INDICATORS: tuple[Indicator, ...] = ("gwp", "adpe", "pe", "adpf", "water")
_TOPICS = ("servers", "accelerators", "terminals")
_EXISTING = "existing"
_ALL_USES = "the share is one of all uses: no utilisation rate"


def _lifetime(activity: Activity) -> Node | None:
    kind = activity.word("equipment")
    setting = activity.setting
    own = setting.factor("lifetime/equipment", kind, "lifetime") if kind else None
    if own is not None:
        return own
    is_server = setting.shelf.at("servers/embodied-gwp", kind) is not None
    key = "server" if is_server else "accelerator"
    is_card = setting.shelf.at("accelerators/embodied-gwp", kind) is not None
    if not is_server and not is_card:
        return None
    return setting.factor("lifetime/equipment", key, "lifetime")


def _of_wafers(quantity: str) -> Source:
    return lambda activity: parts.wafer_parameter(activity, quantity)


_SOURCES: Mapping[str, Source] = {
    "active_utilisation": lambda row: row.assumed(
        "active_utilisation", 1.0, "1", _ALL_USES
    ),
    **{name: _of_wafers(name) for name in parts.WAFER},
    "lifetime": _lifetime,
    "share": lambda row: row.assumed("share", 1.0, "1", "share not stated: all of it"),
    "units": lambda row: row.assumed("units", 1.0, "1", "units not stated: one"),
    "years": from_theme("service.lifetime", "years"),
}


def work(activity: Activity, _rows: Sequence[Row]) -> Worked:
    """Return what an item of equipment adds to the inventory."""
    described = parts.FORMULAS.get(activity.word("parts"), Formulas())
    formulas = Formulas(EQUIPMENT, described)
    sheet = sheet_of(activity, formulas, activity.given(*_ANSWERS), _SOURCES)
    phase = phase_of(activity, "hosting")
    supply = activity.word("supply") or "owned"
    lines: list[Line] = []
    purchases: list[Purchase] = []
    for indicator in _INDICATORS:
        factor = _stated(activity, indicator)
        impacts = sheet
        if factor is None and parts.is_described(activity):
            factor, impacts = parts.embodied_of_parts(activity, sheet, indicator)
        else:
            factor = factor or _embodied(activity, indicator)
        if factor is not None:
            given = {"embodied": factor}
            impacts = impact_sheet(activity, sheet, indicator, given)
        lines += embodied_lines(
            activity, impacts, "equipment_impact", factor, (indicator, phase, supply)
        )
        purchases += _purchase(activity, impacts, indicator)
    return Worked(tuple(lines), purchases=tuple(purchases))


def _purchase(
    activity: Activity, impacts: Sheet, indicator: Indicator
) -> Iterator[Purchase]:
    """Yield what was bought, in full; what was there before was bought before."""
    if activity.word("status") == _EXISTING or impacts.base is None:
        return
    spread, bought = (
        impacts.solve(name) for name in ("equipment_impact", "equipment_bought")
    )
    if spread is not None and bought is not None:
        yield Purchase(indicator, spread, bought)


def _stated(activity: Activity, indicator: Indicator) -> Node | None:
    return activity.answer("embodied") if indicator == "gwp" else None


def _embodied(activity: Activity, indicator: Indicator) -> Node | None:
    kind = activity.word("equipment")
    for topic in _TOPICS:
        table = f"{topic}/embodied-{indicator}"
        if kind and indicator != "water" and table in activity.setting.shelf:
            found = activity.setting.factor(table, kind, "embodied")
            if found is not None:
                return found
    return None
