"""The command that turns files of measurements into answers."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from assessor.cli.guard import ExitCode
from assessor.cli.options import AnswersPath, FactorsOption, LanguageOption, PackOption

# The measurements have the same list; importing it would slow --help down.
FormatName = Literal[
    "auto",
    "codecarbon",
    "carbontracker",
    "mlco2",
    "sacct",
    "power",
    "nvidia-smi",
    "gcp",
    "aws",
    "azure",
    "hf-card",
    "table",
]


def import_(  # noqa: PLR0913  # one parameter an option
    answers: AnswersPath,
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE...",
            exists=True,
            dir_okay=False,
            help="Files of measurements, as in emissions.csv.",
        ),
    ],
    *,
    format_: Annotated[
        FormatName,
        typer.Option(
            "--format", help="What wrote the files; seen from them if absent."
        ),
    ] = "auto",
    row: Annotated[
        str | None,
        typer.Option(
            "--row",
            metavar="NAME",
            help="Row to fill, by key or name, or name of a new one; new rows named "
            "after the file if absent.",
        ),
    ] = None,
    into: Annotated[
        Literal["training", "inference"],
        typer.Option(
            "--into",
            help="What was measured: a run of training, or a model that answers.",
        ),
    ] = "training",
    uses: Annotated[
        float | None,
        typer.Option(
            "--uses",
            metavar="NUMBER",
            help="With --into inference: how often it answered meanwhile; the energy "
            "of one use is entered then, else that of a year.",
        ),
    ] = None,
    yes: Annotated[
        bool, typer.Option("--yes", help="Save without asking, for scripts.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Print what would change, save nothing.")
    ] = False,
    lang: LanguageOption = None,
    pack: PackOption = None,
    factors: FactorsOption = None,
) -> None:
    """Read measurements of other tools as answers, with their provenance.

    CodeCarbon, carbontracker, ML CO2 Impact, Slurm, nvidia-smi, series of power or
    energy, exports of clouds, model cards, a spreadsheet of your own (CSV or XLSX).
    Each value is shown before it is saved. Emissions in a file stand beside the energy
    as a note: they are computed again from the energy and the place. Offsets are never
    deducted. Ends with 0, or with 2 where a file is wrong; then nothing is saved.
    """
    from assessor.cli.import_lines import Taken, kept, lines_of, read_into, word
    from assessor.domain.visible import visible

    _refuse_uses(into, uses)
    taken = Taken(format_, row, into, uses)
    opened = read_into(answers, files, (pack, factors), taken, lang)
    found = opened.imported
    if found.problems:
        for problem in found.problems:
            said = visible(problem.in_language(opened.language))
            typer.secho(said, err=True, fg=typer.colors.RED)
        typer.echo(word("kept", opened.language))
        raise typer.Exit(ExitCode.WRONG_INPUT)
    for line in lines_of(found, opened.language):
        typer.echo(visible(line))
    if not found.entered or dry_run or not (yes or _agreed(opened.language)):
        typer.echo(word("kept", opened.language))
        return
    typer.echo(kept(opened))


def _refuse_uses(into: str, uses: float | None) -> None:
    """Refuse a number of uses that says nothing."""
    from math import isfinite

    from assessor.errors import UsageError

    if uses is None:
        return
    if into != "inference":
        message = "--uses goes with --into inference: a run of training has no uses."
        raise UsageError(message)
    if not isfinite(uses) or uses <= 0:
        message = f"--uses takes a number above 0, not {uses:g}."
        raise UsageError(message)


def _agreed(language: Literal["en", "fr"]) -> bool:
    """Ask whether to save; without anyone to ask, say how to."""
    import sys

    from assessor.cli.import_lines import word
    from assessor.errors import UsageError

    if not sys.stdin.isatty():
        raise UsageError(word("unasked", language))
    try:
        answer = input(f"{word('ask', language)} ")
    except EOFError:
        return False
    return answer.strip().casefold() in {"y", "yes", "o", "oui"}
