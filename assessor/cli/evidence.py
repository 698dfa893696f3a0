"""Commands on the documents that support answers."""

from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import typer

from assessor.cli.guard import ExitCode, new_app
from assessor.cli.options import (
    AnswersPath,
    FactorsOption,
    LanguageOption,
    PackOption,
)

app = new_app("Attach documents to answers, list them, and check that they are there.")


@app.callback()
def evidence() -> None:
    """Attach documents to answers, list them, and check that they are there."""


@app.command("add")
def add(  # noqa: PLR0913  # one parameter an option
    answers: AnswersPath,
    identifiers: Annotated[
        list[str],
        typer.Argument(
            metavar="ID...", help="Answers that it supports, by id or code."
        ),
    ],
    *,
    file: Annotated[
        Path | None,
        typer.Option(
            "--file",
            metavar="FILE",
            help="Document; it is copied into the folder of the project.",
        ),
    ] = None,
    url: Annotated[
        str | None,
        typer.Option("--url", help="Address of the document; it is never opened."),
    ] = None,
    title: Annotated[
        str | None,
        typer.Option("--title", help="What it is; the name of the file if absent."),
    ] = None,
    issuer: Annotated[str, typer.Option("--issuer", help="Who wrote it.")] = "",
    period: Annotated[
        str, typer.Option("--period", help="Time that it speaks of.")
    ] = "",
    locator: Annotated[
        str, typer.Option("--locator", help="Where in it, as in 'page 4'.")
    ] = "",
    expires: Annotated[
        str | None,
        typer.Option("--expires", metavar="DAY", help="Last day on which it holds."),
    ] = None,
    lang: LanguageOption = None,
    pack: PackOption = None,
    factors: FactorsOption = None,
) -> None:
    """Attach a document to answers.

    A file is copied into the folder “evidence” beside the answers file, and its
    digest is kept, so that “check” tells when it is missing or was changed.
    """
    from assessor.cli.evidence_lines import Described, attached, register_lines

    said = Described(
        file=file,
        url=url,
        title=title or (file.name if file else url or ""),
        about={"issuer": issuer, "period": period, "locator": locator},
        expires=_day(expires),
    )
    held, key = attached(answers, identifiers, said, (pack, factors))
    language = lang or held.answers.project.language
    for line in register_lines(held.answers, language, only=key):
        typer.echo(line)


@app.command("list")
def list_(
    answers: AnswersPath,
    *,
    lang: LanguageOption = None,
    pack: PackOption = None,
    factors: FactorsOption = None,
) -> None:
    """Print the register both ways: by document, then by answer."""
    from assessor.cli.evidence_lines import answer_lines, register_lines
    from assessor.cli.opening import open_project

    given = open_project(answers, pack, factors).answers
    language = lang or given.project.language
    for line in (*register_lines(given, language), *answer_lines(given)):
        typer.echo(line)


@app.command("check")
def check(
    answers: AnswersPath,
    *,
    lang: LanguageOption = None,
    pack: PackOption = None,
    factors: FactorsOption = None,
) -> None:
    """Look whether every document is there, unchanged and still valid.

    Ends with 1 where one is not.
    """
    from assessor.cli.clock import today
    from assessor.cli.evidence_lines import count_line, fault_lines
    from assessor.cli.opening import open_project

    given = open_project(answers, pack, factors).answers
    language = lang or given.project.language
    found = list(fault_lines(answers, given, language, today()))
    for where, text in found:
        typer.echo(f"{where}: {text}")
    typer.echo(count_line(given, len(found), language))
    if found:
        raise typer.Exit(ExitCode.FINDINGS)


@app.command("attest")
def attest(  # noqa: PLR0913  # one parameter an option
    answers: AnswersPath,
    key: Annotated[str, typer.Argument(metavar="KEY", help="Key, as in E3.")],
    *,
    result: Annotated[
        Literal["verified", "not_verified", "exception"],
        typer.Option("--result", help="What came of looking at it."),
    ],
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who looked.")],
    procedure: Annotated[
        str, typer.Option("--procedure", help="What was done, in a sentence.")
    ],
    lang: LanguageOption = None,
    pack: PackOption = None,
    factors: FactorsOption = None,
) -> None:
    """Say that a document was looked at, how, and what came of it.

    A document whose file is gone or was changed since cannot be verified.
    """
    from assessor.cli.evidence_lines import refuse_if_not_as_it_was, register_lines
    from assessor.cli.saving import Held, change
    from assessor.domain.answers import AnswersFile
    from assessor.domain.visible import short
    from assessor.interview.evidence import attest as said

    def write(held: Held) -> AnswersFile:
        if result == "verified":
            refuse_if_not_as_it_was(answers, held.answers, key)
        return said(held.answers, key, result, by=by, at=held.at, procedure=procedure)

    held = change(answers, (pack, factors), write, what=f"evidence {short(key)}")
    language = lang or held.answers.project.language
    for line in register_lines(held.answers, language, only=key):
        typer.echo(line)


def _day(text: str | None) -> date | None:
    from assessor.cli.days import day_of

    return day_of(text, "--expires")
