"""The command that writes a questionnaire for other survey programs."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from assessor.cli.options import FactorsOption


def export(
    folder: Annotated[
        Path | None,
        typer.Argument(
            metavar="[PACK]",
            exists=True,
            file_okay=False,
            help="Folder of the pack; the one that comes with assessor if absent.",
        ),
    ] = None,
    *,
    form: Annotated[
        Literal["surveyjs", "xlsform"],
        typer.Option("--format", help="JSON of SurveyJS, or an XLSForm workbook."),
    ],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="File to write.")
    ],
    profile: Annotated[
        str, typer.Option("--profile", help="Profile whose questions are asked.")
    ] = "funding",
    factors: FactorsOption = None,
) -> None:
    """Write the questionnaire for SurveyJS or for XLSForm, with its conditions.

    Both languages are in it, and a question shows there where it shows here. What
    such programs do not know stays here: ranges, quality, evidence, states other than
    answered, checks, levels from facts.
    """
    from assessor.cli.opening import open_questionnaire
    from assessor.cli.target import write_whole
    from assessor.errors import UsageError
    from assessor.exchange.surveyjs import surveyjs
    from assessor.exchange.xlsform import xlsform

    pack = open_questionnaire(folder, factors).pack
    profiles = {name for section in pack.sections for name in section.profiles}
    chosen = next((name for name in profiles if name == profile), None)
    if chosen is None:
        message = f"There is no profile {profile}; choose one of {sorted(profiles)}."
        raise UsageError(message)
    if form == "surveyjs":
        write_whole(output, surveyjs(pack, chosen).encode())
    else:
        write_whole(output, xlsform(pack, chosen))
    typer.echo(str(output))
