from pathlib import Path

import pytest
from typer.testing import CliRunner

from assessor.cli import app

EXAMPLE = Path(__file__).parents[2] / "examples/api-assistant/answers.yaml"


@pytest.mark.parametrize(
    ("name", "language", "code", "text"),
    [
        ("G12", "en", 0, "G12 ("),
        ("gwp", "fr", 0, "C’est la somme"),
        ("G99", "en", 2, ""),
    ],
)
def test_explain_tells_why(name: str, language: str, code: int, text: str) -> None:
    arguments = ["explain", str(EXAMPLE), name, "--lang", language, "--draws", "16"]

    result = CliRunner().invoke(app, arguments)

    assert result.exit_code == code
    assert text in result.stdout


def test_explain_names_what_is_near() -> None:
    arguments = ["explain", str(EXAMPLE), "CTX-99", "--draws", "16"]

    result = CliRunner().invoke(app, arguments)

    assert result.exit_code == 2
    assert "CTX-0" in result.output
