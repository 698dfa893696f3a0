"""The command that assesses a project and prints the result."""

from typing import Annotated, Literal

import typer

from assessor.cli.clock import today
from assessor.cli.guard import ExitCode
from assessor.cli.options import (
    DRAWS,
    AnswersPath,
    CallOption,
    DrawsOption,
    FactorsOption,
    LanguageOption,
    OdblOption,
    PackOption,
)
from assessor.cli.progress import progress

FAILING = {"red": {"red"}, "amber": {"red", "amber"}}


def evaluate(  # noqa: PLR0913  # one parameter an option
    answers: AnswersPath,
    *,
    as_json: Annotated[
        bool,
        typer.Option(
            "--json", help="Print the whole assessment as a JSON document instead."
        ),
    ] = False,
    draws: DrawsOption = DRAWS,
    fail_on: Annotated[
        Literal["red", "amber"] | None,
        typer.Option(
            "--fail-on", help="End with 1 where a gate of this colour or worse fires."
        ),
    ] = None,
    lang: LanguageOption = None,
    pack: PackOption = None,
    factors: FactorsOption = None,
    odbl: OdblOption = False,
    call: CallOption = None,
) -> None:
    """Assess a project and print what can be concluded.

    The outcome in a sentence, the footprint with its 95 % range, the gates that
    fired and what to answer next; with --call, whether the result may be compared
    with the others of the call. Ends with 0, with 1 where --fail-on says so, or
    with 2 where the answers file is wrong.
    """
    from assessor.cli.opening import open_sound_project
    from assessor.cli.recomputing import assessed
    from assessor.cli.summary import summary_lines, uncertainty_lines
    from assessor.domain.visible import visible

    with progress("Assessing", 2) as advance:
        project = open_sound_project(answers, pack, factors, odbl=odbl, call=call)
        advance()
        assessment = assessed(project, today=today(), draws=draws, journal=None)
        advance()
    if as_json:
        from assessor.assessing.document import document_text

        typer.echo(document_text(assessment))
    else:
        language = lang or assessment.answers.project.language
        for line in (
            *summary_lines(assessment, language),
            *uncertainty_lines(assessment, language),
        ):
            typer.echo(visible(line))
        if assessment.call is not None:
            from assessor.cli.call_lines import call_lines

            for line in call_lines(assessment.call, language):
                typer.echo(visible(line))
    fired = {g.gate.colour for g in assessment.gates.values() if g.ruling == "fired"}
    if fail_on and fired & FAILING[fail_on]:
        raise typer.Exit(ExitCode.FINDINGS)
