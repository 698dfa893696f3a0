"""What computing draws on where an answer is missing: hardware, site and life."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from assessor.estimation.activities.electricity import (
    grid_water,
    site_overhead,
    site_water,
)
from assessor.estimation.activities.machines import uses_accelerators
from assessor.estimation.graph import Formulas, Node, Sheet
from assessor.estimation.inputs import Activity

ANSWERS = (
    "accelerator_hours",
    "accelerator_power",
    "accelerators_per_server",
    "average_power",
    "cpu_design_power",
    "cpu_load",
    "cpu_power",
    "cpus",
    "design_power",
    "host_overhead",
    "lifetime",
    "load",
    "memory",
    "memory_power",
    "other_power",
    "peak_flops",
    "power_full",
    "power_half",
    "power_idle",
    "power_low",
    "servers",
    "time_full",
    "time_half",
    "time_idle",
    "time_low",
)
"""Answers of computing rows that keep their name as quantities."""

Source = Callable[[Activity], Node | None]
_CURVE = "utilisation/power-curve"


def from_table(table: str, key: str, quantity: str) -> Source:
    """Return a source that looks up one row of a table."""
    return lambda activity: activity.setting.factor(table, key, quantity)


def of_card(table: str, quantity: str) -> Source:
    """Return a source that looks up the accelerator of the row in a table."""

    def find(activity: Activity) -> Node | None:
        card = activity.word("accelerator")
        return activity.setting.factor(table, card, quantity) if card else None

    return find


def from_theme(name: str, quantity: str) -> Source:
    """Return a source that takes a fact that is not in rows."""
    return lambda activity: activity.setting.theme(name, quantity)


def _held(activity: Activity) -> Node | None:
    return activity.answer("duration", "held_duration") if is_held(activity) else None


def _utilisation(activity: Activity) -> Node | None:
    if is_held(activity):
        note = "held exclusively: all the time held is counted, idle or not"
        return activity.assumed("active_utilisation", 1.0, "1", note)
    answered = activity.answer("active_utilisation")
    return answered or activity.setting.factor(
        "utilisation/aur", "generic", "active_utilisation"
    )


def _servers(activity: Activity) -> Node | None:
    if uses_accelerators(activity):
        return None
    return activity.assumed("servers", 1.0, "1", "machines not counted: one assumed")


def _server_power(activity: Activity) -> Node | None:
    """Return the power of such a server; none where accelerators come on top."""
    if uses_accelerators(activity):
        return None
    key = activity.word("server") or "ademe_server"
    return activity.setting.factor(
        "servers/power", key, "server_power", otherwise="ademe_server"
    )


def _kind_power(activity: Activity) -> Node | None:
    """Return the power of the kind of server stated, of a row without accelerators."""
    if not activity.word("server"):
        return None
    found = _server_power(activity)
    return None if found is None else replace(found, quantity="kind_power")


def _no_processor(activity: Activity) -> Node | None:
    known = activity.answer("cpus")
    if known is None or known.value is None or known.value.high > 0:
        return None
    return activity.assumed("cpu_power", 0.0, "W", "no processor is counted")


def _cpu_design_power(activity: Activity) -> Node | None:
    kind = activity.word("cpu")
    if not kind:
        return None
    return activity.setting.factor("cpu/tdp", kind, "cpu_design_power")


def _other_power(activity: Activity) -> Node | None:
    note = "power of the other parts of the servers not stated: left out"
    return activity.assumed("other_power", 0.0, "W", note)


def _idle_power(activity: Activity) -> Node | None:
    if not is_held(activity):
        return None
    return of_card("accelerators/idle-power", "idle_power")(activity)


SOURCES: Mapping[str, Source] = {
    "active_utilisation": _utilisation,
    "accelerators_per_server": from_table(
        "inference/llm-parameters", "server_gpus", "accelerators_per_server"
    ),
    "cpu_design_power": _cpu_design_power,
    "cpu_power": _no_processor,
    "curve_idle": from_table(_CURVE, "0", "curve_idle"),
    "curve_low": from_table(_CURVE, "10", "curve_low"),
    "curve_half": from_table(_CURVE, "50", "curve_half"),
    "curve_full": from_table(_CURVE, "100", "curve_full"),
    "design_power": of_card("accelerators/tdp", "design_power"),
    "grid_water": grid_water,
    "held_duration": _held,
    "host_overhead": from_table(
        "utilisation/host-overhead", "generic", "host_overhead"
    ),
    "idle_power": _idle_power,
    "kind_power": _kind_power,
    "lifetime": from_table("lifetime/equipment", "server", "lifetime"),
    "load": from_table("utilisation/gpu-load", "training", "load"),
    "market_factor": lambda row: row.answer("market_intensity", "market_factor"),
    "memory_power": from_table("memory/power", "generic", "memory_power"),
    "model_flops_utilisation": from_table(
        "utilisation/mfu", "billed_hours", "model_flops_utilisation"
    ),
    "other_power": _other_power,
    "peak_flops": of_card("accelerators/peak-flops", "peak_flops"),
    "pue": site_overhead,
    "server_power": _server_power,
    "servers": _servers,
    "service_lifetime": from_theme("service.lifetime", "service_lifetime"),
    "site_water": site_water,
    "uses_per_year": from_theme("service.uses_per_year", "uses_per_year"),
}
"""Where a quantity comes from that is neither answered nor computed."""


def is_held(activity: Activity) -> bool:
    """Whether the machines of the row are held exclusively."""
    return activity.word("ownership") == "exclusive"


def idle_warnings(activity: Activity, sheet: Sheet) -> tuple[str, ...]:
    """Return a warning where machines are held and their idle energy is not known."""
    if not is_held(activity) or sheet.solve("idle_energy") is not None:
        return ()
    return (
        f"{activity.name}: held exclusively, but the energy of idle time is not known",
    )


def sheet_of(
    activity: Activity,
    formulas: Formulas,
    given: Mapping[str, Node],
    sources: Mapping[str, Source],
) -> Sheet:
    """Return the sheet of an activity.

    Args:
        activity: The row.
        formulas: Formulas that apply.
        given: What was answered, by quantity.
        sources: Where the rest comes from.
    """

    def fallback(quantity: str) -> Node | None:
        source = sources.get(quantity)
        return None if source is None else source(activity)

    return Sheet(activity.name, formulas, given, fallback)
