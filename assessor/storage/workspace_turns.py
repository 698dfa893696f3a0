"""Whose turn it is to write to a file that several processes write to.

SQLite lets in whoever asks at the right moment, and who was refused asks less and less
often: under load one process could wait for seconds beside another that writes.
"""

import fcntl
import os
import sqlite3
import time
from contextlib import suppress
from pathlib import Path

_AGAIN = 0.0005
"""Time after which it is asked again whose turn it is. [s]"""
_BUSY = "SQLITE_BUSY"


class HeldError(Exception):
    """Others have held the file for longer than one waits."""


class Turnstile:
    """Lets those that are about to write in by one; who wrote last stands behind.

    One process holds it while it waits for the file, not while it writes. The operating
    system frees it with the process that holds it.
    """

    def __init__(self, folder: Path) -> None:
        """Stand before the files of a folder.

        Args:
            folder: The folder; itself is what is held, so that nothing is left in it.
        """
        self._place = os.open(folder, os.O_RDONLY)

    def begin(self, connection: sqlite3.Connection, patience: float) -> None:
        """Begin a transaction that writes.

        Args:
            connection: A connection that does not wait by itself.
            patience: How long it may take. [s]

        Raises:
            HeldError: Others have held the file for longer than that.
        """
        until = time.monotonic() + patience
        try:
            if not self.enter(patience):
                raise HeldError
            _begin(connection, until)
        finally:
            with suppress(OSError):
                fcntl.flock(self._place, fcntl.LOCK_UN)

    def enter(self, patience: float) -> bool:
        """Stand before the file, alone; whether that was possible.

        Args:
            patience: How long it may take. [s]
        """
        until = time.monotonic() + patience
        while True:
            try:
                fcntl.flock(self._place, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() >= until:
                    return False
                time.sleep(_AGAIN)
            except OSError:  # a disk that holds no folders: whoever asks first
                return True
            else:
                return True

    def close(self) -> None:
        """Stand there no more."""
        os.close(self._place)


def _begin(connection: sqlite3.Connection, until: float) -> None:
    while True:
        try:
            connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if not error.sqlite_errorname.startswith(_BUSY):
                raise
            if time.monotonic() >= until:
                raise HeldError from error
            time.sleep(_AGAIN)
        else:
            return
