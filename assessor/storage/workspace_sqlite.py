"""A workspace in one SQLite file: what SQLite does in its own way stands here alone."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from assessor.errors import StorageError
from assessor.storage.workspace_database import PATIENCE, Cursor, Line, Value
from assessor.storage.workspace_schema import prepare
from assessor.storage.workspace_spares import Spares
from assessor.storage.workspace_together import Together
from assessor.storage.workspace_turns import HeldError, Turnstile
from assessor.storage.workspace_words import BUSY, SHARED, SQLITE, Sentence

_OPEN = "open"
_MOST = 64
"""How many transactions that read may be open at a time."""
_LOG = 4000
"""Pages of the log after which it is folded into the file, which holds writers up."""


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
        self._spares = Spares(lambda: _connect(path), _idle, _MOST)
        self._together = Together(self._begun, PATIENCE)
        with _said(path):
            # As long as one connection stays, the log is not folded in at each save.
            self._anchor = _connect(path)
            self._writer = _writing(path)
        self._turnstile = Turnstile(path.parent)
        try:
            with _said(path):
                if not beside:
                    self._prepare()
        except BaseException:
            self._let_go()
            raise

    @property
    def name(self) -> str:
        """Return how it is called in a message."""
        return str(self.path)

    def found(self, sql: str, *values: Value) -> list[Line]:
        """Return what one question finds."""
        with _said(self.path), self._spares.lent(_at_once) as connection:
            return SqliteCursor(connection).rows(sql, *values)

    @contextmanager
    def reading(self) -> Iterator[Cursor]:
        """Open a transaction that only reads, all of it as of one moment."""
        with _said(self.path), self._spares.lent(_begin) as connection:
            try:
                yield SqliteCursor(connection)
            finally:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")

    @contextmanager
    def writing(self, about: str = "") -> Iterator[Cursor]:
        """Open a transaction that writes, alone in the file; on an error nothing is.

        Args:
            about: Not looked at: a file has one writer at a time.
        """
        del about
        with _said(self.path), self._together.writing() as connection:
            yield SqliteCursor(connection)

    def close(self) -> None:
        """Say that all was well."""
        if not self._beside:
            with self.writing() as cursor:
                cursor.change("DELETE FROM setting WHERE name = ?", _OPEN)
        self._let_go()

    def _let_go(self) -> None:
        self._spares.close()
        self._writer.close()
        self._anchor.close()
        self._turnstile.close()

    def _begun(self) -> sqlite3.Connection:
        if self._writer.in_transaction:  # the disk did not even let it be taken back
            self._writer.close()
            self._writer = _writing(self.path)
        self._turnstile.begin(self._writer, PATIENCE)
        return self._writer

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


def _begin(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN")


def _at_once(_connection: sqlite3.Connection) -> None:
    """Begin nothing: one question is a transaction of its own."""


def _writing(path: Path) -> sqlite3.Connection:
    """Return a connection that does not wait for its turn by itself."""
    connection = _connect(path)
    connection.execute("PRAGMA busy_timeout = 0")
    return connection


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(
        path, timeout=PATIENCE, isolation_level=None, check_same_thread=False
    )
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(f"PRAGMA wal_autocheckpoint = {_LOG}")
    return connection


@contextmanager
def _said(path: Path) -> Iterator[None]:
    """Word what SQLite refuses for the person who waits for it."""
    try:
        yield
    except HeldError as error:
        raise BUSY.about(str(path)) from error
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
