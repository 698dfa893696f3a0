"""One row of activity as a graph, from plain values."""

from collections.abc import Mapping
from pathlib import Path

from assessor.catalogue.factors import open_shelf
from assessor.domain.activity import Fact, Inventory, Row
from assessor.domain.facts import fact_type
from assessor.domain.impacts import Indicator
from assessor.estimation.graph import Node
from assessor.estimation.inputs import Setting
from assessor.estimation.plans import figures, plan_all

YEAR = 2026
FACTORS = Path(__file__).parents[2] / "factor_db"


def fact(name: str, key: str, value: float | str) -> Fact:
    """Return an answer that is known exactly."""
    kind = fact_type(name)
    if kind is None:
        raise LookupError(name)
    bounds = value if isinstance(value, float) else None
    return Fact(
        name=name,
        key=f"answer:{key}",
        kind=kind.kind,
        unit=kind.unit,
        value=value,
        low=bounds,
        high=bounds,
    )


def graph_of(
    group: str, facts: Mapping[str, float | str], themes: Mapping[str, float]
) -> dict[Indicator, list[Node]]:
    """Return the nodes that each total of one row sums.

    Args:
        group: Group of the row, as in ``inference.endpoints``.
        facts: Its answers, each in the unit of its fact.
        themes: Facts that are not in rows.
    """
    row = Row(
        group=group,
        key="a",
        scenario="project",
        facts={n: fact(f"{group}.{n}", f"{group}[a].{n}", v) for n, v in facts.items()},
    )
    inventory = Inventory(
        rows=(row,),
        themes={name: fact(name, name, value) for name, value in themes.items()},
        scenarios={},
        year=YEAR,
        rebound=0.0,
    )
    shelf = open_shelf(FACTORS)
    setting = Setting(shelf=shelf, themes=inventory.themes, year=YEAR)
    plan = plan_all(inventory, setting)["project"]
    wanted: tuple[Indicator, ...] = ("gwp", "adpe", "pe", "water", "energy")
    return {indicator: figures(plan, indicator) for indicator in wanted}
