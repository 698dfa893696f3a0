"""The tables of a workspace, in SQL that SQLite and PostgreSQL both read."""

VERSION = 1
"""Raised when a table changes; a workspace of a later version is not opened."""

TABLES = (
    """
    CREATE TABLE IF NOT EXISTS setting (
        name TEXT PRIMARY KEY,
        content TEXT NOT NULL
    )
    """,
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
