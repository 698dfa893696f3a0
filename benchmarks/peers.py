"""The same work by other estimators, in one run, in an environment of their own.

The packages of ``peers.lock`` are installed under ``build/peers``, which nothing else
uses. Where they cannot be had, the benchmark says that it was not run.
"""

import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).parents[1]
LOCK = Path(__file__).with_name("peers.lock")
PLACE = ROOT / "build" / "peers"
PYTHON = PLACE / "bin" / "python"
INSIDE = "--inside"


def main() -> None:
    """Run the comparisons in the environment of the peers."""
    if INSIDE in sys.argv:
        from beside import model_requests, server_impacts  # noqa: PLC0415  # peers' own

        model_requests.main()
        server_impacts.main()
        return
    if not _installed():
        print("EcoLogits: not run, its packages could not be installed")
        print("BoaviztAPI: not run, its packages could not be installed")
        return
    command = [str(PYTHON), "-W", "ignore", __file__, INSIDE]
    done = subprocess.run(command, check=False, cwd=ROOT, env=_paths())
    if done.returncode:
        print("Beside other estimators: MISSED, ended with an error")


def _paths() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT)}


def _installed() -> bool:
    """Install the peers unless this lock is installed already."""
    stamp, wanted = PLACE / "lock", LOCK.read_text("utf-8")
    if stamp.exists() and stamp.read_text("utf-8") == wanted:
        return True
    venv.create(PLACE, with_pip=True, clear=True)
    command = [str(PYTHON), "-m", "pip", "install", "-qq", "--require-hashes"]
    done = subprocess.run(
        [*command, "--disable-pip-version-check", "-r", str(LOCK)],
        check=False,
        capture_output=True,
    )
    if done.returncode == 0:
        stamp.write_text(wanted, "utf-8")
    return done.returncode == 0


if __name__ == "__main__":
    main()
