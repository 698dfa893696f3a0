import os
import resource
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from assessor.domain.answers import Answer
from assessor.errors import StorageError
from assessor.storage import Store, open_store, read_journal
from tests.storage.conftest import NOON, ORDER, answers_with, saved

Opened = Callable[[], Store]


def refusal(act: Callable[[], object]) -> StorageError:
    with pytest.raises(StorageError) as refused:
        act()
    return refused.value


def other_project(folder: Path) -> Store:
    folder.mkdir()
    store = open_store(folder / "answers.yaml", NOON, ORDER)
    store.save(
        answers_with(3, "Another").model_copy(
            update={"answers": {"many.q7": Answer(value=70)}}
        ),
        what="answer",
        at=NOON,
    )
    store.close()
    return store


def test_the_journal_of_another_project_is_refused(path: Path, opened: Opened) -> None:
    store = opened()
    saved(store, 3)
    store.close()
    other = other_project(path.parent / "other")
    shutil.copy(other.journal, store.journal)
    before = (path.read_bytes(), store.journal.read_bytes())

    error = refusal(opened)

    assert "is the journal of another project (Another)" in str(error)
    assert "est le journal d’un autre projet (Another)" in error.in_language("fr")
    assert (path.read_bytes(), store.journal.read_bytes()) == before


def test_set_aside_the_journal_of_another_project_does_no_harm(
    path: Path, opened: Opened
) -> None:
    saved(opened(), 3)
    other = other_project(path.parent / "other")
    journal = path.with_name("answers.journal.jsonl")
    shutil.copy(other.journal, journal)
    refusal(opened)
    journal.unlink()

    saved(opened(), 4)

    assert read_journal(journal)[0][-1].number == 2


def test_a_project_renamed_by_hand_keeps_its_journal(
    path: Path, opened: Opened
) -> None:
    saved(opened(), 3)
    path.write_text(path.read_text().replace("A project", "Its new name"))

    assert opened().repaired == "outside"


def test_an_earlier_state_put_back_from_a_copy_keeps_its_journal(
    path: Path, opened: Opened
) -> None:
    store = opened()
    store.save(answers_with(0, "First name"), what="begin", at=NOON)
    early = path.read_bytes()
    saved(store, 2)
    saved(store, 3)
    store.close()
    path.write_bytes(early)

    assert opened().repaired == "outside"


def test_file_and_journal_removed_underneath_are_written_again(
    path: Path, opened: Opened
) -> None:
    store = opened()
    saved(store, 3)
    path.unlink()
    store.journal.unlink()

    saved(store, 4)

    assert [record.number for record in read_journal(store.journal)[0]] == [1, 2]
    assert opened().repaired == ""


def test_a_folder_removed_underneath_is_told_and_works_again_once_it_is_back(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "project"
    folder.mkdir()
    store = open_store(folder / "answers.yaml", NOON, ORDER)
    saved(store, 3)
    shutil.rmtree(folder)

    error = refusal(lambda: saved(store, 4))
    folder.mkdir()
    saved(store, 4)
    store.close()

    assert "put it back, then try again" in str(error)
    assert "fichier ou dossier absent" in error.in_language("fr")
    assert len(read_journal(store.journal)[0]) == 2


def test_a_full_disk_is_told_in_french(opened: Opened) -> None:
    store = opened()
    saved(store, 3)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))
    try:
        error = refusal(lambda: saved(store, 4))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    said = error.in_language("fr")
    assert "n’a pas pu être écrit (fichier trop grand)" in said
    assert "toutes les précédentes le sont" in said


@pytest.mark.parametrize(
    ("name", "french"),
    [(".", "est un dossier"), ("nowhere/answers.yaml", "n’existe pas")],
)
def test_a_place_that_cannot_be_used_is_told_in_french(
    tmp_path: Path, name: str, french: str
) -> None:
    error = refusal(lambda: open_store(tmp_path / name, NOON, ORDER))

    assert french in error.in_language("fr")


def test_the_holder_is_named_in_french(path: Path, opened: Opened) -> None:
    opened()

    error = refusal(lambda: open_store(path, NOON, ORDER))

    assert "est en cours de réponse par" in error.in_language("fr")
    assert f"(processus {os.getpid()}, depuis 2026" in error.in_language("fr")
    assert "Fermez d’abord cet entretien" in error.in_language("fr")


def test_a_change_by_another_program_is_told_in_french(
    path: Path, opened: Opened
) -> None:
    store = opened()
    saved(store, 3)
    path.write_text(path.read_text() + "# more\n")

    error = refusal(lambda: saved(store, 4))

    assert "a été modifié par un autre programme" in error.in_language("fr")


def test_tampering_is_told_in_french_at_its_record(path: Path, opened: Opened) -> None:
    store = opened()
    saved(store, 1)
    saved(store, 2)
    store.close()
    text = store.journal.read_text()
    store.journal.write_text(text.replace('"value":0', '"value":9', 1))

    error = refusal(opened)

    assert "answers.journal.jsonl:1 : cet enregistrement" in error.in_language("fr")
    assert path.exists()
