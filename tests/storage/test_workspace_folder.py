import io
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from assessor.catalogue.answers import load_answers, read_answers
from assessor.domain.answers import Answer, AnswersFile, Quality, State
from assessor.domain.pack import Pack
from assessor.errors import StorageError
from assessor.notation import write
from assessor.storage.data import as_data
from assessor.storage.workspace import Workspace
from assessor.storage.workspace_documents import LARGEST, Documents
from assessor.storage.workspace_folder import (
    EARLIER,
    ProjectFolder,
    export,
    packed,
    read_documents,
    unpacked,
)
from assessor.storage.workspace_log import Change
from tests.conftest import Place, place_of

EXAMPLES = sorted(Path(__file__).parents[2].glob("examples/*/answers.yaml"))
BEGIN = Change(who="owner", what="import", at=datetime(2026, 11, 21, tzinfo=UTC))
NAMES = count()


@pytest.fixture(scope="module")
def place(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Place]:
    made = place_of(request, tmp_path_factory.mktemp("workspace"))
    yield made
    made.close()


@pytest.fixture(scope="module")
def workspace(pack: Pack, place: Place) -> Workspace:
    return Workspace(place.open(), [question.id for question in pack.questions()])


def through(workspace: Workspace, answers: AnswersFile) -> str:
    name = f"p{next(NAMES)}"
    workspace.create(name, answers, BEGIN)
    return export(workspace, Documents(workspace.database), name).answers


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_an_answers_file_leaves_as_it_came(
    workspace: Workspace, pack: Pack, path: Path
) -> None:
    answers = load_answers(path, pack)

    text = through(workspace, answers)

    assert text == write(as_data(answers, workspace.order))
    assert read_answers(text, "answers.yaml", pack) == answers


NOTES = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufeff"),
    max_size=30,
)
NUMBERS = st.floats(1, 1e9) | st.integers(1, 10**9)
FIGURES = st.builds(
    Answer,
    value=NUMBERS,
    quality=st.sampled_from([None, *Quality]),
    note=st.none() | NOTES.filter(bool),
    confidential=st.booleans(),
)
ANSWERS = FIGURES | st.just(Answer(state=State.UNKNOWN))


@given(found=ANSWERS, label=NOTES)
@settings(max_examples=60, deadline=None)
def test_any_answer_leaves_as_it_came(
    workspace: Workspace, pack: Pack, found: Answer, label: str
) -> None:
    plain = load_answers(EXAMPLES[0], pack)
    given_answers = {**plain.answers, "context.volume": found}
    answers = plain.model_copy(
        update={
            "answers": given_answers,
            "scenarios": {**plain.scenarios, "reference": label},
        }
    )

    assert through(workspace, answers) == write(as_data(answers, workspace.order))


def test_an_archive_holds_the_folder(workspace: Workspace, pack: Pack) -> None:
    text = write(as_data(load_answers(EXAMPLES[0], pack), workspace.order))
    folder = ProjectFolder(text, {"evidence/bill.pdf": b"%PDF"})

    once = unpacked(packed(folder, "{}\n"))
    again = unpacked(packed(once, "{2}\n"))

    assert once.answers == folder.answers
    assert again.documents == {
        **folder.documents,
        EARLIER.format(1): b"{}\n",
        EARLIER.format(2): b"{2}\n",
    }


def archive(**files: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as made:
        for name, held in files.items():
            made.writestr(name, held)
    return content.getvalue()


def test_an_archive_never_reaches_out_of_its_folder() -> None:
    content = archive(**{"answers.yaml": b"format: 1", "../../evil": b"x"})

    assert unpacked(content).documents == {}


@pytest.mark.parametrize(
    "content",
    [
        b"not an archive",
        archive(**{"readme.txt": b"x"}),
        archive(**{"answers.yaml": b"x", "a/answers.yaml": b"x"}),
        archive(**{"answers.yaml": b"\xff\xfe\xff"}),
        archive(**{f"file{n}": b"" for n in range(600)}),
        archive(**{"answers.yaml": b"x", "evidence/a.pdf": b"x" * (LARGEST + 1)}),
    ],
    ids=["no archive", "no answers", "two of them", "no text", "many files", "large"],
)
def test_another_archive_is_refused(content: bytes) -> None:
    with pytest.raises(StorageError):
        unpacked(content)


def test_only_evidence_inside_the_folder_is_read(
    tmp_path: Path, workspace: Workspace, pack: Pack
) -> None:
    (tmp_path / "secret").write_bytes(b"secret")
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "bill.pdf").write_bytes(b"%PDF")
    raw = as_data(load_answers(EXAMPLES[0], pack), workspace.order)
    raw["evidence"] = {
        "E1": {"title": "Bill", "path": "bill.pdf"},
        "E2": {"title": "Secret", "path": "../secret"},
        "E3": {"title": "Lost", "path": "lost.pdf"},
    }

    found = read_documents(folder, AnswersFile.model_validate(raw))

    assert found == {"bill.pdf": b"%PDF"}
