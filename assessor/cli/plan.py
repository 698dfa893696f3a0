"""The command that prints the reduction plan of a project."""

from typing import Annotated, Literal

import typer

from assessor.cli.clock import today
from assessor.cli.options import (
    DRAWS,
    AnswersPath,
    DrawsOption,
    FactorsOption,
    LanguageOption,
    OdblOption,
    PackOption,
)
from assessor.cli.progress import progress


def plan(  # noqa: PLR0913  # one parameter an option
    answers: AnswersPath,
    *,
    form: Annotated[
        Literal["text", "csv", "json"],
        typer.Option("--format", help="Lines, a table for a spreadsheet, or data."),
    ] = "text",
    draws: DrawsOption = DRAWS,
    lang: LanguageOption = None,
    pack: PackOption = None,
    factors: FactorsOption = None,
    odbl: OdblOption = False,
) -> None:
    """Print the reduction plan, the footprint computed again after each action.

    The actions that the answers file states, with status, owner and date, in the
    order taken; budgets beside results. Gains are never added up, and published
    effects never applied.
    """
    from assessor.assessing import assess
    from assessor.cli.opening import open_sound_project

    with progress("Assessing", 2) as advance:
        project = open_sound_project(answers, pack, factors, odbl=odbl)
        advance()
        found = assess(
            project.answers, project.pack, project.shelf, today=today(), draws=draws
        ).action_plan
        advance()
    language = lang or project.answers.project.language
    if form == "csv":
        from assessor.exchange.plan_sheet import plan_csv

        typer.echo(plan_csv(found, language), nl=False)
    elif form == "json":
        import json

        data = None if found is None else found.model_dump(mode="json")
        typer.echo(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        from assessor.cli.plan_lines import plan_lines

        for line in plan_lines(found, language):
            typer.echo(line)
