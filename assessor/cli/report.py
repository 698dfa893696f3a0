"""The command that writes the report."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from assessor.cli.clock import today
from assessor.cli.options import (
    DRAWS,
    AnswersPath,
    BrandingOption,
    CallOption,
    DrawsOption,
    EditionOption,
    FactorsOption,
    LanguageOption,
    OdblOption,
    PackOption,
    TemplateOption,
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
    template: TemplateOption = "full",
    branding: BrandingOption = None,
    edition: EditionOption = None,
    statement: Annotated[
        Path | None,
        typer.Option(
            "--statement",
            metavar="FILE",
            exists=True,
            dir_okay=False,
            help="What an auditor wrote, as statement.yaml; printed as it is.",
        ),
    ] = None,
    disclosed: Annotated[
        bool,
        typer.Option(
            "--disclosed",
            help="Black out answers marked confidential, in the files inside as well.",
        ),
    ] = False,
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
    from assessor.cli.disclosing import disclose
    from assessor.cli.layouts import layout_of
    from assessor.cli.opening import open_sound_project
    from assessor.cli.own_tables import own_tables
    from assessor.cli.recomputing import assessed, journal_head
    from assessor.cli.report_formats import made_lines, written

    with progress("Reporting", 2) as advance:
        project = open_sound_project(answers, pack, factors, odbl=odbl, call=call)
        layout = replace(
            layout_of(template, branding, project.pack, today(), statement=statement),
            edition=edition,
        )
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
            edition=edition or "",
            layout=layout.name,
        )
        if disclosed:
            assessment, travel, seal = disclose(assessment, project, answers, language)
            layout = replace(layout, seal=seal)
        content = written(
            chosen,
            assessment,
            project.pack,
            language=language,
            files=travel,
            layout=layout,
        )
        write_whole(target, content)
        advance()
    typer.echo("\n".join(made_lines(target, assessment, language)))
