"""The command that says whether a report is what it says."""

from pathlib import Path
from typing import Annotated

import typer

from assessor.cli.options import FactorsOption, Language, PackOption

Report = Annotated[
    Path,
    typer.Argument(
        metavar="REPORT",
        exists=True,
        dir_okay=False,
        readable=True,
        help="Report made by assessor, as a PDF.",
    ),
]


def verify(
    report: Report,
    *,
    journal: Annotated[
        Path | None,
        typer.Option(
            "--journal",
            metavar="FILE",
            exists=True,
            dir_okay=False,
            help="Journal of the answers, to see that the report fits it.",
        ),
    ] = None,
    trust: Annotated[
        list[Path] | None,
        typer.Option(
            "--trust",
            metavar="CERT",
            exists=True,
            dir_okay=False,
            help="Certificate of an authority or a signatory that you trust; several.",
        ),
    ] = None,
    lang: Annotated[
        Language | None,
        typer.Option(
            "--lang", help="Language of what is printed; the report's if absent."
        ),
    ] = None,
    pack: PackOption = None,
    factors: FactorsOption = None,
) -> None:
    """Check a report: compute its figures again and compare its pages.

    Takes the answers out of the PDF, checks the digests it states, computes every
    figure again, sets the pages again and compares; says who signed it and what was
    changed since. Exits with 1 where something
    does not agree, with 2 where the file is no report.
    """
    # Only now: what follows takes a second to import.
    from assessor.cli.verify_lines import lines
    from assessor.cli.verifying import Basis, verified

    result = verified(report, Basis(pack, factors, journal, tuple(trust or ())))
    language = lang or result.dossier.made.language
    for line in lines(report.name, result, language):
        typer.echo(line)
    if any(doubt.is_failure for doubt in result.doubts):
        raise typer.Exit(1)
