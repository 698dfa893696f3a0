"""Who somebody is elsewhere: the accounts that a provider of accounts opens."""

from assessor.storage.accounts_log import LOCK, Deed, add_deed
from assessor.storage.workspace_database import Cursor, Database


class Identities:
    """What a provider calls the accounts of a workspace."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def account_of(self, issuer: str, subject: str) -> str | None:
        """Return the account that somebody is; ``None`` where there is none.

        Args:
            issuer: The provider.
            subject: What it calls the person.
        """
        with self.database.reading() as cursor:
            found = cursor.rows(
                "SELECT account FROM identity WHERE issuer = ? AND subject = ?",
                issuer,
                subject,
            )
        return str(found[0][0]) if found else None

    def link(self, issuer: str, subject: str, deed: Deed) -> bool:
        """Let a person of a provider into an account; say whether it is theirs now.

        Args:
            issuer: The provider.
            subject: What it calls the person; another account keeps it.
            deed: Who does it, to which account.
        """
        with self.database.writing(LOCK) as cursor:
            return write_identity(cursor, issuer, subject, deed)


def write_identity(cursor: Cursor, issuer: str, subject: str, deed: Deed) -> bool:
    """Let a person of a provider into an account, within a transaction."""
    added = cursor.change(
        "INSERT INTO identity (issuer, subject, account) VALUES (?, ?, ?) "
        "ON CONFLICT (issuer, subject) DO NOTHING",
        issuer,
        subject,
        deed.account,
    )
    if added:
        add_deed(cursor, deed)
    return bool(added)
