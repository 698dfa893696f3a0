"""Embodied impact by life-cycle stage, as far as its factor says."""

from collections.abc import Iterator

from assessor.domain.impacts import Indicator, Phase, Tier
from assessor.estimation.combining import part_of
from assessor.estimation.graph import Node, Sheet
from assessor.estimation.inputs import Activity
from assessor.estimation.lines import NO_FACTOR, Line, missing

_TIER_OF_GROUP: dict[str, Tier] = {
    "terminals.devices": "terminal",
    "edge.devices": "edge",
    "purchases.lines": "other",
}


def embodied_lines(
    activity: Activity,
    sheet: Sheet,
    quantity: str,
    factor: Node | None,
    place: tuple[Indicator, Phase, str],
) -> Iterator[Line]:
    """Yield an embodied impact, divided over its stages where its factor is.

    Args:
        activity: The row.
        sheet: Sheet of the indicator.
        quantity: Impact over all stages.
        factor: Embodied factor, ``None`` where there is none.
        place: Indicator, phase and supply of the lines.
    """
    indicator, phase, supply = place
    tier = _TIER_OF_GROUP.get(activity.row.group, "datacentre")
    node = None if factor is None else sheet.solve(quantity)
    if factor is None or node is None:
        name = quantity.replace("_impact", "_embodied")
        reason = missing(sheet, quantity) if factor else f"{NO_FACTOR}: {name}"
        if factor is None and sheet.formulas.routes("parts_embodied"):
            reason = missing(sheet, "parts_embodied")
        yield Line(
            row=activity.name,
            indicator=indicator,
            phase=phase,
            stage="unsplit",
            tier=tier,
            supply=supply,
            state="not_assessed",
            reason=reason,
        )
        return
    for stage, share in factor.stages:
        yield Line(
            row=activity.name,
            indicator=indicator,
            phase=phase,
            stage=stage,
            tier=tier,
            supply=supply,
            node=node if len(factor.stages) == 1 else part_of(node, stage, share),
        )
