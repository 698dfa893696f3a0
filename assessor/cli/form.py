"""Commands on forms: a questionnaire to be filled in without the program."""

from pathlib import Path
from typing import Annotated

import typer

from assessor.cli.guard import ExitCode, new_app
from assessor.cli.options import FactorsOption, Language, LanguageOption, PackOption

app = new_app("Write a questionnaire as a form, and read it back.")
_PROFILE = "funding"


@app.callback()
def form() -> None:
    """Write a questionnaire as a form, and read it back."""


@app.command("export")
def export(  # noqa: PLR0913  # one parameter an option
    answers: Annotated[
        Path | None,
        typer.Argument(
            metavar="[ANSWERS]",
            exists=True,
            dir_okay=False,
            help="Answers file whose answers stand in it; an empty form if absent.",
        ),
    ] = None,
    *,
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Form to write: .xlsx or .yaml.",
        ),
    ],
    profile: Annotated[
        str | None,
        typer.Option("--profile", help="Profile of an empty form; funding if absent."),
    ] = None,
    rows: Annotated[
        int,
        typer.Option(
            "--rows", min=0, max=20, help="Empty rows offered in each repeated group."
        ),
    ] = 2,
    lang: LanguageOption = None,
    pack: PackOption = None,
    factors: FactorsOption = None,
) -> None:
    """Write the questionnaire as a workbook or as YAML, for someone else to fill in.

    One sheet a part, with drop-downs, units, help and both languages; ids are locked,
    and no text can become a formula. Whoever fills it in needs nothing but the file.
    """
    from assessor.cli.form_lines import content_of, form_for
    from assessor.cli.target import refuse_unwritable, write_whole

    refuse_unwritable(output, answers or Path("answers.yaml").absolute())
    made = form_for(answers, profile or _PROFILE, (pack, factors), lang, rows)
    write_whole(output, content_of(made, output))
    typer.echo(str(output))


@app.command("import")
def import_(  # noqa: PLR0913  # one parameter an option
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FORM",
            exists=True,
            dir_okay=False,
            help="Form that came back: .xlsx, one sheet as .csv, or .yaml.",
        ),
    ],
    answers: Annotated[
        Path,
        typer.Argument(
            metavar="ANSWERS", dir_okay=False, help="Answers file to read it into."
        ),
    ],
    *,
    name: Annotated[
        str | None,
        typer.Option("--name", help="Name of the project, for a new answers file."),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Print what would change, save nothing.")
    ] = False,
    lang: LanguageOption = None,
    pack: PackOption = None,
    factors: FactorsOption = None,
) -> None:
    """Read a form back with the checks of the interview, and print what changed.

    Rows left empty change nothing. Where anything cannot be read, all of it is named
    and nothing is saved. Ends with 0, or with 2 where the form is wrong.
    """
    from assessor.cli.form_lines import change_lines, take_back
    from assessor.domain.visible import visible

    taken = take_back(file, answers, (pack, factors), name, save=not dry_run)
    language: Language = lang or taken.answers.project.language
    if taken.problems:
        for problem in taken.problems:
            typer.secho(problem, err=True, fg=typer.colors.RED)
        raise typer.Exit(ExitCode.WRONG_INPUT)
    for line in change_lines(taken, language, saved=not dry_run):
        typer.echo(visible(line))
