"""How long a person waits in the interview, on the full questionnaire.

* The first question against the start of bare Python: at most 60 times.
* The next question against that of a bare questionary script, each between pressing
  Enter and the question on the screen: at most 3 times, and at most 50 ms on top.

The answers are to the questions that open whole sections: each is recorded, saved,
and moves the result. Both are measured through a pseudo-terminal, as a person would
see them, in turn within one run. What counts is the time of the processor, which a
busy machine does not stretch; on a quiet one it is what a person waits.
"""

import os
import pty
import select
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from beside.installed import ENVIRONMENT, work

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "stable-diffusion-service" / "answers.yaml"
FIRST = 60.0
"""Most starts of bare Python until the first question."""
TIMES = 3.0
"""Most times a bare questionary prompt until the next one."""
MOST = 50.0
"""Most work of our own until the next question. [ms]"""
ROUNDS = 5
QUESTIONS = 8
PATIENCE = 60.0
PAUSE = 0.4
"""How long a program that waits for a key says nothing. [s]"""
IDLE = 0.002
"""Most that it works in such a pause. [s]"""
BARE = """
import questionary
n = 0
while True:
    n += 1
    print(f"Question {n}: is it so?")
    names = ["Yes", "No", "I do not know", "Not applicable"]
    questionary.select("", names, qmark=">", use_shortcuts=True).unsafe_ask()
"""
ENTER = b"\r"


class Screen:
    """A program in a pseudo-terminal of 80 columns."""

    def __init__(self, command: Sequence[str], folder: str) -> None:
        self._main, side = pty.openpty()
        self._process = subprocess.Popen(
            command,
            stdin=side,
            stdout=side,
            stderr=side,
            cwd=folder,
            env={**ENVIRONMENT, "TERM": "xterm", "COLUMNS": "80", "LINES": "40"},
            start_new_session=True,
        )
        os.close(side)

    def wait_for(self, sign: bytes) -> float:
        """Wait until the program shows something; return its work so far. [s]."""
        start, shown = time.perf_counter(), b""
        while sign not in shown:
            if time.perf_counter() - start > PATIENCE:
                message = f"{sign!r} was not shown: {shown[-400:]!r}"
                raise TimeoutError(message)
            if select.select([self._main], [], [], 0.5)[0]:
                found = os.read(self._main, 65536)
                shown += found
                if b"\x1b[6n" in found:  # where the cursor is, the program asks
                    os.write(self._main, b"\x1b[1;1R")
        return self.worked()

    def worked(self) -> float:
        """Return how long the processor has worked for the program. [s]."""
        tasks = Path(f"/proc/{self._process.pid}/task").glob("*/schedstat")
        return sum(int(task.read_text().split()[0]) for task in tasks) / 1e9

    def press(self, keys: bytes, sign: bytes) -> float:
        """Type keys and return what the next question took. [s]."""
        self.drain()
        before = self.worked()
        os.write(self._main, keys)
        return self.wait_for(sign) - before

    def drain(self) -> None:
        """Read what is still to come, until the program waits for a key.

        A result is worked out beside the question once that is shown; what it takes
        is no part of the next answer.
        """
        before = -1.0
        while self.worked() - before > IDLE:
            before = self.worked()
            while select.select([self._main], [], [], PAUSE)[0]:
                if b"\x1b[6n" in os.read(self._main, 65536):
                    os.write(self._main, b"\x1b[1;1R")

    def close(self) -> None:
        """End the program."""
        self._process.kill()
        self._process.wait()
        os.close(self._main)


def first_question(python: str) -> float:
    """Return the median ratio of the first question to the start of bare Python."""
    ratios = []
    for _ in range(ROUNDS + 1):
        bare = work([python, "-c", "pass"])
        with tempfile.TemporaryDirectory() as folder:
            command = [str(Path(python).with_name("assessor")), "interview"]
            screen = Screen([*command, "--lang", "en"], folder)
            ratios.append(screen.wait_for(b"What is the project called?") / bare)
            screen.close()
    return statistics.median(ratios[1:])  # the first round fills the caches


def next_question(python: str) -> tuple[float, float]:
    """Return the median waits for the next question: ours and a bare one. [ms]."""
    with tempfile.TemporaryDirectory() as folder:
        text = EXAMPLE.read_text("utf-8")
        (Path(folder) / "answers.yaml").write_text(text, "utf-8")
        command = [str(Path(python).with_name("assessor")), "interview"]
        screen = Screen([python, "-c", BARE], folder)
        screen.wait_for(b"Not applicable")
        bare = [screen.press(ENTER, b"Not applicable") for _ in range(QUESTIONS)]
        screen.close()
        options = ["answers.yaml", "--only", "activity.*", "--lang", "en"]
        screen = Screen([*command, *options], folder)
        screen.wait_for(b"Not applicable")
        ours = [screen.press(ENTER, b"Not applicable") for _ in range(QUESTIONS)]
        screen.close()
    return 1000 * statistics.median(ours), 1000 * statistics.median(bare)


def say(name: str, found: float, most: float) -> None:
    """Print a figure beside what it should not pass."""
    verdict = "met" if found <= most else "MISSED"
    print(f"{name}: {found:.1f}, at most {most:g}: {verdict}")


def main() -> None:
    """Print the ratios."""
    python = sys.executable
    say("first question, starts of bare Python", first_question(python), FIRST)
    ours, bare = next_question(python)
    say("next question, times a bare questionary prompt", ours / bare, TIMES)
    say("next question, work of our own [ms]", ours - bare, MOST)


if __name__ == "__main__":
    main()
