"""Formulas wired by the names of their arguments.

The parameters of a formula name the quantities it needs; the quantity it yields is
its own name, or the name it is registered for where several routes lead to one
quantity. A quantity that is given is never computed, so a measurement replaces its
estimate. What cannot be computed is absent, never zero.
"""

import inspect
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from assessor.domain.facts import FACTS
from assessor.domain.impacts import LifeStage
from assessor.domain.lookups import Origin as TableOrigin, Verification
from assessor.estimation.variables import Variable

Number: TypeAlias = float | NDArray[np.float64]
Relation = TypeVar("Relation", bound=Callable[..., Number])
Origin = Literal["answer", "default", "factor", "formula", "assumption"]


@dataclass(frozen=True, slots=True)
class Formula:
    """A registered formula.

    Attributes:
        unit: Unit of the result; empty where it is that of the impact indicator.
        source: Publication or method the relation comes from.
        relation: The equation, in the words of the quantities.
        method: Name of the route, where several lead to the quantity.
        impact: The result exists once for each impact indicator.
    """

    function: Callable[..., Number]
    yields: str
    needs: tuple[str, ...]
    unit: str
    source: str
    relation: str
    method: str
    impact: bool


class Formulas:
    """Formulas that feed each other, the best route to a quantity first."""

    def __init__(self, *parts: "Formulas") -> None:
        self._routes: dict[str, list[Formula]] = {}
        for part in parts:
            for formula in part:
                self._routes.setdefault(formula.yields, []).append(formula)

    def add(
        self,
        *,
        unit: str,
        source: str,
        yields: str = "",
        method: str = "",
        impact: bool = False,
    ) -> Callable[[Relation], Relation]:
        """Register a function and hand it back unchanged.

        Routes to the same quantity are tried in the order of registration.

        Args:
            unit: Unit of the result; empty for that of the impact indicator.
            source: Publication or method the relation comes from.
            yields: Quantity, where the function is one of several routes to it.
            method: Name of the route.
            impact: The result exists once for each impact indicator.
        """

        def register(function: Relation) -> Relation:
            quantity = yields or function.__name__
            formula = Formula(
                function=function,
                yields=quantity,
                needs=tuple(inspect.signature(function).parameters),
                unit=unit,
                source=source,
                relation=_relation(function, quantity),
                method=method,
                impact=impact,
            )
            self._routes.setdefault(quantity, []).append(formula)
            return function

        return register

    def __iter__(self) -> Iterator[Formula]:
        for routes in self._routes.values():
            yield from routes

    def routes(self, quantity: str) -> Sequence[Formula]:
        """Return the formulas that yield a quantity, best first."""
        return self._routes.get(quantity, ())


def _relation(function: Callable[..., Number], quantity: str) -> str:
    for paragraph in inspect.cleandoc(function.__doc__ or "").split("\n\n"):
        text = " ".join(paragraph.split()).strip("`")
        if text.startswith(f"{quantity} = "):
            return text
    return quantity


@dataclass(frozen=True, eq=False, slots=True)
class Node:
    """One quantity and how it comes to be: an input, or a formula over others.

    Attributes:
        id: Name of the step in the trace.
        value: Input drawn; ``None`` for a formula.
        formula: What computes it; ``None`` for an input.
        source: Citation and locator, for a factor.
        table: Row of a factor table, as in ``electricity/gwp#FRA``, or empty.
        verification: How that row was checked, or empty.
        table_origin: Whose table that row is in, or empty.
        stages: Share of each life-cycle stage, for an embodied factor. [0 to 1]
    """

    id: str
    quantity: str
    unit: str
    origin: Origin
    value: Variable | None = None
    formula: Formula | None = None
    inputs: tuple["Node", ...] = ()
    source: str = ""
    table: str = ""
    licence: str = ""
    notes: tuple[str, ...] = ()
    stages: tuple[tuple[LifeStage, float], ...] = (("unsplit", 1.0),)
    verification: Verification | Literal[""] = ""
    table_origin: TableOrigin | Literal[""] = ""


Lookup: TypeAlias = Callable[[str], Node | None]


@dataclass(eq=False)
class Sheet:
    """The quantities of one row of activity, solved on demand.

    Attributes:
        name: Name of the row, as in ``training.runs[main]``.
        formulas: Formulas that apply to the row.
        given: Quantities that were answered: they replace computed ones.
        fallback: Where a quantity comes from that is neither given nor computed.
        base: Sheet of the activity, for the sheet of one impact indicator.
        unit: Unit of impact; empty for the sheet of the activity itself.
        suffix: What the ids of impacts end with, as in ``:gwp``.
    """

    name: str
    formulas: Formulas
    given: Mapping[str, Node]
    fallback: Lookup
    base: "Sheet | None" = None
    unit: str = ""
    suffix: str = ""
    _solved: dict[str, Node | None] = field(default_factory=dict)

    def solve(self, quantity: str) -> Node | None:
        """Return a quantity, or ``None`` where what is known does not allow it."""
        if quantity not in self._solved:
            self._solved[quantity] = self._find(quantity)
        return self._solved[quantity]

    def _find(self, quantity: str) -> Node | None:
        if quantity in self.given:
            return self.given[quantity]
        for node in self.by_route(quantity).values():
            return node
        found = self.fallback(quantity)
        if found is None and self.base is not None:
            return self.base.solve(quantity)
        return found

    def by_route(self, quantity: str) -> dict[str, Node]:
        """Return a quantity by each route that is open, best first."""
        found: dict[str, Node] = {}
        for formula in self._routes(quantity):
            node = self._apply(formula)
            if node is not None:
                other = f"{node.id}~{formula.method}"
                found[formula.method] = replace(node, id=other) if found else node
        return found

    def _routes(self, quantity: str) -> list[Formula]:
        wants_impact = self.base is not None
        routes = self.formulas.routes(quantity)
        return [route for route in routes if route.impact == wants_impact]

    def _apply(self, formula: Formula) -> Node | None:
        inputs = []
        for name in formula.needs:
            node = self.solve(name)
            if node is None:
                return None
            inputs.append(node)
        return Node(
            id=f"{self.name}.{formula.yields}{self.suffix}",
            quantity=formula.yields,
            unit=formula.unit or self.unit,
            origin="formula",
            formula=formula,
            inputs=tuple(inputs),
        )

    def missing(self, quantity: str) -> tuple[str, ...]:
        """Return what would have to be known for a quantity, on the shortest route."""
        if self.solve(quantity) is not None:
            return ()
        routes = self._routes(quantity)
        if not routes or quantity in ANSWERED:
            deeper = self.base is not None and self.base.missing(quantity)
            return deeper or (quantity,)
        lists = [
            tuple(dict.fromkeys(m for n in route.needs for m in self.missing(n)))
            for route in routes
        ]
        return min(lists, key=lambda names: (any(map(is_factor, names)), len(names)))


ANSWERED = frozenset(name for facts in FACTS.values() for name in facts)
"""Quantities that an answer can give."""

_FROM_TABLES = frozenset(
    {
        "grid_factor",
        "grid_water",
        "hard_disc_factor",
        "subscription_factor",
        "subscription_traffic",
        "memory_factor",
        "network_factor",
        "power_supply_per_mass",
        "processor_base",
        "processor_per_area",
        "server_frame",
        "ssd_factor",
    }
)


def is_factor(quantity: str) -> bool:
    """Whether a quantity comes from a table and is asked of nobody.

    Examples:
        >>> is_factor("grid_factor"), is_factor("energy")
        (True, False)
    """
    return quantity.endswith("_embodied") or quantity in _FROM_TABLES
