"""Embodied impact of the machines that a computing activity uses."""

from collections.abc import Iterator

from assessor.domain.impacts import Indicator, Phase
from assessor.estimation.activities.electricity import impact_sheet
from assessor.estimation.activities.stages import embodied_lines
from assessor.estimation.graph import Node, Sheet
from assessor.estimation.inputs import Activity
from assessor.estimation.lines import Line

_INDICATORS: tuple[Indicator, ...] = ("gwp", "adpe", "pe", "adpf", "water")
_WITH_CARDS = "includes its cards"
_ON_CARDS = (
    "accelerator",
    "accelerators",
    "accelerator_hours",
    "accelerator_hours_per_year",
    "accelerator_power",
    "accelerator_embodied",
    "accelerator_energy",
    "accelerator_energy_per_use",
    "compute",
    "design_power",
    "step_compute",
    "tokens",
    "tokens_per_use",
)


def machine_lines(
    activity: Activity, base: Sheet, phase: Phase, supply: str
) -> Iterator[Line]:
    """Yield the embodied lines of the servers and of the accelerators of a row.

    A server whose published figure holds its cards is not given cards again.
    """
    for indicator in _INDICATORS:
        given = _factors(activity, indicator)
        sheet = impact_sheet(activity, base, indicator, given)
        server = given.get("server_embodied")
        yield from embodied_lines(
            activity, sheet, "server_impact", server, (indicator, phase, supply)
        )
        holds_cards = server is not None and any(
            _WITH_CARDS in note for note in server.notes
        )
        if uses_accelerators(activity) and not holds_cards:
            card = given.get("accelerator_embodied")
            yield from embodied_lines(
                activity, sheet, "accelerator_impact", card, (indicator, phase, supply)
            )


def uses_accelerators(activity: Activity) -> bool:
    """Whether anything that is known of the row speaks of accelerators."""
    return any(
        activity.word(field) or activity.answer(field) is not None
        for field in _ON_CARDS
    )


def _factors(activity: Activity, indicator: Indicator) -> dict[str, Node]:
    found = {
        "server_embodied": _factor(activity, indicator, "server", "servers"),
        "accelerator_embodied": _factor(
            activity, indicator, "accelerator", "accelerators"
        ),
    }
    return {name: node for name, node in found.items() if node is not None}


def _factor(
    activity: Activity, indicator: Indicator, kind: str, topic: str
) -> Node | None:
    quantity = f"{kind}_embodied"
    stated = quantity if indicator == "gwp" else f"{kind}_{indicator}"
    answered = activity.answer(stated, quantity)
    if answered is not None:
        return answered
    table = f"{topic}/embodied-{indicator}"
    if table not in activity.setting.shelf:
        return None
    key = activity.word(kind) or "generic"
    return activity.setting.factor(table, key, quantity, otherwise="generic")
