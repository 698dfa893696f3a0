from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from assessor.cli.front import app
from assessor.storage import read_journal

FILES = Path(__file__).parents[1] / "exchange" / "measurements" / "files"
CODECARBON = FILES / "codecarbon-emissions.csv"


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    path = tmp_path / "answers.yaml"
    path.write_text(
        "format: 1\npack: {id: ai-environment, version: 0.1.0}\n"
        "project: {name: Essai, stage: use, language: fr}\n"
        "profile: funding\nanswers: {}\n"
    )
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["import", *map(str, arguments)])


def test_values_are_shown_saved_and_kept_in_the_journal(answers: Path) -> None:
    result = run(answers, CODECARBON, "--yes")

    assert result.exit_code == 0
    said = result.output.replace("\N{NO-BREAK SPACE}", " ")
    assert "0,0001865565 kWh (relevé par un logiciel)" in said
    assert "pas de réponse → France" in said
    assert "Réponses enregistrées : 7." in result.output
    assert "source: import:codecarbon" in answers.read_text()
    records, _ = read_journal(answers.with_name("answers.journal.jsonl"))
    assert records[-1].what == "import codecarbon-emissions.csv"


def test_a_dry_run_saves_nothing(answers: Path) -> None:
    before = answers.read_bytes()
    result = run(answers, CODECARBON, "--dry-run", "--lang", "en")

    assert result.exit_code == 0
    assert "Nothing was saved." in result.output
    assert answers.read_bytes() == before
    assert not answers.with_name("answers.journal.jsonl").exists()


def test_without_anyone_to_ask_nothing_is_saved(answers: Path) -> None:
    before = answers.read_bytes()
    result = run(answers, CODECARBON)

    assert result.exit_code == 2
    assert "ajoutez --yes" in result.output
    assert answers.read_bytes() == before


@pytest.mark.parametrize(
    ("content", "form", "said"),
    [
        ("a;b\n1;2\n", "auto", "ne ressemble à aucun des formats"),
        ("a;b\n1;2\n", "codecarbon", "pas de colonne project_name"),
        ("timestamp,power [W]\n1,=A1\n", "power", "contient la formule « =A1 »"),
    ],
)
def test_a_bad_file_is_one_message_and_nothing_is_lost(
    answers: Path, tmp_path: Path, content: str, form: str, said: str
) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_text(content)
    before = answers.read_bytes()
    result = run(answers, bad, "--format", form, "--yes")

    assert result.exit_code == 2
    assert said in result.output
    assert answers.read_bytes() == before


def test_one_file_that_does_not_fit_keeps_all_of_them_out(answers: Path) -> None:
    before = answers.read_bytes()
    result = run(answers, CODECARBON, FILES / "aws.csv", "--yes")

    assert result.exit_code == 2
    assert "que le profil funding ne demande pas" in result.output
    assert answers.read_bytes() == before
