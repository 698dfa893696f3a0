import re

import pytest

from assessor.domain.answers import Quality
from assessor.exchange.measurements import Imported, MeasurementError
from assessor.exchange.measurements.cards import card_of
from tests.exchange.measurements.conftest import Import

ROW = "training.runs[small_regression]"


def test_a_measurement_is_an_answer_with_its_provenance(take: Import) -> None:
    found = take("codecarbon-emissions.csv")
    answer = found.answers.answers[f"{ROW}.energy"]

    assert answer.source == "import:codecarbon"
    assert answer.quality is Quality.SOFTWARE_METER
    assert re.match(
        r"codecarbon-emissions\.csv, sha256 [0-9a-f]{64}; energy_consumed",
        answer.note or "",
    )
    sha256 = found.answers.evidence[answer.evidence[0]].sha256
    assert sha256 is not None
    assert sha256 in (answer.note or "")


def test_importing_opens_the_question_that_the_rows_wait_for(take: Import) -> None:
    found = take("codecarbon-emissions.csv")

    assert found.answers.answers["activity.trains_model"].value is True
    assert found.rows == (ROW,)


def test_the_same_file_is_never_counted_twice(take: Import) -> None:
    first = take("codecarbon-emissions.csv")

    with pytest.raises(MeasurementError, match="was imported before"):
        take("codecarbon-emissions.csv", answers=first.answers)


def test_nor_is_it_under_another_name(take: Import) -> None:
    first = take("codecarbon-emissions.csv")

    with pytest.raises(MeasurementError, match="was imported before"):
        take("codecarbon-emissions.csv", answers=first.answers, row="Another")


@pytest.mark.parametrize("row", ["small_regression", "small-regression"])
def test_a_file_read_again_into_its_row_changes_nothing(take: Import, row: str) -> None:
    first = take("codecarbon-emissions.csv")
    again = take("codecarbon-emissions.csv", answers=first.answers, row=row)

    assert again.entered == ()
    assert again.answers.answers == first.answers.answers


def test_a_row_may_be_named(take: Import) -> None:
    found = take("mlco2.md", row="Version 2")

    assert found.answers.groups["training.runs"] == ("version_2",)


def test_several_rows_do_not_fit_one_name(take: Import) -> None:
    with pytest.raises(MeasurementError, match="give 2 rows"):
        take("gcp.csv", row="one")


def test_out_of_the_usual_is_said_before_saving(take: Import) -> None:
    found = take("codecarbon-emissions.csv")
    energy = next(one for one in found.entered if one.id.endswith(".energy"))

    assert energy.doubt is not None


def left_of(found: Imported) -> str:
    return "\n".join(text.in_language("en") for text in found.left)


def test_a_card_that_no_table_has_is_left_out_and_said(take: Import) -> None:
    found = take("sacct.txt")

    assert "training.runs[sacct_a100].accelerator = a100" in left_of(found)
    assert not found.problems


def test_where_a_zone_is_not_asked_its_country_is_entered(take: Import) -> None:
    found = take("mlco2.md", profile="funding")

    assert found.answers.answers["training.runs[mlco2].place"].value == "FRA"
    assert "cloud_zone = aws:eu-west-3: not asked here" in left_of(found)


def test_a_profile_that_does_not_ask_says_which_does(take: Import) -> None:
    found = take("aws.csv", profile="funding")

    assert "the profile funding does not ask" in found.problems[0].in_language("en")
    assert found.entered == ()


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("gcp.csv", "cloud.accounts[google_cloud_europe_west9]"),
        ("aws.csv", "cloud.accounts[aws_eu_west_3]"),
        ("azure.csv", "cloud.accounts[azure_francecentral]"),
        ("model-card.md", "purchases.lines[model_card]"),
        ("nvidia-smi.csv", "training.runs[nvidia_smi]"),
        ("power-watts.csv", "training.runs[power_watts]"),
        ("azure-monitor-joules.csv", "training.runs[azure_monitor_joules]"),
        ("small_carbontracker.log", "training.runs[small_carbontracker]"),
        ("model-card-hours.md", "training.runs[model_card_hours]"),
    ],
)
def test_every_format_becomes_a_row_without_a_problem(
    take: Import, name: str, row: str
) -> None:
    found = take(name)

    assert not found.problems
    assert row in found.rows
    assert any(key.startswith(f"{row}.") for key in found.answers.answers)


@pytest.mark.parametrize(
    ("name", "card"),
    [
        ("NVIDIA A100-SXM4-80GB", "A100-SXM-80GB"),
        ("8 x NVIDIA A100-SXM4-80GB", "A100-SXM-80GB"),
        ("Tesla V100-SXM2-16GB", "V100-SXM2-16GB"),
        ("NVIDIA GeForce RTX 2080 Ti", "RTX-2080Ti"),
        ("NVIDIA A100 80GB PCIe", "A100-PCIe-80GB"),
        ("Tesla T4", "T4"),
        ("NVIDIA GeForce RTX 3090 Ti", None),
        ("a100", None),
        ("", None),
    ],
)
def test_a_card_is_found_by_the_name_of_its_driver_or_not_at_all(
    name: str, card: str | None
) -> None:
    known = (
        "A100-SXM-80GB",
        "A100-SXM-40GB",
        "A100-PCIe-80GB",
        "V100-SXM2-16GB",
        "RTX-2080Ti",
        "RTX-3090",
        "T4",
    )

    assert card_of(name, known) == card
