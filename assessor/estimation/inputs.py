"""From answers and factors to the inputs of the calculation."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

from assessor.domain.activity import Fact, Row
from assessor.domain.facts import fact_type
from assessor.domain.impacts import LifeStage
from assessor.domain.lookups import Lookup
from assessor.domain.shelf import Shelf
from assessor.errors import EstimationError
from assessor.estimation.graph import Node, Origin
from assessor.estimation.variables import (
    Shape,
    Variable,
    central_of_range,
    spread_around,
)

FLOORS: Mapping[str, float] = {"batch_size": 1.0, "host_overhead": 1.0, "pue": 1.0}
"""Least value of a quantity that physics allows."""

CEILINGS: Mapping[str, float] = {"edge.devices.hours_per_year": 8766.0}
"""Greatest value of a fact that physics allows."""

QUALITY_TABLE = "uncertainty/quality"
_SURE_QUALITIES = (None, "measured", "software_meter", "computed")
_CRADLE_TO_GATE = ("cradle-to-gate", "cradle to gate", "manufacture only")
_SHARES = frozenset({"active_utilisation", "load", "model_flops_utilisation", "share"})


@dataclass(frozen=True, eq=False)
class Setting:
    """What surrounds the rows of one project.

    Attributes:
        year: Year used where a row states none. [calendar year]
    """

    shelf: Shelf
    themes: Mapping[str, Fact]
    year: int

    def theme(self, name: str, quantity: str) -> Node | None:
        """Return a fact that is not in rows, as an input."""
        fact = self.themes.get(name)
        return None if fact is None else self.input_of(fact, quantity)

    def input_of(self, fact: Fact, quantity: str) -> Node | None:
        """Return a number as an input; ``None`` where it is not known."""
        variable = self._variable(fact, quantity)
        if variable is None:
            return self._by_default(fact, quantity)
        return Node(
            id=fact.key,
            quantity=quantity,
            unit=fact.unit,
            origin="answer",
            value=variable,
            notes=_notes(fact),
        )

    def _by_default(self, fact: Fact, quantity: str) -> Node | None:
        if fact.default is None:
            return None
        table, _, key = fact.default.partition("#")
        found = self.shelf.at(table, key or "default")
        if found is None:
            return None
        if fact.unit not in {"", found.unit}:
            message = (
                f"{fact.default} is in {found.unit} and cannot stand in for "
                f"{fact.name}, which is in {fact.unit}: name another default"
            )
            raise EstimationError(message)
        node = factor_input(found, quantity)
        note = f"{fact.name} is not known: a default stands in"
        return replace(node, origin="default", notes=(*node.notes, note))

    def _variable(self, fact: Fact, quantity: str) -> Variable | None:
        shape: Shape = "positive"
        if fact.kind in {"share", "signed"}:
            shape = "share" if fact.kind == "share" else "signed"
        central = fact.value
        if isinstance(central, str | bool):
            return None
        if central is None:
            if fact.low is None or fact.high is None:
                return None
            central = central_of_range(fact.low, fact.high, shape)
        floor = -math.inf if shape == "signed" else FLOORS.get(quantity, 0.0)
        low, high = self._interval(fact, central, max(floor, 0.0))
        ceiling = 1.0 if shape == "share" else CEILINGS.get(fact.name, math.inf)
        return Variable(
            key=fact.key,
            low=max(low, min(floor, central)),
            central=central,
            high=min(high, max(ceiling, central)),
            shape=shape,
            floor=floor,
            ceiling=ceiling,
        )

    def _interval(
        self, fact: Fact, central: float, floor: float
    ) -> tuple[float, float]:
        """Return the range given, else the one of the quality.

        A quality acts on what lies above the floor: an estimated PUE of 1.3 is
        between 1.15 and 1.6, not between 1 and 2.6.
        """
        if fact.low is not None or fact.high is not None:
            low = central if fact.low is None else min(fact.low, central)
            high = central if fact.high is None else max(fact.high, central)
            return low, high
        kind = fact_type(fact.name)
        if kind is not None and kind.exact and fact.quality in _SURE_QUALITIES:
            return central, central
        ratio = self.spread(fact.quality or "estimated")
        low, high = spread_around(central - floor, ratio)
        return floor + low, floor + high

    def spread(self, quality: str) -> float:
        """Return the ratio by which a value of a quality may be off. [1]."""
        found = self.shelf.at(QUALITY_TABLE, quality)
        return 1.0 if found is None else found.central

    def factor(
        self,
        table: str,
        key: str,
        quantity: str,
        year: int | None = None,
        otherwise: str | None = None,
    ) -> Node | None:
        """Return a factor as an input, or ``None`` where there is none."""
        found = self.shelf.at(table, key, year, otherwise=otherwise)
        return None if found is None else factor_input(found, quantity)

    def factor_at(
        self, table: str, place: str, quantity: str, year: int, prefix: str = ""
    ) -> Node | None:
        """Return a factor of a place, or of the next wider place that has one."""
        found = self.shelf.at_place(table, place, year, prefix=prefix)
        return None if found is None else factor_input(found, quantity)


@dataclass(frozen=True, eq=False)
class Activity:
    """One row of activity and what surrounds it."""

    row: Row
    setting: Setting

    @property
    def name(self) -> str:
        """Name of the row, as in ``training.runs[main]``."""
        return f"{self.row.group}[{self.row.key}]"

    @property
    def year(self) -> int:
        """Calendar year of the activity."""
        value = self._value("year")
        if isinstance(value, float | int):
            return int(value)
        return self.setting.year

    def _value(self, field: str) -> float | str | bool | None:
        fact = self.row.facts.get(field)
        return None if fact is None else fact.value

    def word(self, field: str) -> str:
        """Return a word, or an empty text where it is not known."""
        value = self._value(field)
        return value if isinstance(value, str) else ""

    def holds(self, field: str) -> bool:
        """Return a truth, false where it is not known."""
        return self._value(field) is True

    def answer(self, field: str, quantity: str = "") -> Node | None:
        """Return a number as an input; ``None`` where it is not known."""
        fact = self.row.facts.get(field)
        if fact is None:
            return None
        return self.setting.input_of(fact, quantity or field)

    def stated(self, field: str, quantity: str = "") -> Node | None:
        """Return a number that was answered; ``None`` where a default would do."""
        fact = self.row.facts.get(field)
        if fact is None or (fact.value is None and fact.low is None):
            return None
        return self.setting.input_of(fact, quantity or field)

    def given(self, *fields: str) -> dict[str, Node]:
        """Return the numbers among some fields that are known."""
        found = {field: self.answer(field) for field in fields}
        return {field: node for field, node in found.items() if node is not None}

    def assumed(self, quantity: str, value: float, unit: str, note: str) -> Node:
        """Return a fixed value that stands in, with the reason."""
        return Node(
            id=f"{self.name}.{quantity}",
            quantity=quantity,
            unit=unit,
            origin="assumption",
            value=Variable(f"assumption:{self.name}.{quantity}", value, value, value),
            notes=(note,),
        )


def factor_input(found: Lookup, quantity: str) -> Node:
    """Return a factor as an input."""
    origin: Origin = "default" if found.table.startswith("defaults/") else "factor"
    year = "" if found.valid_from is None else f"@{found.valid_from}"
    remark = (found.remark,) if found.remark else ()
    return Node(
        id=f"factor:{found.name}{year}",
        quantity=quantity,
        unit=found.unit,
        origin=origin,
        value=Variable(
            key=f"factor:{found.name}",
            low=found.low,
            central=found.central,
            high=found.high,
            shape=found.distribution,
            floor=FLOORS.get(quantity, -math.inf),
            ceiling=1.0 if quantity in _SHARES else math.inf,
        ),
        source=_source(found),
        table=found.name,
        licence=found.licence,
        notes=found.notes + remark,
        stages=_stages(found),
        verification=found.verification,
        table_origin=found.origin,
    )


def _stages(found: Lookup) -> tuple[tuple[LifeStage, float], ...]:
    parts = found.components
    if parts is None:
        only = any(
            text in found.boundary.in_language("en").lower() for text in _CRADLE_TO_GATE
        )
        return (("manufacture" if only else "unsplit", 1.0),)
    known: dict[LifeStage, float | None] = {
        "manufacture": parts.manufacture,
        "transport": parts.transport,
        "end_of_life": parts.end_of_life,
    }
    total = sum(value or 0.0 for value in known.values())
    if not total > 0:
        return (("unsplit", 1.0),)
    return tuple((stage, value / total) for stage, value in known.items() if value)


def _source(found: Lookup) -> str:
    return ", ".join(part for part in (found.citation, found.locator) if part)


def _notes(fact: Fact) -> tuple[str, ...]:
    if fact.quality is None and fact.low is None and fact.high is None:
        return ("quality not stated: read as estimated",)
    return ()
