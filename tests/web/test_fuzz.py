import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_what_no_form_sends_is_answered_without_an_error_of_the_server() -> None:
    done = subprocess.run(  # noqa: S603  # our own program
        [sys.executable, ROOT / "benchmarks" / "fuzz_web.py", "300", "7"],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert "300 requests" in done.stdout
    assert "'2xx'" in done.stdout
