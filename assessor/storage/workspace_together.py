"""The writers of one process: one at a time, flushed to the disk together.

A disk takes as long to flush one change as to flush ten. Whoever has written while
others wait leaves the transaction to the next, and is told that all is well once the
last of them has flushed it: what is acknowledged is always on the disk.
"""

import sqlite3
import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from assessor.storage.workspace_turns import HeldError

_MOST = 16
"""How many changes are flushed together."""


class _Batch:
    """Changes that are flushed together.

    Attributes:
        size: How many writers have been at it.
        error: Why none of it was kept.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.size = 0
        self.error: BaseException | None = None
        self._over = threading.Event()

    @contextmanager
    def part(self) -> Iterator[sqlite3.Connection]:
        """Let one writer write; on an error, what that one wrote is taken back."""
        alone = self.size == 0
        self.size += 1
        try:
            if not alone:
                self.connection.execute("SAVEPOINT part")
            yield self.connection
            if not alone:
                self.connection.execute("RELEASE part")
        except BaseException as error:
            if alone or not self._taken_back():
                self.end(error)
            raise

    def _taken_back(self) -> bool:
        """Take back what one writer wrote; whether what others wrote still stands."""
        try:
            self.connection.execute("ROLLBACK TO part")
            self.connection.execute("RELEASE part")
        except sqlite3.Error:  # a full disk has ended it already
            return False
        return True

    def end(self, error: BaseException | None = None) -> None:
        """Flush all of it, or take all of it back.

        Args:
            error: Why it is taken back.
        """
        try:
            if error is None:
                self.connection.execute("COMMIT")
        except BaseException as found:  # noqa: BLE001  # whoever wrote is told
            error = found
        finally:
            self.error = error
            try:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
            finally:
                self._over.set()

    @property
    def over(self) -> bool:
        """Whether it was flushed or taken back."""
        return self._over.is_set()

    def kept(self) -> None:
        """Wait until it is flushed.

        Raises:
            BaseException: None of it was kept.
        """
        self._over.wait()
        if self.error is not None:
            raise self.error


class Together:
    """The writers of one process, first come, first served."""

    def __init__(
        self, begin: Callable[[], sqlite3.Connection], patience: float
    ) -> None:
        """Let the first one come.

        Args:
            begin: Begins a transaction that writes.
            patience: How long one waits for those before. [s]
        """
        self._begin = begin
        self._patience = patience
        self._gate = threading.Condition()
        self._line: deque[object] = deque()
        self._busy = False
        self._batch: _Batch | None = None

    @property
    def waiting(self) -> int:
        """How many wait for their turn."""
        return len(self._line)

    @property
    def busy(self) -> bool:
        """Whether somebody is at it."""
        return self._busy

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Let one writer write; it is on the disk when this ends without an error.

        Raises:
            HeldError: The turn did not come in time.
        """
        self._wait()
        try:
            batch = self._batch
            if batch is None or batch.over:
                batch = self._batch = _Batch(self._begin())
            with batch.part() as connection:
                yield connection
        finally:
            self._hand_on()
        batch.kept()

    def _wait(self) -> None:
        me = object()
        with self._gate:
            self._line.append(me)
            came = self._gate.wait_for(
                lambda: not self._busy and self._line[0] is me, self._patience
            )
            self._line.remove(me)
            if not came:
                raise HeldError
            self._busy = True

    def _hand_on(self) -> None:
        """Leave what is written to the next one to flush; flush it if there is none."""
        batch = self._batch
        with self._gate:
            # Who gives up waiting does so while another one is at it, who sees that.
            left = bool(self._line) and batch is not None and batch.size < _MOST
            if left or batch is None or batch.over:
                self._free()
                return
        batch.end()
        with self._gate:
            self._free()

    def _free(self) -> None:
        self._busy = False
        self._gate.notify_all()
