import stat
from datetime import timedelta
from pathlib import Path

import pytest

from assessor.domain.answers import Answer, AnswersFile
from assessor.domain.revision import content_digest
from assessor.domain.submission import Step
from assessor.errors import StorageError
from assessor.storage import journal_of, open_store, read_journal
from assessor.storage.frozen import freeze
from tests.storage.conftest import NOON, ORDER, answers_with


def submitted(answers: AnswersFile) -> AnswersFile:
    digest = content_digest(answers, reviewed=False)
    data = {"status": "submitted", "revision": 1, "by": "P", "at": NOON}
    step = Step.model_validate({**data, "sha256": digest})
    return answers.model_copy(update={"submission": (step,)})


def test_the_journal_says_which_revision_an_edit_belongs_to(path: Path) -> None:
    answers = submitted(answers_with(2))
    edited = answers.model_copy(update={"answers": {"many.q0": Answer(value=9)}})
    store = open_store(path, NOON, ORDER)
    store.save(answers, what="submitted", at=NOON)
    store.save(edited, what="answer", at=NOON + timedelta(minutes=1))
    store.close()
    records, _ = read_journal(journal_of(path))

    assert [one.what for one in records] == ["submitted", "revision 2: answer"]
    assert "submission" in records[0].patch


def test_a_frozen_copy_is_not_written_to(path: Path) -> None:
    path.write_text("format: 1\n")
    copy = freeze(path, 2)

    assert copy.name == "answers.revision-2.yaml"
    assert copy.read_bytes() == path.read_bytes()
    assert stat.S_IMODE(copy.stat().st_mode) == 0o444


def test_a_copy_that_cannot_be_made_is_told(path: Path) -> None:
    with pytest.raises(StorageError, match="sign-off itself is saved"):
        freeze(path, 1)
