"""Two tools that read the energy of one run: both are kept, neither is preferred."""

from collections.abc import Mapping
from dataclasses import replace

from assessor.estimation.graph import Node
from assessor.estimation.inputs import Activity

METERED, SECOND = "metered", "second_tool"
"""Routes to the energy of a run: what the first tool read, and what the second did."""

_TOOLS = {METERED: "energy_tool", SECOND: "second_tool"}


def second_meter(activity: Activity, given: Mapping[str, Node]) -> Node | None:
    """Return what a second tool read of a run that a first one read too."""
    return activity.stated("second_energy", "run_energy") if "energy" in given else None


def both_read(first: Node, second: Node) -> Node:
    """Return the energy read first, with a range that holds both readings.

    The central value stays that of the first tool: which one is right is not known,
    so what they are apart is uncertainty.

    Args:
        first: What the first tool read, with its own uncertainty. [kWh]
        second: What the second tool read of the same run. [kWh]
    """
    if first.value is None or second.value is None:
        return first
    value = replace(
        first.value,
        low=min(first.value.low, second.value.low),
        high=max(first.value.high, second.value.high),
    )
    note = "two tools read this run: the range holds both readings"
    return replace(first, value=value, notes=(*first.notes, note))


def tools_of(activity: Activity) -> dict[str, str]:
    """Return the tools that were named, by the route that each of them stands for."""
    named = {route: activity.word(field) for route, field in _TOOLS.items()}
    return {route: tool for route, tool in named.items() if tool}
