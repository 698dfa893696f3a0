import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from assessor.errors import StorageError
from assessor.storage.workspace_database import Cursor, Database, Value
from assessor.storage.workspace_schema import STEPS, VERSION, prepare
from tests.conftest import Place

PUT = "INSERT INTO setting (name, content) VALUES (?, ?)"
GET = "SELECT content FROM setting WHERE name = ?"


def put(database: Database, name: str, content: str) -> None:
    with database.writing(name) as cursor:
        cursor.change(PUT, name, content)


def got(cursor: Cursor, name: str) -> str | None:
    found = cursor.rows(GET, name)
    return str(found[0][0]) if found else None


def names(database: Database) -> list[str]:
    with database.reading() as cursor:
        lines = cursor.rows(
            "SELECT name FROM setting WHERE name LIKE 'n:%' ORDER BY name"
        )
    return [str(line[0]) for line in lines]


def test_what_fails_half_way_writes_nothing(database: Database) -> None:
    def half() -> None:
        with database.writing() as cursor:
            cursor.change(PUT, "n:a", "1")
            raise TimeoutError

    with pytest.raises(TimeoutError):
        half()

    assert names(database) == []


def test_a_wrong_question_is_said_and_the_next_one_is_answered(
    database: Database,
) -> None:
    with pytest.raises(StorageError), database.writing() as cursor:
        cursor.change("DELETE FROM nowhere")

    put(database, "n:a", "1")
    assert names(database) == ["n:a"]


def test_what_another_server_wrote_is_seen(place: Place) -> None:
    one, other = place.open(), place.open()

    put(one, "n:a", "1")

    assert names(other) == ["n:a"]


def test_a_reader_sees_one_moment(place: Place) -> None:
    one, other = place.open(), place.open()
    put(one, "n:a", "before")

    with one.reading() as cursor:
        first = got(cursor, "n:a")
        with other.writing("n:a") as writer:
            writer.change("UPDATE setting SET content = 'after' WHERE name = 'n:a'")
        again = got(cursor, "n:a")

    assert (first, again) == ("before", "before")
    with one.reading() as cursor:
        assert got(cursor, "n:a") == "after"


def test_writers_about_one_thing_take_turns(place: Place) -> None:
    both = [place.open(), place.open()]
    put(both[0], "n:count", "0")

    def add(turn: int) -> None:
        with both[turn % 2].writing("n:count") as cursor:
            count = int(got(cursor, "n:count") or 0)
            cursor.change(
                "UPDATE setting SET content = ? WHERE name = 'n:count'", str(count + 1)
            )

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(add, range(24)))

    with both[0].reading() as cursor:
        assert got(cursor, "n:count") == "24"


def test_who_writes_about_everything_waits_for_the_others(place: Place) -> None:
    one, other, seen = place.open(), place.open(), threading.Event()
    order: list[str] = []

    def everything() -> None:
        seen.set()
        with other.writing():
            order.append("everything")

    with ThreadPoolExecutor(1) as pool:
        with one.writing("n:a") as cursor:
            cursor.change(PUT, "n:a", "1")
            waiting = pool.submit(everything)
            seen.wait(60)
            order.append("one thing")
        waiting.result(60)

    assert order == ["one thing", "everything"]


@pytest.mark.parametrize(
    "text", ["", "100 % ?", "l’été “à” 20 °C", "🌍", "'; DROP TABLE setting; --", "\\"]
)
def test_any_text_comes_back(database: Database, text: str) -> None:
    put(database, "n:a", text)

    with database.reading() as cursor:
        assert got(cursor, "n:a") == text


def test_text_is_put_in_order_byte_by_byte(database: Database) -> None:
    for name in ("n:é", "n:b", "n:B", "n: a", "n:-", "n:a"):
        put(database, name, "")

    assert names(database) == ["n: a", "n:-", "n:B", "n:a", "n:b", "n:é"]


@pytest.mark.parametrize("value", [0, 2**53, b"", b"\x00\xff%?", None])
def test_a_number_bytes_and_nothing_come_back(database: Database, value: Value) -> None:
    with database.writing() as cursor:
        cursor.define("CREATE TABLE kept (number BIGINT, content BLOB)")
        column = "number" if isinstance(value, int) else "content"
        cursor.change(f"INSERT INTO kept ({column}) VALUES (?)", value)  # noqa: S608
        found = cursor.rows(f"SELECT {column} FROM kept")  # noqa: S608

    assert found == [(value,)]


def test_an_older_workspace_is_brought_up_to_date(database: Database) -> None:
    prepare(database, (*STEPS, ("ALTER TABLE project ADD COLUMN colour TEXT",)))

    with database.writing() as cursor:
        assert cursor.rows("SELECT colour FROM project") == []
        assert got(cursor, "version") == str(VERSION + 1)


def test_a_newer_workspace_is_refused_and_left_as_it_is(place: Place) -> None:
    database = place.open()
    prepare(database, (*STEPS, ("CREATE TABLE later (id TEXT)",)))

    with pytest.raises(StorageError, match="newer assessor") as refused:
        prepare(database)

    assert "plus récente" in refused.value.in_language("fr")
    with database.reading() as cursor:
        assert cursor.rows("SELECT id FROM later") == []


def test_servers_that_open_an_empty_workspace_at_once_all_can(place: Place) -> None:
    with ThreadPoolExecutor(3) as pool:
        opened = list(pool.map(lambda _: place.open(), range(3)))

    put(opened[0], "n:a", "1")
    assert names(opened[2]) == ["n:a"]
