from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest

from assessor.domain.answers import Answer, State
from assessor.errors import ConflictError, StorageError
from assessor.storage.workspace import Workspace
from assessor.storage.workspace_database import Database
from tests.conftest import Place
from tests.storage.workspaces import BEGIN, CHANGE, EMPTY, NOW, with_answer

HOURS = Answer(value="1200 h")


@pytest.fixture
def workspace(database: Database) -> Workspace:
    return Workspace(database, ("need.hours", "need.why"))


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


def test_what_saving_returns_is_what_is_read_later(workspace: Workspace) -> None:
    held = workspace.create("a", with_answer(EMPTY, "need.why", "floods"), BEGIN)
    held = workspace.save(held, with_answer(EMPTY, "need.hours", "1 h"), CHANGE)
    both = with_answer(held.answers, "need.why", "droughts")

    assert workspace.save(held, both, CHANGE) == workspace.load("a")


def test_a_project_that_still_stands_as_it_was_seen_is_not_read_again(
    workspace: Workspace,
) -> None:
    seen = workspace.create("a", EMPTY, BEGIN)

    assert workspace.load("a", seen) is seen
    workspace.save(seen, with_answer(EMPTY, "need.why", "floods"), CHANGE)
    assert workspace.load("a", seen).version("need.why") == 1


@pytest.mark.parametrize(
    "change",
    [
        {"answers": {"need.hours": HOURS, "need.why": Answer(value="droughts")}},
        {"answers": {"need.hours": HOURS, "need.who": Answer(value="all")}},
        {"answers": {"need.hours": HOURS}},
        {"answers": {"need.hours": HOURS}, "groups": {"runs": ("main",)}},
        {"project": EMPTY.project.model_copy(update={"name": "Climate"})},
    ],
)
def test_what_changed_since_is_read_and_the_rest_stays_the_same_thing(
    workspace: Workspace, change: dict[str, object]
) -> None:
    given = {"need.hours": HOURS, "need.why": Answer(value="floods")}
    seen = workspace.create("a", EMPTY.model_copy(update={"answers": given}), BEGIN)
    workspace.save(seen, seen.answers.model_copy(update=change), CHANGE)

    found = workspace.load("a", seen)

    assert found == workspace.load("a")
    was, now = seen.answers.answers, found.answers.answers
    assert now["need.hours"] is was["need.hours"]


def test_a_copy_that_was_put_in_the_place_of_a_workspace_is_read_anew(
    workspace: Workspace,
) -> None:
    seen = workspace.create("a", with_answer(EMPTY, "need.why", "floods"), BEGIN)
    workspace.save(seen, with_answer(EMPTY, "need.why", "droughts"), CHANGE)
    other = replace(seen, digest="0" * 64, versions={"answers/need.why": 2})

    assert workspace.load("a", other) == workspace.load("a")


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


def test_of_many_edits_at_once_none_is_lost(place: Place) -> None:
    # As two servers on one workspace, each with two people.
    two = [Workspace(place.open(), ()) for _ in range(2)]
    two[0].create("a", EMPTY, BEGIN)

    def edit(who: int) -> int:
        kept, workspace = 0, two[who % 2]
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

    held = two[0].load("a")
    assert sum(held.version(f"need.{number}") for number in range(3)) == kept
    assert len(two[1].log("a")) == kept + 1


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
    workspace: Workspace, tampering: str
) -> None:
    held = workspace.create("a", EMPTY, BEGIN)
    given = with_answer(EMPTY, "need.why", "floods")
    held = workspace.save(held, given, CHANGE)
    workspace.save(held, with_answer(given, "need.hours", "2 h"), CHANGE)
    with workspace.database.writing() as cursor:
        cursor.change(tampering)

    with pytest.raises(StorageError, match=r"Record [123] of the log"):
        workspace.log("a")


def test_a_project_that_is_not_there_is_said_so(workspace: Workspace) -> None:
    with pytest.raises(StorageError, match="no such project"):
        workspace.load("b")


def test_an_unknown_answer_is_kept_without_a_value(workspace: Workspace) -> None:
    answers = EMPTY.model_copy(
        update={"answers": {"need.why": Answer(state=State.UNKNOWN)}}
    )

    assert workspace.create("a", answers, BEGIN).answers == answers
