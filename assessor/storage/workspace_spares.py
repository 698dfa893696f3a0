"""Connections kept open for the next transaction."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Generic, Protocol, TypeVar

from assessor.storage.words import storage_error
from assessor.storage.workspace_database import PATIENCE


class Closing(Protocol):
    """What is closed when it is needed no more."""

    def close(self) -> None:
        """Close it."""


C = TypeVar("C", bound=Closing)


class Spares(Generic[C]):
    """Connections that wait, the one used last on top."""

    def __init__(
        self, connect: Callable[[], C], idle: Callable[[C], bool], most: int
    ) -> None:
        """Keep none yet.

        Args:
            connect: Makes a new one.
            idle: Whether one may be used again: it is open and in no transaction.
            most: How many may be in use at a time.
        """
        self._connect = connect
        self._idle = idle
        self._waiting: list[C] = []
        self._free = threading.BoundedSemaphore(most)

    @contextmanager
    def lent(self, start: Callable[[C], None]) -> Iterator[C]:
        """Lend a connection; one that is left in a transaction is closed.

        Args:
            start: Begins a transaction.

        Raises:
            StorageError: All are in use, and stay so.
        """
        if not self._free.acquire(timeout=PATIENCE):
            raise storage_error(
                en="Too many people are at work at this moment; try again.",
                fr="Trop de personnes travaillent en ce moment ; réessayez.",
            )
        try:
            connection = self._started(start)
            try:
                yield connection
            finally:
                self._keep(connection)
        finally:
            self._free.release()

    def _started(self, start: Callable[[C], None]) -> C:
        while True:
            waited = self._pop()
            connection = self._connect() if waited is None else waited
            try:
                start(connection)
            except BaseException:
                # One that broke while it waited is not the fault of who needs it.
                broken = not self._keep(connection)
                if waited is None or not broken:
                    raise
            else:
                return connection

    def _pop(self) -> C | None:
        try:
            return self._waiting.pop()
        except IndexError:
            return None

    def _keep(self, connection: C) -> bool:
        if self._idle(connection):
            self._waiting.append(connection)
            return True
        connection.close()
        return False

    def close(self) -> None:
        """Close those that wait."""
        while (connection := self._pop()) is not None:
            connection.close()
