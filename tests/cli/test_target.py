from pathlib import Path

import pytest
from typer.testing import CliRunner

from assessor.cli import app
from assessor.cli.target import format_of, write_whole
from assessor.errors import ReportError, UsageError


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        (None, "pdf"),
        ("a.pdf", "pdf"),
        ("a.PDF", "pdf"),
        ("b/a.html", "html"),
        ("a.md", "md"),
        ("a.json", "json"),
        ("a.xlsx", "xlsx"),
    ],
)
def test_the_name_says_what_the_report_is(name: str | None, kind: str) -> None:
    assert format_of(Path(name) if name else None) == kind


@pytest.mark.parametrize("name", ["a", "a.docx", "pdf"])
def test_another_ending_is_refused(name: str) -> None:
    with pytest.raises(UsageError, match="give --format"):
        format_of(Path(name))


@pytest.mark.parametrize(
    ("output", "message"),
    [
        (".", "is a folder"),
        ("answers.yaml", "is the answers file"),
        ("nowhere/report.pdf", "There is no folder"),
    ],
)
def test_what_cannot_be_written_is_refused_before_the_work_starts(
    output: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("answers.yaml").write_text("not: read", "utf-8")
    arguments = ["report", "answers.yaml", "--format", "pdf", "--output", output]

    result = CliRunner().invoke(app, arguments)

    assert message in result.stderr
    assert result.exit_code == 2


def test_a_file_is_replaced_as_a_whole(tmp_path: Path) -> None:
    target = tmp_path / "report.pdf"
    target.write_bytes(b"old and longer")

    write_whole(target, b"new")

    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


def test_a_refusal_of_the_system_is_told(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="cannot be written"):
        write_whole(tmp_path / "gone" / "report.pdf", b"new")
    with pytest.raises(ReportError, match="cannot be written"):
        write_whole(tmp_path, b"new")
