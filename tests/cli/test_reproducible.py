import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
ANSWERS = """\
format: 1
pack: {id: ai-environment, version: 0.1.0}
project: {name: Trieur, stage: ideation, language: fr}
profile: screening
groups: {training.runs: [main]}
answers:
  activity.trains_model: true
  training.runs[main].phase: training
  training.runs[main].method: metered
  training.runs[main].energy: 1000 kWh [500, 2000]
  training.runs[main].place: FRA
"""
HERE = {
    "TZ": "UTC",
    "LC_ALL": "C.UTF-8",
    "LANGUAGE": "en",
    "PYTHONHASHSEED": "1",
}
ELSEWHERE = {
    "TZ": "Pacific/Kiritimati",
    "LC_ALL": "fr_FR.UTF-8",
    "LANGUAGE": "fr",
    "PYTHONHASHSEED": "4242",
}


# The whole report as a page, and as a PDF its two pages: what differs, differs in both.
FILES = {"report.html": "full", "report.pdf": "screening", "report.xlsx": "full"}
# One process writes them all: starting one takes longer than writing.
WRITE = f"""
import sys
from assessor.cli import app
for name, template in {FILES}.items():
    words = ["report", sys.argv[1], "--draws", "16", "-o", name]
    app([*words, "--template", template], standalone_mode=False)
"""


def written(
    answers: Path, folder: Path, environment: dict[str, str]
) -> dict[str, bytes]:
    folder.mkdir()
    subprocess.run(  # noqa: S603  # this interpreter, with arguments of this test
        [sys.executable, "-c", WRITE, os.path.relpath(answers, folder)],
        cwd=folder,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "SOURCE_DATE_EPOCH": "1795255200",
            **environment,
        },
        check=True,
        capture_output=True,
    )
    return {name: (folder / name).read_bytes() for name in FILES}


def test_the_same_answers_give_the_same_bytes_anywhere(tmp_path: Path) -> None:
    answers = tmp_path / "answers.yaml"
    answers.write_text(ANSWERS, "utf-8")

    here = written(answers, tmp_path / "here", HERE)
    elsewhere = written(answers, tmp_path / "là-bas, ailleurs", ELSEWHERE)

    assert [name for name in FILES if here[name] != elsewhere[name]] == []
    assert [name for name in FILES if str(tmp_path).encode() in here[name]] == []
