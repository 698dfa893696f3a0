"""The command that writes the climate performance model card."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from assessor.cli.clock import today
from assessor.cli.options import (
    DRAWS,
    AnswersPath,
    DrawsOption,
    FactorsOption,
    LanguageOption,
    PackOption,
)

Form = Literal["markdown", "json", "hugging-face", "statement"]


def card(  # noqa: PLR0913  # one parameter an option
    answers: AnswersPath,
    *,
    form: Annotated[
        Form,
        typer.Option(
            "--format",
            help="Markdown tables, JSON, front matter of a Hugging Face model page, "
            "or a paragraph for a paper.",
        ),
    ] = "markdown",
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="File to write; printed if absent."
        ),
    ] = None,
    lang: LanguageOption = None,
    draws: DrawsOption = DRAWS,
    pack: PackOption = None,
    factors: FactorsOption = None,
) -> None:
    """Assess a project and write its climate performance model card.

    The minimum and the extended card, with the consumer and the provider score of
    carbon intensity beside the total. What is not known reads "not stated", never
    zero; what is confidential is left out; field 10 stays locked while a gate forbids
    to state a benefit.
    """
    from assessor.assessing import assess
    from assessor.assessing.card import model_card
    from assessor.cli.opening import open_sound_project
    from assessor.cli.target import refuse_unwritable, write_whole
    from assessor.exchange.card_forms import written
    from assessor.exchange.cards import Writer

    if output is not None:
        refuse_unwritable(output, answers)
    project = open_sound_project(answers, pack, factors)
    made = assess(
        project.answers, project.pack, project.shelf, today=today(), draws=draws
    )
    writer = Writer(
        assessment=made,
        pack=project.pack,
        places=project.shelf.places,
        card=model_card(made),
        language=lang or project.answers.project.language,
    )
    text = written(writer, form)
    if output is None:
        typer.echo(text, nl=False)
        return
    write_whole(output, text.encode())
    typer.echo(str(output))
