import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assessor.cli import app

EXAMPLES = Path(__file__).parents[2] / "examples"
SENSORS = (EXAMPLES / "field-sensors-funding" / "answers.yaml").read_text("utf-8")
TABLE = """\
title: {en: Our supplier, fr: Notre fournisseur}
meaning: {en: One kWh, fr: Un kWh}
unit: kgCO2e/kWh
indicator: gwp
boundary: {en: Life cycle, fr: Cycle de vie}
licence: facts
bounds: {min: 0.005, max: 1.5}
distribution: positive
sources:
  s1: {citation: "A. Supplier, mix of 2025", locator: page 2, licence: facts}
rows:
  - {key: FRA, central: 0.0333, low: 0.03, high: 0.04, source: s1, verification: read}
"""
OPTIONS = ["--draws", "16"]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    answers = tmp_path / "answers.yaml"
    answers.write_text(SENSORS, "utf-8")
    table = tmp_path / "factors" / "electricity" / "gwp.yaml"
    table.parent.mkdir(parents=True)
    table.write_text(TABLE, "utf-8")
    return answers


def evaluated(answers: Path, *options: str) -> str:
    arguments = ["evaluate", str(answers), *OPTIONS, *options]
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.mark.parametrize(
    ("language", "line"),
    [
        (
            "en",
            "electricity/gwp FRA (0.0333 kgCO2e/kWh, in place of 0.04144)",
        ),
        (
            "fr",
            "electricity/gwp FRA (0,0333 kgCO2e/kWh, à la place de 0,04144)",
        ),
    ],
)
def test_a_table_beside_the_answers_is_used_and_said_to_be_the_users_own(
    project: Path, language: str, line: str
) -> None:
    shown = evaluated(project, "--lang", language).replace("\N{NO-BREAK SPACE}", " ")

    assert line in shown


def test_the_document_says_whose_table_each_factor_is_from(project: Path) -> None:
    data = json.loads(evaluated(project, "--json"))

    used = {one["table"]: one for one in data["factors_used"] if one["key"] == "FRA"}
    mix, metal = used["electricity/gwp"], used["electricity/adpe"]
    assert (mix["origin"], mix["central"], mix["replaces"]) == ("user", 0.0333, 0.04144)
    assert mix["source"] == "A. Supplier, mix of 2025, page 2"
    assert (metal["origin"], metal["replaces"]) == ("shipped", None)
    assert len(data["about"]["own_factors_sha256"]) == 64
    assert data["attributions"] == []
    step = data["trace"][mix["step"]]
    assert step["table_origin"] == "user"
    assert "your own table, in place of 0.04144 kgCO2e/kWh" in step["notes"]


def test_a_folder_named_on_the_command_line_wins_over_the_one_beside(
    project: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other" / "electricity" / "gwp.yaml"
    other.parent.mkdir(parents=True)
    text = TABLE.replace("0.0333, low: 0.03", "0.02, low: 0.01")
    other.write_text(text, "utf-8")

    shown = evaluated(project, "--lang", "en", "--factors", str(tmp_path / "other"))

    assert "electricity/gwp FRA (0.02 kgCO2e/kWh" in shown


def test_a_wrong_table_beside_the_answers_stops_the_command(project: Path) -> None:
    table = project.parent / "factors" / "electricity" / "gwp.yaml"
    table.write_text(TABLE.replace("central: 0.0333", "central: 33.3"), "utf-8")

    result = CliRunner().invoke(app, ["evaluate", str(project)])

    assert result.exit_code == 2
    assert "gwp.yaml:12: rows.0" in result.output


@pytest.mark.parametrize("asked", ["option", "file"])
def test_an_odbl_table_is_used_on_request_and_its_source_is_named(
    project: Path, asked: str
) -> None:
    text = SENSORS.replace("[initial].place: FRA", "[initial].place: grid:fr-cor")
    assert text != SENSORS
    if asked == "file":
        text = text.replace("\nprofile:", "\nfactors: {odbl: true}\nprofile:", 1)
    project.write_text(text, "utf-8")
    options = ["--odbl"] if asked == "option" else []

    shown = evaluated(project, "--lang", "en", *options)
    data = json.loads(evaluated(project, "--json", *options))

    assert "To be named with the result: Electricity Maps" in shown
    assert any("Electricity Maps" in source for source in data["attributions"])
    assert any(one["origin"] == "odbl" for one in data["factors_used"])


def test_without_request_a_place_under_the_odbl_is_not_known(project: Path) -> None:
    text = SENSORS.replace("[initial].place: FRA", "[initial].place: grid:fr-cor")
    project.write_text(text, "utf-8")

    result = CliRunner().invoke(app, ["evaluate", str(project)])

    assert result.exit_code == 2
    assert "grid:fr-cor" in result.output


def test_answers_that_have_tables_of_their_own_are_not_compared_with_others(
    project: Path, tmp_path: Path
) -> None:
    first = tmp_path / "first" / "answers.yaml"
    first.parent.mkdir()
    first.write_text(SENSORS, "utf-8")

    result = CliRunner().invoke(app, ["compare", str(first), str(project)])

    assert result.exit_code == 2
    assert "one set of tables" in result.output
