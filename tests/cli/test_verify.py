import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from typer.testing import CliRunner

from assessor.cli import app

ANSWERS = """\
format: 1
pack: {id: ai-environment, version: 0.1.0}
project: {name: Mail sorter, stage: ideation, language: en}
profile: screening
groups: {training.runs: [main]}
answers:
  activity.trains_model: true
  training.runs[main].phase: training
  training.runs[main].method: metered
  training.runs[main].energy: 1000 kWh [500, 2000]
  training.runs[main].place: FRA
"""


def run(*arguments: object, code: int = 0) -> str:
    done = CliRunner().invoke(app, [str(argument) for argument in arguments])
    assert done.exit_code == code, done.output
    return done.output


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    answers = tmp_path_factory.mktemp("verify") / "answers.yaml"
    answers.write_text(ANSWERS, "utf-8")
    run("report", answers, "--draws", 64)
    return answers.with_suffix(".pdf")


@contextmanager
def tampered(report: Path, copy: Path) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(report) as pdf:
        yield pdf
        pdf.save(copy)


def rewrite(pdf: pikepdf.Pdf, name: str, change: Callable[[str], str]) -> None:
    spec = pdf.attachments[name].obj
    stream = spec.EF.F
    text = change(stream.read_bytes().decode())
    stream.write(text.encode())


def test_a_report_as_it_was_made_is_verified(report: Path) -> None:
    said = run("verify", report)

    assert "byte for byte" in said
    assert "does not say that the answers are true" in said


def test_it_speaks_the_language_asked_for(report: Path, tmp_path: Path) -> None:
    copy = tmp_path / "a.pdf"
    with tampered(report, copy) as pdf:
        rewrite(pdf, "answers.yaml", lambda text: text.replace("1000 kWh", "700 kWh"))

    said = run("verify", copy, "--lang", "fr", code=1)

    assert "réponses modifiées" in said
    assert "chiffre modifié : totals.gwp.central" in said


def test_answers_that_were_changed_are_named(report: Path, tmp_path: Path) -> None:
    copy = tmp_path / "a.pdf"
    with tampered(report, copy) as pdf:
        rewrite(pdf, "answers.yaml", lambda text: text.replace("FRA", "POL"))

    said = run("verify", copy, code=1)

    assert "answers changed: answers.yaml" in said
    assert "not verified" in said


def test_a_figure_that_was_changed_is_named(report: Path, tmp_path: Path) -> None:
    def lower(text: str) -> str:
        data = json.loads(text)
        data["totals"]["gwp"]["central"] /= 2
        return json.dumps(data)

    copy = tmp_path / "a.pdf"
    with tampered(report, copy) as pdf:
        rewrite(pdf, "evaluation.json", lower)

    said = run("verify", copy, code=1)

    assert "figures changed: evaluation.json" in said
    assert "figure changed: totals.gwp.central" in said


def test_a_page_that_was_changed_is_named(report: Path, tmp_path: Path) -> None:
    copy = tmp_path / "a.pdf"
    with tampered(report, copy) as pdf:
        pdf.pages[3].obj.Contents = pdf.pages[4].obj.Contents
        pdf.pages[3].obj.Resources = pdf.pages[4].obj.Resources

    said = run("verify", copy, code=1)

    assert "page 4 changed" in said


def test_a_missing_page_is_told(report: Path, tmp_path: Path) -> None:
    copy = tmp_path / "a.pdf"
    with tampered(report, copy) as pdf:
        del pdf.pages[-1]

    assert "pages missing" in run("verify", copy, code=1)


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("program_version", "other version"),
        ("pack_sha256", "other questionnaire"),
        ("factors_sha256", "other factor tables"),
    ],
)
def test_another_ground_is_named(
    report: Path, tmp_path: Path, field: str, said: str
) -> None:
    def other(text: str) -> str:
        data = json.loads(text)
        data["made"][field] = "0" * 64
        return json.dumps(data)

    copy = tmp_path / "a.pdf"
    with tampered(report, copy) as pdf:
        rewrite(pdf, "dossier.json", other)

    output = run("verify", copy, code=1)

    assert said in output
    assert "pages not compared" in output


def test_a_rule_that_was_changed_is_named(report: Path, tmp_path: Path) -> None:
    def other(text: str) -> str:
        data = json.loads(text)
        data["rules"]["G1"]["when"] = "false"
        return json.dumps(data)

    copy = tmp_path / "a.pdf"
    with tampered(report, copy) as pdf:
        rewrite(pdf, "dossier.json", other)

    assert "basis changed: rules.G1.when" in run("verify", copy, code=1)


def test_what_is_no_report_is_refused(tmp_path: Path) -> None:
    nothing = tmp_path / "a.pdf"
    nothing.write_bytes(b"%PDF-1.7 nothing")
    empty = tmp_path / "b.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(empty)

    assert "cannot be read as a PDF" in run("verify", nothing, code=2)
    assert "carries no answers.yaml" in run("verify", empty, code=2)


def test_a_report_without_a_journal_says_so(report: Path, tmp_path: Path) -> None:
    journal = tmp_path / "answers.journal.jsonl"
    journal.write_text("", "utf-8")

    assert "names no journal" in run("verify", report, "--journal", journal)


def test_a_broken_journal_is_told(report: Path, tmp_path: Path) -> None:
    journal = tmp_path / "answers.journal.jsonl"
    journal.write_text("{}\n", "utf-8")

    assert "journal broken" in run("verify", report, "--journal", journal, code=1)


def test_the_day_of_the_report_is_kept(report: Path) -> None:
    with pikepdf.open(report) as pdf:
        data = json.loads(pdf.attachments["dossier.json"].get_file().read_bytes())

    assert (
        data["made"]["made_on"]
        == date.fromisoformat(data["made"]["made_on"]).isoformat()
    )
    assert data["factors"]
    assert data["questions"]["activity.trains_model"]["ask"]["fr"]
