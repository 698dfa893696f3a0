"""Kill a writer and cut its power at random moments; no answer may be lost.

Usage: ``python benchmarks/torture.py [KILLS] [CUTS] [SECONDS]``; 1,000 kills and 200
power cuts, each within at most 1,800 s, by default. Power cuts and the mishaps of a
disk (full, folder read-only, file removed, clock set back) need root; where they cannot
be made, a line says why. Ends with 1 where a file became unreadable, an acknowledged
answer was lost or a mishap was not told in one message.
"""

import os
import random
import runpy
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from mishaps import tried as mishaps
from power_cuts import Disk, NoDiskError

from assessor.errors import AssessorError
from assessor.notation import read_file
from assessor.storage import open_store, read_journal

WRITER = Path(__file__).parents[1] / "tests" / "storage" / "writer.py"
SAVE = runpy.run_path(str(WRITER))["main"]
ORDER = [f"many.q{number}" for number in range(500)]
NEARLY_ALL = 400
LONGEST = 0.03
CONTROLS = 20
Stop = Callable[[], None]


def started(path: Path, first: int, how: str) -> tuple[int, int]:
    """Start a process that saves answer after answer; return its id and its output.

    It is forked rather than run anew, so that a thousand take a minute.

    Args:
        path: The answers file.
        first: Number of answers that the writer begins with.
        how: ``careless`` for a writer that flushes nothing.
    """
    told, tells = os.pipe()
    child = os.fork()
    if child:
        os.close(tells)
        return child, told
    try:
        os.dup2(tells, sys.stdout.fileno())
        if how == "careless":
            vars(os)["fsync"] = lambda _descriptor: None
        SAVE(path, first)
    except (AssessorError, OSError):
        pass  # the disk is gone: what it was to find out
    finally:
        os._exit(0)


def acknowledged(path: Path, first: int, delay: float, stop: Stop, how: str) -> int:
    """Let a writer save answers for a while, stop it, return the last one it had.

    Args:
        path: The answers file.
        first: Number of answers that the writer begins with.
        delay: How long it may write. [s]
        stop: What is done to its disk before it is killed.
        how: ``careless`` for a writer that flushes nothing.
    """
    writer, told = started(path, first, how)
    with os.fdopen(told, "rb") as output:
        lines = [output.readline()]
        time.sleep(delay)
        stop()
        os.kill(writer, signal.SIGKILL)
        lines += output.readlines()
    os.waitpid(writer, 0)
    return max((int(line) for line in lines if line.endswith(b"\n")), default=0)


def recovered(path: Path, seen: Counter[str]) -> int:
    """Open the file as an interview would and return how many answers it holds.

    Args:
        path: The answers file.
        seen: Counts what opening it had to do.
    """
    store = open_store(path, datetime.now(UTC), ORDER)
    store.close()
    seen[store.repaired or "sound"] += 1
    read_journal(store.journal)
    data = read_file(path).data if path.exists() else None
    answers = data.get("answers") if isinstance(data, dict) else None
    return len(answers) if isinstance(answers, dict) else 0


def tried(
    folder: Path, times: int, seconds: float, stop: Stop, back: Callable[[], None]
) -> Counter[str]:
    """Stop a writer again and again and count what happened.

    Args:
        folder: Where it writes.
        times: How often.
        seconds: Stop after this time, however many are left. [s]
        stop: What stops the writer.
        back: What makes the folder readable again.
    """
    luck, seen, last = random.Random(1), Counter[str](), 0  # noqa: S311  # moments
    until = time.monotonic() + seconds
    path = folder / "answers.yaml"
    while seen["times"] < times and time.monotonic() < until:
        delay = luck.uniform(0, LONGEST)
        last = max(last, acknowledged(path, last + 1, delay, stop, ""))
        seen["times"] += 1
        back()
        try:
            found = recovered(path, seen)
        except AssessorError as error:
            print(error)
            seen["unreadable"] += 1
            break
        seen["lost"] += max(0, last - found)
        last = found
        if last > NEARLY_ALL:
            last = 0
            for old in folder.glob("*answers*"):
                old.unlink()
    return seen


def killed(times: int, seconds: float) -> Counter[str]:
    """Kill a writer at random moments with ``kill -9``.

    Args:
        times: How often.
        seconds: The longest time. [s]
    """
    with tempfile.TemporaryDirectory() as folder:
        return tried(Path(folder), times, seconds, lambda: None, lambda: None)


def cut(times: int, seconds: float) -> Counter[str]:
    """Cut the power of a writer's disk at random moments.

    The same is done to a writer that flushes nothing: answers that it acknowledged
    must be lost, or the cuts prove nothing.

    Args:
        times: How often.
        seconds: The longest time. [s]

    Raises:
        NoDiskError: This machine has no disk for it.
    """
    with tempfile.TemporaryDirectory() as place:
        disk = Disk(Path(place))

        def back() -> None:
            disk.unplug()
            disk.plug_in()

        try:
            seen = tried(disk.folder, times, seconds, disk.cut, back)
            for number in range(CONTROLS):
                path = disk.folder / f"careless{number}.yaml"
                last = acknowledged(path, 1, 0, disk.cut, "careless")
                back()
                seen["careless"] += 1
                seen["careless lost"] += _held(path) < last
        finally:
            disk.unplug()
        return seen


def befallen() -> bool:
    """Print what each mishap of a disk says; whether nothing was lost.

    Raises:
        NoDiskError: This machine has no disk for it.
    """
    with tempfile.TemporaryDirectory() as place:
        disk = Disk(Path(place))
        try:
            fine = True
            for name, said, kept in mishaps(disk):
                shown = said.replace(str(disk.folder), "…")
                print(f"{name:16} {'nothing lost' if kept else 'LOST'}: {shown}")
                fine = fine and kept
        finally:
            disk.unplug()
        return fine


def _held(path: Path) -> int:
    try:
        return recovered(path, Counter())
    except AssessorError:
        return 0


def told(title: str, seen: Counter[str]) -> bool:
    """Print the counts, and return whether nothing was lost.

    Args:
        title: What was done.
        seen: The counts.
    """
    print(f"{title:12} {seen['times']}")
    for name in ("sound", "completed", "rebuilt", "torn", "outside"):
        print(f"  {name:10} {seen[name]}")
    print(f"  {'unreadable':10} {seen['unreadable']}")
    print(f"  {'lost':10} {seen['lost']}", flush=True)
    return not (seen["unreadable"] or seen["lost"] or seen["outside"])


def main(kills: int = 1000, cuts: int = 200, seconds: float = 1800) -> int:
    """Print the counts and return the exit code.

    Args:
        kills: How often to kill.
        cuts: How often to cut the power.
        seconds: The longest time of each. [s]
    """
    fine = told("kills", killed(kills, seconds)) if kills else True
    try:
        seen = cut(cuts, seconds) if cuts else None
    except NoDiskError as reason:
        print(f"{'power cuts':12} not run: {reason}")
        return 0 if fine else 1
    if seen is not None:
        fine = told("power cuts", seen) and fine
        print(f"  control: {seen['careless lost']} of {seen['careless']} cuts of a")
        print("  writer that flushes nothing lost acknowledged answers", flush=True)
        fine = fine and seen["careless lost"] == seen["careless"]
        fine = befallen() and fine
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main(*(int(argument) for argument in sys.argv[1:4])))
