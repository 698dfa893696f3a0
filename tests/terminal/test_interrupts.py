import os
import pty
import signal
import sys
from contextlib import suppress

import pytest

from assessor.terminal.interrupts import heard, wait_for_line


def test_a_ctrl_c_that_python_forgot_is_seen_with_the_next_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    master, slave = pty.openpty()
    with os.fdopen(master, "wb"), os.fdopen(slave, "r") as line:
        monkeypatch.setattr(sys, "stdin", line)
        with heard():
            with suppress(KeyboardInterrupt):
                signal.raise_signal(signal.SIGINT)
            with pytest.raises(KeyboardInterrupt):
                wait_for_line()


def test_who_asked_before_hears_a_ctrl_c_again_afterwards() -> None:
    before = signal.getsignal(signal.SIGINT)

    with heard():
        assert signal.getsignal(signal.SIGINT) is not before

    assert signal.getsignal(signal.SIGINT) is before
