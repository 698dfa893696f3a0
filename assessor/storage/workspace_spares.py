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
    def lent(self) -> Iterator[C]:
        """Lend a connection; one that is left in a transaction is closed.

        Raises:
            StorageError: All are in use, and stay so.
        """
        if not self._free.acquire(timeout=PATIENCE):
            raise storage_error(
                en="Too many people are at work at this moment; try again.",
                fr="Trop de personnes travaillent en ce moment ; réessayez.",
            )
        try:
            connection = self._waiting.pop() if self._waiting else self._connect()
            try:
                yield connection
            finally:
                if self._idle(connection):
                    self._waiting.append(connection)
                else:
                    connection.close()
        finally:
            self._free.release()

    def close(self) -> None:
        """Close those that wait."""
        while self._waiting:
            self._waiting.pop().close()
