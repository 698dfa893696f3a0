import json
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner, Result

from assessor.cli import app

CALL = """\
format: 1
id: small-call
title: {en: Small call, fr: Petit appel}
funder: A fund (illustrative)
pack: {id: small, version: 0.1.0, folder: ../small, sha256: "DIGEST"}
factors: {sha256: "DIGEST"}
as_of: 2026-11-21
horizon: 5
profile: funding
"""
Run = Callable[..., Result]


def send(folder: Path, answers: Path, name: str, hours: str = "12 h") -> None:
    target = folder / "submissions" / name / "answers.yaml"
    target.parent.mkdir(parents=True)
    target.write_text(answers.read_text("utf-8").replace("HOURS", hours), "utf-8")


@pytest.fixture
def folder(tmp_path: Path, pack: Path) -> Path:
    assert pack.parent == tmp_path
    made = tmp_path / "fund"
    made.mkdir()
    (made / "call.yaml").write_text(CALL.replace("DIGEST", "0" * 64), "utf-8")
    return made


@pytest.fixture
def run(folder: Path) -> Run:
    def of(*words: str) -> Result:
        return CliRunner().invoke(app, ["call", str(folder), "--draws", "16", *words])

    return of


def names(folder: Path) -> list[str]:
    data = json.loads((folder / "results" / "committee.json").read_bytes())
    return [entry["name"] for entry in data["entries"]]


def test_twelve_submissions_are_set_side_by_side(
    folder: Path, answers: Path, run: Run
) -> None:
    for number in range(12):
        send(folder, answers, f"project-{number:03}", f"{number + 20} h")

    result = run("--no-reports", "--lang", "en")

    assert result.exit_code == 0, result.output
    assert "12 submissions assessed" in result.stdout
    assert len(names(folder)) == 12
    assert (folder / "results" / "committee.pdf").read_bytes().startswith(b"%PDF")
    book = load_workbook(folder / "results" / "committee.xlsx")
    assert book["Submissions"].max_row == 13
    assert not (folder / "results" / "reports").exists()


def test_bad_files_are_named_once_each_and_stop_no_other(
    folder: Path, answers: Path, run: Run
) -> None:
    send(folder, answers, "good")
    send(folder, answers, "impossible", "13 h")
    (folder / "submissions" / "broken.yaml").write_text("a: [\n", "utf-8")
    (folder / "submissions" / "form.xlsx").write_bytes(b"no workbook")
    (folder / "submissions" / "nothing").mkdir()
    send(folder, answers, "twin")
    (folder / "submissions" / "twin.yaml").write_bytes(answers.read_bytes())

    result = run("--no-reports", "--lang", "en")

    assert result.exit_code == 1
    assert names(folder) == ["good", "twin"]
    for told in (
        "submissions/broken.yaml:2: ",
        "Treize est impossible",
        "submissions/form.xlsx",
        "submissions/nothing: expected answers.yaml or one .xlsx form",
        "have the same name",
    ):
        assert result.stderr.count(told) == 1, (told, result.stderr)


def test_a_form_that_came_back_is_a_submission(
    folder: Path, pack: Path, answers: Path, run: Run
) -> None:
    answers.write_text(answers.read_text("utf-8").replace("HOURS", "21 h"), "utf-8")
    header = pack / "pack.yaml"
    profile = "{funding: {title: {en: a, fr: a}, description: {en: a, fr: a}}}"
    text = header.read_text("utf-8").replace("profiles: {}", f"profiles: {profile}")
    header.write_text(text, "utf-8")
    (folder / "submissions").mkdir()
    form = folder / "submissions" / "by-form.xlsx"
    words = ["form", "export", str(answers), "--pack", str(pack), "-o", str(form)]
    assert CliRunner().invoke(app, words).exit_code == 0

    result = run("--no-reports")

    assert result.exit_code == 0, result.output
    data = json.loads((folder / "results" / "committee.json").read_bytes())
    assert [entry["project"] for entry in data["entries"]] == ["Example"]
    assert data["entries"][0]["given"] == 1


def test_what_is_made_and_unchanged_is_not_made_again(
    folder: Path, answers: Path, run: Run
) -> None:
    send(folder, answers, "one")
    send(folder, answers, "two")
    assert run("--template", "card").exit_code == 0
    reports = folder / "results" / "reports"
    before = {path.name: path.stat().st_mtime_ns for path in reports.iterdir()}
    send(folder, answers, "three")
    changed = folder / "submissions" / "two" / "answers.yaml"
    changed.write_text(answers.read_text("utf-8").replace("HOURS", "30 h"), "utf-8")

    assert run("--template", "card", "--jobs", "2").exit_code == 0

    after = {path.name: path.stat().st_mtime_ns for path in reports.iterdir()}
    assert set(after) == {"one.pdf", "two.pdf", "three.pdf"}
    assert after["one.pdf"] == before["one.pdf"]
    assert after["two.pdf"] != before["two.pdf"]


def test_two_runs_write_the_same_bytes(folder: Path, answers: Path, run: Run) -> None:
    send(folder, answers, "one")
    assert run("--no-reports").exit_code == 0
    results = folder / "results"
    first = {path.name: path.read_bytes() for path in results.glob("committee.*")}

    assert run("--no-reports").exit_code == 0

    assert first == {
        path.name: path.read_bytes() for path in results.glob("committee.*")
    }
    assert set(first) == {"committee.json", "committee.pdf", "committee.xlsx"}


def test_a_damaged_note_is_made_again(folder: Path, answers: Path, run: Run) -> None:
    send(folder, answers, "one")
    assert run("--no-reports").exit_code == 0
    note = folder / "results" / ".made" / "one.json"
    note.write_text("{", "utf-8")

    assert run("--no-reports").exit_code == 0

    assert json.loads(note.read_bytes())["entry"]["name"] == "one"


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda folder: (folder / "call.yaml").unlink(), "there is no call.yaml"),
        (lambda _: None, "there is no folder submissions"),
        (lambda folder: (folder / "submissions").mkdir(), "expected 1 to 5000"),
    ],
    ids=["no call", "no folder", "nothing sent"],
)
def test_a_folder_that_is_no_call_is_refused(
    folder: Path, run: Run, spoil: Callable[[Path], object], told: str
) -> None:
    spoil(folder)

    result = run()

    assert result.exit_code == 2
    assert told in result.stderr


def test_a_template_that_there_is_none_of_stops_everything(
    folder: Path, answers: Path, run: Run
) -> None:
    send(folder, answers, "one")

    result = run("--template", "brief")

    assert result.exit_code == 2
    assert "there is no report template brief" in result.stderr
