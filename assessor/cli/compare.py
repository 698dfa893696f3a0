"""The command that puts projects, what-ifs and scenarios side by side."""

from pathlib import Path
from typing import Annotated

import typer

from assessor.cli.clock import today
from assessor.cli.options import (
    DRAWS,
    AnswersPath,
    DrawsOption,
    FactorsOption,
    LanguageOption,
    OdblOption,
    PackOption,
)
from assessor.cli.progress import progress


def compare(  # noqa: PLR0913  # one parameter an option
    answers: AnswersPath,
    others: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="OTHER",
            exists=True,
            dir_okay=False,
            readable=True,
            help="Further answers files, each compared with the first.",
        ),
    ] = None,
    *,
    overlay: Annotated[
        list[Path] | None,
        typer.Option(
            "--overlay",
            metavar="FILE",
            exists=True,
            dir_okay=False,
            readable=True,
            help="What-if over the first file, which stays as it is; repeatable.",
        ),
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print a JSON document instead.")
    ] = False,
    draws: DrawsOption = DRAWS,
    lang: LanguageOption = None,
    pack: PackOption = None,
    factors: FactorsOption = None,
    odbl: OdblOption = False,
) -> None:
    """Put scenarios, projects and what-ifs side by side.

    The scenarios of the first file, then every other file and every what-if: totals
    with their 95 % range, the difference from the first with the share of draws in
    which it is lower, functional units, gates and gauges. Nothing is written to any
    answers file.
    """
    from assessor.assessing.comparing import compare as compare_all
    from assessor.cli.opening import open_questionnaire, refuse_other_tables
    from assessor.cli.variants import read_variants

    refuse_other_tables(answers, others or [])
    with progress("Comparing", 2) as advance:
        opened = open_questionnaire(pack, factors, answers=answers, odbl=odbl)
        variants = read_variants(answers, others or [], overlay or [], opened.pack)
        advance()
        found = compare_all(
            variants, opened.pack, opened.shelf, today=today(), draws=draws
        )
        advance()
    if as_json:
        import json

        data = found.model_dump(mode="json")
        typer.echo(json.dumps(data, ensure_ascii=False, indent=2))
        return
    from assessor.cli.comparison_lines import comparison_lines

    language = lang or variants[0].answers.project.language
    for line in comparison_lines(found, opened.pack, language):
        typer.echo(line)
