from collections.abc import Callable

import pytest

from assessor.domain.activity import Row
from assessor.domain.impacts import Footprint
from assessor.errors import EstimationError

MakeRow = Callable[..., Row]
Assess = Callable[..., Footprint]
Central = Callable[..., float]

BLOOM = {
    "accelerator_hours": 1_082_990.0,
    "accelerators_per_server": 8.0,
    "server_embodied": 2500.0,
    "accelerator_embodied": 150.0,
    "lifetime": 6.0,
    "active_utilisation": 0.85,
}


LB = 0.45359237
PUBLISHED = {
    "lecture": ({"energy": 1000.0}, 1.5, 0.101, 151.5, 1e-12),
    "bloom, metered": ({"energy": 433_196.0}, 1.0, 0.057, 24_690, 0.002),
    "bloom, by power": (
        {"accelerator_hours": 1_082_990.0, "accelerator_power": 400.0},
        *(1.0, 0.057, 24_690, 0.002),
    ),
    "strubell, base": (
        {"average_power": 1415.78, "duration": 12.0},
        *(1.58, 0.954 * LB, 26 * LB, 0.02),
    ),
    "strubell, big": (
        {"average_power": 1515.43, "duration": 84.0},
        *(1.58, 0.954 * LB, 192 * LB, 0.02),
    ),
    "strubell, search": (
        {"average_power": 1515.43, "duration": 274_120.0},
        *(1.58, 0.954 * LB, 626_155 * LB, 0.02),
    ),
    "patterson, evolved transformer": (
        {"accelerator_power": 208.0, "accelerators": 200.0, "duration": 163.2},
        *(1.1, 0.431, 3200, 0.04),
    ),
    "patterson, gpt-3": (
        {"accelerator_power": 330.0, "accelerators": 10_000.0, "duration": 355.2},
        *(1.1, 0.429, 552_100, 0.04),
    ),
    "patterson, t5": (
        {"accelerator_power": 310.0, "accelerators": 512.0, "duration": 480.0},
        *(1.12, 0.545, 46_700, 0.04),
    ),
    "llama paper, 7B": (
        {"accelerator_power": 400.0, "accelerator_hours": 82_432.0},
        *(1.1, 0.385, 14_000, 0.03),
    ),
    "llama paper, opt": (
        {"accelerator_power": 400.0, "accelerator_hours": 809_472.0},
        *(1.1, 0.385, 137_000, 0.03),
    ),
    "llama paper, bloom": (
        {"accelerator_power": 400.0, "accelerator_hours": 1_082_880.0},
        *(1.1, 0.385, 183_000, 0.03),
    ),
    "llama 3.1, 70B": (
        {"accelerator_power": 700.0, "accelerator_hours": 7e6},
        *(1.0, 0.4163, 2_040_000, 0.01),
    ),
    "stable diffusion": (
        {"accelerator_power": 250.0, "accelerator_hours": 150_000.0},
        *(1.0, 0.3, 11_250, 0.001),
    ),
    "dall-e mini": (
        {"accelerator_power": 283.0, "accelerator_hours": 72.0},
        *(1.0, 0.37, 7.54, 0.002),
    ),
}


@pytest.mark.parametrize("case", PUBLISHED)
def test_a_published_training_is_reproduced(
    row: MakeRow, assess: Assess, central: Central, case: str
) -> None:
    facts, pue, intensity, expected, tolerance = PUBLISHED[case]
    run = row("training.runs", pue=pue, grid_intensity=intensity, **facts)

    assert central(assess(run), stage="use") == pytest.approx(expected, rel=tolerance)


def test_the_embodied_impact_of_bloom_is_reproduced(
    row: MakeRow, assess: Assess
) -> None:
    found = assess(row("training.runs", **BLOOM))
    embodied = [
        cell.estimate.central
        for cell in found.scenarios["project"].cells
        if cell.indicator == "gwp" and cell.stage != "use" and cell.estimate
    ]

    assert embodied == pytest.approx([7600, 3600], rel=0.015)


def test_power_below_the_site_overhead_is_refused(row: MakeRow, assess: Assess) -> None:
    with pytest.raises(EstimationError, match="physically impossible"):
        assess(row("training.runs", energy=1000.0, pue=0.8))


def test_energy_metered_at_the_facility_is_not_multiplied_again(
    row: MakeRow, assess: Assess, central: Central
) -> None:
    run = row("training.runs", energy=1000.0, pue=1.5, site="facility_metered")

    assert central(assess(run), "energy") == 1000


def test_a_metered_run_is_not_given_host_overhead(
    row: MakeRow, assess: Assess, central: Central
) -> None:
    run = row("training.runs", energy=1000.0, pue=1.0, host_overhead=1.8)

    assert central(assess(run), "energy") == 1000


def test_two_routes_to_the_energy_show_their_disagreement(
    row: MakeRow, assess: Assess
) -> None:
    run = row(
        "training.runs", energy=100.0, accelerator_hours=1000.0, accelerator_power=300.0
    )

    found = assess(run).disagreements

    assert found[0].subject == "training.runs[a].run_energy"
    assert found[0].values == {"metered": 100, "accelerator_power": 300}


def test_a_run_that_says_nothing_is_not_assessed_and_not_zero(
    row: MakeRow, assess: Assess
) -> None:
    total = assess(row("training.runs", place="FRA")).scenarios["project"].totals["gwp"]

    assert total.estimate is None
    assert total.at_least
    assert total.assessed == 0


def test_an_exclusive_machine_has_idle_energy_and_no_utilisation_rate(
    row: MakeRow, assess: Assess, central: Central
) -> None:
    held = {**BLOOM, "energy": 1000.0, "idle_energy": 500.0, "pue": 1.0}
    shared = assess(row("training.runs", **held, ownership="shared"))
    owned = assess(row("training.runs", **held, ownership="exclusive"))

    assert central(shared, "energy") == 1000
    assert central(owned, "energy") == 1500
    assert central(owned, stage="unsplit") == pytest.approx(
        0.85 * central(shared, stage="unsplit")
    )


def test_the_market_based_figure_stands_beside_and_never_replaces(
    row: MakeRow, assess: Assess
) -> None:
    run = row(
        "training.runs",
        energy=1000.0,
        pue=1.0,
        grid_intensity=0.4,
        market_intensity=0.0,
        **BLOOM,
    )
    project = assess(run).scenarios["project"]
    location, market = project.totals["gwp"].estimate, project.market_based.estimate

    assert location is not None
    assert market is not None
    assert location.central - market.central == pytest.approx(400)


def test_a_server_that_holds_its_cards_is_not_given_cards_again(
    row: MakeRow, assess: Assess, central: Central
) -> None:
    facts = {"accelerator_hours": 8766.0 * 8, "accelerator": "A100-SXM-80GB"}
    facts |= {
        "lifetime": 1.0,
        "active_utilisation": 1.0,
        "accelerators_per_server": 8.0,
    }
    whole = assess(row("training.runs", **facts, server="aws_p4d_24xlarge"))

    assert central(whole, stage="unsplit") == pytest.approx(5600)


def test_retraining_is_counted_over_the_life_of_the_service(
    row: MakeRow, assess: Assess, central: Central
) -> None:
    run = row(
        "training.runs",
        phase="retraining",
        energy=10.0,
        pue=1.0,
        repetitions_per_year=12.0,
    )

    assert central(assess(run, themes={"service.lifetime": 3.0}), "energy") == 360
    assert assess(run).scenarios["project"].totals["energy"].estimate is None


def test_a_legacy_version_counts_only_beside_the_project(
    row: MakeRow, assess: Assess, central: Central
) -> None:
    used = row("training.runs", "new", energy=100.0, pue=1.0)
    legacy = row("training.runs", "old", energy=40.0, pue=1.0, version="legacy")
    found = assess(used, legacy)

    assert central(found, "energy") == 100
    assert central(found, "energy", "with_legacy") == 140


def test_two_tools_on_one_run_are_both_told_with_their_names(
    assess: Assess, row: MakeRow
) -> None:
    told = {"energy_tool": "CodeCarbon 2.3", "second_tool": "wattmeter"}
    found = assess(row("training.runs", energy=100.0, second_energy=112.0, **told))
    (apart,) = found.disagreements
    assert apart.values == {"metered": 100.0, "second_tool": 112.0}
    assert apart.note == "the second tool reads 12% more than the first"
    labels = {name: text.in_language("fr") for name, text in apart.labels.items()}
    assert labels == {"metered": "CodeCarbon 2.3", "second_tool": "wattmeter"}


def test_two_tools_that_agree_are_told_too(assess: Assess, row: MakeRow) -> None:
    found = assess(row("training.runs", energy=100.0, second_energy=100.0))
    assert [one.note for one in found.disagreements] == [
        "the two tools agree within 1%"
    ]


@pytest.mark.parametrize("second", [50.0, 200.0])
def test_range_of_a_run_holds_what_the_second_tool_read(
    assess: Assess, row: MakeRow, second: float
) -> None:
    found = assess(row("training.runs", energy=100.0, second_energy=second))
    step = found.trace["answer:training.runs[a].energy"]
    assert step.central == 100.0
    assert step.low is not None
    assert step.high is not None
    assert step.low <= second <= step.high


def test_second_reading_without_a_first_is_no_energy(
    assess: Assess, row: MakeRow
) -> None:
    found = assess(row("training.runs", second_energy=112.0))
    assert found.scenarios["project"].totals["gwp"].estimate is None


def test_named_computing_centre_gives_its_country_and_its_pue(
    assess: Assess, row: MakeRow
) -> None:
    centre = {"cloud_zone": "hpc:nrel-esif"}
    found = assess(row("training.runs", energy=100.0, **centre))
    tables = {step.table: step.central for step in found.trace.values()}
    assert tables["cloud/region-pue#hpc:nrel-esif"] == 1.036
    assert "electricity/gwp#USA" in tables


def test_no_hours_are_computed_from_the_peak_of_vector_units(
    assess: Assess, row: MakeRow
) -> None:
    run = {"compute": 1e21, "accelerator": "RTX-3090", "place": "FRA"}
    found = assess(row("training.runs", **run))
    total = found.scenarios["project"].totals["energy"]
    assert total.estimate is None
    assert any("35.6 TFLOP/s outside its tensor cores" in w for w in found.warnings)


def test_a_peak_that_is_given_settles_it(assess: Assess, row: MakeRow) -> None:
    run = {"compute": 1e21, "accelerator": "RTX-3090", "place": "FRA"}
    found = assess(row("training.runs", **run, peak_flops=7.1e13))
    assert found.scenarios["project"].totals["energy"].estimate is not None
    assert not [w for w in found.warnings if "tensor cores" in w]
