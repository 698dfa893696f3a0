"""Commands on questionnaire packs."""

from pathlib import Path
from typing import Annotated

import typer

from assessor.cli.guard import ExitCode, new_app
from assessor.cli.options import FactorsOption

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
    factors: FactorsOption = None,
) -> None:
    """Look for every mistake in a pack and print them all, with file and line.

    Unknown names, missing translations, conditions that never hold, rules whose own
    examples fail. Ends with 0 where the pack is sound, with 2 where it is not.
    """
    from assessor.catalogue.checking import check_pack
    from assessor.cli.opening import shelf_at

    found, problems = check_pack(folder, shelf_at(factors))
    for problem in problems:
        typer.echo(problem, err=True)
    if problems or found is None:
        typer.secho(f"{folder}: {len(problems)} to correct.", err=True, fg="red")
        raise typer.Exit(ExitCode.WRONG_INPUT)
    typer.echo(
        f"{found.header.id} {found.header.version} is sound: "
        f"{len(found.by_id)} questions in {len(found.sections)} sections, "
        f"{len(found.gates)} gates, {len(found.findings)} findings."
    )
