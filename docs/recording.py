"""Record the beginning of an interview, screen by screen, as a reader would see it.

Run it after a change of the interview: ``.venv/bin/python docs/recording.py``. It needs
``tmux``, types as a person would and keeps the text of the terminal at each step.
"""

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent
TARGET = HERE / "pictures" / "interview.txt"
ASSESSOR = HERE.parent / ".venv" / "bin" / "assessor"
WIDTH, HEIGHT = 80, 36
SESSION = "recording"
SETTLED = 2.0
"""How long the screen must stay as it is before it is kept. [s]"""
STEPS = (
    ("A project is begun", ("Mail sorter", "Enter", "Town hall", "Enter", "1")),
    ("Who reads the result", ("Enter", "5", "Enter", "Enter")),
    ("The figures that nobody else knows", ("4", "Enter", "12000", "Enter")),
    ("What the machines do", ("2", "Enter", "2", "Enter", "1", "Enter")),
    ("The first result", ("1", "Enter", "Enter", "1", "Enter")),
    ("The sections", ("F2",)),
    ("Leaving", ("C-c",)),
)


def main() -> int:
    """Write the recording and say where it is."""
    if shutil.which("tmux") is None:
        sys.stderr.write("recording: tmux is missing: install it, then run again\n")
        return 2
    with tempfile.TemporaryDirectory() as folder:
        command = f"cd {folder} && {ASSESSOR} interview project.yaml --lang en; cat"
        size = ["-x", str(WIDTH), "-y", str(HEIGHT)]
        _tmux("new-session", "-d", *size, command)
        try:
            screens = [f"== {name}\n\n{_played(keys)}\n" for name, keys in STEPS]
        finally:
            _tmux("kill-session")
    TARGET.write_text("\n".join(screens), "utf-8")
    sys.stdout.write(f"{len(screens)} screens: {TARGET}\n")
    return 0


def _played(keys: tuple[str, ...]) -> str:
    """Type keys, each once the screen rests, and return the last screen."""
    for key in keys:
        _rested()
        _tmux("send-keys", key)
    return _rested()


def _rested() -> str:
    shown, since = "", time.monotonic()
    while not shown.strip() or time.monotonic() - since < SETTLED:
        found = _tmux("capture-pane", "-p").rstrip()
        if found != shown:
            shown, since = found, time.monotonic()
        time.sleep(0.1)
    return "\n".join(line.rstrip() for line in shown.splitlines())


def _tmux(*words: str) -> str:
    # A server of its own, so that no session of the person is touched.
    command = ["tmux", "-L", SESSION, *words]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603  # arguments of our own
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
