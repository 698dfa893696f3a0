"""A call of 120 submissions: one process against two, and a second run that is done.

Reports are two pages each, so that the whole takes minutes. What counts is the time of
the processor, which a busy machine stretches alike for both: two processes take what
the first does alone, and half of what those that make the reports do.
"""

import os
import shutil
import sys
import tempfile
from pathlib import Path

from beside.installed import ROOT
from beside.ratios import at_least

from assessor.cli import app

CALL = ROOT / "examples" / "calls" / "regional-fund"
COUNT = 120
GOAL_OF_TWO = 1.7
GOAL_OF_RESUMING = 10.0


def main() -> None:
    """Print both ratios and how many reports a minute that is."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "call"
        shutil.copytree(CALL, folder)
        _work(folder, "warm", "1")
        _multiplied(folder)
        one = sum(_work(folder, "one", "1"))
        alone, shared = _work(folder, "two", "2")
        two = alone + shared / 2
        again = sum(_work(folder, "two", "2"))
    print(f"{COUNT} submissions: {COUNT * 60 / two:.0f} reports a minute of two")
    at_least("two processes against one", one / two, GOAL_OF_TWO)
    at_least("a run that is done against the first", two / again, GOAL_OF_RESUMING)


def _multiplied(folder: Path) -> None:
    sent = sorted((CALL / "submissions").iterdir())
    for number in range(COUNT - len(sent)):
        source = sent[number % len(sent)]
        shutil.copytree(source, folder / "submissions" / f"{source.name}-{number}")


def _work(folder: Path, results: str, jobs: str) -> tuple[float, float]:
    """Return the work of this process and of those that it started. [s]."""
    words = ["call", str(folder), "--output", str(folder / results), "--jobs", jobs]
    before = os.times()
    app([*words, "--template", "screening"], standalone_mode=False)
    after = os.times()
    return (
        after.user + after.system - before.user - before.system,
        after.children_user
        + after.children_system
        - before.children_user
        - before.children_system,
    )


if __name__ == "__main__":
    sys.exit(main())
