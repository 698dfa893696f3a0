import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from assessor.catalogue.answers import load_answers
from assessor.domain.pack import Pack

SMALL = Path(__file__).parents[1] / "packs" / "small"
ESCAPES = re.compile(r"\x1b(?:\[[0-9;?]*[a-zA-Z]|\][^\x07]*\x07|[=>])")
PATIENCE = 60.0


class Terminal:
    """The command in a terminal of its own."""

    def __init__(self, master: int, process: subprocess.Popen[bytes]) -> None:
        self.master = master
        self.process = process
        self.shown = ""

    def wait_for(self, text: str) -> None:
        until = time.monotonic() + PATIENCE
        while text not in ESCAPES.sub("", self.shown):
            left = until - time.monotonic()
            assert left > 0, f"{text!r} never came:\n{self.shown[-2000:]}"
            if select.select([self.master], [], [], left)[0]:
                self.shown += self._read()

    def type(self, keys: str) -> None:
        self.shown = ""
        os.write(self.master, keys.encode())

    def end(self) -> int:
        until = time.monotonic() + PATIENCE
        while self.process.poll() is None and time.monotonic() < until:
            if select.select([self.master], [], [], 0.1)[0]:
                self.shown += self._read()
        return self.process.wait(PATIENCE)

    def _read(self) -> str:
        try:
            return os.read(self.master, 65536).decode("utf-8", "replace")
        except OSError:  # the other end is closed
            return ""


def command(path: Path, *options: str) -> list[str]:
    own = ["interview", str(path), "--pack", str(SMALL), "--lang", "en", *options]
    return [sys.executable, "-m", "assessor", *own]


@contextmanager
def terminal(path: Path, *options: str, **environment: str) -> Iterator[Terminal]:
    master, slave = pty.openpty()
    process = subprocess.Popen(  # noqa: S603  # our own program, fixed arguments
        command(path, *options),
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env={
            **os.environ,
            "TERM": "xterm",
            "PROMPT_TOOLKIT_NO_CPR": "1",
            **environment,
        },
        start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509  # Ctrl-C needs a terminal in control
    )
    os.close(slave)
    try:
        yield Terminal(master, process)
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()
        os.close(master)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "answers.yaml"


def begin(screen: Terminal) -> None:
    for prompt, keys in [
        ("What is the project called?", "Mail\r"),
        ("Which organisation", "\r"),
        ("Which stage", "1\r"),
        ("Who are you", "5\r"),
        ("Questions to ask", "\r"),
        ("What is the need?", "Sort mail\r"),
    ]:
        screen.wait_for(prompt)
        screen.type(keys)
    screen.wait_for("Not applicable")


def test_leaving_keeps_the_answers_and_names_the_command(
    path: Path, small_pack: Pack
) -> None:
    with terminal(path) as screen:
        begin(screen)
        screen.type("\x03")
        screen.wait_for(f"assessor interview {path}")
        assert screen.end() == 0

    assert list(load_answers(path, small_pack).answers) == [
        "project.stage",
        "necessity.need",
    ]


def test_a_killed_interview_goes_on_where_it_was(path: Path) -> None:
    with terminal(path) as screen:
        begin(screen)
        screen.process.kill()

    with terminal(path) as screen:
        screen.wait_for("Not applicable")
        assert "What is the need?" not in screen.shown
        screen.type("\x04")
        screen.wait_for("Saved in")
        assert screen.end() == 0


def test_a_closed_terminal_loses_nothing(path: Path, small_pack: Pack) -> None:
    with terminal(path) as screen:
        begin(screen)
        os.close(screen.master)
        screen.process.wait(PATIENCE)
        screen.master = os.open(os.devnull, os.O_RDONLY)

    assert "necessity.need" in load_answers(path, small_pack).answers


def test_another_size_of_the_window_loses_nothing(path: Path, small_pack: Pack) -> None:
    with terminal(path) as screen:
        begin(screen)
        for rows, columns in [(12, 30), (60, 200), (1, 1), (24, 80)]:
            fcntl.ioctl(
                screen.master,
                termios.TIOCSWINSZ,
                struct.pack("HHHH", rows, columns, 0, 0),
            )
            os.kill(screen.process.pid, signal.SIGWINCH)
        screen.type("2\r")
        screen.type("\x03")
        screen.wait_for("Saved in")
        assert screen.end() == 0

    assert load_answers(path, small_pack).answers["necessity.alternatives"].value == 2


@pytest.mark.parametrize("locale", ["C", "fr_FR.ISO-8859-1"])
def test_terminals_without_unicode_or_colours_survive(path: Path, locale: str) -> None:
    environment = {"LC_ALL": locale, "PYTHONIOENCODING": "ascii:replace"}
    with terminal(path, NO_COLOR="1", **environment) as screen:
        begin(screen)
        assert not re.search(r"\x1b\[[0-9;]*3[0-9]m", screen.shown)
        screen.type("\x1bOP")
        screen.wait_for("Not applicable")
        screen.type("\x03")
        screen.wait_for("Saved in")


def test_line_mode_in_a_terminal(path: Path, small_pack: Pack) -> None:
    with terminal(path, "--plain") as screen:
        screen.wait_for("What is the project called?")
        screen.type("Mail\n\n1\n5\n\nSort mail\n")
        screen.wait_for("Not applicable")
        screen.type("\x03")
        screen.wait_for("--plain")
        assert screen.end() == 0
        assert "\x1b" not in screen.shown

    assert "necessity.need" in load_answers(path, small_pack).answers


def test_a_terminal_that_can_do_nothing_gets_lines(path: Path) -> None:
    with terminal(path, TERM="dumb") as screen:
        screen.wait_for("What is the project called?")
        screen.type("Mail\n")
        screen.wait_for("Which organisation")
        assert "\x1b" not in screen.shown


def test_without_a_terminal_one_line_says_what_to_do(path: Path) -> None:
    done = subprocess.run(  # noqa: S603  # our own program, fixed arguments
        command(path),
        capture_output=True,
        stdin=subprocess.DEVNULL,
        text=True,
        check=False,
    )

    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.strip().splitlines()) == 1
    assert f"assessor interview --plain {path}" in done.stderr
    assert not path.exists()


def test_lines_may_come_from_a_pipe(path: Path, small_pack: Pack) -> None:
    done = subprocess.run(  # noqa: S603  # our own program, fixed arguments
        command(path, "--plain"),
        capture_output=True,
        input="Mail\n\n1\n5\n\nTrier le courrier à la main\n",
        text=True,
        check=False,
    )

    assert done.returncode == 0
    given = load_answers(path, small_pack).answers
    assert given["necessity.need"].value == "Trier le courrier à la main"
