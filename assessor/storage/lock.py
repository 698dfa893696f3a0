"""One writer at a time, and the other one is told who holds the file."""

import fcntl
import getpass
import json
import os
import socket
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from assessor.storage.words import storage_error


class Lock:
    """An exclusive hold on an answers file, for as long as the process lives.

    The operating system drops it with the process, so that a dead holder never
    blocks anyone.
    """

    def __init__(self, path: Path, since: datetime) -> None:
        self.path = path.with_name(f".{path.name}.lock")
        self._file = self._hold(path)
        while not self._is_there():
            os.close(self._file)
            self._file = self._hold(path)
        note = {
            "user": _user(),
            "host": socket.gethostname(),
            "pid": os.getpid(),
            "since": since.isoformat(timespec="seconds"),
        }
        with suppress(OSError):  # on a full disk the lock holds without its name
            os.ftruncate(self._file, 0)
            os.pwrite(self._file, json.dumps(note).encode(), 0)

    def _hold(self, path: Path) -> int:
        try:
            descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            raise storage_error(
                en="{folder} cannot be written to ({why}). Choose a folder where you "
                "may write, or make room.",
                fr="{folder} n’est pas accessible en écriture ({why}). Choisissez un "
                "dossier où vous pouvez écrire, ou libérez de la place.",
                error=error,
                folder=path.parent,
            ) from error
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            holder, french = _holder(descriptor)
            os.close(descriptor)
            raise storage_error(
                en="{path} is being answered by {holder}. Close that interview first, "
                "or work on a copy of the file.",
                fr="{path} est en cours de réponse par {french}. Fermez d’abord cet "
                "entretien, ou travaillez sur une copie du fichier.",
                path=path,
                holder=holder,
                french=french,
            ) from error
        except OSError as error:
            os.close(descriptor)
            raise storage_error(
                en="The disk of {folder} cannot keep two programs from writing to one "
                "file ({why}). Work on a copy in another folder.",
                fr="Le disque de {folder} ne peut pas empêcher deux programmes "
                "d’écrire dans un fichier ({why}). Travaillez sur une copie dans "
                "un autre dossier.",
                error=error,
                folder=path.parent,
            ) from error
        return descriptor

    def _is_there(self) -> bool:
        """Whether the file held is still the one with the name of the lock."""
        try:
            return os.path.samestat(os.fstat(self._file), self.path.stat())
        except FileNotFoundError:
            return False

    def release(self) -> None:
        """Let others write; a second time does nothing."""
        if self._file >= 0:
            self.path.unlink(missing_ok=True)
            os.close(self._file)
        self._file = -1


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "someone"


def _holder(descriptor: int) -> tuple[str, str]:
    """Return who holds a lock, in English and in French."""
    try:
        note = json.loads(os.pread(descriptor, 1000, 0))
        who, host, pid = note["user"], note["host"], note["pid"]
        since = note["since"]
    except (ValueError, KeyError, TypeError):
        return "another process", "un autre processus"
    return (
        f"{who} on {host} (process {pid}, since {since})",
        f"{who} sur {host} (processus {pid}, depuis {since})",
    )
