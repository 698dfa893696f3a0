from collections.abc import Mapping

import pytest

from assessor.domain.answers import Quality
from assessor.exchange.measurements import FORMATS, format_of, read_source
from assessor.exchange.measurements.model import Figure, Source
from tests.exchange.measurements.conftest import FILES

HEAD = "project_name,run_id,duration,emissions,energy_consumed,pue\n"


def figures_of(name: str, number: int = 0) -> Mapping[str, Figure]:
    source = read_source(FILES / name)
    rows = format_of(source).read(source)
    return {figure.to: figure for figure in rows[number].figures}


def of_text(form: str, text: str, number: int = 0) -> Mapping[str, Figure]:
    rows = FORMATS[form].read(Source("given.csv", text))
    return {figure.to: figure for figure in rows[number].figures}


def value_of(figure: Figure) -> float:
    return float(str(figure.raw).split()[0])


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("codecarbon-emissions.csv", "codecarbon"),
        ("small_carbontracker.log", "carbontracker"),
        ("small_carbontracker_output.log", "carbontracker"),
        ("mlco2.md", "mlco2"),
        ("sacct.txt", "sacct"),
        ("nvidia-smi.csv", "nvidia-smi"),
        ("power-watts.csv", "power"),
        ("azure-monitor-joules.csv", "power"),
        ("gcp.csv", "gcp"),
        ("aws.csv", "aws"),
        ("azure.csv", "azure"),
        ("model-card.md", "hf-card"),
        ("model-card-hours.md", "hf-card"),
    ],
)
def test_each_file_is_recognised_as_what_it_is(name: str, form: str) -> None:
    source = read_source(FILES / name)

    assert format_of(source).name == form
    assert sum(one.recognises(source) for one in FORMATS.values()) <= 2


@pytest.mark.parametrize(
    ("name", "field", "typed"),
    [
        ("codecarbon-emissions.csv", "energy", "0.000186556498242 kWh"),
        ("codecarbon-emissions.csv", "place", "FRA"),
        ("small_carbontracker.log", "energy", "0.0002666666667 kWh"),
        ("small_carbontracker_output.log", "energy", "0.000421335543 kWh"),
        ("small_carbontracker_output.log", "site", "facility_metered"),
        ("mlco2.md", "accelerator_hours", "120 h"),
        ("mlco2.md", "cloud_zone", "aws:eu-west-3"),
        ("sacct.txt", "energy", "14 kWh"),
        ("sacct.txt", "accelerator_hours", "108 h"),
        ("nvidia-smi.csv", "accelerator_energy", "0.004444444444 kWh"),
        ("nvidia-smi.csv", "accelerators", 2),
        ("power-watts.csv", "energy", "0.35 kWh [0.1, 0.4333333333]"),
        ("azure-monitor-joules.csv", "accelerator_energy", "0.02 kWh"),
        ("gcp.csv", "customer_use", "5.1 kgCO2e/month"),
        ("gcp.csv", "customer_hardware", "2.5 kgCO2e/month"),
        ("aws.csv", "customer_use", "12.5 kgCO2e/month"),
        ("aws.csv", "customer_hardware", "7.5 kgCO2e/month"),
        ("azure.csv", "customer_use", "10 kgCO2e/month"),
        ("azure.csv", "basis", "unknown"),
        ("model-card.md", "factor", "1.84 kgCO2e"),
        ("model-card-hours.md", "accelerator_hours", "12 h"),
        ("model-card-hours.md", "phase", "fine_tuning"),
    ],
)
def test_a_file_gives_the_figure_it_holds(name: str, field: str, typed: object) -> None:
    assert figures_of(name)[field].raw == typed


@pytest.mark.parametrize(
    "name",
    [
        "codecarbon-emissions.csv",
        "small_carbontracker_output.log",
        "mlco2.md",
        "model-card-hours.md",
    ],
)
def test_emissions_of_a_file_are_a_note_and_never_a_figure(name: str) -> None:
    figures = figures_of(name)

    assert not any("CO2e" in str(figure.raw) for figure in figures.values())
    said = [one.in_language("en") for f in figures.values() for one in f.said]
    assert any("the file’s own emissions" in one for one in said)


@pytest.mark.parametrize("name", ["gcp.csv", "aws.csv", "azure.csv"])
def test_offsets_of_a_cloud_are_never_deducted_and_it_is_said(name: str) -> None:
    said = [one.in_language("fr") for one in figures_of(name)["customer_use"].said]

    assert "les compensations et crédits du fichier ne sont jamais déduits" in said


def test_rows_of_one_run_are_sums_so_far_and_count_once() -> None:
    text = f"{HEAD}a,r1,60,0.1,1.0,1\na,r1,120,0.2,2.0,1\na,r2,60,0.1,5.0,1\n"

    assert value_of(of_text("codecarbon", text)["energy"]) == 7.0


def test_runs_of_other_projects_are_other_rows() -> None:
    text = f"{HEAD}a,r1,60,0.1,1.0,1\nb,r2,60,0.1,5.0,1\n"

    assert value_of(of_text("codecarbon", text, 1)["energy"]) == 5.0


def test_the_overhead_that_codecarbon_put_in_is_taken_out_and_stated() -> None:
    found = of_text("codecarbon", f"{HEAD}a,r1,3600,0.1,3.0,1.5\n")

    assert value_of(found["energy"]) == 2.0
    assert found["energy"].quality is Quality.SOFTWARE_METER
    assert (found["pue"].raw, found["pue"].quality) == ("1.5", Quality.ASSUMED)


def test_an_overhead_of_one_is_not_an_answer() -> None:
    assert "pue" not in of_text("codecarbon", f"{HEAD}a,r1,3600,0.1,3.0,1\n")


RUNS = "project_name,run_id,timestamp,duration,energy_consumed,tracking_mode\n"


@pytest.mark.parametrize(
    ("second", "said"),
    [
        ("2026-03-02T10:30:00,3600,1,machine", "runs overlap in time"),
        ("2027-03-02T12:00:00,3600,1,machine", "of several years"),
    ],
)
def test_runs_that_are_added_up_and_differ_are_said(second: str, said: str) -> None:
    text = f"{RUNS}a,r1,2026-03-02T10:00:00,3600,1,machine\na,r2,{second}\n"
    notes = [
        one.in_language("en") for one in of_text("codecarbon", text)["energy"].said
    ]

    assert any(said in note for note in notes)


@pytest.mark.parametrize(
    ("unit", "energy"), [("W", 1e-3), ("mW", 1e-6), ("kW", 1.0), ("MW", 1e3)]
)
def test_milli_is_not_mega(unit: str, energy: float) -> None:
    text = (
        f"timestamp,power [{unit}]\n2026-03-02 10:00:00,1\n2026-03-02 10:30:00,1\n"
        "2026-03-02 11:00:00,1\n"
    )

    assert value_of(of_text("power", text)["energy"]) == pytest.approx(energy)


def test_steps_of_a_job_are_not_counted_beside_the_job() -> None:
    text = (
        "JobID|Elapsed|AllocTRES|ConsumedEnergy\n"
        "1|01:00:00|gres/gpu=2,node=1|\n"
        "1.batch|01:00:00|node=1|7.20M\n"
        "1.0|00:50:00|node=1|7.00M\n"
    )

    assert value_of(of_text("sacct", text)["energy"]) == 2.0


def test_jobs_without_a_meter_give_accelerator_hours() -> None:
    text = "JobID|Elapsed|AllocTRES\n1|2-00:30:00|gres/gpu:v100=2,node=1\n"
    found = of_text("sacct", text)

    assert found["method"].raw == "accelerator_hours"
    assert found["accelerator_hours"].raw == "97 h"


def test_a_counter_gives_the_last_less_the_first() -> None:
    text = (
        "timestamp,energy counter [kWh]\n"
        "2026-03-02 10:00:00,1000\n2026-03-02 11:00:00,1004\n2026-03-02 12:00:00,1010\n"
    )

    assert value_of(of_text("power", text)["energy"]) == 10.0


@pytest.mark.parametrize(
    ("market", "basis", "use"), [("0.5", "location", 4.1), ("", "location", 4.1)]
)
def test_a_cloud_figure_is_location_based_where_there_is_one(
    market: str, basis: str, use: float
) -> None:
    found = of_text("gcp", google("4.0", market))

    assert found["basis"].raw == basis
    assert value_of(found["customer_use"]) == pytest.approx(use)


def test_a_cloud_figure_on_the_market_alone_goes_to_the_market_based_fact() -> None:
    found = of_text("gcp", google("", "0.5"))

    assert found["basis"].raw == "market"
    assert value_of(found["customer_use"]) == pytest.approx(0.6)


def google(location: str, market: str) -> str:
    scopes = "carbon_footprint_kgCO2e.scope"
    return (
        f"usage_month,location.region,{scopes}1,{scopes}2.location_based,"
        f"{scopes}2.market_based,{scopes}3\n"
        f"2026-01-01,europe-west9,0.1,{location},{market},2.0\n"
    )


def test_a_total_of_amazon_without_scopes_leaves_the_hardware_open() -> None:
    text = (
        "usage_period_start,region_code,total_mbm_emissions_value,"
        "total_mbm_emissions_unit\n2026-01-01,eu-west-3,0.02,MTCO2e\n"
    )
    found = of_text("aws", text)

    assert found["basis"].raw == "market"
    assert found["customer_use"].raw == "20 kgCO2e/month"
    assert "customer_hardware" not in found


def test_the_sentence_of_the_calculator_is_read() -> None:
    text = (
        "Experiments were conducted using Google Cloud Platform in region "
        "europe-west1, which has a carbon efficiency of 0.27 kgCO2eq/kWh. A cumulative "
        "of 50 hours of computation was performed on hardware of type T4 (TDP of 70W)."
    )
    found = of_text("mlco2", text)

    assert found["accelerator_hours"].raw == "50 h"
    assert found["accelerator"].raw == "T4"
    assert found["cloud_zone"].raw == "gcp:europe-west1"
