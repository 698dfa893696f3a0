"""A workspace in one SQLite file: what SQLite does in its own way stands here alone."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from assessor.errors import StorageError
from assessor.storage.words import storage_error
from assessor.storage.workspace_database import PATIENCE, Cursor, Line, Value
from assessor.storage.workspace_schema import prepare
from assessor.storage.workspace_spares import Spares

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

    def __init__(self, path: Path) -> None:
        self.path = path
        self.repaired = False
        self._turn = threading.Lock()
        self._spares = Spares(lambda: _connect(path), _idle, _MOST)
        with _said(path):
            # As long as one connection stays, the log is not folded in at each save.
            self._anchor = _connect(path)
        try:
            with _said(path):
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
        with _said(self.path), self._spares.lent() as connection:
            yield from _transaction(connection, "BEGIN")

    @contextmanager
    def writing(self, about: str = "") -> Iterator[Cursor]:
        """Open a transaction that writes, alone in the file; on an error nothing is.

        Args:
            about: Not looked at: a file has one writer at a time.
        """
        del about
        with _said(self.path), self._in_turn(), self._spares.lent() as connection:
            yield from _transaction(connection, "BEGIN IMMEDIATE")

    def close(self) -> None:
        """Say that all was well."""
        with self.writing() as cursor:
            cursor.change("DELETE FROM setting WHERE name = ?", _OPEN)
        self._spares.close()
        self._anchor.close()

    @contextmanager
    def _in_turn(self) -> Iterator[None]:
        """Let the writers of this process in by one, without polling the file."""
        if not self._turn.acquire(timeout=PATIENCE):
            raise _error(self.path, *_BUSY)
        try:
            yield
        finally:
            self._turn.release()

    def _prepare(self) -> None:
        mode = self._anchor.execute("PRAGMA journal_mode = WAL").fetchone()[0]
        if mode != "wal":
            raise _error(self.path, *_SHARED)
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


def _transaction(connection: sqlite3.Connection, begin: str) -> Iterator[Cursor]:
    connection.execute(begin)
    try:
        yield SqliteCursor(connection)
        connection.execute("COMMIT")
    finally:
        # A full disk may have ended it already.
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _idle(connection: sqlite3.Connection) -> bool:
    return not connection.in_transaction


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(
        path, timeout=PATIENCE, isolation_level=None, check_same_thread=False
    )
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


_BUSY = (
    "another program has held it for too long; try again",
    "un autre programme l’a retenu trop longtemps ; réessayez",
)
_SHARED = (
    "its disk cannot keep several writers apart; put the workspace on a local disk",
    "son disque ne sait pas séparer plusieurs écritures ; placez-le sur un disque local",
)
_SAID: dict[str, tuple[str, str]] = {
    "SQLITE_READONLY": (
        "it cannot be written to; use a folder where you may write",
        "il est en lecture seule ; utilisez un dossier où vous pouvez écrire",
    ),
    "SQLITE_CANTOPEN": (
        "it cannot be opened; choose a folder where you may write",
        "il ne peut être ouvert ; choisissez un dossier où vous pouvez écrire",
    ),
    "SQLITE_FULL": (
        "the disk is full; make room, then try again",
        "le disque est plein ; libérez de la place, puis réessayez",
    ),
    "SQLITE_BUSY": _BUSY,
    "SQLITE_NOTADB": (
        "it is not a workspace; name another file",
        "ce n’est pas un espace de travail ; nommez un autre fichier",
    ),
    "SQLITE_CORRUPT": (
        "it is damaged; restore it from a copy",
        "il est endommagé ; restaurez-le depuis une copie",
    ),
    "SQLITE_IOERR": (
        "the disk failed; what was acknowledged before is unchanged",
        "le disque a échoué ; ce qui avait été confirmé est intact",
    ),
}


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
    said = next((pair for code, pair in _SAID.items() if name.startswith(code)), None)
    return _error(path, *(said or (str(error), str(error))))


def _error(path: Path, en: str, fr: str) -> StorageError:
    return storage_error(
        en="{path}: {said[0]}.", fr="{path} : {said[1]}.", path=path, said=(en, fr)
    )


def open_database(path: Path) -> SqliteDatabase:
    """Open a workspace file, or make one.

    Args:
        path: The file; its folder must exist.

    Raises:
        StorageError: It is damaged, of a newer version, or cannot be written to.
    """
    if not path.parent.is_dir():
        message = f"There is no folder {path.parent}; make it or choose another."
        raise StorageError(message)
    return SqliteDatabase(path)
