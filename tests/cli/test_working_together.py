import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assessor.cli.front import app
from assessor.notation import read_file
from assessor.storage import journal_of, read_journal

HOURS = "training.runs[main].hours"


def run(pack: Path, *words: str | Path) -> tuple[int, str]:
    given = [str(word) for word in (*words, "--pack", pack, "--lang", "en")]
    result = CliRunner().invoke(app, given)
    return result.exit_code, result.output


@pytest.fixture(autouse=True)
def filled(answers: Path) -> None:
    text = answers.read_text("utf-8").replace("HOURS", "{value: 12, quality: measured}")
    answers.write_text(text, "utf-8")


@pytest.fixture
def part(pack: Path, answers: Path, tmp_path: Path) -> Path:
    path = tmp_path / "part.yaml"
    handed: list[str | Path] = ["--sections", "training", "--to", "Marc", "-o", path]
    code, said = run(pack, "split", answers, *handed)
    assert code == 0, said
    return path


def retyped(path: Path, value: int) -> None:
    text = re.sub(r"value: \d+", f"value: {value}", path.read_text("utf-8"))
    path.write_text(text, "utf-8")


def test_split_prints_how_to_go_on_and_leaves_the_file(
    pack: Path, answers: Path, tmp_path: Path
) -> None:
    before = answers.read_bytes()
    path = tmp_path / "part.yaml"
    handed: list[str | Path] = ["--sections", "training", "--to", "Marc", "-o", path]
    _, said = run(pack, "split", answers, *handed)
    again, why = run(pack, "split", answers, *handed)

    assert "--only training" in said
    assert answers.read_bytes() == before
    assert again == 2
    assert "there already" in why


def test_a_part_can_be_checked_alone(pack: Path, part: Path) -> None:
    code, said = run(pack, "check", part)

    assert code == 0, said


def test_split_then_merge_is_the_same_file(
    pack: Path, answers: Path, part: Path
) -> None:
    before = answers.read_bytes()
    code, said = run(pack, "merge", answers, part)

    assert (code, answers.read_bytes()) == (0, before), said
    assert not journal_of(answers).exists()


def test_what_came_is_saved_with_a_record(
    pack: Path, answers: Path, part: Path
) -> None:
    retyped(part, 40)
    tried, _ = run(pack, "merge", answers, part, "--dry-run")
    assert "value: 12" in answers.read_text("utf-8")
    code, said = run(pack, "merge", answers, part)
    records, _ = read_journal(journal_of(answers))

    assert (tried, code) == (0, 0), said
    assert f"{HOURS}: 12 h → 40 h" in said
    assert records[-1].what == "merge part.yaml"


def test_a_conflict_ends_with_one_and_saves_nothing(
    pack: Path, answers: Path, part: Path
) -> None:
    retyped(part, 40)
    retyped(answers, 20)
    before = answers.read_bytes()
    code, said = run(pack, "merge", answers, part)
    wrong, why = run(pack, "merge", answers, part, "--take", "mine:x")
    idle, none = run(pack, "merge", answers, part, "--take", "ours:other.thing")
    after = answers.read_bytes()
    settled, taken = run(pack, "merge", answers, part, "--take", f"theirs:{HOURS}")

    assert (code, wrong, idle, settled) == (1, 2, 2, 0), said + why + none + taken
    assert "ours: 20" in said
    assert "theirs (Marc): 40" in said
    assert before == after
    assert "value: 40" in answers.read_text("utf-8")


def test_a_merge_goes_through_the_checks_of_any_file(
    pack: Path, answers: Path, part: Path
) -> None:
    retyped(part, 40)
    text = part.read_text("utf-8").replace("value: 40", "value: -3")
    part.write_text(text, "utf-8")
    code, said = run(pack, "merge", answers, part)

    assert code == 2
    assert HOURS in said


def test_two_versions_are_compared_by_file_and_by_journal(
    pack: Path, answers: Path, part: Path, tmp_path: Path
) -> None:
    earlier = tmp_path / "earlier.yaml"
    earlier.write_bytes(answers.read_bytes())
    retyped(part, 40)
    run(pack, "merge", answers, part)
    code, said = run(pack, "diff", earlier, answers, "--only-answers")
    by_record = run(pack, "diff", answers, "--record", "1", "--only-answers")
    worked, moved = run(pack, "diff", earlier, answers)

    assert (code, worked) == (0, 0), said + moved
    assert f"{HOURS}: 12 h, measured → 40 h, measured" in said
    assert by_record == (0, said)
    assert "Changes: 1" in moved


@pytest.mark.parametrize(
    "words", [[], ["--record", "99"], ["--at", "2001-01-01"], ["--at", "yesterday"]]
)
def test_a_version_that_is_not_there_is_wrong_use(
    pack: Path, answers: Path, words: list[str]
) -> None:
    assert run(pack, "diff", answers, *words)[0] == 2


def test_a_project_is_promoted(pack: Path, answers: Path) -> None:
    text = (pack / "pack.yaml").read_text("utf-8")
    stage = (
        "  production: {title: {en: Production, fr: Production}, evidence_target: 4}"
    )
    text = text.replace("parts: {}", f"{stage}\nparts: {{}}")
    (pack / "pack.yaml").write_text(text, "utf-8")
    tried, _ = run(pack, "promote", answers, "production", "--dry-run")
    assert "production" not in answers.read_text("utf-8")
    code, said = run(pack, "promote", answers, "production")
    data = read_file(answers).data

    assert (tried, code) == (0, 0), said
    assert "level 4 of 4 (it was 1)" in said
    assert isinstance(data, dict)
    assert data["project"]["stage"] == "production"
    assert run(pack, "promote", answers, "nowhere")[0] == 2


def test_a_letter_is_written_and_printed(
    pack: Path, answers: Path, tmp_path: Path
) -> None:
    target = tmp_path / "letter.md"
    code, said = run(pack, "letter", answers)
    written, _ = run(pack, "letter", answers, "-o", target)
    wrong, _ = run(pack, "letter", answers, "-o", tmp_path / "letter.odt")

    assert (code, written, wrong) == (0, 0, 2), said
    assert "takes no decision" in said
    assert target.read_text("utf-8").startswith("# Request for further information")


def test_a_letter_asks_for_what_is_required_and_missing(
    pack: Path, answers: Path
) -> None:
    text = answers.read_text("utf-8").replace("{value: 12, quality: measured}", "'?'")
    answers.write_text(text, "utf-8")
    _, said = run(pack, "letter", answers)

    assert "How many hours? (main)" in said
