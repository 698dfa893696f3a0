"""Where a workspace is kept: in a file, or on a server."""

from pathlib import Path

from assessor.errors import StorageError
from assessor.storage.workspace_database import Database
from assessor.storage.workspace_sqlite import open_database


def open_place(path: Path, address: str = "", *, beside: bool = False) -> Database:
    """Open a workspace, or make one.

    Args:
        path: The file that keeps it, unless there is an address.
        address: Of a PostgreSQL database, as in ``postgresql://user@host/name``.
        beside: Another process of the same server has opened it, and closes it.

    Raises:
        StorageError: It cannot be opened; no password is in the message.
    """
    if not address:
        return open_database(path, beside=beside)
    try:
        from assessor.storage.workspace_postgres import (  # noqa: PLC0415  # an extra
            PostgresDatabase,
        )
    except ModuleNotFoundError as error:
        message = (
            f"A workspace on PostgreSQL needs {error.name}, which is not installed; "
            "install it with: pip install 'assessor[postgres]'."
        )
        raise StorageError(message) from error
    return PostgresDatabase(address)
