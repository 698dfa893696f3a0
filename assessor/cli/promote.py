"""The command that takes a project to another stage."""

from typing import Annotated

import typer

from assessor.cli.options import (
    AnswersPath,
    FactorsOption,
    LanguageOption,
    PackOption,
)


def promote(  # one parameter an option
    answers: AnswersPath,
    stage: Annotated[
        str, typer.Argument(metavar="STAGE", help="New stage, as in qualification.")
    ],
    *,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Print what is expected; save nothing.")
    ] = False,
    lang: LanguageOption = None,
    pack: PackOption = None,
    factors: FactorsOption = None,
) -> None:
    """Take a project to another stage and list what is expected there.

    Every answer stays. Prints the level of evidence that is expected now and what is
    below it, required answers that are missing, planned levels that stop counting,
    and conditions that are still open.
    """
    from assessor.cli.promote_lines import promotion_lines
    from assessor.cli.saving import Held, change
    from assessor.domain.answers import AnswersFile
    from assessor.domain.sheet import read_sheet
    from assessor.interview.promoting import Promotion, promote as promoted

    found: list[Promotion] = []

    def write(held: Held) -> AnswersFile:
        sheet = read_sheet(held.pack, held.answers)
        one = promoted(sheet, stage, at=held.at)
        found.append(one)
        return held.answers if dry_run else one.answers

    held = change(answers, (pack, factors), write, what=f"promote {stage[:40]}")
    language = lang or held.answers.project.language
    for line in promotion_lines(found[0], held.pack, language, saved=not dry_run):
        typer.echo(line)
