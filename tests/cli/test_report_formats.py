import json
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner

from assessor.cli import app

ANSWERS = """\
format: 1
pack: {id: ai-environment, version: 0.1.0}
project: {name: "=Mail | <b>sorter</b>", stage: ideation, language: en}
profile: company
groups: {training.runs: [main]}
answers:
  activity.trains_model: true
  training.runs[main].phase: training
  training.runs[main].method: metered
  training.runs[main].energy: 1000 kWh [500, 2000]
  training.runs[main].place: FRA
"""


def made(folder: Path, name: str, *options: str) -> bytes:
    answers = folder / "answers.yaml"
    answers.write_text(ANSWERS, "utf-8")
    target = folder / name
    arguments = ["report", str(answers), "--draws", "16", "-o", str(target), *options]
    done = CliRunner().invoke(app, arguments)
    assert done.exit_code == 0, done.output
    return target.read_bytes()


def test_markdown_has_the_chapters_and_nothing_live(tmp_path: Path) -> None:
    text = made(tmp_path, "report.md").decode()

    assert "# &#61;Mail" in text
    assert "## 1. For the person who decides" in text
    assert r"\<b\>sorter" in text
    assert "<b>" not in text


def test_json_is_the_evaluation(tmp_path: Path) -> None:
    data = json.loads(made(tmp_path, "report.json"))

    assert data["format"] == "assessor-evaluation"
    assert data["totals"]["energy"]["central"] >= 1000


def test_the_workbook_has_figures_in_its_sheets(tmp_path: Path) -> None:
    book = load_workbook(BytesIO(made(tmp_path, "report.xlsx", "--lang", "fr")))

    assert book.sheetnames[:3] == ["Totaux", "Cases", "Comptes"]
    assert book["Totaux"]["A1"].data_type == "s"
    assert any(isinstance(cell.value, float) for row in book["Totaux"] for cell in row)


@pytest.mark.parametrize("edition", ["funder", "auditor"])
def test_the_edition_may_be_asked_for(tmp_path: Path, edition: str) -> None:
    page = made(tmp_path, "report.html", "--edition", edition).decode()

    assert f"for the {edition}" in page
