import io
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pikepdf
import pytest
from typer.testing import CliRunner

from assessor.cli import app
from assessor.cli.verify_lines import lines
from assessor.cli.verifying import Verified
from assessor.domain.dossier import Dossier
from assessor.reporting.verifying import Doubt, Figures

ANSWERS = """\
format: 1
pack: {id: ai-environment, version: 0.1.0}
project: {name: Mail sorter, stage: ideation, language: en}
profile: screening
factors: {odbl: true}
groups: {training.runs: [main]}
answers:
  activity.trains_model: true
  training.runs[main].phase: training
  training.runs[main].method: metered
  training.runs[main].energy: 1000 kWh [500, 2000]
  training.runs[main].place: FRA
"""
TABLE = """\
title: {en: Our supplier, fr: Notre fournisseur}
meaning: {en: One kWh, fr: Un kWh}
unit: kgCO2e/kWh
indicator: gwp
boundary: {en: Life cycle, fr: Cycle de vie}
licence: facts
bounds: {min: 0.005, max: 1.5}
distribution: positive
sources:
  s1: {citation: "A. Supplier, mix of 2025", locator: page 2, licence: facts}
rows:
  - {key: FRA, central: 0.0333, low: 0.03, high: 0.04, source: s1, verification: read}
"""


def run(*arguments: object, code: int = 0) -> str:
    done = CliRunner().invoke(app, [str(argument) for argument in arguments])
    assert done.exit_code == code, done.output
    return done.output


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("verify")
    answers = folder / "answers.yaml"
    answers.write_text(ANSWERS, "utf-8")
    table = folder / "factors" / "electricity" / "gwp.yaml"
    table.parent.mkdir(parents=True)
    table.write_text(TABLE, "utf-8")
    target = folder / "elsewhere" / "report.pdf"
    target.parent.mkdir()
    run("report", answers, "--draws", 64, "--template", "screening", "-o", target)
    return target


@contextmanager
def tampered(report: Path, copy: Path) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(report) as pdf:
        yield pdf
        pdf.save(copy)


def rewrite(pdf: pikepdf.Pdf, name: str, change: Callable[[str], str]) -> None:
    stream = pdf.attachments[name].obj.EF.F
    stream.write(change(stream.read_bytes().decode()).encode())


def made(**fields: str) -> Callable[[str], str]:
    def change(text: str) -> str:
        data = json.loads(text)
        data["made"] |= fields
        return json.dumps(data)

    return change


def test_a_report_as_it_was_made_is_verified_from_the_file_alone(report: Path) -> None:
    said = run("verify", report)

    assert "byte for byte" in said
    assert "figures compared, all agree" in said
    assert "does not say that the answers are true" in said
    with pikepdf.open(report) as pdf:
        assert "factors/electricity/gwp.yaml" in pdf.attachments


def test_answers_and_own_tables_that_were_changed_are_named(
    report: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "a.pdf"
    with tampered(report, copy) as pdf:
        rewrite(pdf, "answers.yaml", lambda text: text.replace("1000 kWh", "700 kWh"))
        rewrite(
            pdf, "factors/electricity/gwp.yaml", lambda t: t.replace("0.0333", "0.035")
        )

    said = run("verify", copy, "--lang", "fr", code=1)

    assert "réponses modifiées : answers.yaml" in said
    assert "autres tables de facteurs propres à l’utilisateur" in said
    assert "chiffre modifié : totals.gwp.central" in said
    assert "ne concordent pas, les premières sont ci-dessus" in said


def test_a_figure_a_rule_and_a_page_that_were_changed_are_named(
    report: Path, tmp_path: Path
) -> None:
    def lower(text: str) -> str:
        data = json.loads(text)
        data["totals"]["gwp"]["central"] /= 2
        return json.dumps(data)

    def milder(text: str) -> str:
        data = json.loads(text)
        data["rules"]["G1"]["when"] = "false"
        return json.dumps(data)

    copy, journal = tmp_path / "a.pdf", tmp_path / "answers.journal.jsonl"
    journal.write_text("{}\n", "utf-8")
    with tampered(report, copy) as pdf:
        rewrite(pdf, "evaluation.json", lower)
        rewrite(pdf, "dossier.json", milder)
        pdf.pages[0].obj.Contents = pdf.pages[1].obj.Contents
        pdf.pages[0].obj.Resources = pdf.pages[1].obj.Resources

    said = run("verify", copy, "--journal", journal, code=1)

    assert "figures changed: evaluation.json" in said
    assert "figure changed: totals.gwp.central" in said
    assert "1 values do not agree" in said
    assert "basis changed: rules.G1.when" in said
    assert "page 1 changed" in said
    assert "journal broken" in said
    assert "not verified" in said


def test_another_ground_is_named_and_pages_are_not_compared(
    report: Path, tmp_path: Path
) -> None:
    copy, other = tmp_path / "a.pdf", "0" * 64
    with tampered(report, copy) as pdf:
        change = made(program_version="9", pack_sha256=other, factors_sha256=other)
        rewrite(pdf, "dossier.json", change)
        del pdf.pages[-1]

    said = run("verify", copy, code=1)

    for ground in ("other version", "other questionnaire", "other factor tables"):
        assert ground in said
    assert "pages not compared" in said
    assert "pages missing" not in said


@pytest.mark.unmeasured
def test_a_missing_page_is_told(report: Path, tmp_path: Path) -> None:
    copy, journal = tmp_path / "a.pdf", tmp_path / "answers.journal.jsonl"
    journal.write_text("", "utf-8")
    with tampered(report, copy) as pdf:
        del pdf.pages[-1]

    said = run("verify", copy, "--journal", journal, code=1)

    assert "pages missing" in said
    assert "names no journal" in said


@pytest.mark.unmeasured
def test_what_a_file_that_was_written_anew_bears_besides_is_named(
    report: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "a.pdf"
    with tampered(report, copy) as pdf:
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.FreeText,
            Contents=pikepdf.String("3 t"),
            Rect=[60, 700, 200, 800],
        )
        page = pdf.pages[0].obj
        page.Annots = pikepdf.Array([*page.get("/Annots", []), note])
        pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.Named)
        pdf.attachments["new.txt"] = b"our footprint is 3 t"

    said = run("verify", copy, code=1)

    assert "page 1 altered" in said
    assert "its part /OpenAction" in said
    assert "its part new.txt" in said
    assert "page 2 altered" not in said


@pytest.mark.unmeasured
def test_what_is_laid_over_a_page_later_and_a_broken_signature_are_named(
    report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ASSESSOR_PASSPHRASE", "secret")
    key, signed = tmp_path / "test.p12", tmp_path / "signed.pdf"
    run("sign-certificate", key, "--name", "Ada Lovelace")
    run("sign", report, "--p12", key, "--place", "Lyon", "-o", signed)
    # What the signature states is changed; the report before it stays as it is.
    signed.write_bytes(covered(signed.read_bytes().replace(b"(Lyon)", b"(Nice)")))

    said = run("verify", signed, code=1)

    assert "page 1 altered: something was added to it" in said
    assert "signature invalid: auditee Ada Lovelace (TEST, not a person)" in said
    assert "A TEST CERTIFICATE" in said
    assert "all agree" in said


def covered(content: bytes) -> bytes:
    from pyhanko.pdf_utils import generic  # noqa: PLC0415  # an extra
    from pyhanko.pdf_utils.incremental_writer import (  # noqa: PLC0415  # the same
        IncrementalPdfFileWriter,
    )

    writer = IncrementalPdfFileWriter(io.BytesIO(content), strict=False)
    page, _ = writer.find_page_for_modification(0)
    box = generic.ArrayObject(map(generic.NumberObject, (60, 700, 200, 800)))
    note = {"/Type": "/Annot", "/Subtype": "/FreeText"}
    named = {generic.pdf_name(k): generic.pdf_name(v) for k, v in note.items()}
    annotation = generic.DictionaryObject(
        {
            **named,
            generic.pdf_name("/Rect"): box,
            generic.pdf_name("/Contents"): generic.pdf_string("3 t"),
        }
    )
    writer.register_annotation(page, writer.add_object(annotation))
    output = io.BytesIO()
    writer.write(output)
    return output.getvalue()


def test_what_is_no_report_is_refused(tmp_path: Path) -> None:
    nothing, empty = tmp_path / "a.pdf", tmp_path / "b.pdf"
    nothing.write_bytes(b"%PDF-1.7 nothing")
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(empty)

    assert "cannot be read as a PDF" in run("verify", nothing, code=2)
    assert "carries no answers.yaml" in run("verify", empty, code=2)


def test_a_table_whose_name_leads_elsewhere_is_refused(
    report: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "a.pdf"
    with tampered(report, copy) as pdf:
        pdf.attachments["factors/../../out.yaml"] = pikepdf.AttachedFileSpec(
            pdf,
            b"x",
            filename="factors/../../out.yaml",
            mime_type="",
            creation_date="",
            mod_date="",
            description="",
        )

    assert "no factor table of a report" in run("verify", copy, code=2)
    assert not (tmp_path / "out.yaml").exists()


def test_a_call_with_a_questionnaire_of_its_own_asks_for_its_folder(
    report: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "a.pdf"
    pin = f"pack: {{id: fund, version: 0.1.0, sha256: {'0' * 64}, folder: fund}}\n"
    with tampered(report, copy) as pdf:
        pdf.attachments["call.yaml"] = pikepdf.AttachedFileSpec(
            pdf,
            pin.encode(),
            filename="call.yaml",
            mime_type="",
            creation_date="",
            mod_date="",
            description="",
        )

    said = run("verify", copy, code=2)

    assert "in the folder fund beside the call file" in said
    assert "--pack" in said


def test_who_is_not_shown_the_pages_is_told_where_to_read_figures() -> None:
    nothing = "0" * 64
    making = {
        "made_on": "2026-11-21",
        "language": "en",
        "program_version": "0.1.0",
        "pack": "small",
        "pack_version": "0.1.0",
        "pack_sha256": nothing,
        "factors_sha256": nothing,
        "draws": 64,
        "files": {},
    }
    parts: dict[str, object] = {"questions": {}, "rules": {}, "factors": {}}
    found = Verified(
        dossier=Dossier.model_validate_json(json.dumps({"made": making, **parts})),
        doubts=(Doubt("layout_own"),),
        figures=Figures(7, 0, ()),
        identical=False,
        signatures=(),
        refusal="",
    )

    *_, last = lines("report.pdf", found, "en")

    assert last.startswith("verified in its figures")
    assert "pages were not compared" in last
