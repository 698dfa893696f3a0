"""A call of 120 submissions: one process against two, and a second run that is done.

Reports are two pages each, so that the whole takes minutes.
"""

import shutil
import sys
import tempfile
import time
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
        _copied(folder)
        one = _seconds(folder, "one", "1")
        two = _seconds(folder, "two", "2")
        again = _seconds(folder, "two", "2")
    print(f"{COUNT} submissions: {COUNT * 60 / two:.0f} reports a minute")
    at_least("two processes against one", one / two, GOAL_OF_TWO)
    at_least("a run that is done against the first", two / again, GOAL_OF_RESUMING)


def _copied(folder: Path) -> None:
    shutil.copytree(CALL, folder)
    sent = sorted((CALL / "submissions").iterdir())
    for number in range(COUNT - len(sent)):
        source = sent[number % len(sent)]
        shutil.copytree(source, folder / "submissions" / f"{source.name}-{number}")


def _seconds(folder: Path, results: str, jobs: str) -> float:
    words = ["call", str(folder), "--output", str(folder / results), "--jobs", jobs]
    start = time.perf_counter()
    app([*words, "--template", "screening"], standalone_mode=False)
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
