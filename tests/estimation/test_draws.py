import hashlib
import math

import numpy as np
import pytest
from hypothesis import given, strategies as st

from assessor.errors import EstimationError
from assessor.estimation.draws import (
    HALF_INTERVAL,
    in_order,
    quantiles,
    ranks,
    sample,
)
from assessor.estimation.variables import Variable, central_of_range

COUNT = 4096


def test_the_draws_of_an_input_depend_on_its_name_alone() -> None:
    again = ranks("factor:electricity/gwp#FRA", COUNT)
    ranks.cache_clear()

    assert np.array_equal(again, ranks("factor:electricity/gwp#FRA", COUNT))


def test_two_inputs_are_drawn_independently() -> None:
    first, second = (quantiles(COUNT)[ranks(key, COUNT)] for key in "ab")

    assert abs(np.corrcoef(first, second)[0, 1]) < 0.05


def test_the_draws_are_the_same_on_every_machine() -> None:
    assert ranks("answer:x", 8).tolist() == [0, 4, 5, 2, 1, 7, 3, 6]


@given(
    central=st.floats(1e-6, 1e6),
    down=st.floats(1.01, 10),
    up=st.floats(1.01, 10),
)
def test_a_positive_input_has_its_median_and_interval_where_stated(
    central: float, down: float, up: float
) -> None:
    drawn = sample(Variable("a", central / down, central, central * up), COUNT)
    low, median, high = np.quantile(drawn, [0.025, 0.5, 0.975])

    assert median == pytest.approx(central, rel=0.01)
    assert low == pytest.approx(central / down, rel=0.02)
    assert high == pytest.approx(central * up, rel=0.02)


@given(mode=st.floats(0.0, 1.0))
def test_a_share_stays_between_its_ends(mode: float) -> None:
    drawn = sample(Variable("a", 0.0, mode, 1.0, "share", 0.0, 1.0), COUNT)

    assert drawn.min() >= 0
    assert drawn.max() <= 1
    assert drawn.mean() == pytest.approx((mode + 1) / 3, abs=0.002)


def test_a_positive_input_that_may_be_zero_is_triangular() -> None:
    drawn = sample(Variable("a", 0.0, 1.0, 4.0), COUNT)

    assert drawn.min() >= 0
    assert drawn.max() <= 4
    assert drawn.mean() == pytest.approx(5 / 3, rel=0.002)


def test_a_signed_input_may_change_its_sign() -> None:
    drawn = sample(Variable("a", -20.0, -5.0, 10.0, "signed"), COUNT)
    low, median, high = np.quantile(drawn, [0.025, 0.5, 0.975])

    assert [low, median, high] == pytest.approx([-20, -5, 10], abs=0.2)


def test_physics_truncates_the_draws() -> None:
    drawn = sample(Variable("a", 1.0, 1.1, 1.9, floor=1.0), COUNT)

    assert drawn.min() == 1


@pytest.mark.parametrize(
    ("low", "central", "high", "floor", "ceiling"),
    [
        pytest.param(0.5, 0.8, 1.2, 1.0, math.inf, id="below the floor"),
        pytest.param(0.5, 1.4, 2.0, 0.0, 1.0, id="above the ceiling"),
        pytest.param(2.0, 1.0, 3.0, 0.0, math.inf, id="not in order"),
    ],
)
def test_an_impossible_input_is_refused(
    low: float, central: float, high: float, floor: float, ceiling: float
) -> None:
    with pytest.raises(EstimationError):
        Variable("a", low, central, high, floor=floor, ceiling=ceiling)


def test_a_share_given_as_a_range_is_central_at_its_arithmetic_mean() -> None:
    assert central_of_range(0.2, 0.6, "share") == pytest.approx(0.4)


@given(spreads=st.lists(st.floats(1.05, 3.0), min_size=1, max_size=6))
def test_a_product_agrees_with_the_propagation_of_log_variances(
    spreads: list[float],
) -> None:
    product = np.ones(COUNT)
    for place, spread in enumerate(spreads):
        product *= sample(Variable(f"input {place}", 1 / spread, 1.0, spread), COUNT)
    sigmas = [math.log(spread) / HALF_INTERVAL for spread in spreads]
    expected = math.exp(HALF_INTERVAL * math.sqrt(sum(s * s for s in sigmas)))

    low, high = np.log(np.quantile(product, [0.025, 0.975]))

    # Inputs drawn independently still correlate by chance: about 1/64 for each pair.
    assert high == pytest.approx(math.log(expected), rel=0.1)
    assert low == pytest.approx(-math.log(expected), rel=0.1)


@pytest.mark.parametrize("count", [64, 65, 4096])
def test_the_two_pieces_meet_in_the_centre(count: int) -> None:
    for up in (20.0, 30.0):
        drawn = in_order(Variable("a", 5.0, 10.0, up), count)

        assert np.all(np.diff(drawn) > 0)
        assert drawn[(count - 1) // 2] <= 10.0 <= drawn[count // 2]


def test_a_choice_that_is_open_is_drawn_evenly() -> None:
    value = Variable("choice:a", 1.0, 2.0, 9.0, values=(1.0, 9.0, 2.0, 4.0))

    drawn = sample(value, COUNT)

    assert [int(np.sum(drawn == each)) for each in (1, 2, 4, 9)] == [COUNT // 4] * 4


def test_figures_of_one_open_choice_are_drawn_together() -> None:
    prices = Variable("choice:a", 1.0, 2.0, 3.0, values=(1.0, 2.0, 3.0))
    masses = Variable("choice:a", 10.0, 20.0, 30.0, values=(30.0, 10.0, 20.0))
    pairs = zip(sample(prices, COUNT), sample(masses, COUNT), strict=True)

    assert {(float(a), float(b)) for a, b in pairs} == {(1, 30), (2, 10), (3, 20)}


def test_a_key_is_shuffled_as_by_a_new_generator() -> None:
    digest = hashlib.sha256(b"answer:x").digest()
    fresh = np.random.Philox(key=int.from_bytes(digest[:16], "big"))
    expected = np.arange(COUNT)
    np.random.Generator(fresh).shuffle(expected)

    assert np.array_equal(ranks("answer:x", COUNT), expected)
