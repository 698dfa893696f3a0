"""Embodied factor of an item of equipment that is described by its parts."""

from collections.abc import Mapping

from assessor.domain.impacts import INDICATORS, Indicator
from assessor.estimation.activities.electricity import impact_sheet
from assessor.estimation.combining import together
from assessor.estimation.formulas.parts import CARD, PROCESSOR, SERVER
from assessor.estimation.graph import Formulas, Node, Sheet
from assessor.estimation.inputs import Activity

ANSWERS = (
    "board_area",
    "by_plane",
    "by_ship",
    "by_truck",
    "card_mass",
    "card_memory",
    "casing_mass",
    "die_area",
    "hard_discs",
    "heatsink_mass",
    "memory",
    "memory_dies",
    "power_supply_mass",
    "processors",
    "ssd",
)
"""Answers that describe parts and keep their name as quantities."""

FORMULAS: Mapping[str, Formulas] = {
    "processor": PROCESSOR,
    "card": CARD,
    "server": SERVER,
}
"""Formulas of what may be described by its parts."""

_CARDS = "accelerators/parameters"
_WAFERS = "accelerators/wafers"
WAFER: Mapping[str, str] = {
    "kerf": "kerf",
    "wafer_diameter": "wafer_diameter",
    "defect_density": "defect_density",
    "memory_area_per_gigabyte": "memory_area_per_GB",
}
"""Parameters of wafers: key of the table by quantity."""

_CARD_PARTS = (
    "board",
    "casing",
    "chip",
    "end_of_life",
    "heatsink",
    "memory_chip",
    "plane",
    "ship",
    "truck",
    "upstream",
)


def is_described(activity: Activity) -> bool:
    """Whether the row describes the parts of the equipment."""
    return activity.word("parts") in FORMULAS


def wafer_parameter(activity: Activity, quantity: str) -> Node | None:
    """Return a parameter of wafers, or ``None`` for any other quantity."""
    key = WAFER.get(quantity)
    return None if key is None else activity.setting.factor(_WAFERS, key, quantity)


def embodied_of_parts(
    activity: Activity, base: Sheet, indicator: Indicator
) -> tuple[Node | None, Sheet]:
    """Return what the parts of an item add up to, and the sheet that tells it.

    Args:
        activity: The row.
        base: Sheet of the row.
        indicator: The indicator.

    Returns:
        The embodied impact of one item, ``None`` where a part or a factor is not
        known; and the sheet, which says what is missing.
    """
    given = {
        quantity: node
        for quantity, node in _factors(activity, indicator).items()
        if node is not None
    }
    sheet = impact_sheet(activity, base, indicator, given)
    return sheet.solve("parts_embodied"), sheet


def _factors(activity: Activity, indicator: Indicator) -> dict[str, Node | None]:
    if activity.word("parts") == "card":
        return {
            f"{part}_factor": activity.setting.factor(
                _CARDS, f"{indicator}_{part}", f"{part}_factor"
            )
            for part in _CARD_PARTS
        }
    return {
        **_processor_factors(activity, indicator),
        **_server_factors(activity, indicator),
    }


def _processor_factors(
    activity: Activity, indicator: Indicator
) -> dict[str, Node | None]:
    table, find = "cpu/parameters", activity.setting.factor
    return {
        "processor_base": find(table, f"{indicator}_base", "processor_base"),
        "processor_per_area": find(table, f"{indicator}_per_mm2", "processor_per_area"),
    }


def _server_factors(activity: Activity, indicator: Indicator) -> dict[str, Node | None]:
    table, find = "servers/parameters", activity.setting.factor
    return {
        "server_frame": _frame(activity, indicator),
        "power_supply_per_mass": find(
            table, f"power_supply_per_kg_{indicator}", "power_supply_per_mass"
        ),
        "memory_factor": _component(activity, "memory", "generic", indicator),
        "ssd_factor": _component(activity, "storage", "ssd", indicator),
        "hard_disc_factor": _component(activity, "storage", "hdd", indicator),
    }


def _frame(activity: Activity, indicator: Indicator) -> Node | None:
    case = activity.word("case") or "rack"
    names = ("motherboard", f"{case}_case", "assembly")
    parts = [
        activity.setting.factor(
            "servers/parameters", f"{name}_{indicator}", "server_frame"
        )
        for name in names
    ]
    known = [part for part in parts if part is not None]
    if len(known) < len(names):
        return None
    step = f"{activity.name}.server_frame:{indicator}"
    return together(step, INDICATORS[indicator], known)


def _component(
    activity: Activity, topic: str, key: str, indicator: Indicator
) -> Node | None:
    table = f"{topic}/embodied-{indicator}"
    if table not in activity.setting.shelf:
        return None
    name = "hard_disc" if key == "hdd" else key if key == "ssd" else topic
    return activity.setting.factor(table, key, f"{name}_factor")
