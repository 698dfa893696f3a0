import io
import json
import sys
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest
from typer.testing import CliRunner

from assessor.cli import app
from assessor.domain.dossier import Dossier
from assessor.reporting.signing_check import signatures
from assessor.typesetting import pdf

SECRET = {"ASSESSOR_PASSPHRASE": "correct horse"}
PAGE = """<html lang="en"><head><title>x</title></head><body><h1>x</h1>
<p id="signature-auditee">Signature</p></body></html>"""
MADE = {
    "made_on": "2026-11-21",
    "language": "fr",
    "program_version": "0.1.0",
    "pack": "small",
    "pack_version": "0.1.0",
    "pack_sha256": "0" * 64,
    "factors_sha256": "0" * 64,
    "draws": 64,
    "files": {},
}


def run(
    *arguments: object,
    code: int = 0,
    env: dict[str, str] | None = None,
    typed: str = "",
) -> str:
    words = [str(argument) for argument in arguments]
    done = CliRunner().invoke(app, words, env=env, input=typed)
    assert done.exit_code == code, done.output
    return done.output


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    dossier = {"made": MADE, "questions": {}, "rules": {}, "factors": {}}
    Dossier.model_validate_json(json.dumps(dossier))
    files = {
        "answers.yaml": b"format: 1\n",
        "evaluation.json": b"{}",
        "dossier.json": json.dumps(dossier).encode(),
    }
    path = tmp_path_factory.mktemp("sign") / "report.pdf"
    created = datetime(2026, 11, 21, tzinfo=UTC)
    path.write_bytes(pdf.write(PAGE, created=created, attachments=files))
    return path


@pytest.fixture(scope="module")
def key(report: Path) -> Path:
    path = report.with_name("test.p12")
    run("sign-certificate", path, "--name", "Ada Lovelace", env=SECRET)
    return path


def test_a_test_certificate_is_a_closed_key_and_an_open_certificate(key: Path) -> None:
    assert key.stat().st_mode & 0o077 == 0
    assert key.with_suffix(".crt").read_text("ascii").startswith("-----BEGIN CERT")
    assert "is there already" in run(
        "sign-certificate", key, "--name", "Ada", env=SECRET, code=2
    )


def test_auditee_then_auditor_sign_one_file(report: Path, key: Path) -> None:
    signed = report.with_name("report.signed.pdf")

    said = run("sign", report, "--p12", key, "--place", "Lyon", env=SECRET)
    # This report prints one place; what is signed without one is told.
    noted = run("sign", signed, "--p12", key, "--role", "Auditrice", env=SECRET)

    assert str(signed) in said
    assert "emplacement" not in said
    assert "La signature (auditor) n’a pas d’emplacement" in noted
    content = signed.read_bytes()
    assert content.startswith(report.read_bytes())
    assert [one.role for one in signatures(content)] == ["auditee", "auditor"]
    with pikepdf.open(io.BytesIO(content)) as document:
        titles = [str(field.TU) for field in document.Root.AcroForm.Fields]
    assert "Signature pour le projet évalué" in titles


def test_the_passphrase_comes_from_a_file_or_is_typed_unseen(
    report: Path, key: Path, tmp_path: Path
) -> None:
    secret = tmp_path / "passphrase"
    secret.write_text("correct horse\n", "utf-8")
    target = tmp_path / "a.pdf"

    run("sign", report, "--p12", key, "--passphrase-file", secret, "-o", target)
    said = run("sign", report, "--p12", key, "-o", target, typed="correct horse\n")

    assert len(signatures(target.read_bytes())) == 1
    assert "correct horse" not in said


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ((), "give the key to sign with"),
        (("--pkcs11-lib", "KEY"), "--token"),
        (("--p12", "KEY", "--role", "auditur"), "no place on the pages"),
        (("--p12", "KEY", "--role", "a b", "--without-place"), "expected one word"),
        (("--p12", "KEY", "--timestamp-url", "ftp://x"), "begins with"),
    ],
)
def test_options_that_do_not_go_together_are_told(
    report: Path, key: Path, options: tuple[str, ...], said: str
) -> None:
    words = [str(key) if option == "KEY" else option for option in options]

    assert said in run("sign", report, *words, env=SECRET, code=2)


def test_a_wrong_passphrase_is_told(report: Path, key: Path) -> None:
    wrong = {"ASSESSOR_PASSPHRASE": "wrong"}

    assert "Check the passphrase" in run(
        "sign", report, "--p12", key, env=wrong, code=2
    )


def test_what_is_no_report_is_not_signed(key: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.pdf"
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(other)

    assert "It is not a report" in run("sign", other, "--p12", key, env=SECRET, code=2)


def test_an_empty_field_is_added_for_other_software(
    report: Path, tmp_path: Path
) -> None:
    target = tmp_path / "a.pdf"

    run(
        "sign",
        report,
        "--empty-field",
        "--role",
        "reviewer",
        "--without-place",
        "-o",
        target,
    )

    with pikepdf.open(target) as document:
        names = {str(field.T) for field in document.Root.AcroForm.Fields}
    assert {"signature-reviewer", "signature-auditee"} <= names


def test_without_its_package_the_extra_is_named(
    report: Path, key: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [*sys.modules]:
        if name.startswith(("assessor.reporting.signing", "assessor.cli.signing")):
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pyhanko.keys", None)

    said = run("sign", report, "--p12", key, env=SECRET, code=2)

    assert 'pip install "assessor[sign]"' in said
