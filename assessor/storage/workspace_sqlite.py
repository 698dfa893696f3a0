"""A workspace in one SQLite file: what SQLite does in its own way stands here alone."""

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from typing import Protocol

from assessor.errors import StorageError
from assessor.storage.workspace_schema import TABLES, VERSION

PATIENCE = 10.0
"""How long one writer waits for another. [s]"""
_OPEN = "open"
_VERSION = "version"
Value = str | int | bytes | None
Line = tuple[Value, ...]


class Cursor(Protocol):
    """One transaction: the only thing that the rest of the storage sees."""

    def rows(self, sql: str, *values: Value) -> list[Line]:
        """Return what a question finds."""

    def change(self, sql: str, *values: Value) -> int:
        """Change rows and return how many."""


class Database(Protocol):
    """What keeps a workspace: a file, or a server."""

    def reading(self) -> AbstractContextManager[Cursor]:
        """Open a transaction that only reads."""

    def writing(self) -> AbstractContextManager[Cursor]:
        """Open a transaction that writes, alone."""

    def close(self) -> None:
        """Say that all was well."""


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


class SqliteDatabase:
    """One file, written ahead to a log and flushed at every change.

    Attributes:
        repaired: The program before had not closed it, and it was checked.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.repaired = False
        with _said(path):
            # As long as one connection stays, the log is not folded in at each save.
            self._anchor = _connect(path)
        try:
            with _said(path):
                self._prepare()
        except BaseException:
            self._anchor.close()
            raise

    @contextmanager
    def reading(self) -> Iterator[Cursor]:
        """Open a transaction that only reads."""
        with _said(self.path), closing(_connect(self.path)) as connection:
            connection.execute("BEGIN")
            yield SqliteCursor(connection)
            connection.execute("COMMIT")

    @contextmanager
    def writing(self) -> Iterator[Cursor]:
        """Open a transaction that writes, alone; on an error nothing is written."""
        with _said(self.path), closing(_connect(self.path)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield SqliteCursor(connection)
            except BaseException:
                connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")

    def close(self) -> None:
        """Say that all was well."""
        with self.writing() as cursor:
            cursor.change("DELETE FROM setting WHERE name = ?", _OPEN)
        self._anchor.close()

    def _prepare(self) -> None:
        mode = self._anchor.execute("PRAGMA journal_mode = WAL").fetchone()[0]
        if mode != "wal":
            message = (
                f"The disk of {self.path} cannot keep several writers apart; put the "
                "workspace on a local disk."
            )
            raise StorageError(message)
        with self.writing() as cursor:
            self._refuse_newer(cursor)
            for table in TABLES:
                cursor.change(table)
            put = (
                "INSERT INTO setting (name, content) VALUES (?, ?) "
                "ON CONFLICT (name) DO NOTHING"
            )
            cursor.change(put, _VERSION, str(VERSION))
            self.repaired = cursor.change(put, _OPEN, "1") == 0
        if self.repaired:
            self._check()

    def _refuse_newer(self, cursor: Cursor) -> None:
        if not cursor.rows("SELECT 1 FROM sqlite_master WHERE name = ?", "setting"):
            return
        found = cursor.rows("SELECT content FROM setting WHERE name = ?", _VERSION)
        newer = int(str(found[0][0])) if found else VERSION
        if newer > VERSION:
            message = (
                f"{self.path} was made by a newer assessor (workspace version "
                f"{newer}, this one reads up to {VERSION}). Update assessor; "
                "the file is untouched."
            )
            raise StorageError(message)

    def _check(self) -> None:
        found = self._anchor.execute("PRAGMA integrity_check").fetchall()
        if found != [("ok",)]:
            message = (
                f"{self.path} is damaged: {str(found[0][0])[:200]}. Keep the file and "
                "restore the workspace from a copy or from exported projects."
            )
            raise StorageError(message)


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(
        path, timeout=PATIENCE, isolation_level=None, check_same_thread=False
    )
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


_SAID: tuple[tuple[str, str], ...] = (
    (
        "SQLITE_READONLY",
        "it cannot be written to; use a folder where you may write",
    ),
    ("SQLITE_CANTOPEN", "it cannot be opened; choose a folder where you may write"),
    ("SQLITE_FULL", "the disk is full; make room, then try again"),
    ("SQLITE_BUSY", "another program has held it for too long; try again"),
    ("SQLITE_NOTADB", "it is not a workspace; name another file"),
    ("SQLITE_CORRUPT", "it is damaged; restore it from a copy"),
    ("SQLITE_IOERR", "the disk failed; what was acknowledged before is unchanged"),
)


@contextmanager
def _said(path: Path) -> Iterator[None]:
    """Word what SQLite refuses for the person who waits for it."""
    try:
        yield
    except sqlite3.Error as error:
        raise StorageError(worded(path, error)) from error


def worded(path: Path, error: sqlite3.Error) -> str:
    """Return what is wrong with a workspace, and what to do.

    Args:
        path: The workspace.
        error: What SQLite said.
    """
    name = getattr(error, "sqlite_errorname", "")
    said = next((text for code, text in _SAID if name.startswith(code)), str(error))
    return f"{path}: {said}."


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
