from datetime import UTC, datetime

import pytest

from assessor.domain.answers import AnswersFile, PackPin, Project
from assessor.errors import StorageError
from assessor.storage.workspace import Workspace
from assessor.storage.workspace_calls import Calls
from assessor.storage.workspace_database import Database
from assessor.storage.workspace_log import Change

AT = datetime(2026, 11, 21, 9, tzinfo=UTC)
APPLIES = Change(who="ada", what="call", at=AT)


def answers(name: str) -> AnswersFile:
    return AnswersFile(
        pack=PackPin(id="small", version="0.1.0"),
        project=Project(name=name, stage="ideation"),
        profile="funding",
    )


@pytest.fixture
def workspace(database: Database) -> Workspace:
    workspace = Workspace(database, [])
    for project in ("one", "two"):
        workspace.create(project, answers("Floods"), APPLIES)
    return workspace


@pytest.fixture
def calls(workspace: Workspace) -> Calls:
    calls = Calls(workspace.database)
    calls.open("spring", "id: spring", APPLIES)
    return calls


def test_a_call_is_kept_as_its_file_was(calls: Calls) -> None:
    kept = calls.get("spring")

    assert kept is not None
    assert kept.content == "id: spring"
    assert calls.all() == (kept,)


def test_a_call_that_is_open_does_not_change(calls: Calls) -> None:
    calls.open("spring", "id: spring", APPLIES)

    with pytest.raises(StorageError, match="another id"):
        calls.open("spring", "id: spring\nfunder: X", APPLIES)


def test_projects_of_one_name_are_told_apart(calls: Calls) -> None:
    for project in ("one", "two"):
        calls.apply(project, "spring", "floods", APPLIES)

    assert [one.name for one in calls.projects("spring")] == ["floods", "floods-2"]


def test_a_project_applies_to_one_call_and_its_log_says_so(
    workspace: Workspace, calls: Calls
) -> None:
    calls.open("autumn", "id: autumn", APPLIES)
    calls.apply("one", "spring", "floods", APPLIES)
    calls.apply("one", "autumn", "floods", APPLIES)
    calls.apply("one", "autumn", "floods", APPLIES)

    assert calls.of("one") == "autumn"
    assert calls.projects("spring") == ()
    assert [r.what for r in workspace.log("one")] == ["call"] * 3


def test_a_project_leaves_its_call(calls: Calls) -> None:
    calls.apply("one", "spring", "floods", APPLIES)
    calls.withdraw("one", APPLIES)

    assert calls.of("one") is None


@pytest.mark.parametrize(("project", "call"), [("three", "spring"), ("one", "other")])
def test_what_is_not_there_does_not_apply(
    calls: Calls, project: str, call: str
) -> None:
    with pytest.raises(StorageError, match="no such project or call"):
        calls.apply(project, call, "floods", APPLIES)
