"""What the coverage grid says against what the rows hold."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import cast

from assessor.domain.activity import Inventory, Row
from assessor.domain.impacts import INDICATORS, PHASES, TIERS, CellState, Phase, Tier
from assessor.estimation.inputs import Setting
from assessor.estimation.lines import MISSING, Line

_INFERENCE = "inference/datacentre"
_OUTSIDE = frozenset({"excluded", "not_applicable"})
_WITH_INFERENCE = frozenset({"inference/network", "inference/terminal"})
_IN_EVERY_SERVICE = frozenset({"training/datacentre", _INFERENCE, *_WITH_INFERENCE})
_EVERY_USE = 0.999
"""Sum of the shares of uses above which every use is served, rounding aside."""

_WITHOUT_DATA = {
    "counted": f"{MISSING}: said to be counted but there is no data",
    "unknown": "not known whether it exists",
}


def covered(
    lines: Sequence[Line], inventory: Inventory, setting: Setting
) -> list[Line]:
    """Return the lines as the coverage grid has them.

    Lines of a cell that is excluded or not applicable carry no figure. A cell without
    lines is not assessed where it is said to be counted, and where it is unknown and
    part of every AI service: training and inference in a data centre, and the
    networks and terminals of its users unless inference is left out.

    Args:
        lines: Lines of the rows.
        inventory: With the grid, by ``phase/tier``.
        setting: Facts that are not in rows.
    """
    grid = dict(inventory.coverage)
    used = setting.theme("service.uses_per_year", "uses_per_year") is not None
    if used and grid.get(_INFERENCE, "unknown") == "unknown":
        grid[_INFERENCE] = "counted"
    found = [_stated(line, grid) for line in lines]
    found += _unserved(inventory)
    present = {f"{line.phase}/{line.tier}" for line in lines}
    for cell, state in grid.items():
        phase, _, tier = cell.partition("/")
        known = phase in PHASES and tier in TIERS
        if known and cell not in present and _matters(cell, state, grid):
            found += _absent(cast("Phase", phase), cast("Tier", tier), state)
    return found


def _unserved(inventory: Inventory) -> list[Line]:
    """Return what is missing where the places named do not answer every use."""
    shares = [
        fact.value
        for row in inventory.rows
        if row.group == "inference.endpoints" and row.scenario == "project"
        for name, fact in row.facts.items()
        if name == "share_of_uses" and isinstance(fact.value, float)
    ]
    places = sum(
        row.group == "inference.endpoints"
        and row.scenario == "project"
        and not _hosts(row)
        for row in inventory.rows
    )
    if not shares or len(shares) < places or sum(shares) > _EVERY_USE:
        return []
    reason = f"{MISSING}: share_of_uses"
    lines = _absent("inference", "datacentre", "counted")
    return [
        replace(line, row="inference.endpoints[other]", reason=reason) for line in lines
    ]


def _hosts(row: Row) -> bool:
    """Whether the machines host the service around the model, and answer no use."""
    phase = row.facts.get("phase")
    return phase is not None and phase.value == "hosting"


def _matters(cell: str, state: str, grid: Mapping[str, str]) -> bool:
    if state != "unknown":
        return True
    inference = grid.get(_INFERENCE, "").partition(":")[0]
    if cell in _WITH_INFERENCE and inference in _OUTSIDE:
        return False
    return cell in _IN_EVERY_SERVICE


def _stated(line: Line, grid: dict[str, str]) -> Line:
    word, _, reason = grid.get(f"{line.phase}/{line.tier}", "").partition(":")
    if word not in _OUTSIDE:
        return line
    state = cast("CellState", word)
    reason = reason.strip() or _in_grid(word)
    return replace(line, node=None, market=None, state=state, reason=reason)


def _in_grid(word: str) -> str:
    return f"{word.replace('_', ' ')} in the scope grid"


def _absent(phase: Phase, tier: Tier, stated: str) -> list[Line]:
    word, _, reason = stated.partition(":")
    state: CellState = "not_assessed"
    if word in _OUTSIDE:
        state = cast("CellState", word)
    reason = reason.strip() or _WITHOUT_DATA.get(word) or _in_grid(word)
    return [
        Line(
            row=f"coverage[{phase}/{tier}]",
            indicator=indicator,
            phase=phase,
            stage="unsplit",
            tier=tier,
            supply="cloud",
            state=state,
            reason=reason,
        )
        for indicator in INDICATORS
    ]
