"""Cut the power of a workspace's disk, and fill it: what was acknowledged is there."""

import os
import random
import signal
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from power_cuts import Disk

from assessor.domain.answers import Answer, AnswersFile
from assessor.errors import StorageError
from assessor.storage.workspace import Workspace
from assessor.storage.workspace_log import Change
from assessor.storage.workspace_sqlite import open_database

ASKED = "service.uses_per_year"
PROJECT = "cut"
LONGEST = 0.3
"""Longest time from the first answer to the cut. [s]"""


def cut(answers: AnswersFile, times: int) -> Counter[str]:
    """Cut the power while answers are written; return what was lost.

    Args:
        answers: What the project holds.
        times: How often.

    Raises:
        NoDiskError: This machine has no disk for it.
    """
    luck, seen = random.Random(1), Counter[str]()  # noqa: S311  # moments
    with tempfile.TemporaryDirectory() as place:
        disk = Disk(Path(place))
        try:
            path = disk.folder / "workspace.sqlite"
            kept(path, lambda workspace: begin(workspace, answers))
            for _ in range(times):
                last = written(path, luck.uniform(0, LONGEST), disk.cut)
                disk.unplug()
                disk.plug_in()
                there = kept(path, number_of)
                seen["cuts"] += 1
                seen["acknowledged"] += bool(last)
                seen["lost"] += max(0, last - there)
            seen["full"] = filled(disk.folder, path)
        finally:
            disk.unplug()
    return seen


def kept(path: Path, look: Callable[[Workspace], int]) -> int:
    """Open a workspace, look at it, close it.

    Args:
        path: The file.
        look: What is done with it.
    """
    workspace = Workspace(open_database(path), ())
    try:
        return look(workspace)
    finally:
        workspace.close()


def begin(workspace: Workspace, answers: AnswersFile) -> int:
    """Make the project.

    Args:
        workspace: Where.
        answers: What it holds.
    """
    change = Change(who="owner", what="begin", at=datetime.now(UTC))
    return workspace.create(PROJECT, answers, change).version(ASKED)


def number_of(workspace: Workspace) -> int:
    """Return how often the answer was written, its log checked.

    Args:
        workspace: Where.
    """
    workspace.log(PROJECT)
    return workspace.load(PROJECT).version(ASKED)


def write(workspace: Workspace) -> int:
    """Write the answer once more and return how often that was done.

    Args:
        workspace: Where.
    """
    held = workspace.load(PROJECT)
    number = held.version(ASKED) + 1
    given = {**held.answers.answers, ASKED: Answer(value=f"{number}/year")}
    after = held.answers.model_copy(update={"answers": given})
    change = Change(who="owner", what="answer", at=datetime.now(UTC))
    return workspace.save(held, after, change).version(ASKED)


def written(path: Path, delay: float, stop: Callable[[], None]) -> int:
    """Let another process write for a while, stop it; return what it had acknowledged.

    Counted is what was acknowledged before the disk began to stop. A flush that is
    under way at that moment may come back as done though the log of the file system is
    gone: a plain file that grows loses its last block in the same way.

    Args:
        path: The workspace.
        delay: Time from the first answer to the stop. [s]
        stop: What is done to its disk.
    """
    told, tells = os.pipe()
    writer = os.fork()
    if writer == 0:
        try:
            workspace = Workspace(open_database(path), ())
            while True:
                number = write(workspace)
                os.write(tells, b"%d %d\n" % (number, time.monotonic_ns()))
        finally:
            os._exit(1)
    os.close(tells)
    with os.fdopen(told, "rb") as output:
        lines = [output.readline()]
        time.sleep(delay)
        begun = time.monotonic_ns()
        stop()
        os.kill(writer, signal.SIGKILL)
        lines += output.readlines()
    os.waitpid(writer, 0)
    told_at = [line.split() for line in lines if line.endswith(b"\n")]
    return max((int(number) for number, at in told_at if int(at) < begun), default=0)


def filled(folder: Path, path: Path) -> int:
    """Fill the disk; return how many answers were lost where it refused some.

    Args:
        folder: Where it is mounted.
        path: The workspace.

    Raises:
        AssertionError: It never refused, or did so in other words.
    """
    workspace = Workspace(open_database(path), ())
    last, said = 0, ""
    with (folder / "filling").open("wb", buffering=0) as filling:
        while True:
            try:
                filling.write(b"x" * 65_536)
            except OSError:
                break
    try:
        for _ in range(2_000):
            last = write(workspace)
    except StorageError as error:
        said = str(error)
    if "the disk is full" not in said:
        raise AssertionError(said)
    (folder / "filling").unlink()
    lost = max(0, last - number_of(workspace))
    went_on = write(workspace)
    workspace.close()
    return lost + (went_on <= last)
