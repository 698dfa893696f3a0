"""A workspace in one SQLite file: what SQLite does in its own way stands here alone."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from assessor.errors import StorageError
from assessor.storage.workspace_database import PATIENCE, Cursor, Line, Value
from assessor.storage.workspace_schema import prepare
from assessor.storage.workspace_spares import Spares
from assessor.storage.workspace_words import BUSY, SHARED, SQLITE, Sentence

_OPEN = "open"
_MOST = 64
"""How many transactions may be open at a time; one of them writes."""


class SqliteCursor:
    """A transaction on a file."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def rows(self, sql: str, *values: Value) -> list[Line]:
        """Return what a question finds."""
        return [tuple(row) for row in self._connection.execute(sql, values)]

    def change(self, sql: str, *values: Value) -> int:
        """Change rows and return how many."""
        return self._connection.execute(sql, values).rowcount

    def define(self, sql: str) -> None:
        """Make or change a table."""
        self._connection.execute(sql)


class SqliteDatabase:
    """One file, written ahead to a log and flushed at every change.

    Attributes:
        repaired: The program before had not closed it, and it was checked.
    """

    def __init__(self, path: Path, *, beside: bool = False) -> None:
        """Open it.

        Args:
            path: The file.
            beside: Another process of the same server has opened it, and closes it.
        """
        self.path = path
        self._beside = beside
        self.repaired = False
        self._turn = threading.Lock()
        self._spares = Spares(lambda: _connect(path), _idle, _MOST)
        with _said(path):
            # As long as one connection stays, the log is not folded in at each save.
            self._anchor = _connect(path)
        try:
            with _said(path):
                if not beside:
                    self._prepare()
        except BaseException:
            self._spares.close()
            self._anchor.close()
            raise

    @property
    def name(self) -> str:
        """Return how it is called in a message."""
        return str(self.path)

    @contextmanager
    def reading(self) -> Iterator[Cursor]:
        """Open a transaction that only reads, all of it as of one moment."""
        with _said(self.path), self._transaction("BEGIN") as cursor:
            yield cursor

    @contextmanager
    def writing(self, about: str = "") -> Iterator[Cursor]:
        """Open a transaction that writes, alone in the file; on an error nothing is.

        Args:
            about: Not looked at: a file has one writer at a time.
        """
        del about
        begin = "BEGIN IMMEDIATE"
        with _said(self.path), self._in_turn(), self._transaction(begin) as cursor:
            yield cursor

    def close(self) -> None:
        """Say that all was well."""
        if not self._beside:
            with self.writing() as cursor:
                cursor.change("DELETE FROM setting WHERE name = ?", _OPEN)
        self._spares.close()
        self._anchor.close()

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[Cursor]:
        def start(connection: sqlite3.Connection) -> None:
            connection.execute(begin)

        with self._spares.lent(start) as connection:
            try:
                yield SqliteCursor(connection)
                connection.execute("COMMIT")
            finally:
                # A full disk may have ended it already.
                if connection.in_transaction:
                    connection.execute("ROLLBACK")

    @contextmanager
    def _in_turn(self) -> Iterator[None]:
        """Let the writers of this process in by one, without polling the file."""
        if not self._turn.acquire(timeout=PATIENCE):
            raise BUSY.about(self.name)
        try:
            yield
        finally:
            self._turn.release()

    def _prepare(self) -> None:
        mode = self._anchor.execute("PRAGMA journal_mode = WAL").fetchone()[0]
        if mode != "wal":
            raise SHARED.about(self.name)
        prepare(self)
        with self.writing() as cursor:
            put = (
                "INSERT INTO setting (name, content) VALUES (?, ?) "
                "ON CONFLICT (name) DO NOTHING"
            )
            self.repaired = cursor.change(put, _OPEN, "1") == 0
        if self.repaired:
            self._check()

    def _check(self) -> None:
        found = self._anchor.execute("PRAGMA integrity_check").fetchall()
        if found != [("ok",)]:
            message = (
                f"{self.path} is damaged: {str(found[0][0])[:200]}. Keep the file and "
                "restore the workspace from a copy or from exported projects."
            )
            raise StorageError(message)


def _idle(connection: sqlite3.Connection) -> bool:
    return not connection.in_transaction


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(
        path, timeout=PATIENCE, isolation_level=None, check_same_thread=False
    )
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


@contextmanager
def _said(path: Path) -> Iterator[None]:
    """Word what SQLite refuses for the person who waits for it."""
    try:
        yield
    except sqlite3.Error as error:
        raise worded(path, error) from error


def worded(path: Path, error: sqlite3.Error) -> StorageError:
    """Return what is wrong with a workspace, and what to do.

    Args:
        path: The workspace.
        error: What SQLite said.
    """
    name = getattr(error, "sqlite_errorname", "")
    said = next((two for code, two in SQLITE.items() if name.startswith(code)), None)
    return (said or Sentence(str(error), str(error))).about(str(path))


def open_database(path: Path, *, beside: bool = False) -> SqliteDatabase:
    """Open a workspace file, or make one.

    Args:
        path: The file; its folder must exist.
        beside: Another process of the same server has opened it, and closes it.

    Raises:
        StorageError: It is damaged, of a newer version, or cannot be written to.
    """
    if not path.parent.is_dir():
        message = f"There is no folder {path.parent}; make it or choose another."
        raise StorageError(message)
    return SqliteDatabase(path, beside=beside)
