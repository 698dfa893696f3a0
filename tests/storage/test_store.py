import os
import resource
import stat
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from assessor.catalogue.answers import load_answers
from assessor.domain.answers import Answer
from assessor.domain.pack import Pack
from assessor.errors import StorageError
from assessor.notation import read_file
from assessor.storage import Store, fingerprint, open_store, read_journal, save_copy
from tests.storage.conftest import NOON, ORDER, answers_with, saved

Opened = Callable[[], Store]


def kept(path: Path) -> dict[str, object]:
    data = read_file(path).data
    assert isinstance(data, dict)
    given = data["answers"]
    assert isinstance(given, dict)
    return dict(given)


def test_what_was_saved_is_read_back(path: Path, opened: Opened) -> None:
    saved(opened(), 3)

    assert list(kept(path)) == ["many.q0", "many.q1", "many.q2"]
    assert kept(path)["many.q2"] == {"state": "answered", "value": 2}


def test_every_field_survives_the_round_trip(
    path: Path, small_pack: Pack, opened: Opened
) -> None:
    answer = Answer(
        value=1200.5,
        unit="1/year",
        range=(900.0, 1600.0),
        note="deux lignes\navec « accents » et 🙂",
        at=NOON,
        source="interview",
    )
    answers = answers_with(0).model_copy(
        update={"answers": {"service.uses_per_year": answer}}
    )
    opened().save(answers, what="answer", at=NOON)

    assert load_answers(path, small_pack) == answers


def test_answers_stand_in_the_order_of_the_pack(path: Path, opened: Opened) -> None:
    answers = answers_with(3)
    backwards = dict(reversed(answers.answers.items()))
    opened().save(
        answers.model_copy(update={"answers": backwards}), what="answer", at=NOON
    )

    assert list(kept(path)) == ["many.q0", "many.q1", "many.q2"]


def test_saving_the_same_again_writes_nothing(opened: Opened) -> None:
    store = opened()
    saved(store, 3)
    before = store.journal.read_bytes()

    saved(store, 3, minutes=5)

    assert store.journal.read_bytes() == before


def test_a_number_written_otherwise_is_a_change(opened: Opened) -> None:
    store = opened()
    saved(store, 2)
    other = answers_with(2).model_copy(
        update={"answers": {"many.q0": Answer(value=0), "many.q1": Answer(value=1.0)}}
    )

    store.save(other, what="answer", at=NOON)

    assert read_journal(store.journal)[0][-1].patch == {
        "answers/many.q1": {"state": "answered", "value": 1.0}
    }


def test_a_file_that_was_removed_is_rebuilt_from_the_journal(
    path: Path, opened: Opened
) -> None:
    saved(opened(), 3)
    saved(opened(), 4)
    before = path.read_text()
    path.unlink()

    store = opened()

    assert path.read_text() == before
    assert store.repaired == "rebuilt"


def test_a_file_removed_during_the_interview_is_written_again(
    path: Path, opened: Opened
) -> None:
    store = opened()
    saved(store, 3)
    path.unlink()

    saved(store, 4)

    assert len(kept(path)) == 4


def test_a_journal_removed_during_the_interview_is_written_again(
    opened: Opened,
) -> None:
    store = opened()
    saved(store, 3)
    store.journal.unlink()

    saved(store, 4)

    assert [r.number for r in read_journal(store.journal)[0]] == [1, 2]


def test_a_file_changed_by_another_program_is_not_overwritten(
    path: Path, opened: Opened
) -> None:
    store = opened()
    saved(store, 3)
    other = path.read_text().replace("A project", "Another name")
    path.write_text(other)

    with pytest.raises(StorageError, match="changed by another program"):
        saved(store, 4)

    assert path.read_text() == other


def test_a_file_edited_between_two_interviews_is_used_and_noted(
    path: Path, opened: Opened
) -> None:
    saved(opened(), 3)
    path.write_text("# mine\n" + path.read_text().replace("value: 2", "value: 7"))

    store = opened()

    assert store.repaired == "outside"
    assert "value: 7" in store.text
    assert read_journal(store.journal)[0][-1].what == "outside"


def test_an_edited_file_can_be_rebuilt_too(path: Path, opened: Opened) -> None:
    saved(opened(), 3)
    path.write_text(path.read_text().replace("value: 2", "value: 7"))
    opened()
    path.unlink()

    opened()

    assert kept(path)["many.q2"] == {"state": "answered", "value": 7}


def test_a_file_written_by_hand_is_kept_with_its_comments(
    path: Path, opened: Opened
) -> None:
    saved(opened(), 2)
    (path.parent / "answers.journal.jsonl").unlink()
    by_hand = f"# what we measured\n{path.read_text()}"
    path.write_text(by_hand)
    store = opened()

    saved(store, 3)

    assert store.kept is not None
    assert store.kept.read_text() == by_hand
    path.unlink()
    opened()
    assert len(kept(path)) == 3


def test_a_clock_that_goes_backwards_does_no_harm(path: Path, opened: Opened) -> None:
    store = opened()
    saved(store, 1, minutes=60)
    saved(store, 2, minutes=-60)

    assert opened().repaired == "clock"
    assert len(kept(path)) == 2


def test_files_larger_than_can_be_read_are_refused(path: Path, opened: Opened) -> None:
    store = opened()
    saved(store, 2)
    long = {f"many.q{n}": Answer(value="x" * 90_000) for n in range(30)}
    large = answers_with(0).model_copy(update={"answers": long})

    with pytest.raises(StorageError, match="at most 2 MB"):
        store.save(large, what="answer", at=NOON)

    assert len(kept(path)) == 2


def test_a_full_disk_loses_nothing_and_saving_again_works(
    path: Path, opened: Opened
) -> None:
    store = opened()
    saved(store, 40)
    before = path.read_text()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))
    try:
        with pytest.raises(StorageError, match="File too large"):
            saved(store, 41)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    assert path.read_text() == before
    saved(store, 41)
    assert len(kept(path)) == 41
    assert opened().repaired == ""


def test_a_disk_that_takes_the_journal_but_not_the_file_loses_nothing(
    path: Path, opened: Opened
) -> None:
    store = opened()
    saved(store, 200)
    path.chmod(0o600)
    journal = store.journal.stat().st_size
    (path.parent / f".answers.yaml.{os.getpid()}.tmp").mkdir()  # no room for the file

    with pytest.raises(StorageError, match="could not be saved"):
        saved(store, 201)

    assert store.journal.stat().st_size == journal
    (path.parent / f".answers.yaml.{os.getpid()}.tmp").rmdir()
    saved(store, 202)
    assert len(kept(path)) == 202
    assert opened().repaired == ""


def said_to_nobody(path: Path) -> str:
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:
        if os.geteuid() == 0:  # root may write anywhere
            os.setuid(65534)
        try:
            open_store(path, NOON, ORDER)
        except StorageError as error:
            os.write(write_end, str(error).encode())
        finally:
            os._exit(0)
    os.close(write_end)
    os.waitpid(child, 0)
    with os.fdopen(read_end) as end:
        return end.read()


@pytest.mark.parametrize(
    ("mode", "said"),
    [(0o555, "cannot be written to (Permission denied)"), (0o000, "cannot be reached")],
    ids=["read only", "closed"],
)
def test_a_folder_that_may_not_be_written_gets_a_clear_message(
    mode: int, said: str
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "answers.yaml").write_text("format: 1\n")
        Path(folder).chmod(mode)
        found = said_to_nobody(Path(folder) / "answers.yaml")
        Path(folder).chmod(0o700)

    assert said in found
    assert "Choose a folder where you may write" in found


@pytest.mark.parametrize(
    ("name", "said"),
    [(".", "is a folder"), ("nowhere/answers.yaml", "does not exist")],
)
def test_a_path_that_cannot_be_a_file_is_refused(
    tmp_path: Path, name: str, said: str
) -> None:
    with pytest.raises(StorageError, match=said):
        open_store(tmp_path / name, NOON, ORDER)


def test_a_symbolic_link_stays_a_link(path: Path, opened: Opened) -> None:
    target = path.with_name("real.yaml")
    path.symlink_to(target)

    saved(opened(), 1)

    assert path.is_symlink()
    assert len(kept(target)) == 1


def test_the_permissions_of_the_file_stay(path: Path, opened: Opened) -> None:
    store = opened()
    saved(store, 1)
    path.chmod(0o660)

    saved(store, 2)

    assert stat.S_IMODE(path.stat().st_mode) == 0o660


def test_leftovers_of_killed_writers_are_removed(path: Path, opened: Opened) -> None:
    leftover = path.with_name(".answers.yaml.123.tmp")
    leftover.write_text("half of")

    opened()

    assert not leftover.exists()


def test_a_copy_holds_all_the_answers(tmp_path: Path) -> None:
    save_copy(tmp_path / "copy.yaml", answers_with(5), ORDER)

    assert len(kept(tmp_path / "copy.yaml")) == 5


def test_the_fingerprint_is_that_of_the_content(tmp_path: Path) -> None:
    (tmp_path / "bill.pdf").write_bytes(b"abc")

    assert fingerprint(tmp_path / "bill.pdf").startswith("ba7816bf8f01cfea")
    with pytest.raises(StorageError, match="There is no file"):
        fingerprint(tmp_path / "no.pdf")
