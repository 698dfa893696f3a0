import json
from pathlib import Path

from openpyxl import load_workbook
from typer.testing import CliRunner

from assessor.cli.front import app


def run(*words: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(app, [str(word) for word in words])
    return result.exit_code, result.output


def test_a_pack_is_written_for_surveyjs_in_both_languages(
    pack: Path, tmp_path: Path
) -> None:
    target = tmp_path / "survey.json"
    code, said = run("pack", "export", pack, "--format", "surveyjs", "-o", target)
    panel = json.loads(target.read_text("utf-8"))["pages"][0]["elements"][0]

    assert code == 0, said
    assert panel["type"] == "paneldynamic"
    assert panel["templateElements"][0]["title"]["fr"] == "Combien d'heures ? [h]"


def test_a_pack_is_written_as_xlsform(pack: Path, tmp_path: Path) -> None:
    target = tmp_path / "survey.xlsx"
    code, said = run("pack", "export", pack, "--format", "xlsform", "-o", target)
    book = load_workbook(target)
    lines = [[cell.value for cell in line] for line in book["survey"]]

    assert code == 0, said
    assert book.sheetnames == ["survey", "choices", "settings"]
    assert [line[0] for line in lines[1:]] == ["begin repeat", "decimal", "end repeat"]
    assert lines[2][-1] == ". >= 0"


def test_a_profile_that_is_not_there_is_named(pack: Path, tmp_path: Path) -> None:
    asked = ["pack", "export", str(pack), "--format", "surveyjs", "--profile", "none"]
    code, said = run(*asked, "-o", tmp_path / "x.json")

    assert code == 2
    assert "There is no profile none" in said
