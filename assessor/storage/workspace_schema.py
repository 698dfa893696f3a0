"""The tables of a workspace, in SQL that SQLite and PostgreSQL both read."""

from collections.abc import Sequence

from assessor.errors import StorageError
from assessor.storage.accounts_schema import ACCOUNTS
from assessor.storage.workspace_database import Database

_VERSION = "version"
_SETTING = """
    CREATE TABLE IF NOT EXISTS setting (
        name TEXT PRIMARY KEY,
        content TEXT NOT NULL
    )
    """
_PROJECTS = (
    """
    CREATE TABLE IF NOT EXISTS project (
        id TEXT PRIMARY KEY,
        made TEXT NOT NULL,
        changed TEXT NOT NULL,
        label TEXT NOT NULL,
        profile TEXT NOT NULL,
        records INTEGER NOT NULL,
        digest TEXT NOT NULL
    )
    """,
    # One row an answer, and one for each other part of the file. A part that is
    # taken back keeps its row, so that its version never starts again.
    """
    CREATE TABLE IF NOT EXISTS part (
        project TEXT NOT NULL REFERENCES project (id),
        name TEXT NOT NULL,
        content TEXT,
        version INTEGER NOT NULL,
        PRIMARY KEY (project, name)
    )
    """,
    """
    CREATE TABLE IF NOT EXISTS record (
        project TEXT NOT NULL REFERENCES project (id),
        number INTEGER NOT NULL,
        content TEXT NOT NULL,
        PRIMARY KEY (project, number)
    )
    """,
    """
    CREATE TABLE IF NOT EXISTS document (
        project TEXT NOT NULL REFERENCES project (id),
        path TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        content BLOB NOT NULL,
        PRIMARY KEY (project, path)
    )
    """,
    """
    CREATE TABLE IF NOT EXISTS pass (
        digest TEXT PRIMARY KEY,
        kind TEXT NOT NULL,
        who TEXT NOT NULL,
        expires TEXT NOT NULL,
        used INTEGER NOT NULL
    )
    """,
)

_CALLS = (
    # A call is kept as its file was: its content is what results rest on.
    """
    CREATE TABLE IF NOT EXISTS call (
        id TEXT PRIMARY KEY,
        content TEXT NOT NULL,
        opened TEXT NOT NULL,
        who TEXT NOT NULL
    )
    """,
    """
    CREATE TABLE IF NOT EXISTS call_project (
        project TEXT PRIMARY KEY REFERENCES project (id),
        call TEXT NOT NULL REFERENCES call (id),
        name TEXT NOT NULL,
        UNIQUE (call, name)
    )
    """,
)

_ASIDE = (
    # Documents that are being made. None of it is part of a project: it may all be
    # thrown away, and whoever waits asks again.
    """
    CREATE TABLE IF NOT EXISTS printing (
        id TEXT PRIMARY KEY,
        number INTEGER NOT NULL,
        place TEXT NOT NULL,
        who TEXT NOT NULL,
        work TEXT NOT NULL,
        source TEXT NOT NULL,
        name TEXT NOT NULL,
        media TEXT NOT NULL,
        state TEXT NOT NULL,
        holder TEXT NOT NULL,
        held TEXT NOT NULL,
        tries INTEGER NOT NULL,
        changed TEXT NOT NULL,
        fault TEXT NOT NULL,
        said TEXT NOT NULL,
        size INTEGER NOT NULL,
        content BLOB
    )
    """,
    # What is counted so that it is not done too often: when it was done lately.
    """
    CREATE TABLE IF NOT EXISTS rate (
        id TEXT PRIMARY KEY,
        times TEXT NOT NULL,
        until TEXT NOT NULL
    )
    """,
)

STEPS: tuple[tuple[str, ...], ...] = (_PROJECTS, _CALLS, ACCOUNTS, _ASIDE)
"""Step *n* leads from version *n* - 1 to version *n*. A step that was published is
never changed; a new table, column or index is a new step at the end."""
VERSION = len(STEPS)
"""A workspace of a later version is not opened."""


def prepare(database: Database, steps: Sequence[Sequence[str]] = STEPS) -> None:
    """Make the tables of a workspace, or bring those of an older version up to date.

    Args:
        database: Where.
        steps: What leads from each version to the next.

    Raises:
        StorageError: The workspace is of a later version; it is left as it is.
    """
    with database.writing() as cursor:
        cursor.define(_SETTING)
        found = cursor.rows("SELECT content FROM setting WHERE name = ?", _VERSION)
        version = int(str(found[0][0])) if found else 0
        if version > len(steps):
            raise _newer(database.name, version)
        for step in steps[version:]:
            for sql in step:
                cursor.define(sql)
        cursor.change(
            "INSERT INTO setting (name, content) VALUES (?, ?) "
            "ON CONFLICT (name) DO UPDATE SET content = excluded.content",
            _VERSION,
            str(len(steps)),
        )


def _newer(name: str, version: int) -> StorageError:
    return StorageError(
        f"{name} was made by a newer assessor (workspace version {version}, this one "
        f"reads up to {VERSION}). Update assessor; the workspace is untouched.",
        french=f"{name} vient d’une version plus récente d’assessor (espace de travail "
        f"en version {version} ; celle-ci lit jusqu’à la version {VERSION}). Mettez "
        "assessor à jour ; l’espace de travail reste intact.",
    )
