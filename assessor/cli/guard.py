"""The one place where an error becomes a message and an exit code."""

import os
import sys
import tempfile
import traceback
from contextlib import suppress
from enum import IntEnum

import typer
from typer._click.core import Command, Context  # typer offers no public names
from typer._click.exceptions import UsageError
from typer.core import TyperGroup

from assessor.cli.language import language_here, worded
from assessor.cli.wrong_use import in_language, with_near
from assessor.domain.visible import visible
from assessor.errors import AssessorError


class ExitCode(IntEnum):
    """What a command ends with, besides 0 where all is well."""

    FINDINGS = 1
    WRONG_INPUT = 2
    DEFECT = 70
    INTERRUPTED = 130
    NOBODY_READS = 141


class GuardedGroup(TyperGroup):
    """Tell the person at the keyboard what went wrong, without a traceback."""

    def invoke(self, ctx: typer.Context) -> object:  # type: ignore[override]  # typer offers no public name for the wider type
        """Run the command asked for and turn its errors into exit codes."""
        try:
            return super().invoke(ctx)
        except typer.TyperException as wrong:
            wrong.message = wrong.message.replace("Value error, ", "")
            raise in_language(wrong, language_here()) from None
        except typer.Exit:
            raise
        except AssessorError as error:
            language = language_here()
            _tell(worded(error.in_language(language), language))
            raise typer.Exit(ExitCode.WRONG_INPUT) from error
        except (KeyboardInterrupt, typer.Abort) as interruption:
            _tell(worded("Stopped before the end.", language_here()))
            raise typer.Exit(ExitCode.INTERRUPTED) from interruption
        except BrokenPipeError as closed:
            _silence_output()
            raise typer.Exit(ExitCode.NOBODY_READS) from closed
        except Exception as defect:
            message = (
                f"This is a defect of assessor, not of your file: "
                f"{type(defect).__name__}. What happened was written to "
                f"{_keep_traceback()}; please send it to whoever maintains assessor."
            )
            _tell(worded(message, language_here()))
            raise typer.Exit(ExitCode.DEFECT) from defect

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Read the options that come before a command."""
        try:
            return super().parse_args(ctx, args)
        except typer.TyperException as wrong:
            raise in_language(wrong, language_here()) from None

    def resolve_command(
        self, ctx: Context, args: list[str]
    ) -> tuple[str | None, Command | None, list[str]]:
        """Find the command asked for; of a name that there is not, those near it."""
        try:
            return super().resolve_command(ctx, args)
        except UsageError as wrong:
            with_near(wrong, args[0], self.list_commands(ctx))
            raise


def new_app(purpose: str, group: type[GuardedGroup] = GuardedGroup) -> typer.Typer:
    """Return an application or a group of commands that all look alike.

    Args:
        purpose: What it is for, as ``--help`` shows it.
        group: Where its commands come from.
    """
    return typer.Typer(
        cls=group,
        help=purpose,
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,  # its import alone takes longer than all of --help
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )


def _tell(message: str) -> None:
    """Print a message; what a file or a name smuggled into it cannot steer anything."""
    for line in message.split("\n"):
        typer.secho(visible(line), err=True, fg=typer.colors.RED)


def _silence_output() -> None:
    """Keep Python from complaining at exit that its output has no reader."""
    with suppress(OSError):  # an output that is not a file needs no silencing
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _keep_traceback() -> str:
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", prefix="assessor-", suffix=".txt", delete=False
    ) as kept:
        kept.write(traceback.format_exc())
    return kept.name
