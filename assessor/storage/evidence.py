"""Documents in the folder of a project: copied in, and found again as they were.

Nothing outside the folder of the answers file is opened, no link is followed, and no
more than a bounded part of a file is read, whatever an answers file says.
"""

import hashlib
import os
import re
import stat
import unicodedata
from collections.abc import Iterator, Sequence
from enum import StrEnum
from io import BufferedReader, FileIO
from pathlib import Path, PurePosixPath

from assessor.domain.answers import Evidence
from assessor.errors import StorageError
from assessor.storage.disk import replace_file

FOLDER = "evidence"
LARGEST = 50_000_000  # [bytes]
_PIECE = 1_000_000  # [bytes]
_NAME = re.compile(r"[^A-Za-z0-9._-]+")
_LONGEST = 60


class Fault(StrEnum):
    """What may be wrong with a document."""

    OUTSIDE = "outside"
    LINK = "link"
    MISSING = "missing"
    NOT_A_FILE = "not_a_file"
    TOO_LARGE = "too_large"
    UNREADABLE = "unreadable"
    CHANGED = "changed"


def take_in(answers: Path, source: Path, key: str) -> tuple[str, str]:
    """Copy a document into the folder of a project.

    Args:
        answers: The answers file.
        source: The document; a link is not followed.
        key: Its key in the register, which begins the name of the copy.

    Returns:
        Its path from the folder of the project, and its SHA-256.

    Raises:
        StorageError: It is no plain file, is too large, or cannot be copied.
    """
    content = _whole(source)
    folder = answers.parent / FOLDER
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        message = f"{folder} cannot be made ({error.strerror})."
        raise StorageError(message) from error
    if folder.is_symlink():
        message = f"{folder} is a link; documents are kept in a folder of their own."
        raise StorageError(message)
    name = f"{key}-{_plain(source.name)}"
    target = folder / name
    if target.is_symlink() or (target.exists() and target.read_bytes() != content):
        message = f"{target} is there already and is another file; rename one of them."
        raise StorageError(message)
    replace_file(target, content)
    return f"{FOLDER}/{name}", hashlib.sha256(content).hexdigest()


def bring_along(part: Path, answers: Path, path: str) -> Fault | None:
    """Copy a document from the folder of a part into that of the project.

    Args:
        part: The part that the document came with.
        answers: The answers file of the project.
        path: Path of the document, the same in both folders.

    Returns:
        Why it could not be copied; nothing where it is there now.

    Raises:
        StorageError: The folder or the disk refuses it.
    """
    here, there = digest_of(answers, path), digest_of(part, path)
    if here == there:
        return there if isinstance(there, Fault) else None
    if isinstance(there, Fault):
        return there if isinstance(here, Fault) else None
    if here is not Fault.MISSING:
        return here if isinstance(here, Fault) else Fault.CHANGED
    target = answers.parent / path
    target.parent.mkdir(parents=True, exist_ok=True)
    replace_file(target, _whole(part.parent / path))
    return None


def digest_of(answers: Path, path: str) -> str | Fault:
    """Return the SHA-256 of a document, or why it cannot be read.

    Args:
        answers: The answers file.
        path: Path of the document, as the register gives it.
    """
    parts = PurePosixPath(path).parts
    strange = any(sign in path for sign in ("\\", "://"))  # no path, an address
    if not parts or path.startswith("/") or ".." in parts or strange:
        return Fault.OUTSIDE
    try:
        if _leads_through_a_link(answers.parent, parts):
            return Fault.LINK
        with _opened(answers.parent.joinpath(*parts)) as file:
            found = os.fstat(file.fileno())
            if not stat.S_ISREG(found.st_mode):
                return Fault.NOT_A_FILE
            if found.st_size > LARGEST:
                return Fault.TOO_LARGE
            return _digest(iter(lambda: file.read(_PIECE), b""))
    except FileNotFoundError:
        return Fault.MISSING
    except (OSError, ValueError):
        return Fault.UNREADABLE


def fault_of(answers: Path, evidence: Evidence) -> Fault | None:
    """Return what is wrong with the file of a document; nothing where it has none.

    Args:
        answers: The answers file.
        evidence: The document, as the register describes it.
    """
    if evidence.path is None:
        return None
    found = digest_of(answers, evidence.path)
    if isinstance(found, Fault):
        return found
    known = evidence.sha256
    return Fault.CHANGED if known is not None and known.casefold() != found else None


def _leads_through_a_link(folder: Path, parts: Sequence[str]) -> bool:
    return any(
        folder.joinpath(*parts[:count]).is_symlink()
        for count in range(1, len(parts) + 1)
    )


def _opened(path: Path) -> BufferedReader:
    """Open a file without following a link and without waiting for a pipe."""
    flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK
    return BufferedReader(FileIO(os.open(path, flags), "rb"))


def _digest(pieces: Iterator[bytes]) -> str | Fault:
    read, sha256 = 0, hashlib.sha256()
    for piece in pieces:
        read += len(piece)
        if read > LARGEST:  # it grows while it is read
            return Fault.TOO_LARGE
        sha256.update(piece)
    return sha256.hexdigest()


def _whole(source: Path) -> bytes:
    try:
        with _opened(source) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                message = f"{source} is not a file that can be copied; name one."
                raise StorageError(message)
            content = file.read(LARGEST + 1)
    except OSError as error:
        said = "it is a link" if source.is_symlink() else error.strerror
        message = f"{source} cannot be read ({said}). Name the file itself."
        raise StorageError(message) from error
    if len(content) > LARGEST:
        message = (
            f"{source} has more than {LARGEST / 1e6:g} MB. Attach the part that shows "
            "it, or give the address where it is kept with --url."
        )
        raise StorageError(message)
    return bytes(content)


def _plain(name: str) -> str:
    """Return a name that every disk takes and that hides nothing.

    >>> _plain("Relevé du compteur.pdf")
    'Releve-du-compteur.pdf'
    """
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    stem, dot, ending = letters.rpartition(".")
    if not dot:
        stem, ending = letters, ""
    kept = _NAME.sub("-", stem).strip("-.")[:_LONGEST] or "document"
    short = _NAME.sub("", ending)[:10]
    return f"{kept}.{short}" if short else kept
