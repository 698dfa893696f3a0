from pathlib import Path

import psycopg
import pytest

from assessor.errors import StorageError
from assessor.storage.workspace import Workspace
from assessor.storage.workspace_database import Database
from assessor.storage.workspace_opening import open_place
from tests.conftest import Place
from tests.storage.workspaces import BEGIN, CHANGE, EMPTY, with_answer

END_OTHERS = """
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE application_name = 'assessor'
"""


def ask(place: Place, sql: str) -> None:
    with psycopg.connect(place.address, autocommit=True) as connection:
        connection.execute(sql.encode())


def with_setting(place: Place, name: str, value: str) -> str:
    sign = "&" if "?" in place.address else "?"
    return f"{place.address}{sign}options=-c%20{name}%3D{value}"


def test_connections_that_were_cut_while_they_waited_are_made_anew(
    place: Place,
) -> None:
    workspace = Workspace(place.open(), ())
    held = workspace.create("a", EMPTY, BEGIN)
    ask(place, END_OTHERS)

    workspace.save(held, with_answer(EMPTY, "need.why", "floods"), CHANGE)

    assert workspace.load("a").version("need.why") == 1


def test_a_connection_that_is_cut_while_it_writes_is_said_so_and_writes_nothing(
    place: Place, database: Database
) -> None:
    workspace = Workspace(database, ())
    workspace.create("a", EMPTY, BEGIN)

    def cut() -> None:
        with database.writing("a") as cursor:
            cursor.change("UPDATE project SET label = 'x' WHERE id = 'a'")
            ask(place, END_OTHERS)
            cursor.change("UPDATE project SET label = 'y' WHERE id = 'a'")

    with pytest.raises(StorageError, match="went away") as said:
        cut()

    assert "ne répond plus" in said.value.in_language("fr")
    assert [found.label for found in workspace.projects()] == ["Weather"]


def test_two_projects_are_written_at_the_same_time(database: Database) -> None:
    with database.writing("a") as one, database.writing("b") as other:
        one.change("INSERT INTO setting (name, content) VALUES ('a', '1')")
        other.change("INSERT INTO setting (name, content) VALUES ('b', '1')")

    with database.reading() as cursor:
        found = cursor.rows("SELECT name FROM setting WHERE content = '1'")
    assert {*found} >= {("a",), ("b",)}


def test_the_character_that_it_does_not_keep_is_drawn(database: Database) -> None:
    with database.writing() as cursor:
        cursor.change("INSERT INTO setting (name, content) VALUES (?, ?)", "a\0", "b\0")
        found = cursor.rows("SELECT content FROM setting WHERE name = ?", "a\0")

    assert found == [("b␀",)]


def test_what_else_the_database_holds_is_left_alone(place: Place) -> None:
    ask(place, "CREATE TABLE IF NOT EXISTS public.setting (mine TEXT)")

    Workspace(place.open(), ()).create("a", EMPTY, BEGIN)

    ask(place, "SELECT mine FROM public.setting; DROP TABLE public.setting")


def test_what_is_acknowledged_is_on_the_disk_though_the_server_would_not_wait(
    place: Place,
) -> None:
    opened = open_place(Path(), with_setting(place, "synchronous_commit", "off"))

    with opened.reading() as cursor:
        found = cursor.rows("SHOW synchronous_commit")
    opened.close()

    assert found == [("on",)]


def test_a_server_that_only_reads_is_said_so(place: Place) -> None:
    address = with_setting(place, "default_transaction_read_only", "on")
    with pytest.raises(StorageError, match="it only reads"):
        open_place(Path(), address)


def test_a_user_without_rights_is_told_which_one_is_missing(place: Place) -> None:
    ask(place, "CREATE ROLE assessor_guest LOGIN")
    try:
        guest = psycopg.conninfo.conninfo_to_dict(place.address)
        host, name = guest.get("host"), guest.get("dbname")
        address = f"postgresql:///{name}?host={host}&user=assessor_guest"
        if "port" in guest:
            address += f"&port={guest['port']}"
        with pytest.raises(StorageError, match="grant CREATE"):
            open_place(Path(), address)
    finally:
        ask(place, "DROP ROLE assessor_guest")


def test_a_database_in_another_encoding_is_refused(place: Place) -> None:
    ask(
        place,
        "CREATE DATABASE assessor_latin TEMPLATE template0 "
        "ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C'",
    )
    try:
        start, _, _ = place.address.partition("?")
        address = place.address.replace(
            start, start.rpartition("/")[0] + "/assessor_latin"
        )
        with pytest.raises(StorageError, match="UTF-8"):
            open_place(Path(), address)
    finally:
        ask(place, "DROP DATABASE assessor_latin")


def test_a_database_that_is_not_there_is_said_so_without_the_password(
    place: Place,
) -> None:
    parts = psycopg.conninfo.conninfo_to_dict(place.address)
    address = f"postgresql://me:open-sesame@127.0.0.1:{parts.get('port', 5432)}/none"

    with pytest.raises(StorageError, match="cannot be reached") as said:
        open_place(Path(), address)

    assert "open-sesame" not in f"{said.value}{said.value.french}{said.value.__cause__}"
