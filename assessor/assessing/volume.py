"""What hangs on the number of uses, where that number is not known.

A total of such a row is the product of an unknown; a share per use of any other row is
divided by it. So either is printed only where the unknown does not enter.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from assessor.domain.impacts import Cell, ScenarioResult, TraceStep

_USES = "uses_per_year"


@dataclass(frozen=True)
class Dependence:
    """The assessed rows of a scenario, by what they have to do with the uses.

    Attributes:
        fixed: No figure of theirs is computed from the number of uses.
        scaled: Every figure of theirs is.
        mixed: Some are.
    """

    fixed: frozenset[str]
    scaled: frozenset[str]
    mixed: frozenset[str]


def dependence(scenario: ScenarioResult, trace: Mapping[str, TraceStep]) -> Dependence:
    """Return what the rows of a scenario have to do with the number of uses.

    Args:
        scenario: The scenario.
        trace: Steps by id.
    """
    found: dict[str, set[bool]] = {}
    for cell in assessed(scenario):
        found.setdefault(cell.row, set()).add(_reaches(cell.trace, trace))

    return Dependence(
        fixed=frozenset(row for row, held in found.items() if held == {False}),
        scaled=frozenset(row for row, held in found.items() if held == {True}),
        mixed=frozenset(row for row, held in found.items() if held == {True, False}),
    )


def assessed(scenario: ScenarioResult) -> list[Cell]:
    """Return the cells of a scenario that have a climate impact."""
    cells = (cell for cell in scenario.cells if cell.indicator == "gwp")
    return [cell for cell in cells if cell.estimate is not None]


def _reaches(step: str, trace: Mapping[str, TraceStep]) -> bool:
    """Say whether a step is computed from the number of uses."""
    waiting, seen = [step], set[str]()
    while waiting:
        name = waiting.pop()
        found = trace.get(name)
        if name in seen or found is None:
            continue
        if found.quantity == _USES or name.endswith(f".{_USES}"):
            return True
        seen.add(name)
        waiting.extend(found.inputs)
    return False
