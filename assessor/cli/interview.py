"""The command that asks the questions."""

import os
from pathlib import Path
from typing import Annotated, Literal

import typer

from assessor.cli.options import FactorsOption, Language, LanguageOption, PackOption


def interview(
    answers: Annotated[
        Path,
        typer.Argument(
            dir_okay=False,
            help="Answers file to go on with, or to start.",
        ),
    ] = Path("answers.yaml"),
    *,
    profile: Annotated[
        Literal["screening", "funding", "company", "audit"] | None,
        typer.Option(
            "--profile", help="How much is asked; screening is about ten questions."
        ),
    ] = None,
    lang: LanguageOption = None,
    pack: PackOption = None,
    factors: FactorsOption = None,
) -> None:
    """Answer the questions one by one.

    Stop and go on whenever you like: every answer is kept as soon as it is given.
    "I don't know" is a good answer: the result then says so and shows how wide it
    gets.
    """
    from assessor.cli.opening import open_questionnaire
    from assessor.terminal import run

    questionnaire = open_questionnaire(pack, factors)
    run(answers, questionnaire.pack, language=lang or spoken(), profile=profile)


def spoken() -> Language:
    """Return the language that the terminal asks for, or English."""
    setting = next(
        (os.environ[n] for n in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(n)),
        "",
    )
    return "fr" if setting.lower().startswith("fr") else "en"
