"""The command that looks for environmental claims in documents."""

from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal

import typer

from assessor.cli.clock import today
from assessor.cli.guard import ExitCode
from assessor.cli.options import FactorsOption, PackOption

Audience = Literal["public", "business", "funder", "internal"]
Format = Literal["human", "json", "sarif"]


def claims(  # noqa: PLR0913  # one parameter an option
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE...",
            help="Texts to read: .txt, .md, .html, .docx or .pdf, or - for plain text "
            "on the standard input.",
        ),
    ],
    *,
    audience: Annotated[
        Audience, typer.Option("--audience", help="Who will read the texts.")
    ] = "public",
    lang: Annotated[
        Literal["fr", "en", "auto"],
        typer.Option(
            "--lang",
            help="Language to look for and to explain in; auto looks for both and "
            "explains in the language of each text.",
        ),
    ] = "auto",
    form: Annotated[
        Format, typer.Option("--format", help="What is written.")
    ] = "human",
    on: Annotated[
        datetime | None,
        typer.Option(
            "--on",
            metavar="DATE",
            formats=["%Y-%m-%d"],
            help="Day of the statement, at which rules are read; today if absent.",
        ),
    ] = None,
    answers: Annotated[
        Path | None,
        typer.Option(
            "--answers",
            metavar="ANSWERS",
            exists=True,
            dir_okay=False,
            help="Answers file of the project: its results are held against the "
            "figures of the texts.",
        ),
    ] = None,
    pack: PackOption = None,
    factors: FactorsOption = None,
) -> None:
    """Look for environmental claims in texts, with the rule that covers each.

    Each is told with its line and column, its rule, since when the rule is in force,
    why it is limited and what to write instead. What is only mentioned is a note.
    Ends with 0, with 1 where a prohibited wording is used, or with 2 where a file
    cannot be read; the other files are read all the same. Not legal advice.
    """
    from assessor.cli.claim_lines import open_reader, read_all, written

    day = on.date() if on else today()
    language = None if lang == "auto" else lang
    reader = open_reader(
        audience, day, language, answers=answers, pack=pack, factors=factors
    )
    found, problems = read_all(files, reader)
    for problem in problems:
        typer.secho(problem, err=True, fg=typer.colors.RED)
    for line in written(form, found, problems, reader):
        typer.echo(line)
    if problems:
        raise typer.Exit(ExitCode.WRONG_INPUT)
    if any(claim.use and claim.severity == "prohibited" for claim in found):
        raise typer.Exit(ExitCode.FINDINGS)
