from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assessor.cli import app
from assessor.domain.pack import Pack
from assessor.exchange.files import read_document
from assessor.exchange.statements import Reader

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "examples").glob("*/answers.yaml"))


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("answers", EXAMPLES, ids=lambda path: path.parent.name)
def test_a_report_repeats_only_what_the_project_says(
    answers: Path, language: str, pack: Pack, tmp_path: Path
) -> None:
    page = tmp_path / "report.html"
    options = ["--lang", language, "--draws", "64", "-o", str(page)]
    result = CliRunner().invoke(app, ["report", str(answers), *options])
    assert result.exit_code == 0, result.output
    said_by_the_project = " ".join(answers.read_text("utf-8").split())

    ours = [
        claim.sentence
        for claim in Reader(pack.claims, "public", date(2026, 11, 21)).read(
            read_document(str(page))
        )
        if claim.use
        and claim.severity == "prohibited"
        and claim.sentence not in said_by_the_project
    ]

    assert ours == []
