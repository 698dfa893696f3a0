import json
from pathlib import Path

from typer.testing import CliRunner

from assessor.cli.front import app

EXAMPLE = Path(__file__).parents[2] / "examples" / "bloom-training" / "answers.yaml"


def test_card_writes_json_to_a_file(tmp_path: Path) -> None:
    target = tmp_path / "card.json"
    asked = ["card", str(EXAMPLE), "--format", "json", "-o", str(target)]
    result = CliRunner().invoke(app, [*asked, "--draws", "16", "--lang", "fr"])

    assert result.exit_code == 0, result.output
    assert json.loads(target.read_text())["final_model"]["unit"] == "kgCO2e"


def test_card_never_replaces_the_answers(tmp_path: Path) -> None:
    copy = tmp_path / "answers.yaml"
    copy.write_bytes(EXAMPLE.read_bytes())
    result = CliRunner().invoke(app, ["card", str(copy), "-o", str(copy)])

    assert result.exit_code == 2
    assert "is the answers file" in result.output
