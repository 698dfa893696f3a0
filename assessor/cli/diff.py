"""The command that says what changed between two versions, and what each change did."""

from pathlib import Path
from typing import Annotated

import typer

from assessor.cli.options import (
    AnswersPath,
    FactorsOption,
    LanguageOption,
    OdblOption,
    PackOption,
)


def diff(  # noqa: PLR0913  # one parameter an option
    answers: AnswersPath,
    other: Annotated[
        Path | None,
        typer.Argument(
            metavar="OTHER",
            exists=True,
            dir_okay=False,
            readable=True,
            help="Later version; the first file then is the earlier one.",
        ),
    ] = None,
    *,
    record: Annotated[
        int | None,
        typer.Option(
            "--record",
            metavar="N",
            min=1,
            help="Compare the file with itself after record N of its journal.",
        ),
    ] = None,
    at: Annotated[
        str | None,
        typer.Option(
            "--at",
            metavar="DAY",
            help="Compare the file with itself as it was at the end of that day.",
        ),
    ] = None,
    only_answers: Annotated[
        bool,
        typer.Option("--only-answers", help="List what changed; assess nothing."),
    ] = False,
    lang: LanguageOption = None,
    pack: PackOption = None,
    factors: FactorsOption = None,
    odbl: OdblOption = False,
) -> None:
    """Say which answers changed between two versions, and what each change did.

    The changes are made one at a time, in the order of the questionnaire, each on top
    of those before; after each, what moved: outcome, gates, gauges, impacts.
    """
    from assessor.cli.clock import today
    from assessor.cli.diff_lines import change_lines, effect_lines, versions
    from assessor.cli.opening import open_questionnaire

    opened = open_questionnaire(pack, factors, answers=answers, odbl=odbl)
    before, after = versions(answers, other, record=record, day=at, pack=opened.pack)
    language = lang or after.project.language
    if only_answers:
        lines = change_lines(before, after, opened.pack, language)
    else:
        lines = effect_lines(
            before, after, (opened.pack, opened.shelf), language, today()
        )
    for line in lines:
        typer.echo(line)
