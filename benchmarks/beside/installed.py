"""Programs run as they do once installed, and the work of the processor for them."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

ROOT = Path(__file__).parents[2]
BUILD = ROOT / "build"
ENVIRONMENT = {
    **{key: os.environ[key] for key in os.environ if key != "PYTHONDONTWRITEBYTECODE"},
    "PYTHONPYCACHEPREFIX": str(BUILD / "bytecode"),
    "XDG_CACHE_HOME": str(BUILD / "cache"),
}
"""Surroundings of a program that was started before: its bytecode and what it keeps."""


def work(command: Sequence[str]) -> float:
    """Return the time of the processor that a whole process takes. [s].

    A busy machine stretches the time on the clock, and this hardly.
    """
    before = getrusage(RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT, env=ENVIRONMENT)
    after = getrusage(RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
