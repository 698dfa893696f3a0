"""Accounts of a workspace: who may come in."""

from dataclasses import dataclass, field

from assessor.errors import StorageError
from assessor.storage.accounts_log import (
    LOCK,
    AccountRecord,
    Deed,
    add_deed,
    read_deeds,
)
from assessor.storage.workspace_database import Cursor, Database, Line

ADMINISTRATOR = "administrator"
_USED = "accounts"
_TAKEN = (
    "There is an account of this name already; log in to it, or take another name.",
    "Il y a déjà un compte de ce nom ; connectez-vous, ou prenez un autre nom.",
)


@dataclass(frozen=True, slots=True)
class Account:
    """An account.

    Attributes:
        name: What it is known by, for good: a name or an address.
        shown: What the person is called.
        password: Hash of the password; empty where another way leads in.
        stopped: It lets nobody in any more.
    """

    name: str
    shown: str
    password: str = field(default="", repr=False)
    stopped: bool = False


class Accounts:
    """The accounts of a workspace."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def in_use(self) -> bool:
        """Say whether this workspace was ever served with accounts."""
        with self.database.reading() as cursor:
            return bool(
                cursor.rows("SELECT 1 FROM setting WHERE name = ?", _USED),
            )

    def put_in_use(self) -> None:
        """Remember that this workspace is served with accounts."""
        with self.database.writing(LOCK) as cursor:
            cursor.change(
                "INSERT INTO setting (name, content) VALUES (?, ?) "
                "ON CONFLICT (name) DO NOTHING",
                _USED,
                "1",
            )

    def get(self, name: str) -> Account | None:
        """Return an account; ``None`` where there is none of this name."""
        with self.database.reading() as cursor:
            return read_account(cursor, name)

    def all(self) -> tuple[Account, ...]:
        """Return all accounts, by name."""
        with self.database.reading() as cursor:
            lines = cursor.rows(
                "SELECT name, shown, password, stopped FROM account ORDER BY name"
            )
        return tuple(map(account_of, lines))

    def set_password(self, name: str, password: str, deed: Deed) -> None:
        """Give an account a new password; its sessions end.

        Args:
            name: Its name.
            password: Hash of the password.
            deed: Who does it.
        """
        with self.database.writing(LOCK) as cursor:
            write_password(cursor, name, password, deed)

    def set_stopped(self, name: str, *, stopped: bool, deed: Deed) -> bool:
        """Let an account in no more, or again; its sessions end.

        Say whether it was done: the last administrator is not stopped.

        Args:
            name: Its name.
            stopped: Whether it is to be stopped.
            deed: Who does it.
        """
        with self.database.writing(LOCK) as cursor:
            if stopped and last_administrator(cursor, name):
                return False
            changed = cursor.change(
                "UPDATE account SET stopped = ? WHERE name = ?", int(stopped), name
            )
            if changed:
                end_sessions(cursor, name)
                add_deed(cursor, deed)
            return bool(changed)

    def administered(self) -> bool:
        """Say whether there is an administrator who may come in."""
        with self.database.reading() as cursor:
            return bool(_administrators(cursor))

    def log(self) -> tuple[AccountRecord, ...]:
        """Return everything done to accounts, the chain checked."""
        with self.database.reading() as cursor:
            return read_deeds(cursor)


def last_administrator(cursor: Cursor, name: str) -> bool:
    """Say whether an account is the only administrator who may come in.

    Args:
        cursor: A transaction.
        name: Name of the account.
    """
    return _administrators(cursor) == [name]


def _administrators(cursor: Cursor) -> list[str]:
    found = cursor.rows(
        "SELECT m.account FROM membership m JOIN account a ON a.name = m.account "
        "WHERE m.kind = 'workspace' AND m.role = ? AND a.stopped = 0",
        ADMINISTRATOR,
    )
    return [str(line[0]) for line in found]


def read_account(cursor: Cursor, name: str) -> Account | None:
    """Return an account within a transaction."""
    found = cursor.rows(
        "SELECT name, shown, password, stopped FROM account WHERE name = ?", name
    )
    return account_of(found[0]) if found else None


def add_account(cursor: Cursor, account: Account, deed: Deed) -> None:
    """Make an account.

    Args:
        cursor: The transaction.
        account: The account.
        deed: Who does it.

    Raises:
        StorageError: There is one of this name.
    """
    added = cursor.change(
        "INSERT INTO account (name, shown, password, stopped, made) "
        "VALUES (?, ?, ?, 0, ?) ON CONFLICT (name) DO NOTHING",
        account.name,
        account.shown,
        account.password,
        deed.at.isoformat(),
    )
    if not added:
        raise StorageError(_TAKEN[0], french=_TAKEN[1])
    add_deed(cursor, deed)


def write_password(cursor: Cursor, name: str, password: str, deed: Deed) -> None:
    """Give an account a new password and end its sessions."""
    cursor.change("UPDATE account SET password = ? WHERE name = ?", password, name)
    end_sessions(cursor, name)
    add_deed(cursor, deed)


def end_sessions(cursor: Cursor, name: str) -> None:
    """End every session of an account."""
    cursor.change("DELETE FROM pass WHERE who = ? AND kind = 'session'", name)


def account_of(line: Line) -> Account:
    """Return an account from its row: name, shown, password, stopped."""
    name, shown, password, stopped = line
    return Account(str(name), str(shown), str(password), stopped=bool(stopped))
