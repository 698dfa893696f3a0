"""The coverage grid: which phases and tiers the footprint counts.

A cell is ``counted`` only where activity data stand behind it; what was declared
excluded or not applicable is taken as declared, the rest is unknown.
"""

from collections.abc import Mapping, Sequence
from typing import Protocol

from assessor.domain.answers import AnswersFile, row_id
from assessor.domain.assessment import Standing
from assessor.domain.impacts import PHASES, TIERS
from assessor.domain.pack import Pack
from assessor.domain.parsing import cell_state

COVERAGE = "context.coverage"
_TIER_AND_PHASE: dict[str, tuple[str, str]] = {
    "training.runs": ("datacentre", "training"),
    "inference.endpoints": ("datacentre", "inference"),
    "storage.stores": ("datacentre", "data"),
    "network.flows": ("network", "inference"),
    "terminals.devices": ("terminal", "inference"),
    "edge.devices": ("edge", "inference"),
    "equipment.items": ("datacentre", "hosting"),
    "purchases.lines": ("other", "data"),
    "spending.lines": ("other", "hosting"),
    "top_down.hours": ("datacentre", "training"),
    "cloud.accounts": ("datacentre", "inference"),
}
"""Tier of each group, and the phase of a row that states none."""

_ALSO_IN = {"top_down.hours": "other"}
"""A second tier of a group: the servers of a site that do not compute."""

_SAID: dict[str, tuple[str, str]] = {
    "activity.trains_model": ("training.runs", "training/datacentre"),
    "activity.runs_inference": ("inference.endpoints", "inference/datacentre"),
    "activity.uses_api": ("inference.endpoints", "inference/datacentre"),
    "activity.stores_data": ("storage.stores", "data/datacentre"),
    "activity.uses_network": ("network.flows", "inference/network"),
    "activity.needs_terminals": ("terminals.devices", "inference/terminal"),
    "activity.needs_field_devices": ("edge.devices", "inference/edge"),
    "activity.buys_equipment": ("equipment.items", "hosting/datacentre"),
    "activity.other_purchases": ("purchases.lines", "data/other"),
    "activity.knows_site_factor": ("top_down.hours", "training/datacentre"),
    "activity.has_cloud_account": ("cloud.accounts", "inference/datacentre"),
}
"""Group and cell that a yes says to exist."""

_WITHOUT_TRAINING = ("experimentation", "training", "fine_tuning", "retraining")
_NO_COLUMN = {
    "activity.uses_network": "network",
    "activity.needs_terminals": "terminal",
    "activity.needs_field_devices": "edge",
}


class Covered(Protocol):
    """What the grid is read from."""

    pack: Pack
    answers: AnswersFile

    def standing(self, identifier: str) -> Standing | None:
        """Return where a visible question stands, or ``None``."""


def grid(book: Covered) -> dict[str, str]:
    """Return the state of every cell of the grid, by ``phase/tier``."""
    declared = {**_denied(book), **_declared(book)}
    counted = set(_counted(book))
    cells = (f"{phase}/{tier}" for phase in PHASES for tier in TIERS)
    return {cell: _state(cell, declared, counted) for cell in cells}


def expected(book: Covered) -> dict[str, str]:
    """Return the grid as the estimator reads it.

    What the project says to exist, by a yes or in the grid, and that has no activity
    data is said to be counted there: its cells are then not assessed.
    """
    cells = grid(book)
    declared = _declared(book)
    said = {cell for cell, state in declared.items() if state == "counted"}
    for question, (group, cell) in _SAID.items():
        without_data = not book.answers.groups.get(group)
        if without_data and _answer(book, question) is True:
            said.add(cell)
    return {
        cell: "counted" if cell in said and state == "unknown" else state
        for cell, state in cells.items()
    }


def cell_of(cells: Mapping[str, str], arguments: Sequence[str]) -> str:
    """Return the state of a cell, of a whole phase or of a whole tier.

    A phase or tier is counted as soon as one of its cells is.

    Examples:
        >>> cells = {"inference/network": "counted", "inference/edge": "unknown"}
        >>> cell_of(cells, ("inference",))
        'counted'
        >>> cell_of(cells, ("inference", "edge"))
        'unknown'
    """
    states = [
        state for cell, state in cells.items() if set(arguments) <= {*cell.split("/")}
    ]
    for state in ("counted", "excluded", "unknown"):
        if state in states:
            return state
    return "not_applicable"


def share(cells: Mapping[str, str]) -> float | None:
    """Return the share of the applicable cells that are counted. [0 to 1].

    Examples:
        >>> share({"a/b": "counted", "a/c": "unknown", "a/d": "not_applicable"})
        0.5
    """
    applicable = [s for s in cells.values() if s != "not_applicable"]
    if not applicable:
        return None
    return applicable.count("counted") / len(applicable)


def _declared(book: Covered) -> dict[str, str]:
    standing = book.standing(COVERAGE)
    value = None if standing is None else standing.value
    if not isinstance(value, dict):
        return {}
    return {cell: cell_state(state) for cell, state in value.items()}


def _denied(book: Covered) -> dict[str, str]:
    """Return the cells that a no says not to exist."""
    absent = [
        f"{phase}/{tier}"
        for question, tier in _NO_COLUMN.items()
        if _answer(book, question) is False
        for phase in PHASES
    ]
    if _answer(book, "activity.trains_model") is False:
        absent += [f"{phase}/datacentre" for phase in _WITHOUT_TRAINING]
    return dict.fromkeys(absent, "not_applicable")


def _answer(book: Covered, question: str) -> object:
    standing = book.standing(question)
    return None if standing is None else standing.value


def _state(cell: str, declared: Mapping[str, str], counted: set[str]) -> str:
    if cell in counted and declared.get(cell) != "excluded":
        return "counted"
    state = declared.get(cell, "unknown")
    return "unknown" if state == "counted" else state


def _counted(book: Covered) -> list[str]:
    cells = []
    for group, (tier, usual) in _TIER_AND_PHASE.items():
        for row in book.answers.groups.get(group, ()):
            scenario = book.standing(f"{group}[{row}].scenario")
            if scenario is not None and scenario.value not in {None, "project"}:
                continue
            phase = book.standing(row_id(f"{group}.phase", group, row))
            stated = None if phase is None else phase.value
            tiers = filter(None, (tier, _ALSO_IN.get(group)))
            cells += [f"{stated or usual}/{name}" for name in tiers]
    effort = book.standing("experimentation.effort")
    if effort is not None and effort.value == "factor":
        cells.append("experimentation/datacentre")
    return cells
