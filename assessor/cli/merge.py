"""The command that brings back what colleagues answered."""

from pathlib import Path
from typing import Annotated

import typer

from assessor.cli.guard import ExitCode
from assessor.cli.options import (
    AnswersPath,
    FactorsOption,
    LanguageOption,
    PackOption,
)


def merge(  # noqa: PLR0913  # one parameter an option
    answers: AnswersPath,
    parts: Annotated[
        list[Path],
        typer.Argument(
            metavar="PART...",
            exists=True,
            dir_okay=False,
            readable=True,
            help="Parts that “assessor split” made, as they came back.",
        ),
    ],
    *,
    take: Annotated[
        list[str] | None,
        typer.Option(
            "--take",
            metavar="SIDE:ID",
            help="Which side stands where both changed ID, an id or a code, as in "
            "'theirs:data.volume'; repeatable.",
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Print what would come; save nothing.")
    ] = False,
    lang: LanguageOption = None,
    pack: PackOption = None,
    factors: FactorsOption = None,
) -> None:
    """Bring parts back into the file that they were split from.

    What only the part changed is taken. What both changed in two ways is a conflict:
    both values are printed, with who and when, and nothing is saved until --take
    says which one stands. Ends with 1 where there are conflicts.
    """
    from assessor.cli.merge_lines import bring_back, merge_lines, sides

    chosen = sides(take or [])
    found = bring_back(answers, parts, chosen, (pack, factors), save=not dry_run)
    language = lang or found.answers.project.language
    for line in merge_lines(found, language, saved=not dry_run):
        typer.echo(line)
    if found.conflicts:
        raise typer.Exit(ExitCode.FINDINGS)
