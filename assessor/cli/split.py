"""The command that hands sections to a colleague."""

from pathlib import Path
from typing import Annotated

import typer

from assessor.cli.options import (
    AnswersPath,
    FactorsOption,
    LanguageOption,
    PackOption,
)


def split(  # noqa: PLR0913  # one parameter an option
    answers: AnswersPath,
    *,
    sections: Annotated[
        str,
        typer.Option(
            "--sections",
            metavar="LIST",
            help="Sections to hand over, as in 'training,inference'.",
        ),
    ],
    to: Annotated[str, typer.Option("--to", metavar="NAME", help="Who gets them.")],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="Part to write.")
    ],
    lang: LanguageOption = None,
    pack: PackOption = None,
    factors: FactorsOption = None,
) -> None:
    """Hand sections to a colleague as a file of their own.

    The part holds the answers of these sections, their documents, and what decides
    which of their questions apply; nothing else of the file. Bring it back with
    “assessor merge”. The answers file stays as it is.
    """
    from datetime import UTC, datetime

    from assessor.cli.merge_lines import split_lines
    from assessor.cli.opening import open_project
    from assessor.errors import UsageError
    from assessor.interview.parting import split as parted
    from assessor.storage import save_copy

    project = open_project(answers, pack, factors)
    if output.exists():
        message = f"{output} is there already; name another file with --output."
        raise UsageError(message)
    at = datetime.now(UTC).replace(microsecond=0)
    part = parted(project.answers, project.pack, sections.split(","), to=to, at=at)
    save_copy(output, part, [question.id for question in project.pack.questions()])
    language = lang or project.answers.project.language
    for line in split_lines(output, part, language):
        typer.echo(line)
