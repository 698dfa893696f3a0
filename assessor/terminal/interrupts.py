"""Ctrl-C on a line: seen at whatever moment it comes, and not in the last words."""

import os
import select
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager


def wait_for_line() -> None:
    """Wait for a line of a terminal, or for Ctrl-C.

    A signal that arrives between the last step of Python and the reading of a line
    would be seen with the next line only. Here it also writes into a pipe that is
    waited for.

    Raises:
        KeyboardInterrupt: If Ctrl-C was pressed.
    """
    if os.name != "posix" or not sys.stdin.isatty() or not _in_front():
        return
    ear = signal.getsignal(signal.SIGINT)
    if isinstance(ear, _Ear) and ear.pressed:
        raise KeyboardInterrupt
    told, tells = os.pipe()
    os.set_blocking(tells, False)
    before = signal.set_wakeup_fd(tells)
    try:
        select.select([sys.stdin, told], [], [])
    finally:
        signal.set_wakeup_fd(before)
        os.close(told)
        os.close(tells)


class _Ear:
    """Raises Ctrl-C, and remembers it.

    Attributes:
        pressed: Ctrl-C was pressed.
    """

    pressed = False

    def __call__(self, _number: int, _frame: object) -> None:
        """Hear a Ctrl-C."""
        self.pressed = True
        raise KeyboardInterrupt


@contextmanager
def heard() -> Iterator[None]:
    """Remember a Ctrl-C until the next line is asked for.

    Python forgets one that it raises where it tidies up, as after an import.
    """
    if not _in_front():
        yield
        return
    before = signal.signal(signal.SIGINT, _Ear())
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Let a further Ctrl-C change nothing: one is leaving already."""
    if not _in_front():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _in_front() -> bool:
    """Whether this is the thread that signals come to."""
    return threading.current_thread() is threading.main_thread()
