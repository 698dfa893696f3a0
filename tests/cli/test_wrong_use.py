import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from assessor.cli import app

FRENCH = """format: 1
pack: {id: ai-environment, version: 0.1.0}
project:
  name: Essai
  stage: ideation
  language: fr
profile: screening
answers: {}
"""


def run(
    monkeypatch: pytest.MonkeyPatch, words: list[str], spoken: str = "fr_FR.UTF-8"
) -> Result:
    monkeypatch.setattr(sys, "argv", ["assessor", *words])
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", spoken)
    return CliRunner().invoke(app, words)


@pytest.fixture
def answers(tmp_path: Path) -> str:
    path = tmp_path / "answers.yaml"
    path.write_text(FRENCH, "utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            "evaluat",
            "la commande 'evaluat' n’existe pas ; vouliez-vous dire 'evaluate'",
        ),
        ("truc", "la commande 'truc' n’existe pas ; assessor -h"),
        ("factors sho", "vouliez-vous dire 'show'"),
        ("--versio", "l’option --versio n’existe pas. Options proches : --version."),
        ("evaluate", "il manque l’argument 'ANSWERS'."),
        ("evaluate nope.yaml", "'ANSWERS' : il n’y a pas de fichier 'nope.yaml'."),
        ("evaluate FOLDER", "est un dossier : un fichier est attendu."),
        ("evaluate FILE --draws x", "'--draws' : un nombre entier est attendu"),
        ("evaluate FILE --draws 3", "un nombre d’au moins 16 est attendu"),
        ("evaluate FILE other", "argument en trop : other"),
        ("evaluate FILE --pack FILE", "est un fichier : un dossier est attendu."),
        ("evaluate FILE --json=3", "l’option '--json' ne prend pas de valeur."),
        ("evaluate FILE --fail-on blue", "'blue' n’est pas un des choix : 'red'"),
        ("report FILE -o", "l’option '-o' demande une valeur."),
        ("report FILE -z", "l’option -z n’existe pas."),
    ],
)
def test_a_wrong_use_is_told_in_french(
    monkeypatch: pytest.MonkeyPatch, answers: str, words: str, said: str
) -> None:
    given = {"FILE": answers, "FOLDER": str(Path(answers).parent)}

    result = run(monkeypatch, [given.get(word, word) for word in words.split()])

    shown = result.stderr.replace("\N{NO-BREAK SPACE}", " ")
    assert result.exit_code == 2
    assert said in shown
    assert "Erreur : " in shown
    assert not {"Error", "Usage:"} & set(shown.split())


def test_a_wrong_use_names_near_commands_in_english(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    result = run(monkeypatch, ["evaluat"], "C")

    assert "No such command 'evaluat'. Did you mean 'evaluate'" in result.stderr


@pytest.mark.parametrize("option", ["--lang=fr", "--lang fr"])
def test_the_language_may_be_asked_for(
    monkeypatch: pytest.MonkeyPatch, option: str
) -> None:
    words = ["evaluate", "nope.yaml", *option.split()]

    assert "il n’y a pas de fichier" in run(monkeypatch, words, "C").stderr
