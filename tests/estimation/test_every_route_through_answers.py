from collections.abc import Callable, Mapping
from datetime import date

import pytest

from assessor.assessing import assess
from assessor.catalogue.answers import read_answers
from assessor.catalogue.packs import load_pack
from assessor.catalogue.vocabularies import Vocabularies
from assessor.domain.impacts import Footprint
from assessor.domain.pack import Pack
from assessor.domain.shelf import Shelf
from assessor.errors import EstimationError
from assessor.resources import data_folder

pytestmark = pytest.mark.unmeasured  # test_routes runs the same lines
Assess = Callable[..., Footprint]

HEAD = """\
format: 1
pack: {id: ai-environment, version: 0.1.0}
project: {name: A project, stage: development}
profile: audit
scenarios: {project: "", reference: ""}
"""
SITE = {"place": "FRA", "pue": "1.0", "grid_intensity": "0.1"}
RUN = "training.runs"
USE = "inference.endpoints"
METERED = {"method": "metered", "energy": "10 kWh"}
YES = {
    RUN: "trains_model",
    USE: "runs_inference",
    "network.flows": "uses_network",
    "terminals.devices": "needs_terminals",
    "edge.devices": "needs_field_devices",
    "equipment.items": "buys_equipment",
    "purchases.lines": "other_purchases",
    "storage.stores": "stores_data",
    "top_down.hours": "knows_site_factor",
    "cloud.accounts": "has_cloud_account",
}


@pytest.fixture(scope="module")
def pack(shelf: Shelf) -> Pack:
    folder = data_folder("questionnaires") / "ai-environment"
    return load_pack(folder, Vocabularies(shelf))


@pytest.fixture(scope="module")
def of(pack: Pack, shelf: Shelf) -> Assess:
    def run(
        rows: Mapping[str, Mapping[str, str]], themes: Mapping[str, str] | None = None
    ) -> Footprint:
        groups: dict[str, list[str]] = {}
        lines = ["service.uses_per_year: 1000", "service.lifetime: 2 year"]
        for name, facts in rows.items():
            group, _, key = name.partition("/")
            groups.setdefault(group, []).append(key or "a")
            lines += [
                f"{group}[{key or 'a'}].{field}: {value}"
                for field, value in facts.items()
            ]
        asked = [YES[group] for group in groups if group in YES]
        lines += [f"activity.{name}: true" for name in asked]
        lines += [f"{name}: {value}" for name, value in (themes or {}).items()]
        told = "".join(f"  {group}: {keys}\n" for group, keys in groups.items())
        text = f"{HEAD}groups:\n{told}answers:\n" + "".join(f"  {x}\n" for x in lines)
        answers = read_answers(text, "project.yaml", pack)
        return assess(answers, pack, shelf, today=date(2026, 1, 1), draws=16).footprint

    return run


def energy(footprint: Footprint, row: str) -> float:
    return amount(footprint, row, "energy")


def amount(footprint: Footprint, row: str, indicator: str = "gwp", **at: str) -> float:
    return sum(
        cell.estimate.central
        for cell in footprint.scenarios["project"].cells
        if cell.row.startswith(row)
        and cell.indicator == indicator
        and cell.estimate is not None
        and all(getattr(cell, name) == value for name, value in at.items())
    )


# Energy by each route, at figures that can be checked by head. [kWh]
ENERGIES: dict[str, tuple[str, dict[str, str], float]] = {
    "metered": (RUN, {"method": "metered", "energy": "10 kWh"}, 10),
    "power and time": (
        RUN,
        {"method": "power_time", "average_power": "2 kW", "duration": "5 h"},
        10,
    ),
    "design power at a load": (
        RUN,
        {
            "method": "accelerator_hours",
            "accelerator_hours": "100 h",
            "design_power": "200 W",
            "load": "50 %",
            "host_overhead": "1.5",
        },
        15,
    ),
    "operations, 6ND": (
        RUN,
        {
            "method": "flops",
            "parameters": "1e9",
            "tokens": "6e10",
            "model_flops_utilisation": "50 %",
            "peak_flops": "1e14 FLOP/s",
            "accelerator_power": "500 W",
        },
        1000,
    ),
    "operations, activations computed again": (
        RUN,
        {
            "method": "flops",
            "compute_rule": "recomputed",
            "parameters": "1e9",
            "tokens": "6e10",
            "model_flops_utilisation": "50 %",
            "peak_flops": "1e14 FLOP/s",
            "accelerator_power": "500 W",
        },
        4000 / 3,
    ),
    "operations, adapters": (
        RUN,
        {
            "method": "flops",
            "compute_rule": "adapters",
            "parameters": "1e9",
            "tokens": "6e10",
            "model_flops_utilisation": "50 %",
            "peak_flops": "1e14 FLOP/s",
            "accelerator_power": "500 W",
        },
        2000 / 3,
    ),
    "parts of a server": (
        RUN,
        {
            "method": "components",
            "servers": "2",
            "duration": "10 h",
            "cpus": "0",
            "memory": "100 GB",
            "memory_power": "0.5 W/GB",
            "other_power": "50 W",
        },
        2,
    ),
    "examples, trials and passes": (
        RUN,
        {
            "method": "examples",
            "examples": "1000",
            "example_energy": "1 Wh",
            "trials": "5",
            "epochs": "3",
        },
        15,
    ),
    "examples and passes": (
        RUN,
        {
            "method": "examples",
            "examples": "1000",
            "example_energy": "1 Wh",
            "trials": "1",
            "epochs": "3",
        },
        3,
    ),
    "examples without passes": (
        RUN,
        {
            "method": "examples",
            "examples": "1000",
            "example_energy": "1 Wh",
            "trials": "5",
        },
        5,
    ),
    "operations of an answer, 2N": (
        USE,
        {
            "method": "flops",
            "task": "text",
            "tokens_per_use": "900",
            "active_parameters": "1e9",
            "model_flops_utilisation": "10 %",
            "peak_flops": "1e14 FLOP/s",
            "design_power": "400 W",
            "load": "50 %",
            "host_overhead": "1.5",
        },
        # 1.8e12 operations at 1e13 a second: 0.18 s, 5e-5 h, 2000 times.
        0.03,
    ),
    "steps of an image": (
        USE,
        {
            "method": "image_model",
            "task": "image",
            "images_per_use": "4",
            "denoising_steps": "50",
            "step_compute": "9e11 FLOP",
            "model_flops_utilisation": "10 %",
            "peak_flops": "1e14 FLOP/s",
            "design_power": "400 W",
            "load": "50 %",
            "host_overhead": "1.5",
        },
        # 1.8e14 operations at 1e13 a second: 18 s, 0.005 h, 2000 times.
        3,
    ),
    "hosting, by hours of servers": (
        USE,
        {
            "phase": "hosting",
            "method": "server_hours",
            "server_hours_per_year": "100 h/year",
            "server_power": "300 W",
        },
        60,
    ),
}


@pytest.mark.parametrize("name", ENERGIES)
def test_each_way_of_knowing_gives_the_energy(of: Assess, name: str) -> None:
    group, facts, expected = ENERGIES[name]
    found = of({group: {**SITE, **facts}})

    assert energy(found, group) == pytest.approx(expected)
    assert any(step.formula for step in found.trace.values())


def test_what_passes_cost_is_told_where_they_are_not_stated(of: Assess) -> None:
    facts = ENERGIES["examples without passes"][1]

    assert any("one pass" in text for text in of({RUN: facts}).warnings)


def test_two_ways_of_knowing_that_disagree_are_both_shown(of: Assess) -> None:
    found = of(
        {
            RUN: {
                "method": "metered",
                "energy": "20 kWh",
                "accelerator_hours": "100 h",
                "accelerator": "T4",
            }
        }
    )
    item = next(one for one in found.disagreements if one.subject.endswith("energy"))

    assert energy(found, RUN) == pytest.approx(20 * 1.56, rel=0.2)
    assert next(iter(item.values)) == "metered"
    assert len(item.values) > 1


def test_hosting_stands_in_its_own_phase(of: Assess) -> None:
    facts = ENERGIES["hosting, by hours of servers"][1]
    phases = {
        cell.phase
        for cell in of({USE: facts}).scenarios["project"].cells
        if cell.row.startswith(USE)
    }

    assert phases == {"hosting"}


def test_the_end_of_the_service_has_its_own_phase(of: Assess) -> None:
    bought = {
        "phase": "retirement",
        "quantity": "2",
        "factor": "3",
        "per_year": "false",
    }
    found = of({"purchases.lines": bought})

    assert amount(found, "purchases", phase="retirement") == 6


@pytest.mark.parametrize(
    ("group", "facts", "expected"),
    [
        (
            "top_down.hours",
            {
                "hours": "10000 h",
                "detail": "parts",
                "compute_manufacture": "1 gCO2e/h",
                "compute_use": "2 gCO2e/h",
                "other_manufacture": "0.4 gCO2e/h",
                "other_use": "0.6 gCO2e/h",
            },
            40,
        ),
        (
            "top_down.hours",
            {"hours": "10000 h", "detail": "whole", "site_factor": "4 gCO2e/h"},
            40,
        ),
        (
            "cloud.accounts",
            {
                "detail": "region",
                "basis": "location",
                "months": "1 month",
                "customer_usage": "40",
                "usage_overhead": "0.25",
                "region_usage": "1000",
                "region_use": "300 kgCO2e/month",
                "hardware_embodied": "7200 kgCO2e",
                "hardware_lifetime": "6 year",
                "hardware_age": "0 year",
            },
            20,
        ),
        (
            "cloud.accounts",
            {
                "detail": "customer",
                "basis": "location",
                "customer_use": "15 kgCO2e/month",
                "customer_hardware": "5 kgCO2e/month",
            },
            20 * 24,
        ),
        (
            "network.flows",
            {
                "access": "fixed",
                "place": "FRA",
                "basis": "lines",
                "lines": "10",
                "line_share": "50 %",
            },
            4.1 * 5 * 24,
        ),
        (
            "network.flows",
            {
                "access": "fixed",
                "place": "FRA",
                "basis": "lines",
                "lines": "10",
                "data_per_year": "13200 GB/year",
            },
            4.1 * 5 * 24,
        ),
        (
            "edge.devices",
            {
                "units": "10",
                "power_source": "battery",
                "battery_embodied": "0.5 kgCO2e",
                "battery_life": "6 month",
            },
            20,
        ),
        (
            "purchases.lines",
            {
                "category": "travel",
                "quantity": "1000",
                "factor": "0.2",
                "per_year": "true",
            },
            400,
        ),
    ],
)
def test_each_line_gives_its_emissions(
    of: Assess, group: str, facts: dict[str, str], expected: float
) -> None:
    assert amount(of({group: facts}), group) == pytest.approx(expected)


def test_devices_on_batteries_draw_nothing_from_the_grid(of: Assess) -> None:
    found = of({"edge.devices": {"units": "10", "power_source": "battery"}})
    used = [
        cell
        for cell in found.scenarios["project"].cells
        if cell.row == "edge.devices[a]" and cell.stage == "use"
    ]

    assert {cell.state for cell in used} == {"not_applicable"}
    assert any(
        "battery" in text for text in found.scenarios["project"].totals["gwp"].missing
    )


@pytest.mark.parametrize(
    ("supply", "use", "made"), [("owned", "2", "3.2"), ("user", "3.11", "3.11")]
)
def test_devices_stand_in_the_scope_of_those_who_own_them(
    of: Assess, supply: str, use: str, made: str
) -> None:
    facts = {"device": "laptop", "place": "FRA", "hours_per_year": "100 h/year"}
    cells = (
        of({"terminals.devices": {**facts, "supply": supply}})
        .scenarios["project"]
        .cells
    )
    mine = [cell for cell in cells if cell.row == "terminals.devices[a]"]

    assert {cell.category for cell in mine if cell.stage == "use"} == {use}
    assert made in {cell.category for cell in mine if cell.stage != "use"}


def test_equipment_is_also_shown_in_full_in_the_year_it_is_bought(of: Assess) -> None:
    item = {
        "equipment": "other",
        "status": "new",
        "units": "2",
        "share": "50 %",
        "embodied": "1000 kgCO2e",
        "years": "2 year",
        "lifetime": "5 year",
    }
    project = of({"equipment.items": item}).scenarios["project"]
    seen = project.purchases["gwp"]

    assert (seen["spread"].central, seen["bought"].central) == (400, 1000)
    assert project.totals["gwp"].estimate is not None
    assert project.totals["gwp"].estimate.central == 400


def test_what_was_there_before_is_bought_by_no_one_now(of: Assess) -> None:
    item = {"status": "existing", "embodied": "1000 kgCO2e", "lifetime": "5 year"}

    assert of({"equipment.items": item}).scenarios["project"].purchases == {}


@pytest.mark.parametrize(
    ("real", "share"), [("5 year", 0.8), ("8 year", 0.8), ("4 year", 1.0)]
)
def test_equipment_follows_the_rule_of_its_lifetime(
    of: Assess, real: str, share: float
) -> None:
    item = {
        "status": "new",
        "embodied": "1000 kgCO2e",
        "years": "4 year",
        "lifetime": "5 year",
        "real_lifetime": real,
    }

    assert amount(of({"equipment.items": item}), "equipment") == 1000 * share


def test_runs_of_each_year_count_over_the_life_of_the_service(of: Assess) -> None:
    run = {**SITE, "method": "metered", "energy": "10 kWh"}
    found = of(
        {
            f"{RUN}/tuned": {**run, "phase": "fine_tuning", "repetitions": "3"},
            f"{RUN}/again": {
                **run,
                "phase": "retraining",
                "repetitions_per_year": "4 1/year",
            },
        }
    )

    assert energy(found, f"{RUN}[tuned]") == 30
    assert energy(found, f"{RUN}[again]") == 80


def test_versions_that_are_no_longer_used_stand_in_a_column_of_their_own(
    of: Assess,
) -> None:
    run = {**SITE, "method": "metered", "energy": "10 kWh"}
    found = of({f"{RUN}/v2": run, f"{RUN}/v1": {**run, "version": "legacy"}})
    totals = {
        name: scenario.totals["energy"].estimate
        for name, scenario in found.scenarios.items()
    }

    assert totals["project"] is not None
    assert totals["with_legacy"] is not None
    assert (totals["project"].central, totals["with_legacy"].central) == (10, 20)


def test_a_layer_of_training_is_counted_left_out_or_not_known(of: Assess) -> None:
    found = of(
        {RUN: {"method": "metered", "energy": "10 kWh", "layer": "company"}},
        {
            "layers.initial": "counted",
            "layers.version": "excluded",
            "layers.company": "counted",
            "layers.user": "unknown",
        },
    )
    cells = found.scenarios["project"].cells

    assert {
        cell.row: (cell.state, cell.reason)
        for cell in cells
        if cell.row.startswith("layers")
    } == {
        "layers.initial": (
            "not_assessed",
            "missing: said to be counted but there is no data",
        ),
        "layers.version": ("excluded", "layer of training left out"),
        "layers.user": ("not_assessed", "not known whether it exists"),
    }


def test_a_model_of_others_is_counted_by_share(of: Assess) -> None:
    themes = {
        "activity.reuses_model": "true",
        "base_model.training_energy": "74000 kWh",
        "base_model.share": "0.001",
        "base_model.grid_intensity": "0.5",
    }

    assert amount(of({RUN: METERED}, themes), "base_model") == pytest.approx(37)


def test_a_model_of_others_may_be_disclosed_instead(of: Assess) -> None:
    themes = {
        "activity.reuses_model": "true",
        "base_model.basis": "disclosure",
        "base_model.disclosure": "Model X, nothing published",
    }
    found = of({RUN: METERED}, themes).scenarios["project"]
    cells = [cell for cell in found.cells if cell.row.startswith("base_model")]

    assert {cell.state for cell in cells} == {"excluded"}
    assert cells[0].reason.endswith(
        "disclosed, not counted: Model X, nothing published"
    )
    assert found.totals["gwp"].at_least


def test_uses_after_which_inference_exceeds_training_are_given(of: Assess) -> None:
    # With nothing made, 10 kWh of training against 0.01 kWh a use.
    nothing = {"server_embodied": "0 kgCO2e", "accelerator_embodied": "0 kgCO2e"}
    run = {**SITE, **nothing, "method": "metered", "energy": "10 kWh"}
    use = {
        **SITE,
        **nothing,
        "method": "energy_per_use",
        "energy_per_use": "10 Wh",
        "task": "text",
    }

    assert of({RUN: run, USE: use}).break_even_uses == pytest.approx(1000)


def test_the_stress_of_a_basin_is_a_flag_and_changes_no_litre(of: Assess) -> None:
    run = {"method": "metered", "energy": "10 kWh", "supply": "cloud"}
    found = of({RUN: {**run, "cloud_zone": '"aws:af-south-1"'}})
    litres = [
        step for step in found.trace.values() if step.table.startswith("cloud/region-w")
    ]

    assert found.water_stress == {"training.runs[a]": 4}
    assert not [step for step in litres if "stress" in step.table]


@pytest.mark.parametrize(
    ("facts", "said"), [({}, "none"), ({"market_intensity": "0.01"}, "all")]
)
def test_a_total_says_how_much_of_it_has_a_contract(
    of: Assess, facts: dict[str, str], said: str
) -> None:
    run = {**SITE, "method": "metered", "energy": "10 kWh", **facts}

    assert of({RUN: run}).scenarios["project"].contracts == said


def test_the_year_of_the_service_chooses_the_year_of_the_factors(of: Assess) -> None:
    run = {"method": "metered", "energy": "10 kWh", "place": "FRA"}
    factors = {
        year: next(
            step.id
            for step in of({RUN: run}, {"service.start_year": year}).trace.values()
            if step.table.startswith("electricity/gwp")
        )
        for year in ("2001", "2026")
    }

    assert factors["2001"] != factors["2026"]


def test_a_missing_factor_lowers_the_share_that_is_assessed(of: Assess) -> None:
    line = {"access": "fixed", "basis": "lines", "lines": "1", "line_share": "100 %"}
    totals = [
        of({"network.flows": {**line, "place": place}}).scenarios["project"].totals
        for place in ("FRA", "DEU")
    ]

    assert totals[1]["gwp"].assessed < totals[0]["gwp"].assessed
    assert totals[1]["gwp"].at_least
    assert any(
        "no factor: subscription_factor" in text for text in totals[1]["gwp"].missing
    )


LINES = {
    "scenario.lines/before": {
        "scenario": "reference",
        "quantity_per_year": "100",
        "factor": "1",
    },
}


@pytest.mark.parametrize(("relief", "confirmed"), [("-30", False), ("-80", True)])
def test_a_benefit_that_is_larger_than_usual_is_to_be_confirmed(
    of: Assess, relief: str, confirmed: bool
) -> None:
    effect = {"indicator": "gwp", "order": "second", "quantity_per_year": relief}
    warnings = of({**LINES, "scenario.effects": effect}).warnings

    assert any("of its reference" in text for text in warnings) is confirmed


def test_a_benefit_larger_than_its_reference_is_refused(of: Assess) -> None:
    effect = {"indicator": "gwp", "order": "second", "quantity_per_year": "-120"}

    with pytest.raises(EstimationError, match="more than its reference causes"):
        of({**LINES, "scenario.effects": effect})


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        (
            {
                "method": "metered",
                "energy": "500 kWh",
                "accelerator_hours": "100 h",
                "accelerator": "T4",
            },
            "more than the hardware can draw",
        ),
        (
            {"method": "flops", "parameters": "1e9", "tokens": "0"},
            "tokens",
        ),
        ({"method": "metered", "energy": "1 kWh", "pue": "0.8"}, "least"),
        ({"method": "metered", "energy": "1 kWh", "lifetime": "0 year"}, "lifetime"),
        (
            {"method": "examples", "example_energy": "1 Wh", "examples": "0"},
            "examples",
        ),
    ],
)
def test_what_cannot_be_is_refused_with_its_reason(
    of: Assess, facts: dict[str, str], reason: str
) -> None:
    with pytest.raises(Exception, match=reason):
        of({RUN: {**SITE, **facts}})
