from pathlib import Path

import pytest
from typer.testing import CliRunner

from assessor.cli.front import app


def run(*words: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(app, [str(word) for word in words])
    return result.exit_code, result.output


@pytest.fixture
def asked(pack: Path, answers: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1772323200")
    section = pack / "sections" / "10-training.yaml"
    text = section.read_text("utf-8")
    section.write_text(
        text.replace("    unit: h", "    holder: [supplier]\n    unit: h")
    )
    answers.write_text(answers.read_text("utf-8").replace("HOURS", "'?'"), "utf-8")
    return answers


def test_each_holder_gets_a_mail_and_a_workbook(
    pack: Path, asked: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    code, said = run("requests", asked, "-o", folder, "--pack", pack)
    mail = (folder / "request-supplier.txt").read_text("utf-8")

    assert code == 0, said
    assert (folder / "request-supplier.xlsx").read_bytes().startswith(b"PK")
    assert "How many hours? (main)" in mail
    assert "Combien d'heures ? (main)" in mail
    assert "Émissions" in mail or "émissions" in mail
    assert "location-based" in mail


def test_check_tells_what_has_not_come_until_it_has(
    pack: Path, asked: Path, tmp_path: Path
) -> None:
    run("requests", asked, "-o", tmp_path / "out", "--pack", pack)
    waiting = run("check", asked, "--pack", pack, "--lang", "en")[1]
    run("requests", asked, "-o", tmp_path / "out", "--pack", pack)
    asked.write_text(asked.read_text("utf-8").replace("'?'", "12"), "utf-8")
    come = run("check", asked, "--pack", pack, "--lang", "en")[1]

    said = "training.runs[main].hours: asked of supplier on 2026-03-01, not received"
    assert waiting.count(said) == 1
    assert "not received" not in come


def test_a_damaged_list_of_requests_is_named(
    pack: Path, asked: Path, tmp_path: Path
) -> None:
    asked.with_name("answers.requests.yaml").write_text("requests: 3\n", "utf-8")
    code, said = run("requests", asked, "-o", tmp_path / "out", "--pack", pack)

    assert code == 2
    assert "answers.requests.yaml" in said
