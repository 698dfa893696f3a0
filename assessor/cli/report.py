"""The command that writes the report."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from assessor.cli.options import (
    DRAWS,
    AnswersPath,
    DrawsOption,
    FactorsOption,
    LanguageOption,
    PackOption,
)
from assessor.cli.progress import progress
from assessor.errors import UsageError

Format = Literal["pdf", "html"]


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
) -> None:
    """Assess a project and write its report.

    The report is a PDF or a single HTML page, in French or in English. Prints where
    it is and the outcome in one line.
    """
    from assessor.cli.assessed import STEPS, assess_file
    from assessor.cli.summary import outcome_line
    from assessor.cli.writing import refuse_unwritable, rendered, write_whole

    chosen = kind or _format_of(output)
    target = output or answers.with_suffix(f".{chosen}")
    refuse_unwritable(target, answers)
    with progress("Reporting", STEPS + 1) as advance:
        assessment, opened = assess_file(
            answers, pack=pack, factors=factors, draws=draws, advance=advance
        )
        language = lang or assessment.answers.project.language
        write_whole(target, rendered(chosen, assessment, opened, language))
        advance()
    typer.echo(str(target))
    typer.echo(outcome_line(assessment, language))


def _format_of(output: Path | None) -> Format:
    ending = output.suffix.lower() if output else ".pdf"
    if ending == ".pdf":
        return "pdf"
    if ending in {".html", ".htm"}:
        return "html"
    message = (
        f"{output}: a report is a .pdf or an .html file; name it so or give --format."
    )
    raise UsageError(message)
