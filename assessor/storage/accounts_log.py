"""The log of accounts: who let whom in, each record bound to the one before."""

from datetime import datetime

from assessor.domain.model import Model
from assessor.errors import StorageError
from assessor.storage.sealed import START, Sealed
from assessor.storage.workspace_database import Cursor

LOCK = "accounts"
"""What every transaction on accounts is about."""


class Deed(Model):
    """One thing done to an account or to its roles.

    Attributes:
        who: The account that did it; ``owner`` for who starts the server.
        what: ``create``, ``password``, ``stop``, ``role`` and so on.
        account: The account it was done to; empty where it is not known yet.
        about: What exactly, as in ``reviewer of project abc``.
    """

    who: str
    what: str
    at: datetime
    account: str = ""
    about: str = ""


class AccountRecord(Sealed):
    """One deed in the log."""

    deed: Deed


def add_deed(cursor: Cursor, deed: Deed) -> None:
    """Add a deed to the log; nothing there is ever changed.

    Args:
        cursor: The transaction that does it.
        deed: Who did what.
    """
    found = cursor.rows(
        "SELECT content FROM account_record ORDER BY number DESC LIMIT 1"
    )
    last = AccountRecord.model_validate_json(str(found[0][0])) if found else None
    sealed = AccountRecord(
        number=last.number + 1 if last else 1,
        deed=deed,
        previous=last.digest if last else START,
    ).sealed()
    cursor.change(
        "INSERT INTO account_record (number, content) VALUES (?, ?)",
        sealed.number,
        sealed.model_dump_json(),
    )


def read_deeds(cursor: Cursor) -> tuple[AccountRecord, ...]:
    """Read the log and check its chain.

    Args:
        cursor: A transaction.

    Raises:
        StorageError: A record was changed, removed or moved, naming it.
    """
    lines = cursor.rows("SELECT content FROM account_record ORDER BY number")
    records = tuple(AccountRecord.model_validate_json(str(line[0])) for line in lines)
    previous = START
    for number, record in enumerate(records, start=1):
        if not record.follows(number, previous):
            raise _broken(number)
        previous = record.digest
    return records


def _broken(number: int) -> StorageError:
    return StorageError(
        f"Record {number} of the log of accounts was changed, removed or moved after "
        "it was written. Keep this workspace and restore it from a copy.",
        french=f"L’enregistrement {number} du journal des comptes a été modifié, "
        "supprimé ou déplacé après coup. Gardez cet espace de travail et restaurez-le "
        "d’une copie.",
    )
