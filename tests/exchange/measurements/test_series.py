import pytest
from hypothesis import given, settings, strategies as st

from assessor.exchange.measurements.series import of_energy, of_power

POWERS = st.lists(st.floats(0, 1e6), min_size=2, max_size=50)


@settings(max_examples=40)
@given(POWERS)
def test_energy_lies_within_the_lowest_and_the_highest_power(
    powers: list[float],
) -> None:
    found = of_power([(float(n), power) for n, power in enumerate(powers)])

    assert found is not None
    span = len(powers) - 1
    assert min(powers) * span * 0.999_999 <= found.energy
    assert found.energy <= max(powers) * span * 1.000_001


@settings(max_examples=40)
@given(POWERS, st.randoms(use_true_random=False))
def test_the_order_of_readings_does_not_matter(
    powers: list[float], luck: object
) -> None:
    samples = [(float(n), power) for n, power in enumerate(powers)]
    mixed = sorted(samples, key=lambda one: hash((one, str(luck))))

    assert of_power(samples) == of_power(mixed)


@settings(max_examples=40)
@given(POWERS, st.integers(4, 100))
def test_a_gap_keeps_the_estimate_within_its_bounds(
    powers: list[float], gap: int
) -> None:
    times = [float(n) for n in range(len(powers))] * 2
    shift = len(powers) - 1 + gap
    samples = [
        (time + (shift if place >= len(powers) else 0), power)
        for place, (time, power) in enumerate(
            zip(times, [*powers, *powers], strict=True)
        )
    ]
    found = of_power(samples)

    assert found is not None
    assert found.low <= found.energy * 1.000_001
    assert found.energy <= found.high * 1.000_001 + 1e-9


def test_a_gap_in_a_series_of_joules_is_bounded() -> None:
    found = of_energy([(0.0, 60.0), (60.0, 60.0), (120.0, 60.0), (600.0, 60.0)])

    assert found is not None
    assert (found.gaps, found.missing) == (1, 420.0)
    assert (found.low, found.energy, found.high) == (240.0, 660.0, 660.0)


@pytest.mark.parametrize("samples", [[], [(1.0, 5.0)], [(1.0, 5.0), (1.0, 6.0)]])
def test_fewer_than_two_moments_are_no_series(
    samples: list[tuple[float, float]],
) -> None:
    assert of_power(samples) is None
    assert of_energy(samples) is None
