"""One writer at a time, and the other one is told who holds the file."""

import fcntl
import getpass
import json
import os
import socket
from datetime import datetime
from pathlib import Path

from assessor.errors import StorageError


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
        os.ftruncate(self._file, 0)
        os.pwrite(self._file, json.dumps(note).encode(), 0)

    def _hold(self, path: Path) -> int:
        try:
            descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            message = (
                f"{path.parent} cannot be written to ({error.strerror}). "
                "Choose a folder where you may write."
            )
            raise StorageError(message) from error
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            holder = _holder(descriptor)
            os.close(descriptor)
            message = (
                f"{path} is being answered by {holder}. Close that interview first, "
                "or work on a copy of the file."
            )
            raise StorageError(message) from error
        except OSError as error:
            os.close(descriptor)
            message = (
                f"The disk of {path.parent} cannot keep two programs from writing "
                f"to one file ({error.strerror}). Work on a copy in another folder."
            )
            raise StorageError(message) from error
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


def _holder(descriptor: int) -> str:
    try:
        note = json.loads(os.pread(descriptor, 1000, 0))
        return (
            f"{note['user']} on {note['host']} "
            f"(process {note['pid']}, since {note['since']})"
        )
    except (ValueError, KeyError, TypeError):
        return "another process"
