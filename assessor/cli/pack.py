"""Commands on questionnaire packs."""

from pathlib import Path
from typing import Annotated

import typer

from assessor.cli import pack_export
from assessor.cli.guard import ExitCode, new_app
from assessor.cli.options import FactorsOption

PackArgument = Annotated[
    Path,
    typer.Argument(
        metavar="PACK",
        exists=True,
        file_okay=False,
        help="Folder of the pack, as in questionnaires/ai-environment.",
    ),
]
app = new_app("Check, try and compare questionnaires before they are used.")


@app.callback()
def pack() -> None:
    """Check, try and compare questionnaires before they are used."""


@app.command("check")
def check(
    folder: PackArgument,
    factors: FactorsOption = None,
) -> None:
    """Look for every mistake in a pack and print them all, with file and line.

    Unknown names, missing translations, conditions that never hold, rules whose own
    examples fail. Ends with 0 where the pack is sound, with 2 where it is not. Of an
    extension, translations that are older than their text, or missing, are told too.
    """
    from assessor.catalogue.checking import check_pack, notes_on
    from assessor.cli.opening import shelf_at

    shelf = shelf_at(factors)
    found, problems = check_pack(folder, shelf)
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
    base = found.header.extends
    if base is not None:
        typer.echo(f"It extends {base.id} {base.version}.")
        for note in notes_on(folder):
            typer.echo(note)
    typer.echo(f"SHA-256 {found.digest}, of the factor tables {shelf.digest}")


@app.command("test")
def try_cases(
    folder: PackArgument,
    factors: FactorsOption = None,
) -> None:
    """Assess the cases that come with a pack and compare what it must say of them.

    Each folder of tests/cases holds answers, and either what a publication says of
    them or what the pack must say: outcome, gates, findings, gauges, totals. Ends
    with 1 where one does not hold.
    """
    from assessor.cli.opening import open_questionnaire
    from assessor.cli.trial_lines import trial_lines, tried

    opened = open_questionnaire(folder, factors)
    found = tried(folder, opened.pack, opened.shelf)
    for line in trial_lines(found):
        typer.echo(line)
    if not all(one.holds for one in found):
        raise typer.Exit(ExitCode.FINDINGS)


@app.command("diff")
def diff(
    before: Annotated[
        Path,
        typer.Argument(
            metavar="BEFORE", exists=True, file_okay=False, help="Earlier version."
        ),
    ],
    after: Annotated[
        Path,
        typer.Argument(
            metavar="AFTER", exists=True, file_okay=False, help="Later version."
        ),
    ],
    answers: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="ANSWERS",
            exists=True,
            dir_okay=False,
            readable=True,
            help="Answers to the earlier version, to see which results move.",
        ),
    ] = None,
    factors: FactorsOption = None,
) -> None:
    """Say what a new version of a pack changes, and which results it moves.

    Questions and rules that are new, gone or different; with answers files, the
    outcomes, gates, gauges and totals that become other ones. Ends with 1 where the
    number of the version does not rise as far as that asks for.
    """
    from assessor.assessing.versions import Edition, moved
    from assessor.cli.clock import today
    from assessor.cli.opening import open_questionnaire
    from assessor.cli.version_lines import version_lines
    from assessor.domain.versions import changes, highest, refusal

    opened = [open_questionnaire(folder, factors) for folder in (before, after)]
    old, new = (
        Edition(folder, one.pack)
        for folder, one in zip((before, after), opened, strict=True)
    )
    different = [*changes(old.pack, new.pack)]
    moves = [
        move
        for path in answers or ()
        for move in moved(path, old, new, opened[1].shelf, today=today())
    ]
    for line in version_lines(different, moves):
        typer.echo(line)
    needed = "major" if moves else highest(one.bump for one in different)
    one, other = old.pack.header, new.pack.header
    said = refusal(one.version, other.version, needed) if one.id == other.id else ""
    if said:
        typer.secho(said, err=True, fg="red")
        raise typer.Exit(ExitCode.FINDINGS)


@app.command("schema")
def schema(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="FOLDER",
            file_okay=False,
            help="Folder to write to; made if absent.",
        ),
    ] = Path("schema"),
) -> None:
    """Write the JSON Schemas with which an editor helps while a file is written.

    One for each kind of file: sections, gates, findings, actions, answers, calls. A
    schema knows the keys and the form; "pack check" and "check" know the rest.
    """
    import json

    from assessor.catalogue.schemas import schemas
    from assessor.cli.target import write_whole

    folder.mkdir(parents=True, exist_ok=True)
    for name, found in schemas().items():
        text = json.dumps(found, ensure_ascii=False, indent=2)
        write_whole(folder / f"{name}.schema.json", f"{text}\n".encode())
    typer.echo(f"{folder}: {len(schemas())} schemas")


app.command("export")(pack_export.export)
