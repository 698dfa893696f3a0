import pytest

from assessor.errors import StorageError
from assessor.storage.workspace import Workspace
from assessor.storage.workspace_database import Database
from assessor.storage.workspace_documents import LARGEST, Documents
from tests.storage.workspaces import BEGIN, EMPTY


@pytest.fixture
def workspace(database: Database) -> Workspace:
    return Workspace(database, ())


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
