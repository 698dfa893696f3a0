"""The command that assesses all submissions to a call."""

from pathlib import Path
from typing import Annotated

import typer

from assessor.cli.guard import ExitCode
from assessor.cli.options import (
    DRAWS,
    BrandingOption,
    DrawsOption,
    FactorsOption,
    Language,
    TemplateOption,
)
from assessor.cli.progress import progress


def call(  # noqa: PLR0913  # one parameter an option
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="FOLDER",
            exists=True,
            file_okay=False,
            help="Folder with call.yaml and a folder submissions.",
        ),
    ],
    *,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FOLDER",
            file_okay=False,
            help="Folder for what is written; results in FOLDER if absent.",
        ),
    ] = None,
    reports: Annotated[
        bool,
        typer.Option(
            "--reports/--no-reports", help="Also write the report of each submission."
        ),
    ] = True,
    template: TemplateOption = "full",
    branding: BrandingOption = None,
    lang: Annotated[
        Language | None,
        typer.Option(
            "--lang",
            help="Language of everything written; if absent, reports take that of "
            "their project and the committee that of most of them.",
        ),
    ] = None,
    draws: DrawsOption = DRAWS,
    factors: FactorsOption = None,
    jobs: Annotated[
        int,
        typer.Option("--jobs", min=1, max=64, help="Processes that work at a time."),
    ] = 1,
) -> None:
    """Check, assess and report every submission to a call, for its committee.

    Writes one workbook and one PDF that set all submissions side by side, and a
    report of each. Goes on past files that cannot be read and names them; what is
    made and unchanged is not made again. Ends with 0, or with 1 where some file could
    not be assessed.
    """
    from assessor.cli.call_opening import Wanted, desk_of
    from assessor.cli.call_running import make_all
    from assessor.cli.call_writing import language_of, said_lines, write_all
    from assessor.portfolio.committee import gather
    from assessor.portfolio.folder import submissions

    waiting, twins = submissions(folder)
    wanted = Wanted(folder, output, reports, template, branding, lang, draws, factors)
    desk, pins = desk_of(wanted)
    with progress("Assessing", len(waiting)) as advance:
        found = make_all(desk, waiting, jobs, advance)
    committee = gather(desk.call, desk.pack, [*found, *twins], pins)
    for refused in committee.refused:
        said = refused.told(lang or language_of(committee))
        told = said if refused.file in said else f"{refused.file}: {said}"
        typer.secho(told, err=True, fg=typer.colors.RED)
    written = write_all(committee, desk, lang)
    for line in said_lines(committee, written, lang):
        typer.echo(line)
    if committee.refused:
        raise typer.Exit(ExitCode.FINDINGS)
