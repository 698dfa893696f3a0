from pathlib import Path

import pytest
from typer.testing import CliRunner

from assessor.cli import app

EXAMPLES = Path(__file__).parents[2] / "examples"
EXAMPLE = EXAMPLES / "api-assistant/answers.yaml"
CALL = EXAMPLES / "calls/regional-fund"


@pytest.mark.parametrize(
    ("name", "language", "code", "text"),
    [
        ("G12", "en", 0, "G12 ("),
        ("gwp", "fr", 0, "C’est la somme"),
        ("project.stage", "fr", 0, "Idéation : "),
        ("G99", "en", 2, ""),
    ],
)
def test_explain_tells_why(name: str, language: str, code: int, text: str) -> None:
    arguments = ["explain", str(EXAMPLE), name, "--lang", language, "--draws", "16"]

    result = CliRunner().invoke(app, arguments)

    assert result.exit_code == code
    assert text in result.stdout


def test_within_a_call_what_the_call_fills_in_is_told() -> None:
    submission = str(CALL / "submissions/bottle-banks/answers.yaml")
    arguments = ["explain", submission, "service.lifetime", "--lang", "fr"]
    call = ["--call", str(CALL / "call.yaml"), "--draws", "16"]

    result = CliRunner().invoke(app, [*arguments, *call])

    assert result.exit_code == 0, result.output
    told = result.stdout.replace("\N{NO-BREAK SPACE}", " ")
    assert "Réponse : 5 ans" in told
    assert "Vient de l’appel regional-fund-2027" in told


def test_explain_names_what_is_near() -> None:
    arguments = ["explain", str(EXAMPLE), "CTX-99", "--draws", "16"]

    result = CliRunner().invoke(app, arguments)

    assert result.exit_code == 2
    assert "CTX-0" in result.output
