"""The command that writes the report."""

from pathlib import Path
from typing import Annotated

import typer

from assessor.cli.clock import today
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
from assessor.cli.target import Format, format_of, refuse_unwritable, write_whole


def report(  # noqa: PLR0913  # one parameter an option
    answers: AnswersPath,
    *,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="File to write; beside the answers file if absent.",
        ),
    ] = None,
    kind: Annotated[
        Format | None,
        typer.Option(
            "--format", help="What to write; read from the name of FILE if absent."
        ),
    ] = None,
    lang: LanguageOption = None,
    draws: DrawsOption = DRAWS,
    pack: PackOption = None,
    factors: FactorsOption = None,
    odbl: OdblOption = False,
    call: CallOption = None,
) -> None:
    """Assess a project and write its report.

    The report is a PDF, a single HTML page or Markdown, in French or in English. JSON
    is the evaluation as data, XLSX the annex: figures, factors, trace and answers as
    sheets. Prints where it is and the outcome in one line.
    """
    chosen = kind or format_of(output)
    target = output or answers.with_suffix(f".{chosen}")
    refuse_unwritable(target, answers)

    # Only now: what follows takes a second to import.
    from assessor.assessing.dossier import travelling
    from assessor.cli.opening import open_sound_project
    from assessor.cli.own_tables import own_tables
    from assessor.cli.recomputing import assessed, journal_head
    from assessor.cli.report_formats import written
    from assessor.cli.summary import outcome_line

    with progress("Reporting", 3) as advance:
        project = open_sound_project(answers, pack, factors, odbl=odbl, call=call)
        advance()
        assessment = assessed(
            project, today=today(), draws=draws, journal=journal_head(answers)
        )
        advance()
        language = lang or assessment.answers.project.language
        travel = travelling(
            assessment,
            project.pack,
            language=language,
            answers=answers.read_bytes(),
            call=None if call is None else call.read_bytes(),
            own=own_tables(answers, factors),
        )
        content = written(
            chosen, assessment, project.pack, language=language, files=travel
        )
        write_whole(target, content)
        advance()
    typer.echo(str(target))
    typer.echo(outcome_line(assessment, language))
    if assessment.call is not None:
        from assessor.cli.call_lines import call_lines

        typer.echo(next(iter(call_lines(assessment.call, language))))
