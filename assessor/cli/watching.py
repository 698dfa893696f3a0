"""Do something again whenever files change, until told to stop."""

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import typer

from assessor.domain.visible import visible
from assessor.errors import AssessorError

EVERY = 0.2
"""How long to wait between two looks at the files. [s]"""
MOST = 2_000
"""How many files of a folder are looked at, at most."""
_Look = dict[Path, tuple[int, int]]


def watch(
    places: Iterable[Path | None],
    work: Callable[[], None],
    *,
    pause: Callable[[float], None] = time.sleep,
) -> None:
    """Work once, and again after each change, until Ctrl-C.

    What is wrong is told and does not end the watch: the next change may mend it.

    Args:
        places: Files and folders that the work reads.
        work: What to do.
        pause: Waits for a number of seconds.
    """
    watched = [place for place in places if place is not None]
    try:
        while True:
            # Looked at before the work: what changes meanwhile is worked again.
            seen = _look(watched)
            held = _content(seen)
            _try(work)
            _wait(watched, seen, held, pause)
    except KeyboardInterrupt:
        typer.echo(err=True)


def _try(work: Callable[[], None]) -> None:
    try:
        work()
    except AssessorError as error:
        for line in str(error).splitlines():
            typer.echo(visible(line), err=True)


def _wait(
    places: list[Path], seen: _Look, held: bytes, pause: Callable[[float], None]
) -> None:
    """Wait until a file holds something else; writing the same again is no change."""
    while True:
        found = _look(places)
        if found == seen:
            pause(EVERY)
        elif _content(found) != held:
            return
        seen = found


def _look(places: list[Path]) -> _Look:
    """Return when each file was written last, and how long it is."""
    found: _Look = {}
    for path in _files(places):
        try:
            state = path.stat()
        except OSError:  # it is being replaced
            continue
        found[path] = state.st_mtime_ns, state.st_size
    return found


def _files(places: list[Path]) -> Iterator[Path]:
    for place in places:
        if not place.is_dir():
            yield place
            continue
        inside = (path for path in sorted(place.rglob("*")) if path.is_file())
        yield from (path for _, path in zip(range(MOST), inside, strict=False))


def _content(files: Iterable[Path]) -> bytes:
    found = hashlib.sha256()
    for path in files:
        try:
            found.update(hashlib.sha256(path.read_bytes()).digest())
        except OSError:
            found.update(b"-")
    return found.digest()
