from collections.abc import Callable

import pytest

from assessor.domain.activity import Row
from assessor.domain.impacts import Footprint
from assessor.domain.shelf import Shelf
from assessor.errors import EstimationError

MakeRow = Callable[..., Row]
Assess = Callable[..., Footprint]
Central = Callable[..., float]

SERVICE = {"service.uses_per_year": 1000.0, "service.lifetime": 3.0}


def test_energy_per_use_is_counted_for_every_use(
    row: MakeRow, assess: Assess, central: Central
) -> None:
    endpoint = row("inference.endpoints", energy_per_use=0.01, pue=1.5)

    assert central(assess(endpoint, themes=SERVICE), "energy") == pytest.approx(45)


def test_a_share_of_uses_divides_them_between_endpoints(
    row: MakeRow, assess: Assess, central: Central
) -> None:
    endpoint = row(
        "inference.endpoints", energy_per_use=0.01, pue=1.0, share_of_uses=0.2
    )

    assert central(assess(endpoint, themes=SERVICE), "energy") == pytest.approx(6)


def test_a_metered_year_is_better_than_energy_per_use(
    row: MakeRow, assess: Assess, central: Central
) -> None:
    endpoint = row(
        "inference.endpoints", energy_per_use=0.01, energy_per_year=100.0, pue=1.0
    )
    found = assess(endpoint, themes=SERVICE)

    assert central(found, "energy") == 300
    assert found.disagreements[0].values == {"metered": 300, "per_use": 30}


def test_accelerator_hours_of_an_endpoint_give_use_and_embodied(
    row: MakeRow, assess: Assess, central: Central
) -> None:
    endpoint = row(
        "inference.endpoints",
        accelerator_hours_per_year=8766.0,
        accelerator_power=500.0,
        accelerator_embodied=150.0,
        server_embodied=1000.0,
        accelerators_per_server=8.0,
        lifetime=5.0,
        active_utilisation=0.5,
        pue=1.0,
        grid_intensity=0.1,
    )
    found = assess(endpoint, themes=SERVICE)

    assert central(found, stage="use") == pytest.approx(8766 * 3 * 0.5 * 0.1)
    assert central(found, stage="unsplit") == pytest.approx((150 + 125) * 3 / 2.5)


def test_a_published_request_counts_the_site_once(
    row: MakeRow, assess: Assess, central: Central, shelf: Shelf
) -> None:
    factor = shelf.at("defaults/request-energy", "text")
    assert factor is not None
    wh = factor.central
    low, high = (
        central(
            assess(row("inference.endpoints", task="text", pue=pue), themes=SERVICE),
            "energy",
        )
        for pue in (1.0, 1.8)
    )

    assert low == pytest.approx(high)
    assert low == pytest.approx(wh * 3)


def test_without_a_lifetime_of_the_service_inference_is_not_assessed(
    row: MakeRow, assess: Assess
) -> None:
    total = assess(row("inference.endpoints", energy_per_use=0.01)).scenarios["project"]

    assert total.totals["gwp"].estimate is None
    assert "service_lifetime" in total.totals["gwp"].missing[0]


@pytest.mark.parametrize(("medium", "kwh"), [("ssd", 10.5), ("hdd", 5.7)])
def test_a_terabyte_year_of_storage_draws_what_is_published(
    row: MakeRow, assess: Assess, central: Central, medium: str, kwh: float
) -> None:
    store = row(
        "storage.stores", volume=1.0, copies=1.0, years=1.0, medium=medium, pue=1.0
    )

    assert central(assess(store), "energy") == pytest.approx(kwh, rel=0.01)


def test_every_copy_of_stored_data_counts(
    row: MakeRow, assess: Assess, central: Central
) -> None:
    one, three = (
        assess(row("storage.stores", volume=1.0, copies=copies, years=2.0))
        for copies in (1.0, 3.0)
    )

    assert central(three) == pytest.approx(3 * central(one))


def test_a_hard_disk_needs_its_capacity_to_be_spread(
    row: MakeRow, assess: Assess, central: Central
) -> None:
    facts = {"volume": 10.0, "copies": 1.0, "years": 5.0, "medium": "hdd"}
    without = assess(row("storage.stores", **facts)).scenarios["project"]
    spread = assess(row("storage.stores", **facts, drive_capacity=10.0))

    assert without.totals["gwp"].at_least
    assert central(spread, stage="unsplit") == pytest.approx(31.11)


def test_an_hour_of_video_over_a_fixed_line_is_reproduced(
    row: MakeRow, assess: Assess, central: Central
) -> None:
    flow = row("network.flows", data_per_year=3.0, access="fixed", place="FRA")
    found = assess(flow, themes={"service.lifetime": 1.0})

    assert central(found) == pytest.approx(0.02780804, rel=1e-4)


def test_a_box_among_the_terminals_is_not_in_the_network_too(
    row: MakeRow, assess: Assess, central: Central
) -> None:
    flow = row("network.flows", data_per_year=3.0, access="fixed", place="FRA")
    box = row("terminals.devices", device="box", hours_per_year=1.0)
    themes = {"service.lifetime": 1.0}
    with_box = central(assess(flow, themes=themes), tier="network")
    without = central(assess(flow, box, themes=themes), tier="network")

    assert without < with_box
    assert without == pytest.approx(3 * 0.00259)


def test_a_network_factor_has_no_life_cycle_split(row: MakeRow, assess: Assess) -> None:
    flow = row("network.flows", data_per_year=3.0, place="FRA")
    cells = assess(flow, themes=SERVICE).scenarios["project"].cells

    assert {c.stage for c in cells if c.indicator != "energy"} == {"unsplit"}


def test_a_terminal_counts_by_its_share_of_active_time(
    row: MakeRow, assess: Assess, central: Central
) -> None:
    terminal = row(
        "terminals.devices",
        device="smartphone",
        hours_per_year=3 * 365.25,
        lifetime=1.0,
        power=4.0,
        place="FRA",
    )
    found = assess(terminal, themes={"service.lifetime": 1.0})

    assert central(found, stage="manufacture") == pytest.approx(77, rel=0.001)
    assert central(found, stage="end_of_life") == pytest.approx(0.246, rel=0.001)
    assert central(found, "energy") == pytest.approx(4.383)


@pytest.mark.parametrize(
    ("service", "devices"), [(2.0, 1.0), (4.0, 1.0), (6.0, 1.5)], ids=str
)
def test_a_device_in_the_field_counts_in_full_and_is_replaced(
    row: MakeRow, assess: Assess, central: Central, service: float, devices: float
) -> None:
    fleet = row("edge.devices", units=100.0, embodied=10.0, lifetime=4.0)
    found = assess(fleet, themes={"service.lifetime": service})

    assert central(found) == pytest.approx(1000 * devices)


def test_a_sensor_is_the_sum_of_its_blocks(
    row: MakeRow, assess: Assess, central: Central
) -> None:
    fleet = row(
        "edge.devices",
        device="processing:HSL-1 + connectivity:HSL-2",
        units=1.0,
        lifetime=4.0,
    )
    found = assess(fleet, themes={"service.lifetime": 4.0})

    assert central(found) == pytest.approx(1.730044 + 1.011)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param({"years": 2.0, "lifetime": 4.0}, 500, id="half of its life"),
        pytest.param({"years": 8.0, "lifetime": 4.0}, 1000, id="nothing beyond"),
        pytest.param(
            {"years": 2.0, "lifetime": 4.0, "real_lifetime": 2.0},
            1000,
            id="a shorter life counts in full",
        ),
        pytest.param(
            {"years": 2.0, "lifetime": 4.0, "share": 0.5}, 250, id="half of it"
        ),
        pytest.param(
            {"years": 2.0, "lifetime": 4.0, "active_utilisation": 0.5},
            1000,
            id="used half of the time",
        ),
        pytest.param({"years": 2.0, "lifetime": 4.0, "units": 3.0}, 1500, id="three"),
    ],
)
def test_equipment_follows_the_rule_of_its_lifetime(
    row: MakeRow,
    assess: Assess,
    central: Central,
    facts: dict[str, float],
    expected: float,
) -> None:
    item = row("equipment.items", embodied=1000.0, **facts)

    assert central(assess(item)) == pytest.approx(expected)


def test_a_share_of_equipment_is_on_what_was_made_too(
    row: MakeRow, assess: Assess, central: Central
) -> None:
    whole, half = (
        assess(row("equipment.items", equipment="dell_r740", years=2.0, share=share))
        for share in (1.0, 0.5)
    )

    for indicator in ("gwp", "adpe", "pe"):
        assert central(half, indicator) == pytest.approx(central(whole, indicator) / 2)


def test_a_purchase_made_every_year_lasts_as_long_as_the_service(
    row: MakeRow, assess: Assess, central: Central
) -> None:
    once = row("purchases.lines", quantity=10.0, factor=2.0)
    yearly = row("purchases.lines", quantity=10.0, factor=2.0, per_year=True)

    assert central(assess(once, themes=SERVICE)) == 20
    assert central(assess(yearly, themes=SERVICE)) == 60


def test_nothing_can_be_subtracted_by_a_purchase(row: MakeRow, assess: Assess) -> None:
    with pytest.raises(EstimationError):
        assess(row("purchases.lines", quantity=10.0, factor=-2.0))


def test_a_base_model_falls_to_the_project_by_its_share(
    assess: Assess, central: Central
) -> None:
    found = assess(
        themes={
            "base_model.training_energy": 1e6,
            "base_model.share": 0.001,
            "base_model.grid_intensity": 0.4,
        }
    )

    assert central(found, row="base_model[share]") == pytest.approx(400)


def test_a_base_model_whose_share_is_unknown_is_not_assessed(assess: Assess) -> None:
    found = assess(themes={"base_model.training_energy": 1e6, "base_model.share": None})

    assert found.scenarios["project"].totals["gwp"].at_least


def test_experiments_are_a_multiple_of_the_training(
    row: MakeRow, assess: Assess, central: Central
) -> None:
    run = row("training.runs", energy=1000.0, pue=1.0, grid_intensity=0.1)
    themes = {"experimentation.effort": "factor", "experimentation.factor": 1.5}
    found = assess(run, themes=themes)

    assert central(found, phase="experimentation", stage="use") == pytest.approx(150)


def test_experiments_of_unknown_extent_are_not_assessed(
    row: MakeRow, assess: Assess
) -> None:
    run = row("training.runs", energy=1000.0, pue=1.0, grid_intensity=0.1)
    found = assess(run, themes={"experimentation.effort": "factor"})

    assert "experimentation use: missing: experimentation_factor" in (
        found.scenarios["project"].totals["gwp"].missing
    )


def test_what_a_zone_publishes_is_preferred_to_a_general_default(
    row: MakeRow, assess: Assess
) -> None:
    found = assess(
        row("training.runs", energy=1000.0, cloud_zone="aws:eu-west-3"), year=2025
    )

    assert "factor:cloud/region-gwp#aws:eu-west-3@2025" in found.trace
    assert any("region-pue" in name for name in found.trace)


def test_a_place_that_is_not_stated_is_drawn_over_all_countries(
    row: MakeRow, assess: Assess
) -> None:
    found = assess(row("training.runs", energy=1000.0))
    notes = [
        note
        for step in found.trace.values()
        if step.table == "defaults/electricity-gwp#unknown_place"
        for note in step.notes
    ]

    assert "place not stated: drawn over the countries of the world" in notes


def test_only_the_overhead_of_a_site_is_spread(row: MakeRow, assess: Assess) -> None:
    found = assess(row("training.runs", energy=1000.0, pue=1.3))
    pue = next(step for step in found.trace.values() if step.quantity == "pue")

    assert (pue.low, pue.high) == pytest.approx((1 + 0.3 / 1.05, 1 + 0.3 * 1.05))


def test_uses_that_no_place_serves_are_missing(row: MakeRow, assess: Assess) -> None:
    place = row("inference.endpoints", energy_per_year=10.0, share_of_uses=0.01)
    found = assess(place)
    total = found.scenarios["project"].totals["gwp"]

    assert total.at_least
    assert any("inference.endpoints[other]" in text for text in total.missing)


def test_a_device_in_the_field_has_the_hours_of_a_year(
    row: MakeRow, assess: Assess
) -> None:
    device = row(
        "edge.devices", units=1.0, power=1.0, hours_per_year=(8000.0, 8766.0, 9999.0)
    )

    with pytest.raises(EstimationError):
        assess(row("edge.devices", units=1.0, power=1.0, hours_per_year=9000.0))
    assert assess(device).draws
