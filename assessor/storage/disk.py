"""Writing so that a crash leaves the old file or the new one, never a part."""

import glob
import hashlib
import os
from contextlib import suppress
from pathlib import Path

from assessor.storage.words import storage_error


def replace_file(path: Path, content: bytes) -> None:
    """Replace a file in one step and make sure it is on the disk.

    Raises:
        StorageError: If the folder or the disk refuses it; the old file stands.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        mode = path.stat().st_mode & 0o777 if path.exists() else _usual_mode()
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode)
        with os.fdopen(descriptor, "wb") as file:
            os.fchmod(descriptor, mode)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
        flush_folder(path.parent)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink()
        raise storage_error(
            en="{path} could not be saved ({why}); the last saved answers are "
            "unchanged. Make room, make the folder writable or put it back, then "
            "try again.",
            fr="{path} n’a pas pu être enregistré ({why}) ; les dernières réponses "
            "enregistrées sont inchangées. Libérez de la place, rendez le dossier "
            "accessible en écriture ou rétablissez-le, puis réessayez.",
            error=error,
            path=path,
        ) from error


def _usual_mode() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return 0o666 & ~mask


def remove_leftovers(path: Path) -> None:
    """Remove the temporary files of writers that were killed."""
    for leftover in path.parent.glob(f".{glob.escape(path.name)}.*.tmp"):
        with suppress(OSError):
            leftover.unlink()


def flush_folder(folder: Path) -> None:
    """Make sure that the names in a folder are on the disk.

    Some network disks cannot; the file itself is written all the same.
    """
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def fingerprint(path: Path) -> str:
    """Return the SHA-256 of a file.

    Raises:
        StorageError: If it is not there or cannot be read.
    """
    try:
        if not path.is_file():
            raise storage_error(
                en="There is no file {path}. Check the name and the folder.",
                fr="Il n’y a pas de fichier {path}. Vérifiez le nom et le dossier.",
                path=path,
            )
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise storage_error(
            en="{path} cannot be read ({why}).",
            fr="{path} ne peut pas être lu ({why}).",
            error=error,
            path=path,
        ) from error


def free_name(path: Path) -> Path:
    """Return a name for the original of a file that nothing has yet."""
    number, found = 1, path.with_name(f"{path.stem}.original{path.suffix}")
    while found.exists():
        number += 1
        found = path.with_name(f"{path.stem}.original-{number}{path.suffix}")
    return found
