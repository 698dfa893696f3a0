from pathlib import Path

import pytest
from typer.testing import CliRunner

from assessor.cli import app


@pytest.mark.parametrize(
    ("hours", "options", "code", "text"),
    [
        ("12", [], 0, "peut être évalué ; réponses : 2 sur 2"),
        ("2 d", ["--complete"], 0, "peut être évalué"),
        ("5000", [], 0, "avertissement: training.runs[main].hours: "),
        ("5000", ["--complete", "--lang", "en"], 1, "can be assessed; 2 of 2"),
        ("'?'", [], 0, "manque: training.runs[main].hours: Combien d'heures ?"),
        ("'?'", ["--lang", "en"], 0, "missing: training.runs[main].hours: How many"),
        ("'?'", ["--complete"], 1, "2 sur 2, dont je ne sais pas : 1"),
        ("13", [], 2, "erreur: training.runs[main].hours: Treize est impossible"),
        ("14", [], 0, "avertissement: training.runs[main].hours: Quatorze est étrange"),
        ("-1", [], 2, "answers.yaml:8: training.runs[main].hours: "),
        ("12 kWh", [], 2, "answers.yaml:8: training.runs[main].hours: "),
    ],
)
def test_check(  # a table and two fixtures
    hours: str, options: list[str], code: int, text: str, answers: Path, pack: Path
) -> None:
    answers.write_text(answers.read_text("utf-8").replace("HOURS", hours), "utf-8")
    arguments = ["check", str(answers), "--pack", str(pack), *options]

    result = CliRunner().invoke(app, arguments)

    assert text in result.output
    assert result.exit_code == code


def test_answers_of_another_pack_are_refused(answers: Path, pack: Path) -> None:
    answers.write_text(answers.read_text("utf-8").replace("0.1.0", "9.0.0"), "utf-8")

    result = CliRunner().invoke(app, ["check", str(answers), "--pack", str(pack)])

    assert "version 9.0.0" in result.stderr
    assert result.exit_code == 2
