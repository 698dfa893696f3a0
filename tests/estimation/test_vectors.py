from collections.abc import Callable

import numpy as np
import pytest

from assessor.domain.activity import Inventory, Row
from assessor.domain.shelf import Shelf
from assessor.errors import EstimationError
from assessor.estimation.graph import Node
from assessor.estimation.inputs import Setting
from assessor.estimation.plans import figures, plan_all
from assessor.estimation.vectors import across

MakeRow = Callable[..., Row]
ENERGY, PUE = "answer:training.runs[a].energy", "answer:training.runs[a].pue"


@pytest.fixture
def nodes(shelf: Shelf, row: MakeRow) -> list[Node]:
    run = row("training.runs", energy=1000.0, pue=1.5, grid_intensity=0.1)
    inventory = Inventory(rows=(run,), themes={}, scenarios={}, year=2024, rebound=0.45)
    setting = Setting(shelf=shelf, themes={}, year=2024)
    return figures(plan_all(inventory, setting)["project"], "energy")


def test_many_cases_share_one_graph(nodes: list[Node]) -> None:
    found = across(nodes, {ENERGY: np.array([1.0, 2.0]), PUE: np.array([1.0, 2.0])})

    assert np.array_equal(found[0], [1.0, 4.0])


def test_what_is_not_replaced_keeps_its_central_value(nodes: list[Node]) -> None:
    assert across(nodes, {ENERGY: 2.0}) == [3.0]


def test_a_case_that_cannot_be_is_refused_with_its_step(nodes: list[Node]) -> None:
    with pytest.raises(EstimationError, match=r"facility_energy: PUE"):
        across(nodes, {PUE: np.array([1.2, 0.9])})
