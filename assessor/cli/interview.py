"""The command that asks the questions."""

import os
from collections.abc import Collection
from pathlib import Path
from typing import Annotated, Literal

import typer

from assessor.cli.options import FactorsOption, Language, PackOption
from assessor.errors import UsageError


def interview(  # noqa: PLR0913  # one parameter an option
    answers: Annotated[
        Path,
        typer.Argument(
            metavar="ANSWERS",
            help="Answers file to go on with, or to start.",
        ),
    ] = Path("answers.yaml"),
    *,
    profile: Annotated[
        str | None,
        typer.Option(
            "--profile",
            help="How much is asked: screening (about ten questions), funding, "
            "company, audit, or a profile of the questionnaire's own.",
        ),
    ] = None,
    stage: Annotated[
        str | None,
        typer.Option("--stage", help="Stage of a new project, as in ideation."),
    ] = None,
    only: Annotated[
        list[str] | None,
        typer.Option(
            "--only",
            metavar="PATTERN",
            help="Ask only these, by id, code or section, as in 'training.*'; "
            "those handed over, of a part.",
        ),
    ] = None,
    unanswered: Annotated[
        bool,
        typer.Option(
            "--unanswered", help="Ask again what was answered “I don't know”."
        ),
    ] = False,
    ask: Annotated[
        list[str] | None,
        typer.Option(
            "--ask",
            metavar="ID",
            help="Ask these answers, given or not, and nothing else; by id or code.",
        ),
    ] = None,
    plain: Annotated[
        bool,
        typer.Option(
            "--plain", help="Read and print lines only, for screen readers and logs."
        ),
    ] = False,
    decimal: Annotated[
        Literal["comma", "point"] | None,
        typer.Option(
            "--decimal", help="Decimal sign of what is typed; the language's if absent."
        ),
    ] = None,
    lang: Annotated[
        Language | None,
        typer.Option(
            "--lang", help="Language of the questions; the project's, or asked."
        ),
    ] = None,
    pack: PackOption = None,
    factors: FactorsOption = None,
) -> None:
    """Answer the questions one by one.

    Stop and go on whenever you like: every answer is kept as soon as it is given.
    "I don't know" is a good answer: the result then says so and shows how wide it
    gets.
    """
    from assessor.cli.opening import handed_sections, open_questionnaire
    from assessor.cli.preview import closing_of, preview_of
    from assessor.cli.revising import revision_lines
    from assessor.terminal import Setting, clock, need_terminal, run

    need_terminal(answers, plain=plain)
    questionnaire = open_questionnaire(pack, factors, answers=answers)
    _refuse_unknown(profile, questionnaire.pack.header.profiles)
    for line in revision_lines(answers, questionnaire.pack, lang):
        typer.echo(line)
    setting = Setting(
        now=clock,
        language=lang,
        spoken=spoken(),
        profile=profile,
        stage=stage,
        decimal={"comma": ",", "point": ".", None: None}[decimal],
        plain=plain,
        only=tuple(only or handed_sections(answers)),
        unanswered=unanswered,
        ask=tuple(ask or ()),
        preview=preview_of(questionnaire),
        closing=closing_of(questionnaire),
        options=_repeated(("--pack", pack), ("--factors", factors)),
    )
    run(answers, questionnaire.pack, setting)


def _repeated(*options: tuple[str, Path | None]) -> tuple[str, ...]:
    """Return the options without which the answers cannot be read again."""
    given = ((name, str(folder)) for name, folder in options if folder is not None)
    return tuple(word for pair in given for word in pair)


def _refuse_unknown(profile: str | None, known: Collection[str]) -> None:
    if profile is not None and profile not in known:
        message = (
            f"There is no profile {profile} in this questionnaire; choose one of "
            f"{', '.join(known)}."
        )
        raise UsageError(message)


def spoken() -> Language:
    """Return the language that the terminal asks for, or English."""
    setting = next(
        (os.environ[n] for n in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(n)),
        "",
    )
    return "fr" if setting.lower().startswith("fr") else "en"
