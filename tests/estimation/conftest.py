from collections.abc import Callable, Mapping

import pytest

from assessor.catalogue.factors import load_shelf
from assessor.domain.activity import Fact, Inventory, Row
from assessor.domain.answers import Quality, State
from assessor.domain.facts import fact_type
from assessor.domain.impacts import Footprint
from assessor.domain.shelf import Shelf
from assessor.estimation.estimator import DRAWS, estimate
from assessor.resources import data_folder

Value = float | str | bool | None | tuple[float, float, float]


def fact(name: str, key: str, value: Value) -> Fact:
    kind = fact_type(name)
    assert kind is not None, name
    low, high = None, None
    if isinstance(value, tuple):
        low, value, high = value
    return Fact(
        name=name,
        key=f"answer:{key}",
        kind=kind.kind,
        unit=kind.unit,
        value=value,
        low=low,
        high=high,
        quality=Quality.MEASURED,
        state=State.UNKNOWN if value is None else State.ANSWERED,
    )


@pytest.fixture(scope="session")
def shelf() -> Shelf:
    return load_shelf(data_folder("factor_db"))


@pytest.fixture(scope="session")
def row() -> Callable[..., Row]:
    def make(
        group: str, key: str = "a", /, *, scenario: str = "project", **facts: Value
    ) -> Row:
        return Row(
            group=group,
            key=key,
            scenario=scenario,
            facts={
                name: fact(f"{group}.{name}", f"{group}[{key}].{name}", value)
                for name, value in facts.items()
            },
        )

    return make


@pytest.fixture(scope="session")
def assess(shelf: Shelf) -> Callable[..., Footprint]:
    def run(
        *rows: Row,
        themes: Mapping[str, Value] | None = None,
        coverage: Mapping[str, str] | None = None,
        year: int = 2024,
        draws: int = DRAWS,
        rebound: float = 0.45,
    ) -> Footprint:
        inventory = Inventory(
            rows=rows,
            themes={k: fact(k, k, v) for k, v in (themes or {}).items()},
            scenarios={"project": "", "reference": ""},
            year=year,
            coverage=coverage or {},
            rebound=rebound,
        )
        return estimate(inventory, shelf, draws=draws)

    return run


@pytest.fixture(scope="session")
def central() -> Callable[..., float]:
    def find(
        footprint: Footprint,
        indicator: str = "gwp",
        scenario: str = "project",
        **where: str,
    ) -> float:
        return sum(
            cell.estimate.central
            for cell in footprint.scenarios[scenario].cells
            if cell.indicator == indicator
            and cell.estimate is not None
            and all(getattr(cell, name) == value for name, value in where.items())
        )

    return find
