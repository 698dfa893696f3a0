"""Commands of a reviewer: what is said beside an answer, never over it."""

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

app = new_app("Write beside answers as a reviewer, and see what was said.")
Verdict = Literal["comment", "accepted", "changes_requested"]
Identifier = Annotated[
    str,
    typer.Argument(
        metavar="ID",
        help="Answer, by id or code, as in 'training.runs[main].energy' or CTX-04.",
    ),
]
ByOption = Annotated[
    str, typer.Option("--by", metavar="NAME", help="Who says so; it is printed.")
]
TextOption = Annotated[str, typer.Option("--text", "-t", help="What is said.")]


@app.callback()
def review() -> None:
    """Write beside answers as a reviewer, and see what was said."""


@app.command("comment")
def comment(  # noqa: PLR0913  # one parameter an option
    answers: AnswersPath,
    identifier: Identifier,
    *,
    by: ByOption,
    text: TextOption,
    lang: LanguageOption = None,
    pack: PackOption = None,
    factors: FactorsOption = None,
) -> None:
    """Say something of an answer; its verdict stays what it was."""
    _say(answers, identifier, ("comment", by, text), lang, (pack, factors))


@app.command("accept")
def accept(  # noqa: PLR0913  # one parameter an option
    answers: AnswersPath,
    identifier: Identifier,
    *,
    by: ByOption,
    text: TextOption = "",
    lang: LanguageOption = None,
    pack: PackOption = None,
    factors: FactorsOption = None,
) -> None:
    """Accept an answer as it is."""
    _say(answers, identifier, ("accepted", by, text), lang, (pack, factors))


@app.command("request")
def request(  # noqa: PLR0913  # one parameter an option
    answers: AnswersPath,
    identifier: Identifier,
    *,
    by: ByOption,
    text: TextOption,
    lang: LanguageOption = None,
    pack: PackOption = None,
    factors: FactorsOption = None,
) -> None:
    """Ask for a change of an answer, and say which."""
    _say(answers, identifier, ("changes_requested", by, text), lang, (pack, factors))


@app.command("override")
def override(  # noqa: PLR0913  # one parameter an option
    answers: AnswersPath,
    identifier: Identifier,
    value: Annotated[
        str,
        typer.Argument(
            metavar="VALUE", help="As a person types it: '1200 h [900, 1600]'."
        ),
    ],
    *,
    by: ByOption,
    text: TextOption,
    lang: LanguageOption = None,
    pack: PackOption = None,
    factors: FactorsOption = None,
) -> None:
    """Put another value beside an answer, with the reason.

    The answer stays as it was given. The result with the values of reviewers and the
    one without are both shown.
    """
    _say(answers, identifier, ("accepted", by, text), lang, (pack, factors), value)


def _say(  # what the commands have in common
    path: Path,
    identifier: str,
    said: tuple[Verdict, str, str],
    lang: str | None,
    folders: tuple[Path | None, Path | None],
    value: str | None = None,
) -> None:
    from assessor.cli.review_lines import standing_lines
    from assessor.cli.saving import Held, change
    from assessor.domain.answers import AnswersFile, Review
    from assessor.domain.sheet import read_sheet
    from assessor.domain.visible import short
    from assessor.interview.naming import answer_named
    from assessor.interview.reviewing import comment as beside, override as instead

    verdict, by, text = said
    named: list[str] = []

    def write(held: Held) -> AnswersFile:
        sheet = read_sheet(held.pack, held.answers)
        one = Review(by=by, at=held.at, verdict=verdict, text=text)
        named.append(answer_named(sheet, identifier))
        if value is None:
            return beside(sheet, named[0], one)
        return instead(sheet, named[0], value, one)

    done = "override" if value is not None else verdict
    what = f"review {done} {short(identifier)}"
    held = change(path, folders, write, what=what)
    language = lang or held.answers.project.language
    for line in standing_lines(held.answers, named[0], language):
        typer.echo(line)


@app.command("list")
def list_(
    answers: AnswersPath,
    *,
    complete: Annotated[
        bool,
        typer.Option(
            "--complete", help="End with 1 where a change is still asked for."
        ),
    ] = False,
    lang: LanguageOption = None,
    pack: PackOption = None,
    factors: FactorsOption = None,
) -> None:
    """Print where the dossier stands, its steps, and what was said of each answer."""
    from assessor.cli.opening import open_project
    from assessor.cli.review_lines import review_lines
    from assessor.interview.reviewing import requested

    project = open_project(answers, pack, factors)
    language = lang or project.answers.project.language
    for line in review_lines(project.answers, language):
        typer.echo(line)
    if complete and requested(project.answers):
        raise typer.Exit(ExitCode.FINDINGS)
