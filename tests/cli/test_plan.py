import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assessor.cli import app

ANSWERS = """\
format: 1
pack: {id: ai-environment, version: 0.1.0}
project: {name: Mail sorter, stage: production}
profile: company
groups: {training.runs: [main]}
answers:
  activity.trains_model: true
  reduction.budget_training: 10
  training.runs[main].phase: training
  training.runs[main].method: metered
  training.runs[main].energy: 1000 kWh [500, 2000]
  training.runs[main].place: FRA
"""
ACTIONS = """\
actions:
  A-34:
    status: planned
    owner: =HYPERLINK("x")
    due: 2027-01-31
    scale: {"training.runs[main].energy": 0.5}
"""


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    path = tmp_path / "answers.yaml"
    path.write_text(ANSWERS + ACTIONS, "utf-8")
    return path


def run(path: Path, *options: str) -> str:
    result = CliRunner().invoke(app, ["plan", str(path), "--draws", "64", *options])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_the_plan_is_printed_in_the_language_asked_for(answers: Path) -> None:
    assert "1. A-34 Optimise models" in run(answers)
    assert "prévue ; " in run(answers, "--lang", "fr")


def test_a_table_for_a_spreadsheet_holds_numbers_and_no_formula(answers: Path) -> None:
    (row,) = csv.DictReader(io.StringIO(run(answers, "--format", "csv"), newline=""))

    assert row["owner"] == '\'=HYPERLINK("x")'
    assert float(row["change_kgCO2e"]) < 0
    assert row["due"] == "2027-01-31"


def test_the_plan_as_data_has_steps_and_budgets(answers: Path) -> None:
    data = json.loads(run(answers, "--format", "json"))

    assert data["steps"][0]["counted"] == "recomputed"
    assert data["budgets"][0]["verdict"] == "over"


def test_without_actions_the_plan_says_where_to_put_them(tmp_path: Path) -> None:
    path = tmp_path / "answers.yaml"
    path.write_text(ANSWERS.replace("  reduction.budget_training: 10\n", ""), "utf-8")

    assert "states no action" in run(path)
