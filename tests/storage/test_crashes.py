import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from assessor.errors import StorageError
from assessor.notation import read_file
from assessor.storage import open_store
from tests.storage.conftest import NOON, ORDER, saved

WRITER = Path(__file__).with_name("writer.py")
KILLS = 20


def start(path: Path, first: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603  # our own program, fixed arguments
        [sys.executable, str(WRITER), str(path), str(first)], stdout=subprocess.PIPE
    )


def count_of(path: Path) -> int:
    data = read_file(path).data
    assert isinstance(data, dict)
    given = data["answers"]
    assert isinstance(given, dict)
    return len(given)


def test_no_kill_at_any_moment_loses_an_acknowledged_answer(tmp_path: Path) -> None:
    luck = random.Random(20260302)  # noqa: S311  # moments, not secrets
    path = tmp_path / "answers.yaml"
    acknowledged = 0
    for _ in range(KILLS):
        writer = start(path, acknowledged + 1)
        assert writer.stdout is not None
        first = writer.stdout.readline()
        time.sleep(luck.uniform(0, 0.02))
        writer.kill()
        told = [first, *writer.stdout.readlines()]
        writer.wait()
        writer.stdout.close()
        acknowledged = max([acknowledged, *(int(n) for n in told if n.endswith(b"\n"))])
        store = open_store(path, NOON, ORDER)
        store.close()
        assert count_of(path) >= acknowledged
        if acknowledged > 400:
            acknowledged = 0
            path.unlink()
            store.journal.unlink()


def test_the_second_process_is_told_who_holds_the_file(tmp_path: Path) -> None:
    path = tmp_path / "answers.yaml"
    writer = start(path, 1)
    assert writer.stdout is not None
    writer.stdout.readline()
    try:
        with pytest.raises(StorageError, match=rf"process {writer.pid}"):
            open_store(path, NOON, ORDER)
    finally:
        writer.kill()
        writer.communicate()

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
