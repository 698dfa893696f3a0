import pytest

from assessor.estimation.formulas.energy import run_energy_from_accelerator_power
from assessor.estimation.formulas.equipment import equipment_impact
from assessor.estimation.formulas.hours import (
    accelerator_hours_from_compute,
    compute,
)
from assessor.estimation.formulas.machines import (
    accelerator_impact,
    server_impact_by_accelerator,
    server_impact_by_server,
)

HOURS_OF_365_DAYS = 8760 / 8766


def test_the_energy_of_gopher_is_reproduced() -> None:
    found = run_energy_from_accelerator_power(
        accelerator_power=283.0, accelerator_hours=3_768_320.0
    )

    assert found == pytest.approx(1_066_000, rel=0.002)


@pytest.mark.parametrize(
    ("parameters", "tokens", "peak", "published"),
    [
        pytest.param(65.2e9, 1.4e12, 312e12, 1_022_362, id="llama 65B"),
        pytest.param(68_976_653_312, 2e12, 312e12, 1_720_320, id="llama 2 70B"),
        pytest.param(176.247e9, 366e9, 312e12, 1_082_990, id="bloom"),
        pytest.param(15.5e9, 1e12, 312e12, 320_256, id="starcoder"),
        pytest.param(540.35e9, 780e9, 275e12, 8_404_992, id="palm"),
    ],
)
def test_the_route_by_operations_is_within_half_of_published_hours(
    parameters: float, tokens: float, peak: float, published: float
) -> None:
    found = accelerator_hours_from_compute(
        compute=compute(operations_per_token=6, parameters=parameters, tokens=tokens),
        model_flops_utilisation=0.33,
        peak_flops=peak,
    )

    assert found == pytest.approx(published, rel=0.5)


@pytest.mark.parametrize(
    ("lifetime", "utilisation", "published"),
    [(3.0, 1.0, 0.0389), (5.0, 0.7, 0.0334), (3.0, 0.7, 0.0556)],
)
def test_the_embodied_impact_of_a_busy_hour_is_reproduced(
    lifetime: float, utilisation: float, published: float
) -> None:
    server = server_impact_by_accelerator(
        server_embodied=6000.0,
        accelerators_per_server=8.0,
        machine_hours=1.0,
        lifetime=lifetime,
        active_utilisation=utilisation,
    )
    card = accelerator_impact(
        accelerator_embodied=273.0,
        machine_hours=1.0,
        lifetime=lifetime,
        active_utilisation=utilisation,
    )

    assert server + card == pytest.approx(published, rel=0.01)


def test_the_embodied_impact_of_an_hour_of_a_server_is_reproduced() -> None:
    found = server_impact_by_server(
        server_embodied=1e6,
        server_hours=1.0,
        lifetime=4.0 * HOURS_OF_365_DAYS,
        active_utilisation=1.0,
    )

    assert found == pytest.approx(28.538812785388128, rel=1e-9)


def test_the_embodied_impact_of_block_storage_is_reproduced() -> None:
    found = equipment_impact(
        embodied=850.0,
        units=1.0,
        share=0.6,
        life_share=100 / 52_560,
        active_utilisation=1.0,
    )

    assert found == pytest.approx(0.97, rel=0.005)
