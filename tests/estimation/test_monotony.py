from collections.abc import Callable, Iterator

import pytest
from hypothesis import given, settings, strategies as st

from assessor.domain.activity import Row
from assessor.domain.facts import FACTS
from assessor.domain.impacts import INDICATORS, Footprint, Indicator

pytestmark = pytest.mark.unmeasured  # the same lines for each input
MakeRow = Callable[..., Row]
Assess = Callable[..., Footprint]
Facts = dict[str, float | str | bool]

FEW = 16
SERVICE = {"service.uses_per_year": 1000.0, "service.lifetime": 3.0}
SITE: Facts = {
    "pue": 1.2,
    "wue": 0.5,
    "grid_intensity": 0.2,
    "grid_adpe": 5e-8,
    "grid_pe": 9.0,
    "grid_water": 3.0,
}
MACHINES: Facts = {
    "accelerator_embodied": 150.0,
    "accelerator_adpe": 0.009,
    "accelerator_pe": 3700.0,
    "server_embodied": 1000.0,
    "server_adpe": 0.3,
    "server_pe": 14000.0,
    "lifetime": 4.0,
    "active_utilisation": 0.5,
    "accelerators_per_server": 8.0,
}
NODE: Facts = {
    "servers": 2.0,
    "duration": 100.0,
    "cpus": 2.0,
    "cpu_design_power": 200.0,
    "cpu_load": 0.3,
    "memory": 256.0,
    "memory_power": 0.3,
    "other_power": 100.0,
}
PROFILE: Facts = {
    f"{kind}_{load}": value
    for kind, values in (("time", 0.25), ("power", 200.0))
    for load, value in dict.fromkeys(("idle", "low", "half", "full"), values).items()
}
ROWS: dict[str, tuple[str, Facts]] = {
    "metered": ("training.runs", {"energy": 10.0, "accelerator_hours": 50.0}),
    "power": ("training.runs", {"average_power": 900.0, "duration": 20.0}),
    "card power": (
        "training.runs",
        {"accelerator_power": 300.0, "accelerator_hours": 50.0},
    ),
    "design power": (
        "training.runs",
        {
            "design_power": 400.0,
            "load": 0.5,
            "host_overhead": 1.4,
            "accelerators": 4.0,
            "duration": 20.0,
        },
    ),
    "cards": ("training.runs", {"accelerator_energy": 8.0, "host_overhead": 1.4}),
    "parts": ("training.runs", {**NODE, "design_power": 400.0, "load": 0.5}),
    "parts without cards": ("training.runs", NODE),
    "profile": ("training.runs", {**PROFILE, "servers": 2.0, "duration": 20.0}),
    "pilot": (
        "training.runs",
        {"pilot_energy": 5.0, "pilot_steps": 100.0, "steps": 300.0},
    ),
    "operations": (
        "training.runs",
        {
            "parameters": 1e9,
            "tokens": 1e10,
            "peak_flops": 3e14,
            "model_flops_utilisation": 0.3,
            "design_power": 400.0,
            "load": 0.5,
            "host_overhead": 1.4,
        },
    ),
    "retraining": (
        "training.runs",
        {"phase": "retraining", "energy": 10.0, "repetitions_per_year": 4.0},
    ),
    "held": (
        "training.runs",
        {
            "energy": 10.0,
            "idle_energy": 5.0,
            "ownership": "exclusive",
            "accelerators": 4.0,
            "duration": 20.0,
        },
    ),
    "use": (
        "inference.endpoints",
        {"energy_per_use": 0.01, "accelerator_hours": 0.02, "share_of_uses": 0.5},
    ),
    "year": (
        "inference.endpoints",
        {"energy_per_year": 50.0, "accelerator_hours_per_year": 100.0},
    ),
    "servers": (
        "inference.endpoints",
        {"server_hours_per_year": 900.0, "server_power": 200.0},
    ),
    "language model": (
        "inference.endpoints",
        {
            "tokens_per_use": 400.0,
            "active_parameters": 8e9,
            "total_parameters": 70e9,
            "batch_size": 16.0,
            "bits_per_parameter": 16.0,
            "card_memory": 80.0,
            "host_power": 1200.0,
            "share_of_uses": 0.5,
        },
    ),
    "store": (
        "storage.stores",
        {"volume": 10.0, "copies": 2.0, "years": 3.0, "medium": "ssd"},
    ),
    "discs": (
        "storage.stores",
        {"volume": 10.0, "years": 3.0, "medium": "hdd", "drive_capacity": 8.0},
    ),
    "flow": ("network.flows", {"data_per_use": 0.1, "access": "fixed"}),
    "terminal": (
        "terminals.devices",
        {"device": "laptop", "time_per_use": 0.1, "share_of_uses": 0.5, "power": 30.0},
    ),
    "fleet": (
        "edge.devices",
        {
            "units": 10.0,
            "power": 5.0,
            "hours_per_year": 4000.0,
            "lifetime": 2.0,
            "embodied": 30.0,
        },
    ),
    "item": (
        "equipment.items",
        {
            "embodied": 900.0,
            "units": 2.0,
            "share": 0.5,
            "years": 2.0,
            "lifetime": 5.0,
            "active_utilisation": 0.5,
        },
    ),
    "processor": ("equipment.items", {"parts": "processor", "die_area": 900.0}),
    "card": (
        "equipment.items",
        {
            "parts": "card",
            "die_area": 800.0,
            "card_memory": 80.0,
            "memory_dies": 6.0,
            "board_area": 300.0,
            "casing_mass": 0.8,
            "heatsink_mass": 0.9,
            "card_mass": 1.7,
            "by_ship": 19000.0,
            "by_truck": 1000.0,
            "by_plane": 100.0,
        },
    ),
    "server": (
        "equipment.items",
        {
            "parts": "server",
            "processors": 2.0,
            "die_area": 900.0,
            "memory": 256.0,
            "ssd": 4.0,
            "hard_discs": 2.0,
            "power_supply_mass": 6.0,
        },
    ),
    "purchase": ("purchases.lines", {"quantity": 5.0, "factor": 2.0, "per_year": True}),
    "money": ("spending.lines", {"spend": 900.0, "unit_price": 3.0, "factor": 0.2}),
    "examples": (
        "training.runs",
        {"example_energy": 1e-6, "examples": 1e6, "trials": 20.0, "epochs": 3.0},
    ),
    "operations of examples": (
        "training.runs",
        {
            "example_compute": 1e12,
            "examples": 1e6,
            "trials": 20.0,
            "epochs": 3.0,
            "peak_flops": 3e14,
            "model_flops_utilisation": 0.3,
            "design_power": 400.0,
            "load": 0.5,
            "host_overhead": 1.4,
        },
    ),
    "stated operations": (
        "training.runs",
        {
            "compute": 1e21,
            "peak_flops": 3e14,
            "model_flops_utilisation": 0.3,
            "design_power": 400.0,
            "load": 0.5,
            "host_overhead": 1.4,
            "repetitions": 3.0,
        },
    ),
    "cards of a service": (
        "inference.endpoints",
        {
            "accelerator_hours_per_year": 100.0,
            "design_power": 400.0,
            "load": 0.5,
            "host_overhead": 1.4,
        },
    ),
    "images": (
        "inference.endpoints",
        {
            "method": "image_model",
            "images_per_use": 4.0,
            "denoising_steps": 50.0,
            "step_compute": 1e12,
            "peak_flops": 3e14,
            "model_flops_utilisation": 0.3,
            "design_power": 400.0,
            "load": 0.5,
            "host_overhead": 1.4,
        },
    ),
    "cards of a use": (
        "inference.endpoints",
        {"accelerator_energy_per_use": 0.001, "host_overhead": 1.4},
    ),
    "placed store": (
        "storage.stores",
        {
            "volume": 10.0,
            "years": 3.0,
            "medium": "ssd",
            "pue": 1.2,
            "wue": 0.5,
            "grid_intensity": 0.2,
        },
    ),
    "flow of a year": ("network.flows", {"data_per_year": 500.0, "access": "fixed"}),
    "own terminal": (
        "terminals.devices",
        {"device": "laptop", "hours_per_year": 900.0, "power": 30.0, "lifetime": 5.0},
    ),
    "short life": (
        "equipment.items",
        {"embodied": 900.0, "lifetime": 5.0, "years": 9.0, "real_lifetime": 2.0},
    ),
    "lines": ("network.flows", {"lines": 90.0, "line_share": 0.1, "access": "fixed"}),
    "batteries": (
        "edge.devices",
        {
            "units": 10.0,
            "embodied": 30.0,
            "lifetime": 5.0,
            "power_source": "battery",
            "battery_embodied": 1.0,
            "battery_life": 2.0,
        },
    ),
    "held service": (
        "inference.endpoints",
        {"energy_per_year": 50.0, "idle_energy": 9.0, "ownership": "exclusive"},
    ),
    "power of cards": (
        "inference.endpoints",
        {"accelerator_hours_per_year": 100.0, "accelerator_power": 300.0},
    ),
    "power of processors": (
        "training.runs",
        {"servers": 2.0, "duration": 9.0, "cpus": 2.0, "cpu_power": 150.0},
    ),
    "site": ("top_down.hours", {"hours": 1000.0, "site_factor": 0.05}),
    "parts of a site": (
        "top_down.hours",
        {
            "hours": 1000.0,
            "compute_manufacture": 0.02,
            "compute_use": 0.01,
            "other_manufacture": 0.01,
            "other_use": 0.01,
        },
    ),
    "cloud statement": (
        "cloud.accounts",
        {"months": 12.0, "customer_use": 5.0, "customer_hardware": 3.0},
    ),
    "cloud usage": (
        "cloud.accounts",
        {
            "months": 12.0,
            "customer_usage": 20.0,
            "usage_overhead": 0.3,
            "use_factor": 0.1,
            "hardware_factor": 0.05,
        },
    ),
    "cloud region": (
        "cloud.accounts",
        {
            "months": 12.0,
            "customer_usage": 20.0,
            "usage_overhead": 0.3,
            "region_usage": 1e5,
            "region_use": 1e4,
            "hardware_embodied": 1e6,
            "hardware_lifetime": 5.0,
            "hardware_age": 1.0,
        },
    ),
}
NO_INPUT = {
    "second_energy": "widens the range of the energy and moves no central value",
    "year": "chooses the row of a table",
    "market_intensity": "moves the market-based total alone",
    "dynamic_ratio": "see test_double_counting",
    "start_year": "names the years of a series",
}
"""Numbers that have no direction, and why."""
ELSEWHERE = {"scenario", "scenario.lines", "scenario.effects", "base_model"}
"""Groups that tell benefits: see test_net_effect; or have no rows: test_training."""
FALLING = {
    "active_utilisation",
    "batch_size",
    "battery_life",
    "card_memory",
    "drive_capacity",
    "hardware_lifetime",  # as long as it outlasts the months that are charged
    "lifetime",
    "memory_dies",
    "model_flops_utilisation",
    "peak_flops",
    "pilot_steps",
    "region_usage",
    "time_idle",
    "unit_price",
    "accelerators_per_server",
}
WITHOUT_CARDS = {"parts without cards", "profile", "servers"}
# A server told by its parts has more cards; a card told by its parts more memory.
RISING = {("parts", "accelerators_per_server"), ("card", "card_memory")}
# Time at a load moves the mean towards the power of that load, up or down.
EITHER_WAY = {"time_idle", "time_low", "time_half", "time_full"}


def facts_of(name: str) -> tuple[str, Facts]:
    group, facts = ROWS[name]
    extra: Facts = {}
    if group in {"training.runs", "inference.endpoints"}:
        machines = MACHINES
        if name in WITHOUT_CARDS:
            machines = {k: v for k, v in machines.items() if "accelerator" not in k}
        extra = {**SITE, **machines}
    if group == "equipment.items":
        extra = {"years": 2.0, "lifetime": 5.0}
    return group, {**extra, **facts}


def inputs() -> Iterator[tuple[str, str]]:
    for name in ROWS:
        for field, value in facts_of(name)[1].items():
            if isinstance(value, float) and field not in EITHER_WAY:
                yield name, field


def centrals(footprint: Footprint) -> dict[Indicator, float]:
    totals = footprint.scenarios["project"].totals
    return {
        name: total.estimate.central
        for name, total in totals.items()
        if total.estimate is not None
    }


def test_every_input_that_may_be_answered_has_a_direction() -> None:
    tried = {(facts_of(name)[0], field) for name, field in inputs()}
    numbers = {
        (group, name)
        for group, facts in FACTS.items()
        for name, kind in facts.items()
        if "." in group and group not in ELSEWHERE
        if kind.kind in {"positive", "share"} and name not in {*NO_INPUT, *EITHER_WAY}
    }

    assert numbers - tried == {
        # Facts of a node that no question asks of an endpoint.
        ("inference.endpoints", "average_power"),
        ("inference.endpoints", "servers"),
    }


@pytest.mark.parametrize("name", ROWS)
def test_every_input_moves_every_total_one_way(
    row: MakeRow, assess: Assess, name: str
) -> None:
    group, facts = facts_of(name)
    usual = centrals(assess(row(group, **facts), themes=SERVICE, draws=FEW))
    wrong = []
    for field in (field for row_name, field in inputs() if row_name == name):
        more = {**facts, field: float(facts[field]) * 1.1}
        moved = centrals(assess(row(group, **more), themes=SERVICE, draws=FEW))
        assert usual.keys() == moved.keys()
        way = -1 if field in FALLING and (name, field) not in RISING else 1
        wrong += [
            (field, indicator)
            for indicator, before in usual.items()
            if (moved[indicator] - before) * way < -1e-9 * abs(before)
        ]

    assert wrong == []


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("metered", "energy"),
        ("power", "average_power"),
        ("use", "energy_per_use"),
        ("year", "energy_per_year"),
        ("pilot", "steps"),
        ("language model", "tokens_per_use"),
        ("flow", "data_per_use"),
        ("store", "volume"),
        ("terminal", "time_per_use"),
        ("fleet", "units"),
        ("item", "units"),
        ("purchase", "quantity"),
    ],
)
@settings(max_examples=5, deadline=None)
@given(times=st.floats(0.01, 100))
def test_energy_and_making_are_in_proportion_to_activity(
    row: MakeRow, assess: Assess, name: str, field: str, times: float
) -> None:
    group, facts = ROWS[name]
    value = facts[field]
    assert isinstance(value, float)
    scaled: Facts = {**facts, field: value * times}
    indicator: Indicator = (
        "gwp" if group in {"equipment.items", "purchases.lines"} else "energy"
    )

    once = centrals(assess(row(group, **facts), themes=SERVICE, draws=FEW))
    more = centrals(assess(row(group, **scaled), themes=SERVICE, draws=FEW))

    assert more[indicator] == pytest.approx(once[indicator] * times)


@pytest.mark.parametrize("group", sorted(g for g in FACTS if "." in g))
def test_an_empty_row_of_any_group_moves_no_total(
    row: MakeRow, assess: Assess, group: str
) -> None:
    run = row("training.runs", "full", energy=10.0, place="FRA")

    alone = assess(run, themes=SERVICE, draws=FEW)
    beside = assess(run, row(group, "empty"), themes=SERVICE, draws=FEW)

    assert centrals(alone) == centrals(beside)


@pytest.mark.parametrize("indicator", INDICATORS)
def test_parts_sum_to_the_total_on_every_axis(
    row: MakeRow, assess: Assess, indicator: Indicator
) -> None:
    rows = []
    for name in ("metered", "language model", "store", "terminal", "item"):
        group, facts = facts_of(name)
        rows.append(row(group, name.replace(" ", "_"), **facts))
    project = assess(*rows, themes=SERVICE, draws=FEW).scenarios["project"]
    total = project.totals[indicator].estimate
    assert total is not None
    splits = [split for split in project.splits if split.indicator == indicator]

    assert {split.axis for split in splits} == {
        "phase",
        "stage",
        "tier",
        "scope",
        "row",
    }
    for split in splits:
        assert sum(split.parts.values()) == pytest.approx(total.central)
