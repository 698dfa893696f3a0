"""The journal: one line a change, each bound to the one before by its digest."""

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from pydantic import ValidationError

from assessor.storage.disk import flush_folder, replace_file
from assessor.storage.sealed import START, Sealed
from assessor.storage.words import storage_error

OUTSIDE = "outside"
Patch = dict[str, object]


class Record(Sealed):
    """One change.

    Attributes:
        what: ``begin``, ``answer``, ``rows`` and so on; ``outside`` for a file that
            was found as it is, made or edited by other means.
        patch: New value by path: ``answers/<id>``, ``groups``, ``project``,
            ``scenarios``, ``profile``; null takes it back. That of ``outside``
            holds the whole file, so that the journal alone can rebuild it.
        file: SHA-256 of the answers file after the change.
    """

    at: datetime
    what: str
    patch: dict[str, object]
    file: str


def read_journal(path: Path) -> tuple[list[Record], int]:
    """Read a journal and check its chain.

    Returns:
        The records, and the length of the sound part of the file. A last line that
        was cut short by a crash is not part of it.

    Raises:
        StorageError: If a record was changed, removed or moved, naming it.
    """
    if not path.exists():
        return [], 0
    try:
        content = path.read_bytes()
    except OSError as error:
        raise storage_error(
            en="{path} cannot be read ({why}).",
            fr="{path} ne peut pas être lu ({why}).",
            error=error,
            path=path,
        ) from error
    records: list[Record] = []
    length = 0
    for number, line in _lines(content):
        if not line.endswith(b"\n"):
            break  # not acknowledged: the line and its end are flushed as one
        record = _record(line)
        _check(path, number, record, records)
        if record is not None:
            records.append(record)
        length += len(line)
    return records, length


def append(path: Path, before: list[Record], record: Record, length: int) -> int:
    """Add a record, make sure it is on the disk, and return the new length.

    Args:
        path: The journal.
        before: The records it holds; they are written again where the journal was
            removed or cut underneath.
        record: The record, sealed.
        length: Length of the sound part; anything after it is cut off first.

    Raises:
        StorageError: If the disk refuses it; the journal is left as it was.
    """
    line = _line(record)
    try:
        fresh = not path.exists()
        if length > (0 if fresh else path.stat().st_size):
            whole = b"".join(map(_line, before))
            replace_file(path, whole)
            length = len(whole)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            os.ftruncate(descriptor, length)
            _write_all(descriptor, line, length)
            os.fsync(descriptor)
        except OSError:
            os.ftruncate(descriptor, length)
            raise
        finally:
            os.close(descriptor)
        if fresh:
            flush_folder(path.parent)
    except OSError as error:
        raise storage_error(
            en="{path} could not be written ({why}); this answer is not saved, all "
            "earlier ones are. Make room, make the folder writable or put it back, "
            "then try again.",
            fr="{path} n’a pas pu être écrit ({why}) ; cette réponse n’est pas "
            "enregistrée, toutes les précédentes le sont. Libérez de la place ou "
            "rendez le dossier accessible en écriture ou rétablissez-le, puis "
            "réessayez.",
            error=error,
            path=path,
        ) from error
    return length + len(line)


def cut(path: Path, length: int) -> bool:
    """Take the end of a journal off again; whether the disk let it."""
    try:
        os.truncate(path, length)
    except OSError:
        return False
    return True


def _line(record: Record) -> bytes:
    return record.model_dump_json().encode() + b"\n"


def _write_all(descriptor: int, line: bytes, at: int) -> None:
    done = 0
    while done < len(line):
        done += os.pwrite(descriptor, line[done:], at + done)


def _lines(content: bytes) -> Iterator[tuple[int, bytes]]:
    return enumerate(content.splitlines(keepends=True), start=1)


def _record(line: bytes) -> Record | None:
    try:
        return Record.model_validate_json(line)
    except ValidationError:
        return None


def _check(
    path: Path, number: int, record: Record | None, before: list[Record]
) -> None:
    previous = before[-1].digest if before else START
    if record is None or not record.follows(number, previous):
        raise storage_error(
            en="{path}:{number}: this record of the journal was changed, removed or "
            "moved after it was written. The answers file is untouched; keep both "
            "files and restore the journal from a copy, or set it aside to begin a "
            "new one.",
            fr="{path}:{number} : cet enregistrement du journal a été modifié, retiré "
            "ou déplacé après avoir été écrit. Le fichier de réponses est intact ; "
            "gardez les deux fichiers et rétablissez le journal depuis une copie, ou "
            "mettez-le de côté pour en commencer un nouveau.",
            path=path,
            number=number,
        )
