import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_what_nobody_meant_raises_only_our_own_errors() -> None:
    done = subprocess.run(  # noqa: S603  # our own program
        [sys.executable, ROOT / "benchmarks" / "fuzz.py", "6000", "60", "7"],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )

    assert "failures: 0" in done.stdout, done.stdout + done.stderr
    assert "expression read" in done.stdout
    assert "answers refused" in done.stdout
    assert "pack refused" in done.stdout
