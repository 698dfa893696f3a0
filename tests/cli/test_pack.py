import re
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assessor.cli import app

SMALL_FUND = Path(__file__).parents[1] / "packs" / "small-fund"
CASE = "tests/cases/shared/expected.yaml"


def test_a_sound_pack_is_counted(pack: Path) -> None:
    result = CliRunner().invoke(app, ["pack", "check", str(pack)])

    assert "small 0.1.0 is sound: 1 questions in 1 sections" in result.output
    assert result.exit_code == 0


def test_every_mistake_is_printed_with_its_place(pack: Path) -> None:
    section = pack / "sections" / "10-training.yaml"
    text = section.read_text("utf-8")
    section.write_text(
        text.replace("hours != 13", "minutes != 13").replace("!= 14", "!= ("), "utf-8"
    )

    result = CliRunner().invoke(app, ["pack", "check", str(pack)])

    assert result.stderr.count("10-training.yaml:6: ") == 2
    assert "2 to correct" in result.stderr
    assert result.exit_code == 2


def test_a_folder_without_a_pack_is_refused(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["pack", "check", str(tmp_path)])

    assert "there is no questionnaire pack here" in result.stderr
    assert result.exit_code == 2


@pytest.fixture
def fund(tmp_path: Path) -> Path:
    shutil.copytree(SMALL_FUND.with_name("small"), tmp_path / "base" / "small")
    return Path(shutil.copytree(SMALL_FUND, tmp_path / "base" / "small-fund"))


def test_an_extension_is_checked_with_what_it_extends() -> None:
    result = CliRunner().invoke(app, ["pack", "check", str(SMALL_FUND)])

    assert "small-fund 1.0.0 is sound" in result.output
    assert "It extends small 0.1.0." in result.output
    assert result.exit_code == 0


def test_the_cases_of_a_pack_are_tried_and_printed_as_a_table() -> None:
    result = CliRunner().invoke(app, ["pack", "test", str(SMALL_FUND)])

    assert re.search(r"^case +what +expected +found$", result.output, re.MULTILINE)
    assert re.search(r"^shared +G3 +clear +clear +holds$", result.output, re.MULTILINE)
    assert "4 of 4 hold." in result.output
    assert result.exit_code == 0


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("G3: clear", "G3: fired", r"shared +G3 +fired +clear +DOES NOT HOLD"),
        ("G3: clear", "G9: clear", r"G9 +clear +no such gate +DOES NOT HOLD"),
        ("shared: fired", "shared: absent", r"absent +fired +DOES NOT HOLD"),
        ("asked: [small", "not_asked: [small", r"not asked +asked +DOES NOT HOLD"),
        ("[0.75, 0.75]", "[0.5, 0.5]", r"0.50 to 0.50 +0.75 to 0.75 +DOES NOT HOLD"),
        (
            "gauges:",
            "totals: {energy: {central: 1, unit: MJ}}\ngauges:",
            r"energy +1 MJ +1200 kWh +DOES NOT HOLD",
        ),
    ],
)
def test_what_a_case_must_say_and_does_not_is_marked(
    fund: Path, old: str, new: str, line: str
) -> None:
    text = (fund / CASE).read_text("utf-8")
    assert old in text
    (fund / CASE).write_text(text.replace(old, new, 1), "utf-8")

    result = CliRunner().invoke(app, ["pack", "test", str(fund)])

    assert re.search(line, result.output), result.output
    assert result.exit_code == 1


def test_a_case_that_is_wrong_is_refused_with_its_line(fund: Path) -> None:
    (fund / CASE).write_text("title: A\non: 2026-01-01\ngate: {}\n", "utf-8")

    result = CliRunner().invoke(app, ["pack", "test", str(fund)])

    assert "expected.yaml:3: gate: this key is not known: did you mean gates" in (
        result.stderr
    )
    assert result.exit_code == 2


def test_a_pack_without_cases_says_where_they_go(pack: Path) -> None:
    result = CliRunner().invoke(app, ["pack", "test", str(pack)])

    assert "this pack has no case" in result.stderr
    assert result.exit_code == 2


def test_a_version_that_rises_too_little_is_refused(fund: Path, tmp_path: Path) -> None:
    later = Path(shutil.copytree(fund.parent / "small", tmp_path / "later"))
    for name, old, new in (
        ("pack.yaml", "version: 0.1.0", "version: 0.1.1"),
        ("sections/20-need.yaml", "weight: 1", "weight: 1.25"),
    ):
        text = (later / name).read_text("utf-8")
        (later / name).write_text(text.replace(old, new, 1), "utf-8")

    words = ["pack", "diff", str(fund.parent / "small"), str(later)]
    result = CliRunner().invoke(app, words)

    assert "changed question necessity.alternatives: weight (major)" in result.output
    assert "0.1.0 to 0.1.1 is a patch step; a major one is needed" in result.stderr
    assert result.exit_code == 1


def test_two_packs_that_are_the_same_say_so(fund: Path) -> None:
    result = CliRunner().invoke(app, ["pack", "diff", str(fund), str(fund)])

    assert "Questions and rules are the same." in result.output
    assert result.exit_code == 0


def test_schemas_for_editors_are_written_to_a_folder(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["pack", "schema", str(tmp_path / "new")])

    written = {path.name for path in (tmp_path / "new").iterdir()}
    assert {"section.schema.json", "gate.schema.json", "answers.schema.json"} <= written
    assert f"{len(written)} schemas" in result.output
