from collections.abc import Callable

import pytest

from assessor.domain.activity import Row
from assessor.domain.facts import FACTS
from assessor.domain.impacts import Footprint
from assessor.domain.shelf import Shelf
from assessor.errors import EstimationError

MakeRow = Callable[..., Row]
Assess = Callable[..., Footprint]
Central = Callable[..., float]

RUN = {"accelerator_hours": 1000.0, "pue": 1.0}


def test_measured_system_power_is_not_given_host_overhead(
    row: MakeRow, assess: Assess, central: Central
) -> None:
    run = row("training.runs", accelerator_power=300.0, host_overhead=1.8, **RUN)

    assert central(assess(run), "energy") == 300


def test_accelerator_hours_and_wall_clock_hours_are_not_added(
    row: MakeRow, assess: Assess, central: Central
) -> None:
    run = row(
        "training.runs",
        accelerator_power=300.0,
        accelerators=8.0,
        duration=100.0,
        **RUN,
    )
    found = assess(run)

    assert central(found, "energy") == 300
    assert found.disagreements[0].values == {"counted": 1000, "count": 800}


def test_a_life_cycle_intensity_leaves_nothing_for_upstream_energy(
    row: MakeRow, assess: Assess
) -> None:
    run = row("training.runs", energy=1000.0, supply="owned", place="FRA")
    cells = assess(run).scenarios["project"].cells

    assert "3.3" not in {cell.category for cell in cells}


def test_a_contract_cannot_count_below_zero(row: MakeRow, assess: Assess) -> None:
    run = row("training.runs", energy=1000.0, market_intensity=-0.1)

    with pytest.raises(EstimationError, match="physically impossible"):
        assess(run)


def test_no_fact_holds_an_offset_or_a_credit() -> None:
    names = {name for facts in FACTS.values() for name in facts}

    assert not {name for name in names if "offset" in name or "credit" in name}


def test_what_is_impossible_is_refused_with_its_place(
    row: MakeRow, assess: Assess
) -> None:
    run = row("training.runs", energy=1.0, lifetime=0.0, accelerator_hours=1.0)

    with pytest.raises(EstimationError, match=r"training\.runs\[a\].*lifetime must be"):
        assess(run)


@pytest.mark.parametrize(
    ("field", "value"),
    [("load", 1.4), ("active_utilisation", 1.4), ("duration", -1.0), ("pue", 0.8)],
)
def test_an_answer_outside_physics_is_refused(
    row: MakeRow, assess: Assess, field: str, value: float
) -> None:
    facts = {"accelerator_hours": 10.0, "average_power": 100.0, "design_power": 300.0}
    run = row("training.runs", **{**facts, field: value})

    with pytest.raises(EstimationError, match=field):
        assess(run)


def test_idle_energy_of_a_shared_machine_is_not_counted(
    row: MakeRow, assess: Assess, central: Central
) -> None:
    endpoint = row(
        "inference.endpoints", energy_per_year=100.0, idle_energy=50.0, pue=1.0
    )

    assert central(assess(endpoint, themes={"service.lifetime": 1.0}), "energy") == 100


def test_machines_held_without_known_idle_energy_are_warned_of(
    row: MakeRow, assess: Assess
) -> None:
    run = row("training.runs", energy=10.0, ownership="exclusive")

    assert assess(run).warnings == (
        "training.runs[a]: held exclusively, but the energy of idle time is not known",
    )


def test_idle_time_of_held_accelerators_is_metered_by_their_power_at_rest(
    row: MakeRow, assess: Assess, central: Central
) -> None:
    run = row(
        "training.runs",
        energy=10.0,
        pue=1.0,
        ownership="exclusive",
        accelerator="A100-SXM-80GB",
        accelerators=8.0,
        duration=100.0,
        accelerator_hours=600.0,
    )

    assert central(assess(run), "energy") == pytest.approx(10 + 0.046 * 200)


def test_experiments_counted_as_runs_are_not_estimated_by_a_factor_too(
    row: MakeRow, assess: Assess, central: Central
) -> None:
    runs = [
        row("training.runs", phase, phase=phase, energy=100.0, pue=1.0)
        for phase in ("training", "experimentation")
    ]
    found = assess(
        *runs,
        themes={"experimentation.effort": "factor", "experimentation.factor": 30.0},
    )

    assert central(found, "energy") == 200
    assert "counted as runs" in found.warnings[0]


def test_machines_that_are_used_and_listed_are_warned_of(
    row: MakeRow, assess: Assess
) -> None:
    run = row("training.runs", accelerator_power=300.0, **RUN)
    item = row("equipment.items", equipment="dell_r740", phase="training", years=1.0)

    assert assess(run, item).warnings[0].startswith("equipment.items[a]: the machines")


def test_a_contract_for_some_of_the_electricity_is_told(
    row: MakeRow, assess: Assess
) -> None:
    green = row("training.runs", "green", energy=10.0, market_intensity=0.0)
    grey = row("training.runs", "grey", energy=10.0)

    assert assess(green, grey).warnings == (
        "market-based total: location-based for training.runs[grey]",
    )


def test_a_share_of_uses_weighs_energy_and_making_alike(
    row: MakeRow, assess: Assess, central: Central
) -> None:
    facts = {"tokens_per_use": 400.0, "active_parameters": 8e9, "place": "FRA"}
    themes = {"service.uses_per_year": 1000.0, "service.lifetime": 1.0}

    def figures(share: float) -> list[float]:
        endpoint = row("inference.endpoints", share_of_uses=share, **facts)
        found = assess(endpoint, themes=themes)
        return [central(found, stage=stage) for stage in ("use", "unsplit")]

    assert figures(0.5) == pytest.approx([part / 2 for part in figures(1.0)])


def test_machines_held_are_not_also_divided_by_their_utilisation(
    row: MakeRow, assess: Assess, central: Central
) -> None:
    def made(utilisation: float) -> float:
        run = row(
            "training.runs",
            energy=10.0,
            ownership="exclusive",
            active_utilisation=utilisation,
            accelerators=8.0,
            duration=100.0,
            accelerator_embodied=150.0,
        )
        return central(assess(run), stage="unsplit")

    assert made(0.2) == made(1.0)


def test_a_figure_of_a_whole_fleet_is_no_input_of_one_accelerator(
    shelf: Shelf, row: MakeRow, assess: Assess
) -> None:
    run = row("training.runs", accelerator="A100-SXM-80GB", accelerator_hours=10.0)
    used = {step.table.partition("#")[0] for step in assess(run).trace.values()}

    assert "utilisation/fleet" in shelf
    assert "utilisation/fleet" not in used


def test_the_power_of_a_board_is_none_of_its_chips(shelf: Shelf) -> None:
    # A TPU v3 board has four chips: rows are named after the chip alone.
    keys = [row.key for row in shelf.table("accelerators/tdp").factors]

    assert [key for key in keys if key.startswith("TPU") and "-" in key] == []


def test_a_battery_that_the_making_of_a_device_holds_is_not_made_again(
    row: MakeRow, assess: Assess, central: Central
) -> None:
    def made(**facts: float) -> float:
        devices = row(
            "edge.devices",
            units=10.0,
            lifetime=6.0,
            power_source="battery",
            embodied=2.0,
            battery_embodied=0.5,
            **facts,
        )
        return central(assess(devices, themes={"service.lifetime": 6.0}))

    assert made() == 20
    assert made(battery_life=6.0) == 20
    assert made(battery_life=2.0) == 20 + 0.5 * 20


def test_a_dynamic_ratio_holds_the_overhead_of_the_site(
    row: MakeRow, assess: Assess, central: Central
) -> None:
    run = row("training.runs", energy=100.0, dynamic_ratio=1.8)

    assert central(assess(run), "energy") == pytest.approx(180)


@pytest.mark.parametrize(("field", "value"), [("pue", 1.2), ("idle_energy", 5.0)])
def test_a_dynamic_ratio_beside_what_it_holds_is_refused(
    row: MakeRow, assess: Assess, field: str, value: float
) -> None:
    run = row("training.runs", energy=100.0, dynamic_ratio=1.8, **{field: value})

    with pytest.raises(EstimationError, match=f"dynamic_ratio and {field}, not both"):
        assess(run)


def test_a_box_counted_as_a_terminal_leaves_the_network_factor(
    row: MakeRow, assess: Assess, central: Central
) -> None:
    themes = {"service.uses_per_year": 1.0, "service.lifetime": 1.0}
    facts = {"access": "fixed", "place": "FRA", "data_per_year": 1000.0}
    flow, box = row("network.flows", **facts), row("terminals.devices", device="box")

    alone = central(assess(flow, themes=themes), tier="network")
    beside = central(assess(flow, box, themes=themes), tier="network")

    assert [alone, beside] == pytest.approx([9.26935, 2.59])


def test_a_line_with_its_box_is_not_counted_beside_a_box(
    row: MakeRow, assess: Assess, central: Central
) -> None:
    facts = {"basis": "lines", "place": "FRA", "lines": 1.0, "line_share": 1.0}
    flow = row("network.flows", access="fixed", **facts)
    box = row("terminals.devices", device="box")
    themes = {"service.lifetime": 1.0}

    assert central(assess(flow, themes=themes), tier="network") > 0
    assert central(assess(flow, box, themes=themes), tier="network") == 0


def test_a_search_told_by_its_trials_is_not_also_a_multiple_of_the_training(
    row: MakeRow, assess: Assess, central: Central
) -> None:
    run = row("training.runs", example_energy=0.1, examples=100.0, trials=5.0, pue=1.0)
    themes = {"experimentation.effort": "factor", "experimentation.factor": 30.0}
    found = assess(run, themes=themes)

    assert central(found, "energy") == pytest.approx(50)
    assert any("counted as runs" in text for text in found.warnings)


def test_a_contract_and_the_location_are_never_added(
    row: MakeRow, assess: Assess
) -> None:
    run = row(
        "training.runs",
        energy=100.0,
        pue=1.0,
        grid_intensity=0.5,
        market_intensity=0.1,
        server_embodied=0.0,
    )
    project = assess(run).scenarios["project"]
    located, bought = project.totals["gwp"].estimate, project.market_based.estimate

    assert located is not None
    assert bought is not None
    assert (located.central, bought.central) == (50, 10)
