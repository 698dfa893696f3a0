import sqlite3
from pathlib import Path

import pytest

from assessor.errors import StorageError
from assessor.storage.workspace import Workspace
from assessor.storage.workspace_passes import Passes
from assessor.storage.workspace_sqlite import open_database, worded
from tests.storage.workspaces import BEGIN, EMPTY, NOW


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "workspace.sqlite"


def test_a_workspace_that_was_closed_needs_no_check(path: Path) -> None:
    open_database(path).close()
    again = open_database(path)

    assert not again.repaired
    again.close()


def test_a_workspace_that_was_not_closed_is_checked(path: Path) -> None:
    killed = Workspace(open_database(path), ())
    killed.create("a", EMPTY, BEGIN)
    again = open_database(path)

    assert again.repaired
    assert [p.id for p in Workspace(again, ()).projects()] == ["a"]
    again.close()
    killed.close()


def test_a_workspace_of_a_newer_version_is_refused_and_untouched(path: Path) -> None:
    open_database(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE setting SET content = '99' WHERE name = 'version'")
    connection.close()

    with pytest.raises(StorageError, match="newer assessor"):
        open_database(path)


def test_a_file_of_another_kind_is_refused(path: Path) -> None:
    path.write_text("answers: {}\n" * 200)

    with pytest.raises(StorageError, match="not a workspace"):
        open_database(path)


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="no folder"):
        open_database(tmp_path / "nowhere" / "workspace.sqlite")


def test_a_disk_that_only_reads_is_said_so(path: Path) -> None:
    open_database(path).close()
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    with pytest.raises(sqlite3.Error) as refused:
        connection.execute("DELETE FROM setting")
    connection.close()

    assert "use a folder where you may write" in str(worded(path, refused.value))


def test_no_secret_is_kept(path: Path) -> None:
    opened = open_database(path)
    Passes(opened).issue("session", "open-sesame", "owner", NOW)

    files = [f.read_bytes() for f in path.parent.glob("workspace.sqlite*")]
    opened.close()
    assert not any(b"open-sesame" in content for content in files)


def test_a_disk_that_is_full_is_said_so_in_both_languages(path: Path) -> None:
    open_database(path).close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA max_page_count = 1")
    with pytest.raises(sqlite3.Error) as refused:
        connection.execute(
            "INSERT INTO setting VALUES ('x', ?)", ["much" * 5000]
        ).fetchall()
    connection.close()
    said = worded(path, refused.value)

    assert "the disk is full" in str(said)
    assert "le disque est plein" in said.in_language("fr")


def test_what_failed_half_way_leaves_the_file_free_for_the_next(path: Path) -> None:
    opened = open_database(path)
    with pytest.raises(StorageError, match="no such table"), opened.writing() as cursor:
        cursor.change("DELETE FROM nowhere")

    with opened.writing() as cursor:
        cursor.change("INSERT INTO setting (name, content) VALUES ('x', 'y')")
    opened.close()
