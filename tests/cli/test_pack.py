from pathlib import Path

from typer.testing import CliRunner

from assessor.cli import app


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
