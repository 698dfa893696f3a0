from collections.abc import Callable

import pytest

from assessor.domain.activity import Row
from assessor.domain.impacts import Footprint
from assessor.errors import EstimationError

MakeRow = Callable[..., Row]
Assess = Callable[..., Footprint]

# 100 hours of a card of 400 W: 72 kWh with the highest host overhead published.
CARD = {"design_power": 400.0, "accelerator_hours": 100.0}
YEAR = {"service.uses_per_year": 100.0, "service.lifetime": 1.0}


def test_energy_that_the_hardware_cannot_draw_is_refused(
    row: MakeRow, assess: Assess
) -> None:
    with pytest.raises(EstimationError, match=r"more than the hardware can draw"):
        assess(row("training.runs", energy=500.0, **CARD))


def test_energy_that_is_unlikely_is_to_be_confirmed(
    row: MakeRow, assess: Assess
) -> None:
    warnings = assess(row("training.runs", energy=100.0, **CARD)).warnings

    assert warnings[0].endswith("confirm the energy, the time and their units")


@pytest.mark.parametrize(
    "facts",
    [
        {"energy": 60.0, **CARD},
        {"energy": 100.0, "site": "facility_metered", **CARD},
        {"energy": 500.0},
        {"energy": 500.0, "design_power": 400.0},
    ],
)
def test_energy_that_is_possible_is_taken(
    row: MakeRow, assess: Assess, facts: dict[str, float]
) -> None:
    assert assess(row("training.runs", **facts)).warnings == ()


def test_cards_and_time_on_the_clock_bound_the_energy_too(
    row: MakeRow, assess: Assess
) -> None:
    run = row(
        "training.runs",
        average_power=9000.0,
        accelerators=2.0,
        duration=10.0,
        design_power=400.0,
    )

    with pytest.raises(EstimationError, match="90 kWh in 20 accelerator-hours"):
        assess(run)


@pytest.mark.parametrize(
    "facts",
    [
        {"energy_per_year": 900.0, "accelerator_hours_per_year": 100.0},
        {"energy_per_use": 9.0, "accelerator_hours": 1.0},
    ],
)
def test_energy_of_use_is_bounded_by_its_hours(
    row: MakeRow, assess: Assess, facts: dict[str, float]
) -> None:
    endpoint = row("inference.endpoints", design_power=400.0, **facts)

    with pytest.raises(EstimationError, match="900 kWh in 100 accelerator-hours"):
        assess(endpoint, themes=YEAR)


def test_servers_that_seem_to_draw_too_much_are_to_be_confirmed(
    row: MakeRow, assess: Assess
) -> None:
    run = row("training.runs", energy=500.0, servers=2.0, duration=10.0)

    assert "more than such servers usually draw" in assess(run).warnings[0]


def test_training_without_data_is_refused(row: MakeRow, assess: Assess) -> None:
    run = row("training.runs", parameters=1e9, tokens=0.0, accelerator="T4")

    with pytest.raises(EstimationError, match="data that a model is trained on"):
        assess(run)


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"tokens": 1e9}, "tokens without parameters"),
        ({"parameters": 1e9, "method": "flops"}, "parameters without tokens"),
    ],
)
def test_half_of_a_computation_is_told(
    row: MakeRow, assess: Assess, facts: dict[str, float | str], said: str
) -> None:
    assert said in assess(row("training.runs", **facts)).warnings[0]


def test_a_service_offered_for_no_time_is_refused(row: MakeRow, assess: Assess) -> None:
    with pytest.raises(EstimationError, match=r"service\.lifetime must be above 0"):
        assess(
            row("training.runs", energy=1.0),
            themes={"service.uses_per_year": 1.0, "service.lifetime": 0.0},
        )
