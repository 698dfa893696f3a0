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
    told, tells = os.pipe()
    os.set_blocking(tells, False)
    before = signal.set_wakeup_fd(tells)
    try:
        select.select([sys.stdin, told], [], [])
    finally:
        signal.set_wakeup_fd(before)
        os.close(told)
        os.close(tells)


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
