"""The command that tells why something is what it is."""

from typing import Annotated

import typer

from assessor.cli.clock import today
from assessor.cli.options import (
    DRAWS,
    AnswersPath,
    CallOption,
    DrawsOption,
    FactorsOption,
    LanguageOption,
    OdblOption,
    PackOption,
)


def explain(  # noqa: PLR0913  # one parameter an option
    answers: AnswersPath,
    name: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="What to explain: outcome, a gate (G5), a question (CTX-03), a "
            "finding, an action (A-06), a gauge (gauge.measure), a total (gwp), a "
            "cell (training.runs[main]:gwp:use) or a step of the trace.",
        ),
    ],
    *,
    draws: DrawsOption = DRAWS,
    lang: LanguageOption = None,
    pack: PackOption = None,
    factors: FactorsOption = None,
    odbl: OdblOption = False,
    call: CallOption = None,
) -> None:
    """Tell why a gate, a level, a finding or a figure is what it is.

    In sentences, down to the answers, the text of the rule and the factors; with
    --call, as the call has it assessed. An id that is not there lists the nearest
    ones and ends with 2.
    """
    from assessor.assessing.explaining import explain as told
    from assessor.cli.opening import open_sound_project
    from assessor.cli.recomputing import assessed
    from assessor.domain.visible import visible
    from assessor.reporting.speech import speech_of

    project = open_sound_project(answers, pack, factors, odbl=odbl, call=call)
    assessment = assessed(project, today=today(), draws=draws, journal=None)
    language = lang or assessment.answers.project.language
    speech = speech_of(language)
    for line in told(assessment, project.pack, name, language, speech):
        typer.echo(visible(line))
