import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from assessor.errors import StorageError
from assessor.notation import read_file
from assessor.storage import open_store
from tests.storage.conftest import NOON, ORDER, saved

WRITER = Path(__file__).with_name("writer.py")
KILLS = 40


class Writers:
    # One process that lets writers be born, of which each may be killed.

    def __init__(self) -> None:
        self.process = subprocess.Popen(  # noqa: S603  # our own program, fixed arguments
            [sys.executable, str(WRITER)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    def start(self, path: Path, first: int) -> tuple[int, list[int]]:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{path} {first}\n".encode())
        self.process.stdin.flush()
        writer, told = 0, list[int]()
        while not writer or not told:
            line = self.line()
            if line.startswith("writer"):
                writer = int(line.split()[1])
            else:
                told.append(int(line))
        return writer, told

    def kill(self, writer: int) -> list[int]:
        os.kill(writer, signal.SIGKILL)
        told = []
        while (line := self.line()) != "gone":
            told.append(int(line))
        return told

    def line(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().decode().strip()

    def close(self) -> None:
        self.process.communicate()


@pytest.fixture
def writers() -> Iterator[Writers]:
    found = Writers()
    yield found
    found.close()


def count_of(path: Path) -> int:
    data = read_file(path).data
    assert isinstance(data, dict)
    given = data["answers"]
    assert isinstance(given, dict)
    return len(given)


def test_no_kill_at_any_moment_loses_an_acknowledged_answer(
    tmp_path: Path, writers: Writers
) -> None:
    luck = random.Random(20260302)  # noqa: S311  # moments, not secrets
    path = tmp_path / "answers.yaml"
    acknowledged = 0
    for _ in range(KILLS):
        writer, told = writers.start(path, acknowledged + 1)
        time.sleep(luck.uniform(0, 0.02))
        acknowledged = max([acknowledged, *told, *writers.kill(writer)])
        store = open_store(path, NOON, ORDER)
        store.close()
        assert count_of(path) >= acknowledged
        if acknowledged > 400:
            acknowledged = 0
            path.unlink()
            store.journal.unlink()


def test_the_second_process_is_told_who_holds_the_file(
    tmp_path: Path, writers: Writers
) -> None:
    path = tmp_path / "answers.yaml"
    writer, _ = writers.start(path, 1)
    try:
        with pytest.raises(StorageError, match=rf"process {writer}"):
            open_store(path, NOON, ORDER)
    finally:
        writers.kill(writer)

    open_store(path, NOON, ORDER).close()


def test_a_second_hold_in_the_same_process_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "answers.yaml"
    store = open_store(path, NOON, ORDER)

    with pytest.raises(StorageError, match="Close that interview first"):
        open_store(path, NOON, ORDER)

    saved(store, 1)
    store.close()
    open_store(path, NOON, ORDER).close()
    assert not list(tmp_path.glob(".*.lock"))
