"""From the paths on the command line to an assessment."""

from collections.abc import Callable
from pathlib import Path

from assessor.assessing import assess
from assessor.cli.clock import today
from assessor.cli.opening import open_project
from assessor.cli.tables import open_factors
from assessor.domain.assessment import Assessment
from assessor.domain.pack import Pack

STEPS = 3


def assess_file(
    answers: Path,
    *,
    pack: Path | None,
    factors: Path | None,
    draws: int,
    advance: Callable[[], None],
) -> tuple[Assessment, Pack]:
    """Read a project and assess it.

    Args:
        answers: Path of the answers file.
        pack: Folder of the pack; the one shipped with the program if absent.
        factors: Folder of the factor tables; the shipped one if absent.
        draws: Number of random draws behind each range.
        advance: Called after each of the ``STEPS`` steps.
    """
    answered, opened = open_project(answers, pack)
    advance()
    shelf = open_factors(factors)
    advance()
    assessment = assess(answered, opened, shelf, today=today(), draws=draws)
    advance()
    return assessment, opened
