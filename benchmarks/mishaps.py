"""What may befall a disk while answers are saved, tried on a real file system.

Each mishap ends in one message and loses nothing that was acknowledged: the disk full,
the folder read-only, the file removed underneath, the clock set back.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from power_cuts import Disk, run

from assessor.domain.answers import Answer, AnswersFile, PackPin, Project
from assessor.errors import StorageError
from assessor.notation import read_file
from assessor.storage import Store, open_store

ORDER = [f"many.q{number}" for number in range(500)]
NOW = datetime.now(UTC)
FIRST, MORE = 200, 220


def tried(disk: Disk) -> Iterator[tuple[str, str, bool]]:
    """Yield each mishap, what was said, and whether nothing was lost.

    Args:
        disk: A small disk, to be filled and locked.
    """
    for name, mishap in _MISHAPS.items():
        path = disk.folder / f"{name.replace(' ', '-')}.yaml"
        store = open_store(path, NOW, ORDER)
        _save(store, FIRST)
        said = mishap(disk, store)
        store.close()
        again = open_store(path, NOW, ORDER)
        again.close()
        yield name, said, bool(said) and _count(path) >= FIRST
        path.unlink()


def _full(disk: Disk, store: Store) -> str:
    filler = disk.folder / "filler"
    with filler.open("wb", buffering=0) as file:
        try:
            while file.write(b"x" * 4096):
                pass
        except OSError:
            pass
    said = _refusal(store)
    filler.unlink()
    _save(store, MORE)
    return said


def _read_only(disk: Disk, store: Store) -> str:
    with _locked(disk.folder):
        said = _refusal(store)
    _save(store, MORE)
    return said


def _removed(_disk: Disk, store: Store) -> str:
    store.path.unlink()
    _save(store, MORE)
    return "written again with the next answer"


def _clock(_disk: Disk, store: Store) -> str:
    store.close()
    early = open_store(store.path, NOW - timedelta(days=400), ORDER)
    _save(early, MORE, NOW - timedelta(days=400))
    early.close()
    return f"opened with the word “{early.repaired}”" if early.repaired else ""


_MISHAPS: dict[str, Callable[[Disk, Store], str]] = {
    "disk full": _full,
    "folder read-only": _read_only,
    "file removed": _removed,
    "clock set back": _clock,
}


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Let nothing in a folder be made, renamed or removed, not even by root."""
    run("chattr", "+i", str(folder))
    try:
        yield
    finally:
        run("chattr", "-i", str(folder))


def _refusal(store: Store) -> str:
    """Return the one message of a save that the disk refuses; empty if it did not."""
    try:
        _save(store, MORE)
    except StorageError as error:
        said = str(error)
        return "" if "\n" in said else said
    return ""


def _save(store: Store, count: int, at: datetime = NOW) -> None:
    answers = AnswersFile(
        pack=PackPin(id="small", version="0.1.0"),
        project=Project(name="A project", stage="ideation"),
        profile="funding",
        answers={f"many.q{n}": Answer(value=n) for n in range(count)},
    )
    store.save(answers, what="answer", at=at)


def _count(path: Path) -> int:
    data = read_file(path).data
    answers = data.get("answers") if isinstance(data, dict) else None
    return len(answers) if isinstance(answers, dict) else 0
