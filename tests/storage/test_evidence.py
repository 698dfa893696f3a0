import os
from pathlib import Path

import pytest

from assessor.domain.answers import Evidence
from assessor.errors import StorageError
from assessor.storage.evidence import (
    LARGEST,
    Fault,
    bring_along,
    digest_of,
    fault_of,
    take_in,
)


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    folder.mkdir()
    return folder / "answers.yaml"


@pytest.fixture
def meter(tmp_path: Path) -> Path:
    path = tmp_path / "Relevé du compteur.pdf"
    path.write_bytes(b"1200 kWh")
    return path


def test_a_document_is_copied_and_found_again(answers: Path, meter: Path) -> None:
    path, digest = take_in(answers, meter, "E1")

    assert path == "evidence/E1-Releve-du-compteur.pdf"
    assert digest_of(answers, path) == digest
    assert fault_of(answers, Evidence(title="M", path=path, sha256=digest)) is None


def test_a_document_that_changed_or_went_is_told(answers: Path, meter: Path) -> None:
    path, digest = take_in(answers, meter, "E1")
    known = Evidence(title="M", path=path, sha256=digest)
    (answers.parent / path).write_bytes(b"1 kWh")
    changed = fault_of(answers, known)
    (answers.parent / path).unlink()

    assert (changed, fault_of(answers, known)) == (Fault.CHANGED, Fault.MISSING)


@pytest.mark.parametrize(
    "path", ["../secret.txt", "/etc/hostname", "evidence/../../secret.txt", "a\\b", ""]
)
def test_nothing_outside_the_folder_is_opened(answers: Path, path: str) -> None:
    (answers.parent.parent / "secret.txt").write_text("secret")

    assert digest_of(answers, path) is Fault.OUTSIDE


def test_links_are_not_followed(answers: Path, meter: Path) -> None:
    inside = answers.parent / "evidence"
    inside.mkdir()
    (inside / "file.pdf").symlink_to(meter)
    (answers.parent / "folder").symlink_to(meter.parent)

    assert digest_of(answers, "evidence/file.pdf") is Fault.LINK
    assert digest_of(answers, f"folder/{meter.name}") is Fault.LINK
    with pytest.raises(StorageError, match="link"):
        take_in(answers, inside / "file.pdf", "E1")


def test_a_pipe_is_not_waited_for(answers: Path) -> None:
    os.mkfifo(answers.parent / "pipe")

    assert digest_of(answers, "pipe") is Fault.NOT_A_FILE


def test_no_more_than_a_bound_is_read(answers: Path, meter: Path) -> None:
    path, _ = take_in(answers, meter, "E1")
    for held in (meter, answers.parent / path):
        os.truncate(held, LARGEST + 1)

    assert digest_of(answers, path) is Fault.TOO_LARGE
    with pytest.raises(StorageError, match="--url"):
        take_in(answers, meter, "E2")


def test_another_document_of_the_same_name_is_not_overwritten(
    answers: Path, meter: Path
) -> None:
    path, _ = take_in(answers, meter, "E1")
    meter.write_bytes(b"other")
    with pytest.raises(StorageError, match="another file"):
        take_in(answers, meter, "E1")

    assert (answers.parent / path).read_bytes() == b"1200 kWh"


def test_a_document_comes_along_with_a_part(
    answers: Path, meter: Path, tmp_path: Path
) -> None:
    (tmp_path / "away").mkdir()
    part = tmp_path / "away" / "part.yaml"
    path, digest = take_in(part, meter, "E2")

    assert bring_along(part, answers, path) is None
    assert digest_of(answers, path) == digest
    assert bring_along(part, answers, "evidence/none.pdf") is Fault.MISSING
