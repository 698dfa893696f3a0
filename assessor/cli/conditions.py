"""Commands on what was asked for with a decision."""

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

app = new_app("Follow what was asked for with a decision, to the last report.")
Folders = tuple[Path | None, Path | None]


@app.callback()
def conditions() -> None:
    """Follow what was asked for with a decision, to the last report."""


@app.command("add")
def add(  # noqa: PLR0913  # one parameter an option
    answers: AnswersPath,
    *,
    text: Annotated[str, typer.Option("--text", "-t", help="What is asked for.")] = "",
    gate: Annotated[
        str | None,
        typer.Option(
            "--gate",
            metavar="ID",
            help="Gate that it comes from, as in G5; its remedy is the text if absent.",
        ),
    ] = None,
    owner: Annotated[str, typer.Option("--owner", help="Who answers for it.")] = "",
    due: Annotated[
        str | None,
        typer.Option("--due", metavar="DAY", help="Day by which it is to be met."),
    ] = None,
    report: Annotated[
        Literal["interim", "final"] | None,
        typer.Option("--report", help="Report in which it has to be shown."),
    ] = None,
    expected: Annotated[
        str, typer.Option("--expected", help="Proof that is expected.")
    ] = "",
    about: Annotated[
        list[str] | None,
        typer.Option(
            "--about",
            metavar="ID",
            help="Answer it concerns, by id or code; repeatable.",
        ),
    ] = None,
    lang: LanguageOption = None,
    pack: PackOption = None,
    factors: FactorsOption = None,
) -> None:
    """Add a condition that somebody set; the program sets none."""
    from assessor.cli.condition_lines import condition_lines
    from assessor.cli.days import day_of
    from assessor.cli.saving import Held, change
    from assessor.domain.answers import AnswersFile
    from assessor.domain.sheet import read_sheet
    from assessor.domain.submission import Condition
    from assessor.interview.conditions import ask_for, with_gate
    from assessor.interview.naming import answers_named

    keys: list[str] = []
    asked = Condition(
        text=text,
        owner=owner,
        due=day_of(due, "--due"),
        report=report,
        expected=expected,
        gate=gate or "",
    )

    def write(held: Held) -> AnswersFile:
        language = lang or held.answers.project.language
        sheet = read_sheet(held.pack, held.answers)
        named = [each for name in about or () for each in answers_named(sheet, name)]
        one = asked.model_copy(update={"about": tuple(dict.fromkeys(named))})
        key, changed = ask_for(held.answers, with_gate(one, held.pack, language))
        keys.append(key)
        return changed

    held = change(answers, (pack, factors), write, what="condition")
    language = lang or held.answers.project.language
    for line in condition_lines(held.answers, language, only=keys[0]):
        typer.echo(line)


@app.command("set")
def set_(  # noqa: PLR0913  # one parameter an option
    answers: AnswersPath,
    key: Annotated[str, typer.Argument(metavar="KEY", help="Key, as in C1.")],
    status: Annotated[
        Literal["open", "met", "not_met", "waived"],
        typer.Argument(metavar="STATUS", help="open, met, not_met or waived."),
    ],
    *,
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who says so.")],
    note: Annotated[
        str, typer.Option("--note", help="What is said of it; needed to waive.")
    ] = "",
    evidence: Annotated[
        list[str] | None,
        typer.Option(
            "--evidence", metavar="KEY", help="Document that shows it, as E3."
        ),
    ] = None,
    lang: LanguageOption = None,
    pack: PackOption = None,
    factors: FactorsOption = None,
) -> None:
    """Say where a condition stands."""
    from assessor.cli.condition_lines import condition_lines
    from assessor.cli.saving import Held, change
    from assessor.domain.answers import AnswersFile
    from assessor.domain.submission import ConditionStatus
    from assessor.domain.visible import short
    from assessor.interview.conditions import follow_up

    def write(held: Held) -> AnswersFile:
        return follow_up(
            held.answers,
            key,
            ConditionStatus(status),
            by=by,
            at=held.at,
            note=note,
            evidence=tuple(evidence or ()),
        )

    what = f"condition {short(key)} {status}"
    held = change(answers, (pack, factors), write, what=what)
    language = lang or held.answers.project.language
    for line in condition_lines(held.answers, language, only=key):
        typer.echo(line)


@app.command("list")
def list_(
    answers: AnswersPath,
    *,
    complete: Annotated[
        bool,
        typer.Option("--complete", help="End with 1 where one is late or not met."),
    ] = False,
    lang: LanguageOption = None,
    pack: PackOption = None,
    factors: FactorsOption = None,
) -> None:
    """Print every condition: who answers for it, by when, and where it stands."""
    from assessor.cli.clock import today
    from assessor.cli.condition_lines import condition_lines, is_behind
    from assessor.cli.opening import open_project

    given = open_project(answers, pack, factors).answers
    language = lang or given.project.language
    for line in condition_lines(given, language, today=today()):
        typer.echo(line)
    behind = any(is_behind(one, today()) for one in given.conditions.values())
    if complete and behind:
        raise typer.Exit(ExitCode.FINDINGS)
