import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assessor.cli import app


def run(*options: str) -> str:
    result = CliRunner().invoke(app, ["scenarios", *options])
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.mark.parametrize(
    ("options", "years"),
    [
        ([], ["2036", "2041", "2045"]),
        (["--growth", "0"], ["2045", "2049", "2052"]),
        (["--growth", "0", "--path", "SSP3-7.0"], []),
    ],
)
def test_the_years_in_which_shares_are_passed_are_printed(
    options: list[str], years: list[str]
) -> None:
    assert re.findall(r"pass \d+ % of the world's in (\d{4})", run(*options)) == years


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "A thought experiment"), ("fr", "Une expérience de pensée")],
)
def test_it_says_first_that_it_is_a_thought_experiment_and_whose(
    language: str, words: str
) -> None:
    found = run("--lang", language)

    assert found.startswith(words)
    assert "D. Trystram" in found
    assert "20 June 2024" in found
    assert "Gidden et al., 2019" in found


def test_a_world_that_emits_nothing_net_has_no_share() -> None:
    assert re.search(r"2060 +-1\.5 +16\.3 +no share$", run(), re.MULTILINE)


@pytest.mark.parametrize(("options", "rows"), [([], 9), (["--yearly"], 81)])
def test_a_row_is_a_decade_or_a_year(options: list[str], rows: int) -> None:
    found = run(*options)

    assert len(re.findall(r"^(?:20\d\d|2100) ", found, re.MULTILINE)) == rows


def test_a_fall_of_carbon_intensity_delays_the_passing() -> None:
    data = json.loads(run("--json", "--intensity-fall", "3"))

    assert data["assumed"]["decarbonisation"] == 0.03
    assert data["paths"]["SSP1-1.9"]["passed"]["100 %"] > 2045


def test_paths_stand_one_after_the_other() -> None:
    data = json.loads(run("--json", "--path", "SSP5-8.5", "--path", "SSP1-1.9"))

    assert list(data["paths"]) == ["SSP5-8.5", "SSP1-1.9"]
    assert len(data["paths"]["SSP1-1.9"]["years"]) == 81


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--path", "SSP9"], "there are SSP1-1.9"),
        (["--growth", "500"], "at most 100 %"),
        (["--growth", "nan"], "at most 100 %"),
        (["--share", "0"], "above 0"),
        (["--intensity-fall", "100"], "under 100 %"),
    ],
)
def test_what_cannot_be_simulated_is_refused_in_one_line(
    options: list[str], says: str
) -> None:
    result = CliRunner().invoke(app, ["scenarios", *options])

    assert result.exit_code == 2
    assert says in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_picture_of_the_share_over_the_years_is_written(tmp_path: Path) -> None:
    target = tmp_path / "paths.svg"

    result = CliRunner().invoke(app, ["scenarios", "--svg", str(target)])

    assert result.exit_code == 0
    drawn = target.read_text("utf-8")
    assert "A thought experiment, not a forecast" in drawn
    assert all(year in drawn for year in ("2036", "2041", "2045"))
