import hashlib
from pathlib import Path

import pytest

from assessor.portfolio.kept import Kept, key_of, recall
from tests.portfolio.conftest import MakeEntry

REPORT = b"%PDF"


@pytest.fixture
def note(tmp_path: Path, entry: MakeEntry) -> Path:
    (tmp_path / "a.pdf").write_bytes(REPORT)
    digest = hashlib.sha256(REPORT).hexdigest()
    kept = Kept(key="k", report=digest, entry=entry("a"))
    path = tmp_path / "a.json"
    path.write_text(kept.model_dump_json(), "utf-8")
    return path


def test_what_is_unchanged_is_recalled(note: Path, entry: MakeEntry) -> None:
    assert recall(note, "k", note.with_suffix(".pdf")) == entry("a")
    assert recall(note, "k", None) == entry("a")


def test_what_changed_is_not_recalled(note: Path) -> None:
    report = note.with_suffix(".pdf")

    assert recall(note, "other", report) is None
    assert recall(note.with_name("b.json"), "k", report) is None
    report.write_bytes(b"%PDF half")
    assert recall(note, "k", report) is None
    report.unlink()
    assert recall(note, "k", report) is None


def test_a_damaged_note_is_no_note(note: Path) -> None:
    note.write_text("{", "utf-8")

    assert recall(note, "k", None) is None


def test_a_key_tells_where_one_part_ends() -> None:
    assert key_of([b"a", b"bc"]) != key_of([b"ab", b"c"])
    assert key_of([b"a", b"b"]) == key_of([b"a", b"b"])
