import re
from collections.abc import Callable
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from assessor.cli.guard import new_app
from assessor.errors import AnswerError, AssessorError


def app_that(act: Callable[[], object]) -> typer.Typer:
    app = new_app("Try.")
    inner = new_app("Try below.")
    app.add_typer(inner, name="below")

    @app.callback()
    def start() -> None: ...

    @inner.callback()
    def start_below() -> None: ...

    @app.command("act")
    @inner.command("act")
    def run(number: int = 0) -> None:
        del number
        act()

    return app


def raising(error: BaseException) -> Callable[[], object]:
    def act() -> None:
        raise error

    return act


@pytest.mark.parametrize("path", [["act"], ["below", "act"]])
@pytest.mark.parametrize(
    ("error", "code", "message"),
    [
        (AssessorError("PUE is 0.8; expected 1 or more"), 2, "PUE is 0.8"),
        (AnswerError("a level is 0 to 4"), 2, "a level is 0 to 4"),
        (KeyboardInterrupt(), 130, "Stopped before the end."),
        (typer.Abort(), 130, "Stopped before the end."),
        (ZeroDivisionError("no"), 70, "a defect of assessor"),
        (typer.BadParameter("not so"), 2, "not so"),
        (typer.Exit(1), 1, ""),
    ],
    ids=lambda value: type(value).__name__,
)
def test_error_becomes_a_message_and_an_exit_code(
    error: BaseException, code: int, message: str, path: list[str]
) -> None:
    result = CliRunner().invoke(app_that(raising(error)), path)

    assert result.exit_code == code
    assert message in result.stderr
    assert "Traceback" not in result.output


def test_command_that_ends_well_exits_with_zero() -> None:
    result = CliRunner().invoke(app_that(lambda: typer.echo("done")), ["act"])

    assert (result.exit_code, result.stdout) == (0, "done\n")


@pytest.mark.parametrize("arguments", [["nothing"], ["act", "--number", "x"], ["-z"]])
def test_wrong_use_exits_with_two(arguments: list[str]) -> None:
    result = CliRunner().invoke(app_that(lambda: None), arguments)

    assert result.exit_code == 2
    assert "Error" in result.stderr


def test_a_defect_keeps_its_traceback_in_a_file() -> None:
    result = CliRunner().invoke(app_that(raising(KeyError("missing part"))), ["act"])

    named = re.search(r"written to (\S+\.txt);", result.stderr)
    assert named is not None
    kept = Path(named[1])
    assert "KeyError: 'missing part'" in kept.read_text("utf-8")
    kept.unlink()


def test_closed_pipe_is_quiet() -> None:
    result = CliRunner().invoke(app_that(raising(BrokenPipeError())), ["act"])

    assert (result.exit_code, result.stderr) == (141, "")
