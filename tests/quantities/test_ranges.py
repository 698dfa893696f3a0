import math

import pytest
from hypothesis import given, strategies as st

from assessor.errors import QuantityError
from assessor.quantities import Range, complete, round_significant, spread

FIGURES = st.floats(min_value=-1e150, max_value=1e150)


@pytest.mark.parametrize(
    "figures", [(2, 1, 3), (1, 3, 2), (1, math.nan, 2), (-math.inf, 0, 1)]
)
def test_a_range_is_in_order_and_finite(figures: tuple[float, float, float]) -> None:
    with pytest.raises(QuantityError):
        Range(*figures)


def test_a_range_may_be_negative_or_exact() -> None:
    assert Range(-3, -2, -1).central == -2
    assert Range.exact(4) == Range(4, 4, 4)


@given(FIGURES, st.floats(min_value=1, max_value=1e100))
def test_a_spread_holds_its_value(value: float, factor: float) -> None:
    found = spread(value, factor)

    assert found.low <= value <= found.high
    assert found.central == value


@pytest.mark.parametrize("factor", [0.5, 0, -2, math.nan])
def test_a_spread_widens(factor: float) -> None:
    with pytest.raises(QuantityError, match="at least 1"):
        spread(1, factor)


@pytest.mark.parametrize(
    ("low", "high", "share", "central"),
    [
        (4, 9, False, 6),
        (0, 10, False, 5),
        (0.2, 0.8, True, 0.5),
        (-9, -4, False, -6),
        (-4, 8, False, 2),
        (0, 0, False, 0),
    ],
)
def test_the_middle_of_two_bounds(
    low: float, high: float, share: bool, central: float
) -> None:
    assert complete(low, high, share=share).central == pytest.approx(central)


@given(FIGURES, FIGURES, st.booleans())
def test_the_middle_lies_between(one: float, other: float, share: bool) -> None:
    low, high = sorted((one, other))

    assert low <= complete(low, high, share=share).central <= high


def test_bounds_in_the_wrong_order_have_no_middle() -> None:
    with pytest.raises(QuantityError, match="order"):
        complete(2, 1, share=False)


@pytest.mark.parametrize(
    ("value", "digits", "rounded"),
    [
        (24686.2, 2, 25000),
        (24686.2, 3, 24700),
        (0.05749, 2, 0.057),
        (99.6, 2, 100),
        (-1234, 2, -1200),
        (0, 2, 0),
        (7, 2, 7),
    ],
)
def test_rounds_to_significant_figures(
    value: float, digits: int, rounded: float
) -> None:
    assert round_significant(value, digits) == rounded
