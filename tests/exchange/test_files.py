import io
from pathlib import Path

import pytest

from assessor.errors import ExchangeError
from assessor.exchange import files
from assessor.exchange.documents import Place
from assessor.exchange.files import from_bytes, read_document


@pytest.mark.parametrize(
    "content",
    [
        "déjà".encode(),
        b"\xef\xbb\xbf" + "déjà".encode(),
        "déjà".encode("utf-16"),
        "déjà".encode("cp1252"),
    ],
    ids=["utf-8", "with a mark", "utf-16", "older Windows"],
)
def test_text_is_read_in_the_encodings_people_have(content: bytes) -> None:
    assert from_bytes("a.txt", content, "txt").text == "déjà"


def test_lines_end_as_on_any_system() -> None:
    document = from_bytes("a.txt", b"one\r\ntwo\rthree\n", "txt")

    assert document.place(document.text.index("three")) == Place(3, 1)


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("carbon **neutral** AI", "carbon neutral AI"),
        ("*carbon neutral*", "carbon neutral"),
        ("__zero__ `carbon`", "zero carbon"),
        ("* a point", "* a point"),
        ("snake_case 2 * 3", "snake_case 2 * 3"),
    ],
)
def test_marks_of_markdown_vanish_and_keep_columns(source: str, shown: str) -> None:
    text = from_bytes("a.md", source.encode(), "md").text

    assert text.replace("\u200b", "") == shown
    assert len(text) == len(source)


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(ExchangeError, match=r"a\.txt: is no text file"):
        from_bytes("a.txt", b"\x00\x01\x02", "txt")


@pytest.mark.parametrize(
    ("name", "why"),
    [("gone.txt", "cannot be read"), ("a.xls", "only .txt"), ("\0.txt", "cannot")],
)
def test_a_file_that_cannot_be_read_is_told_in_one_line(name: str, why: str) -> None:
    with pytest.raises(ExchangeError, match=why) as told:
        read_document(name)

    assert "\n" not in str(told.value)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    folder = tmp_path / "a.txt"
    folder.mkdir()

    with pytest.raises(ExchangeError, match="cannot be read"):
        read_document(str(folder))


def test_size_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LARGEST_FILE", 10)
    path = tmp_path / "a.txt"
    path.write_text("a" * 11)

    with pytest.raises(ExchangeError, match="larger than 10 bytes"):
        read_document(str(path))


def test_standard_input_is_plain_text(monkeypatch: pytest.MonkeyPatch) -> None:
    given = io.TextIOWrapper(io.BytesIO("zéro".encode()))
    monkeypatch.setattr("sys.stdin", given)

    assert read_document("-").text == "zéro"
