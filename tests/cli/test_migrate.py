from pathlib import Path

from typer.testing import CliRunner

from assessor.cli import app

MIGRATIONS = """\
migrations:
  - from: 0.1.0
    to: 0.2.0
    steps:
      - do: rename
        id: training.runs.hours
        to: training.runs.duration
        reason: {en: Plainer., fr: Plus simple.}
      - do: add
        id: training.runs.duration
        reason: {en: Asked now., fr: Demandé désormais.}
"""


def later(pack: Path) -> Path:
    for name, old, new in (
        ("pack.yaml", "0.1.0", "0.2.0"),
        ("sections/10-training.yaml", "runs.hours", "runs.duration"),
    ):
        path = pack / name
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    (pack / "migrations.yaml").write_text(MIGRATIONS, "utf-8")
    return pack


def run(*words: object) -> tuple[int, str]:
    result = CliRunner().invoke(app, [str(word) for word in words])
    return result.exit_code, result.output


def test_answers_are_written_beside_the_old_ones_with_a_log(
    pack: Path, answers: Path
) -> None:
    before = answers.read_text("utf-8").replace("HOURS", "12")
    answers.write_text(before, "utf-8")

    code, said = run("migrate", answers, "--pack", later(pack))

    assert code == 0, said
    assert "training.runs[main].hours (12) devient training.runs[main].duration" in said
    assert answers.read_text("utf-8") == before
    moved = (answers.parent / "answers.0.2.0.yaml").read_text("utf-8")
    assert "training.runs[main].duration" in moved
    log = (answers.parent / "answers.0.2.0.migration.yaml").read_text("utf-8")
    assert "Plus simple." in log
    assert run("check", answers.parent / "answers.0.2.0.yaml", "--pack", pack)[0] == 0


def test_a_file_that_is_there_is_not_written_over(pack: Path, answers: Path) -> None:
    answers.write_text(answers.read_text("utf-8").replace("HOURS", "12"), "utf-8")
    words = ("migrate", answers, "--pack", later(pack), "--lang", "en")

    assert run(*words)[0] == 0
    code, said = run(*words)

    assert code == 2
    assert "is there already" in said


def test_a_dry_run_writes_nothing(pack: Path, answers: Path) -> None:
    answers.write_text(answers.read_text("utf-8").replace("HOURS", "12"), "utf-8")

    code, said = run("migrate", answers, "--pack", later(pack), "--dry-run")

    assert code == 0
    assert "nouvelle question" in said
    assert [*answers.parent.glob("*0.2.0*")] == []
