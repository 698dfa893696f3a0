import pytest
from hypothesis import given, strategies as st

from assessor.domain.shelf import Shelf
from assessor.errors import EstimationError
from assessor.estimation.simulator import (
    Assumptions,
    Simulation,
    interpolated,
    simulate,
)

PATHS = ["SSP1-1.9", "SSP1-2.6", "SSP2-4.5", "SSP3-7.0", "SSP5-8.5"]
RATES = st.floats(-0.2, 0.2)


def path_of(shelf: Shelf, name: str) -> dict[int, float]:
    rows = shelf["scenarios/net-co2"].by_key[name]
    return {row.valid_from: row.central for row in rows if row.valid_from is not None}


def run(shelf: Shelf, path: str, growth: float, fall: float = 0.0) -> Simulation:
    return simulate(path_of(shelf, path), Assumptions(0.04, growth, fall))


@pytest.mark.parametrize(
    ("growth", "years"),
    [(0.06, (2036, 2041, 2045)), (0.0, (2045, 2049, 2052))],
)
def test_published_years_are_found_again_on_the_lowest_path(
    shelf: Shelf, growth: float, years: tuple[int, ...]
) -> None:
    found = run(shelf, "SSP1-1.9", growth)

    assert tuple(found.passed.values()) == years


def test_the_experiment_begins_with_the_share_it_is_given(shelf: Shelf) -> None:
    first = run(shelf, "SSP2-4.5", 0.06).years[0]

    assert first.year == 2020
    assert first.share == pytest.approx(0.04)


def test_where_nothing_shrinks_constant_emissions_pass_no_share(shelf: Shelf) -> None:
    found = run(shelf, "SSP3-7.0", 0.0)

    assert set(found.passed.values()) == {None}
    assert found.net_zero is None


def test_there_is_no_share_of_a_world_that_emits_nothing_net(shelf: Shelf) -> None:
    found = run(shelf, "SSP1-1.9", 0.06)

    assert found.net_zero is not None
    for one in found.years:
        assert (one.share is None) == (one.world <= 0)


def test_even_constant_digital_emissions_pass_all_before_the_world_nears_zero(
    shelf: Shelf,
) -> None:
    found = run(shelf, "SSP1-1.9", 0.0)

    assert found.net_zero is not None
    assert (found.passed[1.0] or 9999) < found.net_zero


@pytest.mark.unmeasured
@pytest.mark.parametrize("path", PATHS)
@given(slow=RATES, fast=RATES)
def test_what_grows_faster_never_passes_later(
    shelf: Shelf, path: str, slow: float, fast: float
) -> None:
    slow, fast = sorted((slow, fast))
    late, early = run(shelf, path, slow).passed, run(shelf, path, fast).passed

    for share, year in late.items():
        if year is not None:
            assert (early[share] or 9999) <= year


@given(growth=st.floats(0, 0.5))
def test_a_fall_of_intensity_can_undo_growth(shelf: Shelf, growth: float) -> None:
    undone = run(shelf, "SSP1-1.9", growth, 1 - 1 / (1 + growth))
    constant = run(shelf, "SSP1-1.9", 0.0)

    for one, other in zip(undone.years, constant.years, strict=True):
        assert one.digital == pytest.approx(other.digital)


@given(st.dictionaries(st.integers(2000, 2100), st.floats(-50, 100), min_size=2))
def test_a_path_keeps_the_values_it_is_given(path: dict[int, float]) -> None:
    found = interpolated(path)

    assert [*found] == [*range(min(path), max(path) + 1)]
    assert all(found[year] == pytest.approx(value) for year, value in path.items())


@pytest.mark.parametrize(
    ("share", "growth", "fall"),
    [(0, 0, 0), (1.1, 0, 0), (0.04, -1, 0), (0.04, 2, 0), (0.04, 0, 1), (0.04, 0, -1)],
)
def test_what_no_experiment_can_start_from_is_refused(
    share: float, growth: float, fall: float
) -> None:
    with pytest.raises(EstimationError, match="%"):
        Assumptions(share, growth, fall)


@pytest.mark.parametrize("path", [{}, {2020: 1.0}, {2020: -1.0, 2030: 1.0}])
def test_a_path_without_a_beginning_is_refused(path: dict[int, float]) -> None:
    with pytest.raises(EstimationError, match="two years"):
        simulate(path, Assumptions(0.04, 0.06))
