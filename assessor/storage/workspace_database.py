"""What keeps a workspace, as the rest of the storage sees it: transactions.

SQL is written once, for SQLite and for PostgreSQL:

- ``?`` stands for a value, nowhere else: text, a whole number, bytes or nothing;
- ``INSERT … ON CONFLICT (…) DO NOTHING`` and ``DO UPDATE SET x = excluded.x`` are read
  by both, and so are ``UPDATE … WHERE version = ?`` and the count of rows it changed;
- times are text in ISO 8601, yes and no are 1 and 0, plain data is JSON in text;
- text is compared byte by byte in both;
- tables are made in ``workspace_schema`` alone.
"""

from contextlib import AbstractContextManager
from typing import Protocol

PATIENCE = 10.0
"""How long one writer waits for another. [s]"""
Value = str | int | bytes | None
Line = tuple[Value, ...]


class Cursor(Protocol):
    """One transaction: the only thing that the rest of the storage sees."""

    def rows(self, sql: str, *values: Value) -> list[Line]:
        """Return what a question finds."""

    def change(self, sql: str, *values: Value) -> int:
        """Change rows and return how many."""

    def define(self, sql: str) -> None:
        """Make or change a table."""


class Database(Protocol):
    """What keeps a workspace: a file, or a server.

    Attributes:
        name: How it is called in a message; it holds no password.
    """

    @property
    def name(self) -> str:
        """Return how it is called in a message; it holds no password."""

    def found(self, sql: str, *values: Value) -> list[Line]:
        """Return what one question finds, all of it as of one moment.

        Args:
            sql: The question.
            values: What stands for its ``?``.
        """

    def reading(self) -> AbstractContextManager[Cursor]:
        """Open a transaction that only reads, all of it as of one moment."""

    def writing(self, about: str = "") -> AbstractContextManager[Cursor]:
        """Open a transaction that writes; on an error nothing is written.

        What it reads stays so until it ends: nobody else writes about the same thing
        meanwhile. Once it has ended without an error, what it wrote is on the disk.

        Args:
            about: What it is about, as in the id of a project; everything if empty.
        """

    def close(self) -> None:
        """Say that all was well."""
