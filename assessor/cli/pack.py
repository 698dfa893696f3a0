"""Commands on questionnaire packs."""

from pathlib import Path
from typing import Annotated

import typer

from assessor.cli.guard import ExitCode, new_app

app = new_app("Check a questionnaire before it is used.")


@app.callback()
def pack() -> None:
    """Check a questionnaire before it is used."""


@app.command("check")
def check(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="PACK",
            exists=True,
            file_okay=False,
            help="Folder of the pack, as in questionnaires/ai-environment.",
        ),
    ],
) -> None:
    """Look for every mistake in a pack and print them all, with file and line.

    Unknown names, missing translations, conditions that never hold, rules whose own
    examples fail. Ends with 0 where the pack is sound, with 2 where it is not.
    """
    from assessor.catalogue.packs import check_pack, load_pack

    problems = check_pack(folder)
    for problem in problems:
        typer.echo(str(problem), err=True)
    if problems:
        typer.secho(f"{folder}: {len(problems)} to correct", err=True, fg="red")
        raise typer.Exit(ExitCode.WRONG_INPUT)
    found = load_pack(folder)
    rules = len(found.gates) + len(found.findings)
    typer.echo(
        f"{found.header.id} {found.header.version}: sound; "
        f"{len(found.by_id)} questions in {len(found.sections)} sections, "
        f"{rules} gates and findings."
    )
