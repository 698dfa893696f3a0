import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assessor.cli import app

ANSWERS = """\
format: 1
pack: {id: ai-environment, version: 0.1.0}
project: {name: Mail sorter, stage: production, language: fr}
profile: company
groups: {training.runs: [main]}
answers:
  activity.trains_model: true
  training.runs[main].phase: training
  training.runs[main].method: metered
  training.runs[main].energy: 1000 kWh [500, 2000]
  training.runs[main].place: FRA
"""


@pytest.fixture
def files(tmp_path: Path) -> dict[str, str]:
    texts = {
        "base": ANSWERS,
        "other": ANSWERS.replace("FRA", "POL").replace("production", "ideation"),
        "greener": "overlay: Less energy\nscale: {'training.runs[main].energy': 0.5}\n",
        "abroad": "overlay: Abroad\nset:\n  training.runs[main].place: POL\n",
        "wrong": "overlay: Wrong\nset:\n  training.runs[main].place: Nowhere\n",
        "twin": "overlay: Abroad\nset:\n  training.runs[main].place: DEU\n",
    }
    paths = {name: tmp_path / f"{name}.yaml" for name in texts}
    for name, path in paths.items():
        path.write_text(texts[name], "utf-8")
    return {name: str(path) for name, path in paths.items()}


def run(*arguments: str) -> str:
    result = CliRunner().invoke(app, ["compare", *arguments, "--draws", "64"])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_files_and_what_ifs_stand_side_by_side(files: dict[str, str]) -> None:
    options = ["--overlay", files["greener"], "--overlay", files["abroad"]]

    found = run(files["base"], files["other"], *options, "--lang", "en")

    assert f"  A  {files['base']}" in found
    assert f"  B  {files['other']}" in found
    assert "  C  Less energy" in found
    assert "lower than A in 100 % of draws" in found
    assert "lower than A in 0 % of draws" in found
    assert "is at the stage ideation" in found
    assert "Gates that fire or may fire" in found
    assert "Gauges, as declared" in found


def test_it_speaks_the_language_of_the_first_project(files: dict[str, str]) -> None:
    found = run(files["base"], "--overlay", files["greener"])

    assert "plus bas que A dans 100 % des tirages" in found
    assert "Avant de conclure" in found


def test_it_prints_a_document(
    files: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    arguments = [files["base"], "--overlay", files["greener"], "--json"]

    first, second = (run(*arguments) for _ in range(2))
    data = json.loads(first)

    assert first == second
    assert data["format"] == "assessor-comparison"
    assert [side["title"] for side in data["sides"]] == [files["base"], "Less energy"]
    energy = next(d for d in data["differences"] if d["indicator"] == "energy")
    assert energy["relative"] == pytest.approx(-0.5)
    assert energy["share_lower"] == 1


def test_no_answers_file_is_touched(files: dict[str, str]) -> None:
    run(files["base"], "--overlay", files["greener"])

    assert Path(files["base"]).read_text("utf-8") == ANSWERS


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["base"], "no other scenario of this file"),
        (["base", "base"], "name each file once"),
        (["base", "--overlay", "wrong"], "wrong.yaml:3: training.runs[main].place: "),
        (["base", "--overlay", "abroad", "--overlay", "twin"], "are called Abroad"),
    ],
)
def test_what_cannot_be_compared_is_refused_in_one_line(
    files: dict[str, str], arguments: list[str], said: str
) -> None:
    words = [files.get(word, word) for word in arguments]

    result = CliRunner().invoke(app, ["compare", *words])

    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stderr.count("\n") == 1


def test_all_that_is_wrong_in_all_files_is_said_at_once(files: dict[str, str]) -> None:
    Path(files["other"]).write_text("format: 1\n", "utf-8")

    result = CliRunner().invoke(
        app, ["compare", files["base"], files["other"], "--overlay", files["wrong"]]
    )

    assert result.exit_code == 2
    assert "other.yaml:1: " in result.stderr
    assert "wrong.yaml:3: " in result.stderr
