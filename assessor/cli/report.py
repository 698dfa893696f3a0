"""The command that writes the report."""

from pathlib import Path
from typing import Annotated

import typer

from assessor.cli.options import (
    DRAWS,
    AnswersPath,
    BrandingOption,
    CallOption,
    DrawsOption,
    EditionOption,
    FactorsOption,
    LanguageOption,
    OdblOption,
    PackOption,
    TemplateOption,
)
from assessor.cli.target import Format, format_of, refuse_unwritable


def report(  # noqa: PLR0913  # one parameter an option
    answers: AnswersPath,
    *,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="File to write; beside the answers file if absent.",
        ),
    ] = None,
    kind: Annotated[
        Format | None,
        typer.Option(
            "--format", help="What to write; read from the name of FILE if absent."
        ),
    ] = None,
    lang: LanguageOption = None,
    draws: DrawsOption = DRAWS,
    pack: PackOption = None,
    factors: FactorsOption = None,
    odbl: OdblOption = False,
    call: CallOption = None,
    template: TemplateOption = "full",
    branding: BrandingOption = None,
    edition: EditionOption = None,
    statement: Annotated[
        Path | None,
        typer.Option(
            "--statement",
            metavar="FILE",
            exists=True,
            dir_okay=False,
            help="What an auditor wrote, as statement.yaml; printed as it is.",
        ),
    ] = None,
    disclosed: Annotated[
        bool,
        typer.Option(
            "--disclosed",
            help="Black out answers marked confidential, in the files inside as well.",
        ),
    ] = False,
    again: Annotated[
        bool,
        typer.Option(
            "--watch",
            help="Write it again whenever a file that it is made from changes, until "
            "Ctrl-C.",
        ),
    ] = False,
) -> None:
    """Assess a project and write its report.

    The report is a PDF, a single HTML page or Markdown, in French or in English. JSON
    is the evaluation as data, XLSX the annex: figures, factors, trace and answers as
    sheets. Prints where it is and the outcome in one line.
    """
    chosen = kind or format_of(output)
    target = output or answers.with_suffix(f".{chosen}")
    refuse_unwritable(target, answers)

    # Only now: not every report is made.
    from assessor.cli.report_order import Order, make

    order = Order(
        kind=chosen,
        target=target,
        answers=answers,
        language=lang,
        draws=draws,
        pack=pack,
        factors=factors,
        odbl=odbl,
        call=call,
        template=template,
        branding=branding,
        edition=edition,
        statement=statement,
        disclosed=disclosed,
    )
    if not again:
        make(order)
        return
    # What assesses is kept from one report to the next.
    from assessor.cli import report_making  # noqa: F401
    from assessor.cli.watching import watch

    watch(order.places, lambda: make(order))
