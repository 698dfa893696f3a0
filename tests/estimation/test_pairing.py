from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, strategies as st

from assessor.domain.activity import Inventory, Row
from assessor.domain.impacts import Footprint
from assessor.domain.shelf import Shelf
from assessor.estimation.evaluation import summary
from assessor.estimation.pairing import BASES, paired, total_draws

DRAWS = st.lists(st.floats(-1e6, 1e6), min_size=8, max_size=8).map(np.array)


@given(first=DRAWS, second=DRAWS)
def test_one_is_lower_the_other_is_or_both_are_equal(
    first: np.ndarray, second: np.ndarray
) -> None:
    there = paired(first, second, 0.0, "kWh")
    back = paired(second, first, 0.0, "kWh")

    assert there.share_lower + back.share_lower + there.share_equal == pytest.approx(1)
    assert there.estimate.low == pytest.approx(-back.estimate.high)


@given(first=DRAWS)
def test_nothing_differs_from_itself(first: np.ndarray) -> None:
    found = paired(first, first, 0.0, "kWh")

    assert (found.share_equal, found.share_lower) == (1, 0)
    assert (found.estimate.low, found.estimate.high) == (0, 0)


def test_the_noise_of_a_sum_is_no_difference() -> None:
    first = np.array([0.1 + 0.2, 0.3])

    assert paired(first, np.array([0.3, 0.3]), 0.0, "kWh").share_equal == 1


def test_totals_have_the_range_that_the_footprint_states(
    shelf: Shelf, row: Callable[..., Row], assess: Callable[..., Footprint]
) -> None:
    rows = (
        row("training.runs", method="metered", energy=(500, 1000, 2000), place="FRA"),
        row("training.runs", "b", scenario="reference", method="metered", energy=7.0),
    )
    footprint = assess(*rows)
    inventory = Inventory(
        rows=rows,
        themes={},
        scenarios={"project": "", "reference": ""},
        year=2024,
        rebound=0.45,
        coverage={},
    )

    found = total_draws(inventory, shelf, draws=footprint.draws)

    assert found.keys() == footprint.scenarios.keys()
    for name, scenario in footprint.scenarios.items():
        for indicator, total in scenario.totals.items():
            if total.estimate is not None:
                drawn = found[name][("whole_life", indicator)]
                stated = summary(drawn, total.estimate.central, total.unit)
                assert stated.low == pytest.approx(total.estimate.low)
                assert stated.high == pytest.approx(total.estimate.high)


def test_without_a_lifetime_only_the_whole_life_is_drawn(
    shelf: Shelf, row: Callable[..., Row]
) -> None:
    inventory = Inventory(
        rows=(row("training.runs", method="metered", energy=7.0, place="FRA"),),
        themes={},
        scenarios={"project": "", "reference": ""},
        year=2024,
        rebound=0.45,
        coverage={},
    )

    found = total_draws(inventory, shelf, draws=16)

    assert {basis for basis, _ in found["project"]} == {BASES[0]}
