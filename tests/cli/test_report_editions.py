import hashlib
import hmac
import io
import json
import re
from pathlib import Path

import pytest
from pypdf import PdfReader
from typer.testing import CliRunner, Result

from assessor.cli import app

SECTION = """\
  - id: training.runs.energy
    type: quantity
    unit: kWh
    feeds: training.energy
    ask: {en: How much energy?, fr: Combien d'énergie ?}
    example: 1200
  - id: training.runs.reason
    type: longtext
    ask: {en: Why?, fr: Pourquoi ?}
    example: Because it is needed.
"""
CONFIDED = "Only the mayor knows of it"


@pytest.fixture
def told(pack: Path, answers: Path) -> Path:
    section = pack / "sections" / "10-training.yaml"
    section.write_text(section.read_text("utf-8") + SECTION, "utf-8")
    text = answers.read_text("utf-8").replace("HOURS", "417 h")
    full = text.replace(
        "417 h",
        '{state: answered, value: 417, unit: h, confidential: true, note: "N n"}',
    )
    full += (
        f'  training.runs[main].reason: {{state: answered, value: "{CONFIDED}", '
        "confidential: true, evidence: [E1]}\n"
        "evidence: {E1: {title: Minutes of a closed meeting}}\n"
    )
    answers.write_text(full, "utf-8")
    return answers


def report(answers: Path, pack: Path, target: Path, *words: str) -> Result:
    command = ["report", str(answers), "--pack", str(pack), "--draws", "16"]
    return CliRunner().invoke(app, [*command, "-o", str(target), *words])


def test_a_disclosed_edition_holds_nothing_confidential_anywhere(
    told: Path, pack: Path, tmp_path: Path
) -> None:
    target = tmp_path / "public.pdf"

    result = report(told, pack, target, "--disclosed", "--template", "claims")

    assert result.exit_code == 0, result.output
    reader = PdfReader(io.BytesIO(target.read_bytes()))
    files = {name: held[0] for name, held in reader.attachments.items()}
    page = "".join(one.extract_text() for one in reader.pages).encode()
    for held in (page, *files.values()):
        for secret in (CONFIDED, "closed meeting"):
            assert secret.encode() not in held
        # A digest may hold these digits.
        assert not re.search(rb"(?<!\w)417(?!\w)", held)
    assert b"withheld" in files["answers.yaml"]
    key = (tmp_path / "disclosure.key").read_bytes()
    sealed = json.loads(files["full-edition.json"])
    digest = hmac.new(key, told.read_bytes(), hashlib.sha256).hexdigest()
    assert sealed["hmac_sha256"] == digest
    assert len(sealed["withheld"]) == 2

    checked = CliRunner().invoke(app, ["verify", str(target)])
    assert checked.exit_code == 2
    assert "this is a disclosed edition" in checked.stderr


def test_redactions_can_be_seen(told: Path, pack: Path, tmp_path: Path) -> None:
    target = tmp_path / "public.html"

    assert report(told, pack, target, "--disclosed").exit_code == 0

    page = target.read_text("utf-8")
    assert page.count("[withheld / non divulgué]") >= 2
    assert CONFIDED not in page
    assert "Édition expurgée" in page


def test_the_full_edition_keeps_all(told: Path, pack: Path, tmp_path: Path) -> None:
    target = tmp_path / "full.html"

    assert report(told, pack, target).exit_code == 0

    assert CONFIDED in target.read_text("utf-8")
    assert not (tmp_path / "disclosure.key").exists()


def test_a_template_of_ones_own_and_a_look_are_used(
    told: Path, pack: Path, tmp_path: Path
) -> None:
    (tmp_path / "ours.html.j2").write_text("<p>{{ view.cover.title }} !</p>", "utf-8")
    (tmp_path / "branding.yaml").write_text("format: 1\nname: Our town\n", "utf-8")
    target = tmp_path / "ours.html"

    words = ("--template", str(tmp_path / "ours.html.j2"), "--branding", str(tmp_path))
    result = report(told, pack, target, *words)

    assert result.exit_code == 0, result.output
    assert "<p>Example !</p>" in target.read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "told_of"),
    [
        (("--template", "committee"), "assessor call FOLDER"),
        (("--template", "brief"), "there is no report template brief"),
    ],
)
def test_a_template_that_cannot_be_used_is_named(
    told: Path, pack: Path, tmp_path: Path, words: tuple[str, ...], told_of: str
) -> None:
    result = report(told, pack, tmp_path / "a.html", *words)

    assert result.exit_code == 2
    assert told_of in result.stderr


def test_a_look_is_held_to_the_rules_on_wordings(tmp_path: Path) -> None:
    text = (
        "format: 1\nname: Town\n"
        "cover: {en: Our carbon neutral AI., fr: Notre IA neutre en carbone.}\n"
    )
    (tmp_path / "branding.yaml").write_text(text, "utf-8")
    example = Path(__file__).parents[2] / "examples" / "api-assistant" / "answers.yaml"
    command = ["report", str(example), "--branding", str(tmp_path), "--draws", "16"]

    result = CliRunner().invoke(app, [*command, "-o", str(tmp_path / "a.html")])

    assert result.exit_code == 2
    assert "a report may not carry this wording" in result.stderr
