"""What was read once, kept as JSON so that the next start need not read it again.

An entry is found by what it was read from: the content of its files, the version of
the program and the source of the modules that read them. So it never has to be made
invalid; what is not found is read from the files, and what cannot be kept is not.

The entries lie in ``$XDG_CACHE_HOME/assessor``, else in ``~/.cache/assessor``. With
``ASSESSOR_CACHE=off`` nothing is kept or looked up.
"""

import hashlib
import os
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import NamedTemporaryFile

from pydantic import VERSION

SWITCH = "ASSESSOR_CACHE"
MOST_ENTRIES = 12
"""How many entries are kept; those not used for longest go first."""
MOST_FILES = 2_000
MOST_BYTES = 32_000_000
"""What is read to find an entry, at most; beyond it nothing is kept. [B]"""
_READERS = ("catalogue", "domain", "expressions", "notation", "quantities")
_SUFFIX = ".json"


def key_of(kind: str, files: Iterable[Path], root: Path) -> str | None:
    """Return what an entry is found by.

    Args:
        kind: What is kept, as ``pack``.
        files: The files that it is read from.
        root: The folder whose files they are; where it lies does not count.

    Returns:
        A name of letters and digits; ``None`` where nothing is to be kept.
    """
    if os.environ.get(SWITCH, "").casefold() == "off":
        return None
    found = hashlib.sha256(f"{kind}\n{_program()}\n".encode())
    left = MOST_BYTES
    try:
        for number, path in enumerate(files):
            content = path.read_bytes()
            left -= len(content)
            if number >= MOST_FILES or left < 0:
                return None
            name = path.relative_to(root).as_posix()
            found.update(f"{len(name)} {name} {len(content)}\n".encode())
            found.update(content)
    except (OSError, ValueError):
        return None
    return f"{kind}-{found.hexdigest()}"


def kept(key: str | None) -> bytes | None:
    """Return an entry; ``None`` where there is none, or one that is not whole.

    Args:
        key: What it is found by.
    """
    folder = _folder()
    if key is None or folder is None:
        return None
    path = folder / (key + _SUFFIX)
    try:
        if not _is_own(path):
            return None
        seal, _, content = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    if seal != _seal(content):
        return None
    with suppress(OSError):
        os.utime(path)
    return content


def keep(key: str | None, content: bytes) -> None:
    """Keep an entry, whole or not at all, and let the oldest ones go.

    Args:
        key: What it is found by.
        content: JSON.
    """
    folder = _folder()
    if key is None or folder is None:
        return
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=folder, prefix=".", delete=False) as file:
            file.write(_seal(content) + b"\n" + content)
        Path(file.name).replace(folder / (key + _SUFFIX))
        _let_go(folder)


def _let_go(folder: Path) -> None:
    """Remove what is too much, and what was left behind half written."""
    entries = [path for path in folder.iterdir() if path.is_file()]
    ages = {path: path.stat().st_mtime for path in entries}
    newest = sorted(entries, key=lambda path: ages[path], reverse=True)
    for path in newest[MOST_ENTRIES:]:
        path.unlink(missing_ok=True)


def _folder() -> Path | None:
    named = os.environ.get("XDG_CACHE_HOME", "")
    # A relative path is to be ignored: XDG Base Directory Specification.
    if Path(named).is_absolute():
        return Path(named) / "assessor"
    try:
        return Path.home() / ".cache" / "assessor"
    except RuntimeError:
        return None


def _is_own(path: Path) -> bool:
    """Whether nobody else can have written a file, where the system can tell."""
    if not hasattr(os, "getuid"):
        return True
    of_file, of_folder = path.lstat(), path.parent.stat()
    mine = of_file.st_uid == of_folder.st_uid == os.getuid()
    return mine and not (of_file.st_mode | of_folder.st_mode) & 0o022


def _seal(content: bytes) -> bytes:
    return hashlib.sha256(content).hexdigest().encode()


@cache
def _program() -> str:
    """Return what changes whenever the program may read files in another way."""
    try:
        number = version("assessor")
    except PackageNotFoundError:
        number = ""
    package = Path(__file__).parents[1]
    found = [one for name in _READERS for one in os.scandir(package / name)]
    states = sorted((one.path, one.stat()) for one in found if one.is_file())
    written = [f"{path} {one.st_size} {one.st_mtime_ns}" for path, one in states]
    return "\n".join([number, VERSION, *written])
