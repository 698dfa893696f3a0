import sqlite3
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest

from assessor.storage.workspace_together import Together
from assessor.storage.workspace_turns import HeldError, Turnstile

LONG = 60.0
Write = Callable[[sqlite3.Connection], None]


class Writers:
    # Writers who come while the first one is at it.

    def __init__(self, path: Path) -> None:
        self.connection = sqlite3.connect(
            path, isolation_level=None, check_same_thread=False
        )
        self.connection.execute("CREATE TABLE word (name TEXT UNIQUE)")
        self.done: list[str] = []
        self.connection.set_trace_callback(self.done.append)
        self.together = Together(self.begun, LONG)
        self.pool = ThreadPoolExecutor(8)

    def begun(self) -> sqlite3.Connection:
        self.connection.execute("BEGIN IMMEDIATE")
        return self.connection

    def write(self, write: Write) -> None:
        with self.together.writing() as connection:
            write(connection)

    def all_at_once(self, *writes: Write) -> list[Future[None]]:
        there = threading.Event()

        def first(connection: sqlite3.Connection) -> None:
            there.wait(LONG)
            put("first")(connection)

        found = [self.pool.submit(self.write, first)]
        while not self.together.busy:
            threading.Event().wait(0.001)
        for number, write in enumerate(writes, start=1):
            found.append(self.pool.submit(self.write, write))
            while self.together.waiting < number:
                threading.Event().wait(0.001)
        there.set()
        return found

    def words(self) -> list[str]:
        return [str(line[0]) for line in self.connection.execute("SELECT * FROM word")]


def put(name: str) -> Write:
    def write(connection: sqlite3.Connection) -> None:
        connection.execute("INSERT INTO word VALUES (?)", [name])

    return write


@pytest.fixture
def writers(tmp_path: Path) -> Iterator[Writers]:
    found = Writers(tmp_path / "words.sqlite")
    yield found
    found.pool.shutdown()
    found.connection.close()


def test_those_who_waited_are_flushed_together(writers: Writers) -> None:
    for one in writers.all_at_once(*(put(f"word {n}") for n in range(5))):
        one.result(LONG)

    assert len(writers.words()) == 6
    assert writers.done.count("COMMIT") == 1


def test_who_comes_alone_is_flushed_alone(writers: Writers) -> None:
    writers.write(put("one"))
    writers.write(put("other"))

    assert writers.done.count("COMMIT") == 2


def test_what_fails_takes_back_its_own_and_nothing_else(writers: Writers) -> None:
    def half(connection: sqlite3.Connection) -> None:
        put("half")(connection)
        raise TimeoutError

    first, before, failed, after = writers.all_at_once(
        put("before"), half, put("after")
    )

    for one in (first, before, after):
        one.result(LONG)
    with pytest.raises(TimeoutError):
        failed.result(LONG)
    assert writers.words() == ["first", "before", "after"]


def test_nobody_is_told_that_all_is_well_where_nothing_was_kept(
    writers: Writers,
) -> None:
    def broken(connection: sqlite3.Connection) -> None:
        connection.execute("ROLLBACK")  # as a full disk does
        connection.execute("INSERT INTO nowhere VALUES (1)")

    first, before, failed, after = writers.all_at_once(
        put("before"), broken, put("after")
    )

    for one in (first, before, failed):
        with pytest.raises(sqlite3.Error):
            one.result(LONG)
    after.result(LONG)
    assert writers.words() == ["after"]


def test_who_waits_too_long_is_told_so(writers: Writers) -> None:
    impatient = Together(writers.begun, 0)
    with impatient.writing(), pytest.raises(HeldError):
        writers.pool.submit(impatient.writing().__enter__).result(LONG)


def test_who_waits_at_the_turnstile_comes_before_who_wrote_last(tmp_path: Path) -> None:
    path = tmp_path / "words.sqlite"
    near, far = Turnstile(tmp_path), Turnstile(tmp_path)
    one, other = (sqlite3.connect(path, 0, isolation_level=None) for _ in range(2))
    near.begin(one, LONG)
    far.enter(LONG)

    one.execute("COMMIT")
    with pytest.raises(HeldError):
        near.begin(one, 0.01)
    far.begin(other, LONG)

    assert other.in_transaction
    for each in (near, far, one, other):
        each.close()


def test_a_file_that_is_held_too_long_is_said_so(tmp_path: Path) -> None:
    path = tmp_path / "words.sqlite"
    turnstile = Turnstile(tmp_path)
    one, other = (sqlite3.connect(path, 0, isolation_level=None) for _ in range(2))
    turnstile.begin(one, LONG)

    with pytest.raises(HeldError):
        turnstile.begin(other, 0.01)
    for each in (turnstile, one, other):
        each.close()
