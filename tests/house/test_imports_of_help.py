import subprocess
import sys

import pytest

HEAVY = {
    "babel",
    "jinja2",
    "numpy",
    "prompt_toolkit",
    "pydantic",
    "questionary",
    "rich",
    "weasyprint",
    "yaml",
}


def imported(arguments: list[str]) -> set[str]:
    run = subprocess.run(  # noqa: S603  # our own program, fixed arguments
        [sys.executable, "-X", "importtime", "-m", "assessor", *arguments],
        capture_output=True,
        check=True,
        text=True,
    )
    lines = [line for line in run.stderr.splitlines() if line.startswith("import time")]
    return {line.rsplit("|", 1)[1].strip().split(".")[0] for line in lines}


def test_help_imports_nothing_heavy() -> None:
    found = imported(["--help"])

    assert "typer" in found
    assert not found & HEAVY


@pytest.mark.parametrize(
    "arguments",
    [
        ["interview", "--help"],
        ["check", "--help"],
        ["claims", "--help"],
        ["evaluate", "--help"],
        ["report", "--help"],
        ["pack", "check", "--help"],
        ["factors", "show", "--help"],
    ],
    ids=" ".join,
)
def test_help_of_a_command_imports_nothing_heavy(arguments: list[str]) -> None:
    # typer itself parses the options before the command with pydantic.
    assert not imported(arguments) & HEAVY - {"pydantic"}
