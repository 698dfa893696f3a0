"""The command that drafts the request for further information."""

from pathlib import Path
from typing import Annotated

import typer

from assessor.cli.clock import today
from assessor.cli.options import (
    AnswersPath,
    CallOption,
    FactorsOption,
    Language,
    LanguageOption,
    OdblOption,
    PackOption,
)

_DRAWS = 256  # figures are not in the letter; gates read central values and bounds


def letter(  # noqa: PLR0913  # one parameter an option
    answers: AnswersPath,
    *,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Letter to write: .md, .txt or .docx; printed as text if absent.",
        ),
    ] = None,
    lang: LanguageOption = None,
    pack: PackOption = None,
    factors: FactorsOption = None,
    odbl: OdblOption = False,
    call: CallOption = None,
) -> None:
    """Draft the request for further information: what, why, and who has it.

    It is drafted from what reviewers asked, from gates and from what is missing.
    Dates and signature are left to the person in charge; it takes no decision.
    """
    from assessor.cli.evidence_lines import fault_lines
    from assessor.cli.opening import open_sound_project
    from assessor.cli.recomputing import assessed
    from assessor.cli.target import refuse_unwritable, write_whole
    from assessor.exchange.complement_writing import letter_file, letter_text
    from assessor.exchange.complements import complements

    if output is not None:
        refuse_unwritable(output, answers)
    project = open_sound_project(answers, pack, factors, odbl=odbl, call=call)
    made = assessed(project, today=today(), draws=_DRAWS, journal=None)
    language: Language = lang or project.answers.project.language
    wrong = [*fault_lines(answers, project.answers, language, today())]
    documents = [(where.removeprefix("evidence."), text) for where, text in wrong]
    drafted = complements(made, project.pack, language, documents)
    if output is None:
        typer.echo(letter_text(drafted), nl=False)
        return
    write_whole(output, letter_file(drafted, output))
    typer.echo(f"{output}: {len(drafted.asked)}")
