import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assessor.catalogue.packs import load_pack
from assessor.catalogue.vocabularies import Vocabularies
from assessor.cli import app
from assessor.domain.shelf import Shelf

FOLDER = Path(__file__).parents[2] / "examples" / "calls" / "regional-fund"
Evaluate = Callable[..., str]


@pytest.fixture(scope="module")
def call(shelf: Shelf, tmp_path_factory: pytest.TempPathFactory) -> Path:
    pack = load_pack(FOLDER / "pack", Vocabularies(shelf))
    digests = iter((pack.digest, shelf.digest))
    text = (FOLDER / "call.yaml").read_text("utf-8")
    text = re.sub('sha256: ".*"', lambda _: f'sha256: "{next(digests)}"', text)
    path = tmp_path_factory.mktemp("call") / "call.yaml"
    path.write_text(text.replace("folder: pack", f"folder: {FOLDER / 'pack'}"), "utf-8")
    return path


@pytest.fixture
def evaluate(call: Path) -> Evaluate:
    def of(name: str, *words: str) -> str:
        answers = str(FOLDER / "submissions" / name / "answers.yaml")
        result = CliRunner().invoke(
            app, ["evaluate", answers, "--call", str(call), "--draws", "16", *words]
        )
        assert result.exit_code == 0, result.output
        return result.stdout

    return of


def test_a_result_says_that_it_may_be_compared(evaluate: Evaluate) -> None:
    said = evaluate("leak-alerts", "--lang", "en")

    assert "comparable within this call." in said
    assert "not comparable within" not in said
    assert "The call stands in for: training.runs[weekly].pue" in said
    assert "Points under the funder's own rule" in said


def test_a_result_that_may_not_be_compared_says_why_in_french(
    evaluate: Evaluate,
) -> None:
    said = evaluate("front-desk")

    assert "non comparable au sein de cet appel, car" in said
    assert "- Il est évalué sur 3 ans de service" in said


def test_the_document_holds_the_reasons(evaluate: Evaluate) -> None:
    data = json.loads(evaluate("front-desk", "--json"))

    assert data["call"]["id"] == "regional-fund-2027"
    assert data["call"]["comparable"] is False
    assert len(data["call"]["reasons"]) == 4


def test_a_report_says_it_on_its_cover_and_in_its_limits(
    tmp_path: Path, call: Path
) -> None:
    answers = str(FOLDER / "submissions" / "front-desk" / "answers.yaml")
    target = tmp_path / "report.html"
    words = ["report", answers, "--call", str(call), "--draws", "16", "-o", str(target)]

    result = CliRunner().invoke(app, words)

    page = target.read_text("utf-8")
    assert result.exit_code == 0, result.output
    assert page.count("Non comparable au sein de cet appel.") == 2
    assert "l’appel fixe un horizon de 5" in page.replace("\N{NO-BREAK SPACE}", " ")


def test_a_call_that_is_none_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "call.yaml"
    path.write_text("format: 1\n", "utf-8")
    answers = str(FOLDER / "submissions" / "front-desk" / "answers.yaml")

    result = CliRunner().invoke(app, ["evaluate", answers, "--call", str(path)])

    assert "this is no call file" in result.stderr
    assert result.exit_code == 2
