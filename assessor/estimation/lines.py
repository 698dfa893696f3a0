"""Lines of the inventory, before they have values."""

from dataclasses import dataclass, field

from assessor.domain.impacts import CellState, Indicator, LifeStage, Phase, Tier
from assessor.estimation.graph import Node, Sheet, is_factor

MISSING = "missing"
NO_FACTOR = "no factor"
"""Beginnings of the reasons given for a line without a figure."""


@dataclass(frozen=True, eq=False)
class Line:
    """One row, indicator, stage and part of the inventory.

    Attributes:
        row: Name of the row, as in ``training.runs[main]``.
        supply: ``owned``, ``colocation``, ``cloud`` or ``user``.
        node: Impact over the whole life of the service; ``None`` where not assessed.
        market: The same under the contracts for electricity, where they are known.
        reason: Why there is no figure: one of the beginnings above, then the names.
        category: Category of scope 3, where the supply does not settle it.
    """

    row: str
    indicator: Indicator
    phase: Phase
    stage: LifeStage
    tier: Tier
    supply: str
    node: Node | None = None
    market: Node | None = None
    state: CellState = "assessed"
    reason: str = ""
    category: str = ""


@dataclass(frozen=True, eq=False)
class Purchase:
    """Equipment as it is spread over its life, and in full when it is bought."""

    indicator: Indicator
    spread: Node
    bought: Node


@dataclass(frozen=True, eq=False)
class Worked:
    """What one row of activity yields.

    Attributes:
        lines: Its lines of the inventory.
        routes: Quantities that several routes lead to, with the value of each.
        tools: What read a quantity, by the name of its route, where that was told.
        warnings: What is unlikely and should be confirmed.
        purchases: What it counts of equipment that was bought.
    """

    lines: tuple[Line, ...]
    routes: dict[str, dict[str, Node]] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    purchases: tuple[Purchase, ...] = ()
    tools: dict[str, str] = field(default_factory=dict)


def missing(sheet: Sheet, quantity: str) -> str:
    """Return the reason why a quantity is not known: answers first, then factors."""
    names = sheet.missing(quantity) or (quantity,)
    answers = [name for name in names if not is_factor(name)]
    if answers:
        return f"{MISSING}: {', '.join(answers)}"
    return f"{NO_FACTOR}: {', '.join(names)}"
