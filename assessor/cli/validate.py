"""The command that redoes published cases and prints ours beside theirs."""

import typer

from assessor.cli.guard import ExitCode
from assessor.cli.options import FactorsOption, PackOption
from assessor.cli.progress import progress


def validate(pack: PackOption = None, factors: FactorsOption = None) -> None:
    """Redo published cases and print what they say beside what assessor says.

    Each case is an answers file that goes the way of any project. Figures whose
    inventory is not public are listed apart, as plausibility, and do not count.
    Ends with 1 where a figure that counts is outside its tolerance.
    """
    from assessor.assessing.exam import Mark, sit
    from assessor.catalogue.cases import load_cases
    from assessor.cli.mark_lines import mark_lines
    from assessor.cli.opening import SHIPPED_PACK, open_questionnaire
    from assessor.resources import data_folder

    opened = open_questionnaire(pack, factors)
    folder = pack or data_folder("questionnaires") / SHIPPED_PACK
    tasks = load_cases(folder, opened.pack)
    found: list[Mark] = []
    with progress("Redoing published cases", len(tasks)) as advance:
        for task in tasks:
            found += sit([task], opened.pack, opened.shelf)
            advance()
    for line in mark_lines(found):
        typer.echo(line)
    if any(mark.verdict == "failed" for mark in found):
        raise typer.Exit(ExitCode.FINDINGS)
