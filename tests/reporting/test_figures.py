import pytest
from hypothesis import given, strategies as st

from assessor.domain.impacts import Estimate
from assessor.reporting import figures
from assessor.reporting.pen import pen_for


@pytest.mark.parametrize(
    ("value", "english", "french"),
    [
        (0, "0", "0"),
        (24_690, "25,000", "25\u202f000"),
        (1_234.5, "1,200", "1\u202f200"),
        (99.6, "100", "100"),
        (9.96, "10", "10"),
        (1.0, "1.0", "1,0"),
        (0.0567, "0.057", "0,057"),
        (-3.21, "−3.2", "−3,2"),
        (2.46e-8, "2.5\u00a0×\u00a010⁻⁸", "2,5\u00a0×\u00a010⁻⁸"),
        (6.02e23, "6.0\u00a0×\u00a010²³", "6,0\u00a0×\u00a010²³"),
    ],
)
def test_a_figure_has_two_significant_digits(
    value: float, english: str, french: str
) -> None:
    assert figures.number(value, "en") == english
    assert figures.number(value, "fr") == french


@given(st.floats(min_value=1e-12, max_value=1e15, allow_nan=False))
def test_rounding_moves_a_figure_by_five_percent_at_most(value: float) -> None:
    assert abs(figures.rounded(value) - value) <= 0.05001 * value


@pytest.mark.parametrize(
    ("value", "unit", "printed"),
    [
        (24_690, "kgCO2e", "25\u00a0t CO₂e"),
        (999, "kgCO2e", "1.0\u00a0t CO₂e"),
        (0.0042, "kgCO2e", "4.2\u00a0g CO₂e"),
        (3.3e-7, "kgCO2e", "0.33\u00a0mg CO₂e"),
        (0.0029, "kWh", "2.9\u00a0Wh"),
        (433_196, "kWh", "430\u00a0MWh"),
        (640_000, "L", "640\u00a0m³"),
        (0.00021, "kgSbeq", "210\u00a0mg Sb eq."),
        (2.6e6, "MJ", "2.6\u00a0TJ"),
        (12, "light-years", "12\u00a0light-years"),
    ],
)
def test_a_figure_takes_the_unit_that_fits(
    value: float, unit: str, printed: str
) -> None:
    assert pen_for("en").amount(value, unit) == printed


@pytest.mark.parametrize(
    ("value", "english", "french"),
    [
        (0, "0%", "0\u202f%"),
        (0.004, "<\u00a01%", "<\u00a01\u202f%"),
        (0.45, "45%", "45\u202f%"),
        (0.999, ">\u00a099%", ">\u00a099\u202f%"),
        (1, "100%", "100\u202f%"),
    ],
)
def test_a_share_is_neither_none_nor_all_unless_it_is(
    value: float, english: str, french: str
) -> None:
    assert figures.share(value, "en") == english
    assert figures.share(value, "fr") == french


def test_an_interval_stands_in_the_unit_of_its_figure() -> None:
    estimate = Estimate(
        unit="kgCO2e", central=36_000, median=36_000, mean=37_000, low=900, high=2e6
    )

    assert (
        pen_for("en").estimate(estimate) == "36\u00a0t CO₂e [0.90\u00a0to\u00a02,000]"
    )
    assert (
        pen_for("fr").estimate(estimate, at_least=True)
        == "partiel\u00a0: 36\u00a0t CO₂e [0,90\u00a0à\u00a02\u202f000]"
    )


def test_what_is_not_assessed_is_never_zero() -> None:
    assert pen_for("en").estimate(None) == "not assessed"
    assert pen_for("fr").total(None) == "non évalué"
