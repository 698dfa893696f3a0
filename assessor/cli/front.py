"""The commands, side by side."""

import sys
from io import TextIOWrapper
from typing import Annotated

import typer

from assessor.cli.commands import LazyGroup
from assessor.cli.guard import new_app

app = new_app(
    "Assess the environmental impact of an AI project: answer a guided interview, "
    "get a footprint with its uncertainty, what may be concluded from it, and a "
    "report whose every figure can be traced.",
    group=LazyGroup,
)


def _show_version(asked: bool) -> None:
    if asked:
        # Reading the installed metadata costs more than printing the help.
        from importlib.metadata import version

        typer.echo(f"assessor {version('assessor')}")
        raise typer.Exit


@app.callback()
def start(
    *,
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=_show_version,
            is_eager=True,
            help="Print the version and stop.",
        ),
    ] = False,
) -> None:
    """Take the options that come before the command."""


def main() -> None:
    """Run the command asked for; what ``assessor`` and ``python -m assessor`` do."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A terminal that lacks a character shows "?" rather than a failure.
            stream.reconfigure(errors="replace")
    app()
