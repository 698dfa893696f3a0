import os
import shutil
import time
from pathlib import Path

import pytest

from assessor.catalogue.cache import MOST_ENTRIES, keep, kept, key_of
from assessor.catalogue.factors import open_shelf
from assessor.catalogue.packs import PackFiles, load_pack, with_choices
from assessor.catalogue.vocabularies import Vocabularies
from assessor.domain.shelf import Shelf
from assessor.errors import CatalogueError
from assessor.resources import data_folder

SMALL = Path(__file__).parents[1] / "packs" / "small"


@pytest.fixture
def entries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("ASSESSOR_CACHE", raising=False)
    return tmp_path / "cache" / "assessor"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL, tmp_path / "small"))


def files_of(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.yaml"))


def test_a_pack_is_the_same_read_and_remembered(
    entries: Path, small: Path, shelf: Shelf
) -> None:
    words = Vocabularies(shelf)
    read = load_pack(small, words)
    assert len(list(entries.iterdir())) == 1
    remembered = load_pack(small, words)
    plainly = PackFiles(small).pack
    assert plainly is not None
    assert read == remembered == with_choices(plainly, words)
    assert read.digest == remembered.digest


def test_the_shipped_pack_and_tables_are_the_same_read_and_remembered(
    entries: Path, shelf: Shelf
) -> None:
    folder = data_folder("questionnaires") / "ai-environment"
    words = Vocabularies(shelf)
    assert load_pack(folder, words) == load_pack(folder, words)
    tables = data_folder("factor_db")
    first, second = open_shelf(tables), open_shelf(tables)
    assert {name: first[name] for name in first} == dict(shelf.tables)
    assert len(list(entries.iterdir())) == 2
    assert {name: second[name] for name in second} == dict(shelf.tables)
    assert second.digest == shelf.digest


def test_a_changed_file_is_read_again(entries: Path, small: Path, shelf: Shelf) -> None:
    words = Vocabularies(shelf)
    before = load_pack(small, words)
    head = small / "pack.yaml"
    text = head.read_text("utf-8")
    head.write_text(text.replace("licence: ", "licence: X-", 1), "utf-8")
    after = load_pack(small, words)
    assert after.header.licence != before.header.licence
    assert len(list(entries.iterdir())) == 2


def test_a_wrong_pack_is_told_however_often_it_is_read(
    entries: Path, small: Path, shelf: Shelf
) -> None:
    (small / "pack.yaml").write_text("id: [\n", "utf-8")
    for _ in range(2):
        with pytest.raises(CatalogueError):
            load_pack(small, Vocabularies(shelf))
    assert not entries.exists()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"not JSON",
        b"0" * 64 + b"\n{}",
        b"\xff\x00",
        b"44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a\n{}",
    ],
    ids=["empty", "unsealed", "text", "false seal", "bytes", "foreign"],
)
def test_an_entry_that_is_not_ours_is_read_over(
    content: bytes, entries: Path, small: Path, shelf: Shelf
) -> None:
    words = Vocabularies(shelf)
    read = load_pack(small, words)
    (entry,) = entries.iterdir()
    whole = entry.read_bytes()
    entry.write_bytes(content)
    assert load_pack(small, words) == read
    assert entry.read_bytes() == whole


def test_a_foreign_entry_of_tables_is_read_over(entries: Path, shelf: Shelf) -> None:
    folder = data_folder("factor_db")
    opened = open_shelf(folder)
    name = next(iter(opened))
    assert len([opened[one] for one in opened]) == len(shelf)
    (entry,) = entries.iterdir()
    keep(entry.stem, b'{"%s": "{}"}' % name.encode())
    assert open_shelf(folder)[name] == shelf[name]


def test_others_cannot_slip_an_entry_in(entries: Path) -> None:
    keep("pack-0", b"{}")
    assert kept("pack-0") == b"{}"
    entries.chmod(0o777)
    assert kept("pack-0") is None
    entries.chmod(0o700)
    (entries / "pack-0.json").chmod(0o666)
    assert kept("pack-0") is None


def test_a_link_is_not_followed(entries: Path, tmp_path: Path) -> None:
    keep("pack-0", b"{}")
    elsewhere = tmp_path / "elsewhere.json"
    (entries / "pack-0.json").rename(elsewhere)
    (entries / "pack-0.json").symlink_to(elsewhere)
    assert kept("pack-0") is None


def test_the_entries_not_used_for_longest_go_first(entries: Path) -> None:
    past = time.time() - 1000
    for number in range(MOST_ENTRIES):
        keep(f"pack-{number}", b"{}")
        os.utime(entries / f"pack-{number}.json", (past + number, past + number))
    kept("pack-0")
    keep("pack-new", b"{}")
    left = {path.stem for path in entries.iterdir()}
    assert len(left) == MOST_ENTRIES
    assert {"pack-0", "pack-new"} < left
    assert "pack-1" not in left


def test_nothing_is_kept_where_it_is_switched_off(
    entries: Path, small: Path, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ASSESSOR_CACHE", "off")
    load_pack(small, Vocabularies(shelf))
    assert not entries.exists()


def test_a_folder_that_cannot_be_written_hinders_nothing(
    entries: Path, small: Path, shelf: Shelf
) -> None:
    entries.parent.write_text("a file, not a folder", "utf-8")
    assert load_pack(small, Vocabularies(shelf)).header.id


@pytest.mark.parametrize("change", ["content", "name"])
def test_the_key_changes_with_what_is_read(small: Path, change: str) -> None:
    before = key_of("pack", files_of(small), small)
    head = small / "pack.yaml"
    if change == "content":
        head.write_bytes(head.read_bytes() + b"\n")
    else:
        head.rename(small / "other.yaml")
    assert before != key_of("pack", files_of(small), small)


def test_the_key_is_the_same_wherever_the_folder_lies(small: Path) -> None:
    assert key_of("pack", files_of(small), small) == key_of(
        "pack", files_of(SMALL), SMALL
    )


def test_kinds_have_keys_of_their_own(small: Path) -> None:
    files = files_of(small)
    assert key_of("pack", files, small) != key_of("factors", files, small)


def test_too_much_has_no_key(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assessor.catalogue.cache.MOST_BYTES", 10)
    assert key_of("pack", files_of(small), small) is None


@pytest.mark.parametrize("named", ["", "relative/folder"])
def test_without_an_absolute_folder_the_usual_one_is_used(
    named: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", named)
    monkeypatch.setenv("HOME", str(tmp_path))
    keep("pack-0", b"{}")
    assert (tmp_path / ".cache" / "assessor" / "pack-0.json").is_file()
