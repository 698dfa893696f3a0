from pathlib import Path

import pytest
from typer.testing import CliRunner

from assessor.cli.front import app


def run(*words: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(app, [str(word) for word in words])
    return result.exit_code, result.output


@pytest.mark.parametrize("name", ["form.xlsx", "form.yaml"])
def test_a_form_goes_out_and_comes_back(
    pack: Path, answers: Path, tmp_path: Path, name: str
) -> None:
    answers.write_text(answers.read_text().replace("HOURS", "12 h [10, 14]"))
    before = answers.read_text()
    target = tmp_path / name
    code, said = run("form", "export", answers, "-o", target, "--pack", pack)
    again, changed = run("form", "import", target, answers, "--pack", pack)

    assert (code, again) == (0, 0), said + changed
    assert "réponses modifiées : 0" in changed
    assert answers.read_text() == before


def test_an_empty_form_starts_an_answers_file(pack: Path, tmp_path: Path) -> None:
    form, target = tmp_path / "form.yaml", tmp_path / "new.yaml"
    folder = ["--pack", str(pack)]
    text = pack / "pack.yaml"
    text.write_text(
        text.read_text().replace(
            "profiles: {}",
            "profiles: {funding: {title: {en: F, fr: F}, description: {en: f, fr: f}}}",
        )
    )
    assert run("form", "export", "-o", form, *folder)[0] == 0
    head = "training.runs[row1].hours:"
    filled = form.read_text("utf-8").replace(head, f"{head}\n        value: 9", 1)
    assert filled != form.read_text("utf-8")
    form.write_text(filled, "utf-8")
    refused, why = run("form", "import", form, target, *folder)
    code, said = run("form", "import", form, target, "--name", "Mine", *folder)

    assert (refused, code) == (2, 0), why + said
    assert "--name" in why
    assert "training.runs[row1].hours: no answer → 9" in said
    assert "training.runs[row1].hours" in target.read_text("utf-8")


def test_a_wrong_form_saves_nothing(pack: Path, answers: Path, tmp_path: Path) -> None:
    answers.write_text(answers.read_text().replace("HOURS", "12"))
    before = answers.read_text()
    form = tmp_path / "form.yaml"
    run("form", "export", answers, "-o", form, "--pack", pack)
    form.write_text(form.read_text("utf-8").replace("value: 12", "value: -3"), "utf-8")
    code, said = run("form", "import", form, answers, "--pack", pack)

    assert code == 2
    assert "training.runs[main].hours" in said
    assert answers.read_text() == before
