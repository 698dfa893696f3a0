import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assessor.assessing import assess, document_text
from assessor.catalogue.answers import load_answers
from assessor.cli import app
from assessor.domain.pack import Pack
from assessor.domain.shelf import Shelf
from assessor.notation import write
from assessor.reporting import report
from tests.hostile.conftest import project_of

REACHING = {
    "socket.connect",
    "socket.getaddrinfo",
    "urllib.Request",
    "subprocess.Popen",
}
WATCHED: list[list[str]] = []


def watch(event: str, arguments: tuple[object, ...]) -> None:
    if WATCHED and event in {"open", *REACHING}:
        WATCHED[-1].append(f"{event} {arguments[0]!r}")


sys.addaudithook(watch)  # cannot be taken away again; it does nothing unless watching


@pytest.fixture
def reached() -> Iterator[list[str]]:
    WATCHED.append([])
    yield WATCHED[-1]
    WATCHED.pop()


def test_the_watch_sees_a_file_that_is_opened(
    reached: list[str], tmp_path: Path
) -> None:
    (tmp_path / "x").write_text("x", "utf-8")

    assert any(str(tmp_path / "x") in one for one in reached)


@pytest.mark.parametrize(
    "address", ["secret.txt", "http://127.0.0.1:9/x", "file:///etc/hostname"]
)
def test_a_document_named_as_evidence_is_never_opened_or_fetched(
    pack: Pack, shelf: Shelf, tmp_path: Path, reached: list[str], address: str
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("not to be read", "utf-8")
    data = project_of("A text.", pack.header.version)
    data["evidence"] = {
        "E1": {
            "title": "Secret",
            "path": str(secret) if address == "secret.txt" else address,
            "url": address,
            "sha256": "0a" * 32,
        }
    }
    path = tmp_path / "answers.yaml"
    path.write_text(write(data), "utf-8")
    reached.clear()

    answers = load_answers(path, pack)
    made = assess(answers, pack, shelf, today=date(2026, 11, 21), draws=16)
    page = report(made, pack, language="en", format="html")
    result = CliRunner().invoke(app, ["check", str(path)])

    assert result.exit_code == 0
    assert any("answers.yaml" in one for one in reached)
    assert not any("secret.txt" in one or "hostname" in one for one in reached)
    assert not any(one.split(" ")[0] in REACHING for one in reached)
    assert "not to be read" not in page.decode() + document_text(made)
