import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from assessor.domain.answers import Answer, AnswersFile, PackPin, Project, State
from assessor.errors import ConflictError, StorageError
from assessor.storage.workspace import Workspace
from assessor.storage.workspace_documents import LARGEST, Documents
from assessor.storage.workspace_log import Change
from assessor.storage.workspace_passes import Passes
from assessor.storage.workspace_sqlite import open_database, worded

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
BEGIN = Change(who="owner", what="begin", at=NOW)
CHANGE = Change(who="owner", what="answer", at=NOW)
EMPTY = AnswersFile(
    pack=PackPin(id="small", version="0.1.0"),
    project=Project(name="Weather", stage="ideation"),
    profile="screening",
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "workspace.sqlite"


@pytest.fixture
def workspace(path: Path) -> Iterator[Workspace]:
    opened = Workspace(open_database(path), ("need.hours", "need.why"))
    yield opened
    opened.close()


def with_answer(answers: AnswersFile, identifier: str, value: str) -> AnswersFile:
    given = {**answers.answers, identifier: Answer(value=value)}
    return answers.model_copy(update={"answers": given})


def test_a_project_is_read_as_it_was_written(workspace: Workspace) -> None:
    answers = with_answer(EMPTY, "need.hours", "1200 h")

    held = workspace.create("a", answers, BEGIN)

    assert held.answers == answers
    assert workspace.load("a").answers == answers


def test_the_project_changed_last_is_listed_first(workspace: Workspace) -> None:
    first = workspace.create("a", EMPTY, BEGIN)
    workspace.create("b", EMPTY, BEGIN.model_copy(update={"at": NOW + timedelta(1)}))
    later = CHANGE.model_copy(update={"at": NOW + timedelta(2)})
    workspace.save(first, with_answer(EMPTY, "need.why", "floods"), later)

    assert [listed.id for listed in workspace.projects()] == ["a", "b"]


def test_two_answers_to_two_questions_are_both_kept(workspace: Workspace) -> None:
    seen = workspace.create("a", EMPTY, BEGIN)

    workspace.save(seen, with_answer(EMPTY, "need.hours", "1 h"), CHANGE)
    workspace.save(seen, with_answer(EMPTY, "need.why", "floods"), CHANGE)

    assert {*workspace.load("a").answers.answers} == {"need.hours", "need.why"}


def test_two_answers_to_one_question_are_a_conflict(workspace: Workspace) -> None:
    seen = workspace.create("a", EMPTY, BEGIN)
    workspace.save(seen, with_answer(EMPTY, "need.why", "floods"), CHANGE)

    with pytest.raises(ConflictError) as found:
        workspace.save(seen, with_answer(EMPTY, "need.why", "droughts"), CHANGE)

    assert found.value.name == "answers/need.why"
    assert found.value.theirs == {"state": "answered", "value": "floods"}
    assert workspace.load("a").answers.answers["need.why"].value == "floods"


def test_what_was_taken_back_and_given_again_is_still_a_conflict(
    workspace: Workspace,
) -> None:
    given = with_answer(EMPTY, "need.why", "floods")
    seen = workspace.create("a", given, BEGIN)
    taken_back = workspace.save(seen, EMPTY, CHANGE)
    workspace.save(taken_back, given, CHANGE)

    with pytest.raises(ConflictError):
        workspace.save(seen, with_answer(EMPTY, "need.why", "droughts"), CHANGE)


def test_a_conflict_writes_nothing_at_all(workspace: Workspace) -> None:
    seen = workspace.create("a", EMPTY, BEGIN)
    workspace.save(seen, with_answer(EMPTY, "need.why", "floods"), CHANGE)
    both = with_answer(with_answer(EMPTY, "need.hours", "1 h"), "need.why", "heat")

    with pytest.raises(ConflictError):
        workspace.save(seen, both, CHANGE)

    assert {*workspace.load("a").answers.answers} == {"need.why"}


def test_of_many_edits_at_once_none_is_lost(workspace: Workspace) -> None:
    workspace.create("a", EMPTY, BEGIN)

    def edit(who: int) -> int:
        kept = 0
        for turn in range(12):
            seen = workspace.load("a")
            after = with_answer(seen.answers, f"need.{turn % 3}", f"{who}.{turn}")
            try:
                workspace.save(seen, after, CHANGE)
                kept += 1
            except ConflictError:
                continue
        return kept

    with ThreadPoolExecutor(4) as pool:
        kept = sum(pool.map(edit, range(4)))

    held = workspace.load("a")
    assert sum(held.version(f"need.{number}") for number in range(3)) == kept
    assert len(workspace.log("a")) == kept + 1


def test_saving_what_stands_already_adds_nothing_to_the_log(
    workspace: Workspace,
) -> None:
    held = workspace.create("a", EMPTY, BEGIN)

    assert workspace.save(held, EMPTY, CHANGE) is held
    assert len(workspace.log("a")) == 1


def test_the_log_says_who_changed_what(workspace: Workspace) -> None:
    held = workspace.create("a", EMPTY, BEGIN)
    workspace.save(held, with_answer(EMPTY, "need.why", "floods"), CHANGE)

    last = workspace.log("a")[-1]

    assert (last.who, last.what, last.number) == ("owner", "answer", 2)
    assert {*last.patch} == {"answers/need.why"}
    assert last.digest == workspace.load("a").digest


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE record SET content = replace(content, 'floods', 'fun') WHERE number=2",
        "DELETE FROM record WHERE number = 2",
        "DELETE FROM record WHERE number = 3",
        "UPDATE record SET number = 0 WHERE number = 3",
    ],
)
def test_a_log_that_was_tampered_with_is_refused(
    workspace: Workspace, path: Path, tampering: str
) -> None:
    held = workspace.create("a", EMPTY, BEGIN)
    given = with_answer(EMPTY, "need.why", "floods")
    held = workspace.save(held, given, CHANGE)
    workspace.save(held, with_answer(given, "need.hours", "2 h"), CHANGE)
    with sqlite3.connect(path) as connection:
        connection.execute(tampering)
    connection.close()

    with pytest.raises(StorageError, match=r"Record [123] of the log"):
        workspace.log("a")


def test_a_project_that_is_not_there_is_said_so(workspace: Workspace) -> None:
    with pytest.raises(StorageError, match="no such project"):
        workspace.load("b")


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


def test_a_document_comes_back_to_the_byte(workspace: Workspace) -> None:
    workspace.create("a", EMPTY, BEGIN)
    documents = Documents(workspace.database)

    documents.put("a", "evidence/bill.pdf", b"\x00%PDF")

    assert documents.get("a", "evidence/bill.pdf") == b"\x00%PDF"
    assert documents.get("a", "evidence/other.pdf") is None


def test_a_document_is_never_replaced(workspace: Workspace) -> None:
    workspace.create("a", EMPTY, BEGIN)
    documents = Documents(workspace.database)
    documents.put("a", "bill.pdf", b"one")

    with pytest.raises(StorageError, match="another document"):
        documents.put("a", "bill.pdf", b"two")

    assert documents.get("a", "bill.pdf") == b"one"


def test_a_document_that_is_too_large_is_refused(workspace: Workspace) -> None:
    workspace.create("a", EMPTY, BEGIN)

    with pytest.raises(StorageError, match="at most 10 MB"):
        Documents(workspace.database).put("a", "x", b"x" * (LARGEST + 1))


def test_a_document_of_another_project_is_not_seen(workspace: Workspace) -> None:
    workspace.create("a", EMPTY, BEGIN)
    workspace.create("b", EMPTY, BEGIN)
    Documents(workspace.database).put("a", "bill.pdf", b"one")

    assert Documents(workspace.database).get("b", "bill.pdf") is None


def test_a_link_lets_in_once(workspace: Workspace) -> None:
    passes = Passes(workspace.database)
    passes.issue("link", "secret", "owner", NOW)

    assert passes.use_link("secret", NOW) == ("owner", None)
    assert passes.use_link("secret", NOW) == ("", "used")


@pytest.mark.parametrize(
    ("secret", "after", "refused"),
    [("other", timedelta(0), "unknown"), ("secret", timedelta(hours=2), "expired")],
)
def test_a_link_that_is_wrong_or_late_lets_nobody_in(
    workspace: Workspace, secret: str, after: timedelta, refused: str
) -> None:
    passes = Passes(workspace.database)
    passes.issue("link", "secret", "owner", NOW)

    assert passes.use_link(secret, NOW + after) == ("", refused)


def test_a_session_lasts_until_it_expires_or_ends(workspace: Workspace) -> None:
    passes = Passes(workspace.database)
    passes.issue("session", "s", "owner", NOW)

    assert passes.holder("s", NOW) == "owner"
    assert passes.holder("s", NOW + timedelta(days=31)) is None
    passes.end("s")
    assert passes.holder("s", NOW) is None


def test_no_secret_is_kept(workspace: Workspace, path: Path) -> None:
    Passes(workspace.database).issue("session", "open-sesame", "owner", NOW)

    files = [f.read_bytes() for f in path.parent.glob("workspace.sqlite*")]
    assert not any(b"open-sesame" in content for content in files)


def test_an_unknown_answer_is_kept_without_a_value(workspace: Workspace) -> None:
    answers = EMPTY.model_copy(
        update={"answers": {"need.why": Answer(state=State.UNKNOWN)}}
    )

    assert workspace.create("a", answers, BEGIN).answers == answers
