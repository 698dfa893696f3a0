from collections.abc import Callable

import pytest

from assessor.domain.activity import Row
from assessor.domain.impacts import Footprint
from assessor.errors import EstimationError

MakeRow = Callable[..., Row]
Assess = Callable[..., Footprint]
Central = Callable[..., float]

YEAR = {"service.uses_per_year": 1000.0, "service.lifetime": 1.0}
NODE = {
    "servers": 2.0,
    "duration": 10.0,
    "cpus": 2.0,
    "cpu_power": 100.0,
    "memory": 100.0,
    "memory_power": 0.5,
    "other_power": 50.0,
    "pue": 1.0,
}
MODEL = {
    "tokens_per_use": 400.0,
    "active_parameters": 8e9,
    "batch_size": 64.0,
    "pue": 1.0,
}


def test_a_server_draws_what_its_parts_draw(
    row: MakeRow, assess: Assess, central: Central
) -> None:
    assert central(assess(row("training.runs", **NODE)), "energy") == 6.0


def test_cards_are_a_part_of_their_server(
    row: MakeRow, assess: Assess, central: Central
) -> None:
    run = row(
        "training.runs",
        **NODE,
        accelerators_per_server=8.0,
        design_power=400.0,
        load=0.5,
    )

    assert central(assess(run), "energy") == (1600 + 300) * 2 * 10 / 1000


def test_parts_without_a_card_that_is_named_are_not_a_whole_server(
    row: MakeRow, assess: Assess
) -> None:
    run = row("training.runs", **NODE, accelerator_embodied=150.0, load=0.5)
    total = assess(run).scenarios["project"].totals["energy"]

    assert total.estimate is None


@pytest.mark.parametrize(
    ("load", "power"), [(0.0, 12.0), (0.1, 32.0), (0.5, 75.0), (1.0, 102.0)]
)
def test_a_processor_follows_the_published_curve(
    row: MakeRow, assess: Assess, central: Central, load: float, power: float
) -> None:
    facts = {**NODE, "servers": 1.0, "cpus": 1.0, "memory": 0.0, "other_power": 0.0}
    facts.pop("cpu_power")
    run = row("training.runs", **facts, cpu_design_power=100.0, cpu_load=load)

    assert central(assess(run), "energy") == pytest.approx(power * 10 / 1000)


def test_processors_that_are_left_out_need_no_power(
    row: MakeRow, assess: Assess, central: Central
) -> None:
    facts = {**NODE, "cpus": 0.0}
    facts.pop("cpu_power")

    found = central(assess(row("training.runs", **facts)), "energy")

    assert found == pytest.approx(2.0)


def test_a_meter_on_the_cards_is_raised_to_the_server(
    row: MakeRow, assess: Assess, central: Central
) -> None:
    run = row("training.runs", accelerator_energy=100.0, host_overhead=1.5, pue=1.0)
    endpoint = row(
        "inference.endpoints",
        accelerator_energy_per_use=0.1,
        host_overhead=1.5,
        pue=1.0,
    )

    assert central(assess(run), "energy") == 150
    assert central(assess(endpoint, themes=YEAR), "energy") == pytest.approx(150)


def test_a_run_takes_energy_in_proportion_to_a_similar_one(
    row: MakeRow, assess: Assess, central: Central
) -> None:
    run = row(
        "training.runs", pilot_energy=10.0, pilot_steps=100.0, steps=250.0, pue=1.0
    )

    assert central(assess(run), "energy") == 25


def test_shares_of_time_count_in_proportion(
    row: MakeRow, assess: Assess, central: Central
) -> None:
    loads = ("idle", "low", "half", "full")
    facts = {f"time_{load}": 0.2 for load in loads}
    facts |= {f"power_{load}": 100.0 for load in loads}
    run = row("training.runs", **facts, servers=1.0, duration=10.0, pue=1.0)

    assert central(assess(run), "energy") == pytest.approx(1.0)


@pytest.mark.parametrize("field", ["pue", "idle_energy"])
def test_a_dynamic_ratio_is_not_joined_by_what_it_holds(
    row: MakeRow, assess: Assess, field: str
) -> None:
    run = row("training.runs", energy=10.0, dynamic_ratio=1.8, **{field: 1.2})

    with pytest.raises(EstimationError, match="not both"):
        assess(run)


def test_a_dynamic_ratio_stands_for_the_overhead(
    row: MakeRow, assess: Assess, central: Central
) -> None:
    run = row("training.runs", energy=10.0, dynamic_ratio=1.8)

    assert central(assess(run), "energy") == 18


def test_a_mix_weighs_its_sources(
    row: MakeRow, assess: Assess, central: Central
) -> None:
    run = row("training.runs", energy=1.0, pue=1.0, grid_mix="wind 50 %, nuclear 50 %")

    assert central(assess(run), stage="use") == pytest.approx(0.0275)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("wind 50 %", "100 %"),
        ("wind", "cannot be read"),
        ("wind 50 %, wind 50 %", "cannot be read"),
        ("moon 100 %", "is not a source"),
    ],
)
def test_a_mix_that_cannot_be_is_refused(
    row: MakeRow, assess: Assess, text: str, why: str
) -> None:
    with pytest.raises(EstimationError, match=why):
        assess(row("training.runs", energy=1.0, grid_mix=text))


@pytest.mark.parametrize("indicator", ["adpe", "pe"])
def test_an_answer_replaces_the_electricity_of_the_country(
    row: MakeRow, assess: Assess, central: Central, indicator: str
) -> None:
    run = row(
        "training.runs",
        energy=10.0,
        pue=1.0,
        place="FRA",
        **{f"grid_{indicator}": 4.0},
    )

    assert central(assess(run), indicator, stage="use") == pytest.approx(40.0)


def test_an_answer_replaces_the_making_of_the_machines(
    row: MakeRow, assess: Assess, central: Central
) -> None:
    run = row(
        "training.runs",
        accelerator_hours=8766.0,
        accelerator_adpe=0.4,
        server_adpe=0.0,
        active_utilisation=0.5,
        lifetime=2.0,
        design_power=100.0,
    )

    assert central(assess(run), "adpe", stage="unsplit") == pytest.approx(0.4)


def test_longer_answers_and_larger_models_take_more(
    row: MakeRow, assess: Assess, central: Central
) -> None:
    def energy(**facts: float) -> float:
        endpoint = row("inference.endpoints", **{**MODEL, **facts})
        return central(assess(endpoint, themes=YEAR), "energy")

    assert energy(tokens_per_use=800.0) == pytest.approx(2 * energy())
    assert energy(active_parameters=70e9) > 4 * energy()
    assert energy(total_parameters=100e9) > energy()
    assert energy(batch_size=4.0) > energy()


def test_a_request_carries_its_share_of_the_cards(
    row: MakeRow, assess: Assess, central: Central
) -> None:
    endpoint = row("inference.endpoints", **MODEL, accelerator_embodied=273.0)

    assert central(assess(endpoint, themes=YEAR), stage="unsplit") > 0


def test_a_measurement_of_a_use_comes_before_the_model_of_it(
    row: MakeRow, assess: Assess, central: Central
) -> None:
    endpoint = row("inference.endpoints", **MODEL, energy_per_use=0.01)
    found = assess(endpoint, themes=YEAR)

    assert central(found, "energy") == pytest.approx(10.0)
    assert set(found.disagreements[0].values) == {"per_use", "language_model"}


def test_hours_of_a_use_count_for_every_use(
    row: MakeRow, assess: Assess, central: Central
) -> None:
    endpoint = row(
        "inference.endpoints",
        energy_per_use=0.001,
        accelerator_hours=0.01,
        accelerator_embodied=150.0,
        server_embodied=0.0,
        lifetime=1.0,
        active_utilisation=1.0,
    )
    found = central(assess(endpoint, themes=YEAR), stage="unsplit")

    assert found == pytest.approx(150 * 0.01 * 1000 / 8766)


def test_servers_without_cards_are_made_and_powered_by_their_hours(
    row: MakeRow, assess: Assess, central: Central
) -> None:
    endpoint = row(
        "inference.endpoints",
        server_hours_per_year=8766.0,
        server_power=200.0,
        server_embodied=1000.0,
        lifetime=4.0,
        active_utilisation=0.5,
        pue=1.0,
    )
    found = assess(endpoint, themes=YEAR)

    assert central(found, "energy") == pytest.approx(1753.2)
    assert central(found, stage="unsplit") == pytest.approx(500.0)


@pytest.mark.parametrize("group", ["training.runs", "inference.endpoints"])
def test_a_known_kind_of_server_is_made_for_the_energy_it_drew(
    row: MakeRow, assess: Assess, central: Central, group: str
) -> None:
    energy = {"training.runs": "energy", "inference.endpoints": "energy_per_year"}
    facts = {energy[group]: 367.0, "lifetime": 1.0, "active_utilisation": 1.0}
    known = row(group, server="compute_medium", **facts)
    unknown = row(group, **facts)

    made = central(assess(known, themes=YEAR), stage="unsplit")
    assert made == pytest.approx(900 * 1000 / 8766)
    assert central(assess(unknown, themes=YEAR), stage="unsplit") == 0


def test_a_processor_is_made_of_its_dies(
    row: MakeRow, assess: Assess, central: Central
) -> None:
    item = row(
        "equipment.items", parts="processor", die_area=1000.0, years=1.0, lifetime=1.0
    )

    assert central(assess(item)) == pytest.approx(9.14 + 19.7)


def test_a_server_is_made_of_its_parts(
    row: MakeRow, assess: Assess, central: Central
) -> None:
    parts = {
        "processors": 2.0,
        "die_area": 1000.0,
        "memory": 100.0,
        "ssd": 2.0,
        "hard_discs": 1.0,
        "power_supply_mass": 6.0,
    }
    item = row("equipment.items", parts="server", years=1.0, lifetime=1.0, **parts)
    frame = 66.1 + 150 + 6.68

    assert central(assess(item)) == pytest.approx(
        frame + 6 * 24.3 + 2 * 28.84 + 133.6 + 2 * 46.4 + 31.11
    )


def test_a_part_that_is_not_known_is_named(row: MakeRow, assess: Assess) -> None:
    item = row("equipment.items", parts="processor", years=1.0, lifetime=1.0)
    total = assess(item).scenarios["project"].totals["gwp"]

    assert total.estimate is None
    assert total.missing == ("equipment.items[a] unsplit: missing: die_area",)


def test_experiments_of_a_project_that_only_adapts_multiply_its_fine_tuning(
    row: MakeRow, assess: Assess, central: Central
) -> None:
    run = row("training.runs", phase="fine_tuning", energy=100.0, pue=1.0)
    found = assess(
        run, themes={"experimentation.effort": "factor", "experimentation.factor": 2.0}
    )

    assert central(found, "energy", phase="experimentation") == 200


def test_networks_draw_energy_beside_their_emissions(
    row: MakeRow, assess: Assess, central: Central
) -> None:
    flow = row("network.flows", data_per_year=100.0, access="fixed", place="FRA")

    assert central(assess(flow, themes=YEAR), "energy") == pytest.approx(5.9)


@pytest.mark.parametrize(
    ("rule", "operations"),
    [("", 6.0), ("training", 6.0), ("recomputed", 8.0), ("adapters", 4.0)],
)
def test_a_way_of_training_takes_its_operations(
    row: MakeRow, assess: Assess, rule: str, operations: float
) -> None:
    facts = {"parameters": 1e9, "tokens": 1e9, "peak_flops": 1e14, "load": 0.5}
    run = row("training.runs", design_power=400.0, compute_rule=rule or None, **facts)
    step = assess(run).trace["training.runs[a].compute"]

    assert step.central == pytest.approx(operations * 1e18)
