import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assessor.catalogue.packs import PackFiles
from assessor.cli import app
from assessor.resources import data_folder

SHIPPED = data_folder("questionnaires") / "ai-environment"
EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture
def barely_started(tmp_path: Path) -> Path:
    pack = PackFiles(SHIPPED).pack
    assert pack is not None
    path = tmp_path / "project.yaml"
    path.write_text(
        f"pack: {{id: {pack.header.id}, version: {pack.header.version}}}\n"
        "project: {name: Essai, stage: ideation, language: fr}\n"
        "profile: funding\n"
        "groups: {training.runs: [main]}\n",
        "utf-8",
    )
    return path


@pytest.mark.parametrize(
    ("options", "code", "text"),
    [
        ([], 0, "Empreinte\N{NO-BREAK SPACE}: "),
        (["--lang", "en"], 0, "Footprint: "),
        (["--lang", "en"], 0, "Gate G10: "),
        (["--lang", "en"], 0, "Answer next: "),
        (["--fail-on", "amber"], 1, "G10"),
    ],
)
def test_evaluate_says_what_can_be_concluded(
    options: list[str], code: int, text: str, barely_started: Path
) -> None:
    arguments = ["evaluate", str(barely_started), "--draws", "64", *options]

    result = CliRunner().invoke(app, arguments)

    assert text in result.stdout
    assert result.exit_code == code


def test_evaluate_prints_its_document(
    barely_started: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    arguments = ["evaluate", str(barely_started), "--draws", "64", "--json"]

    first, second = (CliRunner().invoke(app, arguments).stdout for _ in range(2))

    assert json.loads(first)["about"]["made_on"] == "2026-01-01"
    assert first == second


def test_answers_that_cannot_be_are_refused(tmp_path: Path) -> None:
    text = (EXAMPLES / "api-assistant" / "answers.yaml").read_text("utf-8")
    path = tmp_path / "answers.yaml"
    wrong = "context.positioning: [neither, green_ai]"
    path.write_text(text.replace("context.positioning: '?'", wrong), "utf-8")

    result = CliRunner().invoke(app, ["evaluate", str(path)])

    assert result.exit_code == 2
    assert "context.positioning" in result.output


def test_evaluate_says_how_exact_the_range_is_and_what_carries_it() -> None:
    path = EXAMPLES / "bloom-training" / "answers.yaml"

    shown = CliRunner().invoke(app, ["evaluate", str(path), "--lang", "en"]).stdout
    printed = CliRunner().invoke(app, ["evaluate", str(path), "--json"]).stdout
    data = json.loads(printed)

    assert "95 % of 4,096 draws; its ends have a Monte Carlo error of" in shown
    assert "Most of the uncertainty (squared rank correlation): training.runs" in shown
    assert 0 < data["totals"]["gwp"]["error"] < data["totals"]["gwp"]["low"] / 20
    assert data["variance_measure"].startswith("squared rank correlation")
    assert data["about"]["salt"] == ""
