"""The tables of accounts, in SQL that SQLite and PostgreSQL both read."""

ACCOUNTS: tuple[str, ...] = (
    # No password is empty, not absent: such an account comes in by another way.
    """
    CREATE TABLE IF NOT EXISTS account (
        name TEXT PRIMARY KEY,
        shown TEXT NOT NULL,
        password TEXT NOT NULL,
        stopped INTEGER NOT NULL,
        made TEXT NOT NULL
    )
    """,
    """
    CREATE TABLE IF NOT EXISTS identity (
        issuer TEXT NOT NULL,
        subject TEXT NOT NULL,
        account TEXT NOT NULL REFERENCES account (name),
        PRIMARY KEY (issuer, subject)
    )
    """,
    """
    CREATE TABLE IF NOT EXISTS membership (
        account TEXT NOT NULL REFERENCES account (name),
        kind TEXT NOT NULL,
        place TEXT NOT NULL,
        role TEXT NOT NULL,
        sections TEXT NOT NULL,
        PRIMARY KEY (account, kind, place)
    )
    """,
    """
    CREATE TABLE IF NOT EXISTS invitation (
        digest TEXT PRIMARY KEY,
        account TEXT NOT NULL,
        kind TEXT NOT NULL,
        place TEXT NOT NULL,
        role TEXT NOT NULL,
        sections TEXT NOT NULL,
        who TEXT NOT NULL,
        expires TEXT NOT NULL,
        used TEXT NOT NULL
    )
    """,
    """
    CREATE TABLE IF NOT EXISTS account_record (
        number INTEGER PRIMARY KEY,
        content TEXT NOT NULL
    )
    """,
)
