"""The command that looks at an answers file."""

from typing import Annotated

import typer

from assessor.cli.clock import today
from assessor.cli.guard import ExitCode
from assessor.cli.options import (
    AnswersPath,
    FactorsOption,
    LanguageOption,
    PackOption,
)

_KINDS = {
    "error": "erreur",
    "warning": "avertissement",
    "missing": "manque",
    "note": "remarque",
}


def check(
    answers: AnswersPath,
    *,
    complete: Annotated[
        bool,
        typer.Option(
            "--complete",
            help="End with 1 where a required answer is missing or one is unlikely.",
        ),
    ] = False,
    lang: LanguageOption = None,
    pack: PackOption = None,
    factors: FactorsOption = None,
) -> None:
    """Look for every mistake in an answers file.

    All mistakes are printed at once, each with its line, what was expected and what
    to do; then unlikely values, documents that are missing, changed or expired,
    conditions that are late and required answers that are still missing. Ends with 0
    where the file can be assessed, with 2 where it cannot.
    """
    from assessor.assessing.remarks import counts_line, remarks
    from assessor.cli.following import following
    from assessor.cli.opening import open_project
    from assessor.cli.waiting import waiting_lines
    from assessor.domain.visible import visible

    project = open_project(answers, pack, factors)
    language = lang or project.answers.project.language
    sheet, found = remarks(project.pack, project.answers, language, today=today())
    found += following(answers, project.answers, language, today())
    name = visible(str(answers))
    for remark in found:
        kind = _KINDS.get(remark.kind, remark.kind) if language == "fr" else remark.kind
        typer.echo(f"{name}: {kind}: {remark.where}: {visible(remark.text)}")
    for line in waiting_lines(answers, sheet, language):
        typer.echo(f"{name}: {visible(line)}")
    if any(remark.kind == "error" for remark in found):
        raise typer.Exit(ExitCode.WRONG_INPUT)
    typer.echo(f"{name}: {counts_line(sheet, language)}")
    if complete and any(remark.kind != "note" for remark in found):
        raise typer.Exit(ExitCode.FINDINGS)
