import json
import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from assessor.errors import StorageError
from assessor.storage import Store, open_store, read_journal
from tests.storage.conftest import NOON, ORDER, saved

Opened = Callable[[], Store]


@pytest.fixture
def journal(opened: Opened) -> Path:
    store = opened()
    for count in range(1, 6):
        saved(store, count)
    store.close()
    return store.journal


def test_each_change_is_one_line_bound_to_the_one_before(journal: Path) -> None:
    records, length = read_journal(journal)

    assert [record.number for record in records] == [1, 2, 3, 4, 5]
    assert length == journal.stat().st_size
    assert all(record.previous == before.digest for before, record in pairwise(records))


@pytest.mark.parametrize(
    ("number", "change"),
    [
        (2, lambda line: line.replace('"value":1', '"value":9')),
        (3, lambda line: line.replace("2026", "2025", 1)),
        (4, lambda line: re.sub('"digest":"....', '"digest":"0000', line)),
        (2, lambda _line: ""),
        (3, lambda line: line + line),
        (1, lambda _line: "not json\n"),
    ],
    ids=["value", "date", "digest", "removed", "twice", "garbled"],
)
def test_a_record_that_was_tampered_with_is_named(
    journal: Path, path: Path, number: int, change: Callable[[str], str]
) -> None:
    lines = journal.read_text().splitlines(keepends=True)
    lines[number - 1] = change(lines[number - 1])
    journal.write_text("".join(lines))
    wrong = number + 1 if lines[number - 1].count("\n") > 1 else number
    before = path.read_text()

    with pytest.raises(StorageError, match=rf"journal\.jsonl:{wrong}: this record"):
        open_store(path, NOON, ORDER)

    assert path.read_text() == before


@pytest.mark.parametrize("left", [1, 40, -1])
def test_a_torn_last_line_is_cut_off_and_said(
    journal: Path, path: Path, left: int
) -> None:
    lines = journal.read_text().splitlines(keepends=True)
    journal.write_text("".join(lines) + lines[0][:left])

    store = open_store(path, NOON, ORDER)
    saved(store, 7)
    store.close()

    assert store.repaired == "torn"
    assert len(read_journal(journal)[0]) == 6


@pytest.mark.usefixtures("journal")
def test_a_crash_between_journal_and_file_is_completed(path: Path) -> None:
    after = path.read_text()
    earlier = path.with_name("earlier.yaml")
    store = open_store(earlier, NOON, ORDER)
    saved(store, 4)
    store.close()
    path.write_text(earlier.read_text())

    store = open_store(path, NOON, ORDER)
    store.close()

    assert store.repaired == "completed"
    assert path.read_text() == after


def test_records_are_plain_json(journal: Path) -> None:
    first = json.loads(journal.read_text().splitlines()[0])

    assert first["what"] == "answer"
    assert first["patch"]["project"]["name"] == "A project"
