from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from assessor.cli import app
from assessor.resources import data_folder

CASE = "tests/cases/llama2-7b"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    source = data_folder("questionnaires") / "ai-environment"
    for path in source.rglob("*.yaml"):
        inside = path.relative_to(source)
        if "cases" in inside.parts and inside.parent.as_posix() != CASE:
            continue
        copy = tmp_path / inside
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(path.read_text("utf-8"), "utf-8")
    return tmp_path


def test_published_cases_are_printed_beside_ours(small: Path) -> None:
    result = CliRunner().invoke(app, ["validate", "--pack", str(small)])

    assert result.exit_code == 0
    assert "31.22 tCO2e" in result.stdout
    assert "1 of 1 figures" in result.stdout


def test_a_case_that_is_missed_ends_with_one(small: Path) -> None:
    path = small / CASE / "case.yaml"
    data = yaml.safe_load(path.read_text("utf-8"))
    data["outputs"]["gwp"]["value"] = 40
    path.write_text(yaml.safe_dump(data), "utf-8")

    result = CliRunner().invoke(app, ["validate", "--pack", str(small)])

    assert result.exit_code == 1
    assert "failed" in result.stdout


def test_a_pack_without_cases_is_refused_with_the_folder(small: Path) -> None:
    (small / CASE / "case.yaml").unlink()

    result = CliRunner().invoke(app, ["validate", "--pack", str(small)])

    assert result.exit_code == 2
    assert "without published cases" in result.stderr
