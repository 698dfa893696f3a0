import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assessor.cli import app, interview
from assessor.cli.commands import COMMANDS, load
from assessor.cli.progress import progress


def test_help_names_every_command() -> None:
    result = CliRunner().invoke(app, ["--help"])

    assert [name for name in COMMANDS if f"  {name} " not in result.stdout] == []
    assert result.exit_code == 0


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_says_of_a_command_what_it_says_itself(name: str) -> None:
    command = load(name, COMMANDS[name])

    said = " ".join((command.help or "").split("\n\n")[0].split())
    assert said.startswith(COMMANDS[name].line)


@pytest.mark.parametrize(
    "command",
    [
        *COMMANDS,
        "pack check",
        "factors list",
        "factors show",
        "factors search",
        "factors check",
    ],
)
def test_each_command_explains_itself(command: str) -> None:
    result = CliRunner().invoke(app, [*command.split(), "--help"])

    assert result.exit_code == 0
    assert f"Usage: root {command}" in result.stdout


@pytest.mark.parametrize("command", ["check", "evaluate", "report"])
@pytest.mark.parametrize(("path", "why"), [("gone.yaml", "exist"), (".", "directory")])
def test_what_is_no_file_is_refused(command: str, path: str, why: str) -> None:
    result = CliRunner().invoke(app, [command, path])

    assert result.exit_code == 2
    assert why in result.stderr


def test_version_is_printed() -> None:
    result = CliRunner().invoke(app, ["--version"])

    assert result.stdout.startswith("assessor ")
    assert result.exit_code == 0


def test_a_terminal_without_a_character_gets_a_question_mark(tmp_path: Path) -> None:
    run = subprocess.run(  # noqa: S603  # our own program, fixed arguments
        [sys.executable, "-m", "assessor", "check", str(tmp_path / "CO₂.yaml")],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "latin-1"},
        text=True,
    )

    assert "CO?.yaml" in run.stderr
    assert run.returncode == 2


@pytest.mark.parametrize(
    ("setting", "language"),
    [("fr_FR.UTF-8", "fr"), ("en_GB.UTF-8", "en"), ("C", "en"), ("", "en")],
)
def test_the_interview_speaks_the_language_of_the_terminal(
    setting: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", setting)

    assert interview.spoken() == language


def test_no_progress_is_shown_where_nobody_watches(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with progress("Working", 2) as advance:
        advance()
        advance()

    assert capsys.readouterr() == ("", "")


def test_progress_is_shown_to_a_person(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)

    with progress("Working", 2) as advance:
        advance()
        advance()

    shown = capsys.readouterr()
    assert "Working" in shown.err
    assert shown.out == ""
