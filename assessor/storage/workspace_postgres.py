"""A workspace on a PostgreSQL server: what it does in its own way stands here alone."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from zlib import crc32

import psycopg
from psycopg import conninfo
from psycopg.pq import TransactionStatus

from assessor.errors import StorageError
from assessor.storage.workspace_database import PATIENCE, Cursor, Line, Value
from assessor.storage.workspace_schema import prepare
from assessor.storage.workspace_spares import Spares
from assessor.storage.workspace_words import (
    ENCODING,
    LOST,
    POSTGRES,
    Sentence,
    unreachable,
    unread_address,
)

Connection = psycopg.Connection[Line]
SCHEMA = "assessor"
"""Where the tables are, apart from what else the database may hold."""
SCHEMES = ("postgresql://", "postgres://")
_MOST = 16
"""How many transactions of one process may be open at a time."""
_LOCK = 7_300_000_000
"""Who writes about one thing holds this lock together with others, who writes about
everything holds it alone. The locks of single things follow it."""
_UNLESS_NAMED = {
    "application_name": "assessor",
    "connect_timeout": "10",
    "keepalives_idle": "30",
    "keepalives_interval": "5",
    "keepalives_count": "3",
    "tcp_user_timeout": "20000",
}
# An answer that is acknowledged is on the disk, however the server is set up.
_SETTINGS = f"""
    SET search_path TO {SCHEMA};
    SET client_encoding TO 'UTF8';
    SET lock_timeout TO '{PATIENCE:g}s';
    SET statement_timeout TO '60s';
    SET idle_in_transaction_session_timeout TO '60s';
    SELECT set_config('synchronous_commit', 'on', false)
    WHERE current_setting('synchronous_commit') IN ('off', 'local')
    """
_TYPES = {"TEXT": 'TEXT COLLATE "C"', "BLOB": "BYTEA"}


class PostgresCursor:
    """A transaction on a server."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def rows(self, sql: str, *values: Value) -> list[Line]:
        """Return what a question finds."""
        return self._connection.execute(_translated(sql), _texts(values)).fetchall()

    def change(self, sql: str, *values: Value) -> int:
        """Change rows and return how many."""
        return self._connection.execute(_translated(sql), _texts(values)).rowcount

    def define(self, sql: str) -> None:
        """Make or change a table."""
        self._connection.execute(_defined(sql))


class PostgresDatabase:
    """A schema of a database on a server, reached by a few connections.

    Attributes:
        name: Host, port and database; neither the user nor the password.
    """

    def __init__(self, url: str) -> None:
        parts = _parts(url)
        self.name = _name(parts)
        self._conninfo = conninfo.make_conninfo(**{**_UNLESS_NAMED, **parts})
        self._spares = Spares(self._connect, _idle, _MOST)
        try:
            self._prepare()
        except BaseException:
            self._spares.close()
            raise

    def found(self, sql: str, *values: Value) -> list[Line]:
        """Return what one question finds; it is a transaction of its own."""
        lines: list[Line] = []

        def start(connection: Connection) -> None:
            lines.extend(PostgresCursor(connection).rows(sql, *values))

        # Asked where a transaction would begin: over again where a connection broke.
        with self._said(), self._spares.lent(start):
            return lines

    @contextmanager
    def reading(self) -> Iterator[Cursor]:
        """Open a transaction that only reads, all of it as of one moment."""
        begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
        with self._transaction(begin) as connection:
            yield PostgresCursor(connection)

    @contextmanager
    def writing(self, about: str = "") -> Iterator[Cursor]:
        """Open a transaction that writes; on an error nothing is written.

        Each question sees what was written before it: after waiting for its turn, a
        transaction goes by what the one before it left.

        Args:
            about: What it is about; everything if empty.
        """
        with self._transaction("BEGIN ISOLATION LEVEL READ COMMITTED") as connection:
            # Always in this order, or two of them could wait for each other.
            if about:
                one = _LOCK + 1 + crc32(about.encode())
                connection.execute("SELECT pg_advisory_xact_lock_shared(%s)", [_LOCK])
                connection.execute("SELECT pg_advisory_xact_lock(%s)", [one])
            else:
                connection.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
            yield PostgresCursor(connection)

    def close(self) -> None:
        """Let the connections go."""
        self._spares.close()

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[Connection]:
        def start(connection: Connection) -> None:
            connection.execute(begin.encode())

        with self._said(), self._spares.lent(start) as connection:
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if not connection.closed:
                    connection.rollback()
                raise

    def _connect(self) -> Connection:
        try:
            connection = psycopg.connect(self._conninfo, autocommit=True)
        except psycopg.OperationalError as error:
            why = str(error).partition("\n")[0].rpartition("failed: ")[2]
            raise unreachable(why).about(self.name) from error
        try:
            connection.execute(_SETTINGS.encode())
        except BaseException:
            connection.close()
            raise
        return connection

    def _prepare(self) -> None:
        with self.writing() as cursor:
            if cursor.rows("SHOW server_encoding") != [("UTF8",)]:
                raise ENCODING.about(self.name)
            found = "SELECT 1 FROM pg_namespace WHERE nspname = ?"
            # Asked first: to make it, even in vain, takes a right on the database.
            if not cursor.rows(found, SCHEMA):
                cursor.define(f"CREATE SCHEMA {SCHEMA}")
        prepare(self)

    @contextmanager
    def _said(self) -> Iterator[None]:
        """Word what the server refuses for the person who waits for it."""
        try:
            yield
        except psycopg.Error as error:
            raise worded(self.name, error) from error


@lru_cache
def _translated(sql: str) -> bytes:
    return sql.replace("%", "%%").replace("?", "%s").encode()


def _texts(values: Sequence[Value]) -> list[Value]:
    r"""Return values with the one character that PostgreSQL does not keep drawn.

    Examples:
        >>> _texts(["a\0b", b"\0", 1])
        ['a␀b', b'\x00', 1]
    """
    return [v.replace("\0", "␀") if isinstance(v, str) else v for v in values]


def _defined(sql: str) -> bytes:
    """Return how a table is made here.

    Examples:
        >>> _defined("CREATE TABLE a (b BLOB)")
        b'CREATE TABLE a (b BYTEA)'
    """
    return re.sub(r"\b(TEXT|BLOB)\b", lambda found: _TYPES[found.group()], sql).encode()


def _idle(connection: Connection) -> bool:
    return connection.info.transaction_status is TransactionStatus.IDLE


def _parts(url: str) -> dict[str, str]:
    """Return what an address holds; what is wrong with it is never repeated."""
    try:
        if url.startswith(SCHEMES):
            found = conninfo.conninfo_to_dict(url)
            return {name: str(value) for name, value in found.items()}
    except psycopg.Error:
        pass  # it repeats the address, with the password
    raise unread_address()


def _name(parts: dict[str, str]) -> str:
    """Return how a database is called.

    Examples:
        >>> _name({"host": "db.example", "user": "me", "password": "x", "dbname": "a"})
        'db.example/a'
    """
    host = parts.get("host") or parts.get("hostaddr") or "localhost"
    port = f":{parts['port']}" if parts.get("port") else ""
    return f"{host}{port}/{parts.get('dbname', '')}".removesuffix("/")


def worded(name: str, error: psycopg.Error) -> StorageError:
    """Return what is wrong with a workspace, and what to do.

    Args:
        name: How the database is called.
        error: What the server said, or what was said of it.
    """
    state = error.sqlstate or ""
    said = next((two for code, two in POSTGRES.items() if state.startswith(code)), None)
    if said is None and not state and isinstance(error, psycopg.OperationalError):
        said = LOST
    first = str(error).partition("\n")[0]
    return (said or Sentence(first, first)).about(name)
