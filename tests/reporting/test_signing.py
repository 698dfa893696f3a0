import io
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pikepdf
import pytest
from asn1crypto import tsp  # type: ignore[import-untyped]  # it ships no types
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pikepdf import pdfa
from pyhanko.keys import (
    load_certs_from_pemder_data,
    load_private_key_from_pemder_data,
)
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper

from assessor.errors import ReportError
from assessor.reporting.signing import Lasting, Signing, add_empty_field, sign
from assessor.reporting.signing_check import signatures
from assessor.reporting.signing_keys import (
    certificate_of,
    from_pkcs12,
    on_token,
    test_certificate as make_certificate,
)
from assessor.reporting.signing_places import HEIGHT, WIDTH
from assessor.reporting.signing_time import Authority
from assessor.resources import data_folder
from assessor.typesetting import pdf

SECRET = b"correct horse"
TITLES = {"auditee": "Signature for the project", "auditor": "Signature of the auditor"}
PAGE = """<html lang="en"><head><title>A report</title></head><body><main>
<h1>A report</h1><p>36 t</p><div class="signatory"><p class="place"
id="signature-auditee">Signature</p><p class="place" id="signature-auditor">Signature
</p></div></main></body></html>"""
# What the checker of PDF/A does not know: forms, signatures, level A beside PDF/UA.
UNKNOWN = ("AcroForm", "Perms", "embedded files", "Pattern", "Shading", "DSS")
LEVEL_A = ("6.6.4-3", "6.6.2.3.1-1")


@pytest.fixture(scope="module")
def plain() -> bytes:
    files = {"answers.yaml": b"format: 1\n"}
    return pdf.write(PAGE, created=datetime(2026, 1, 1, tzinfo=UTC), attachments=files)


@pytest.fixture(scope="module")
def key() -> bytes:
    return make_certificate("Ada Lovelace", SECRET, datetime.now(UTC))


def stated(role: str, name: str = "Ada Lovelace") -> Signing:
    now = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
    return Signing(role, TITLES, now, name, "I answer for it", "Paris")


@pytest.fixture(scope="module")
def once(plain: bytes, key: bytes) -> bytes:
    return sign(plain, from_pkcs12(key, SECRET), stated("auditee"))


@pytest.fixture(scope="module")
def twice(once: bytes, key: bytes) -> bytes:
    return sign(once, from_pkcs12(key, SECRET), stated("auditor", "Grace Hopper"))


def test_the_report_stays_as_it_is_and_signatures_follow(
    plain: bytes, once: bytes, twice: bytes
) -> None:
    assert once.startswith(plain)
    assert twice.startswith(once)


def test_each_signature_says_its_role_and_what_it_covers(twice: bytes) -> None:
    first, second = signatures(twice)

    assert (first.role, first.covers, first.after) == (
        "auditee",
        "revision",
        "signatures",
    )
    assert (second.role, second.covers, second.after) == ("auditor", "file", "nothing")
    assert first.stated == "Signature for the project: I answer for it"
    assert first.place == "Paris"
    assert first.is_valid
    assert second.is_valid


def test_the_first_signature_certifies_and_allows_only_further_ones(
    twice: bytes,
) -> None:
    with pikepdf.open(io.BytesIO(twice)) as document:
        certified = document.Root.Perms.DocMDP
        (reference,) = certified.Reference

        assert reference.TransformParams.P == 2
        assert [field.get("/V") is not None for field in document.Root.AcroForm.Fields]


def test_a_test_certificate_says_so_and_is_not_trusted_by_itself(
    once: bytes, key: bytes
) -> None:
    (alone,) = signatures(once)
    (known,) = signatures(once, [certificate_of(key, SECRET)])

    assert alone.is_test
    assert "TEST" in alone.signer
    assert not alone.trusted
    assert known.trusted


def test_a_byte_that_was_changed_breaks_every_signature(twice: bytes) -> None:
    changed = twice.replace("🖤".encode(), "🖥".encode(), 1)
    assert changed != twice

    assert [one.intact for one in signatures(changed)] == [False, False]


def added_note(content: bytes) -> bytes:
    writer = IncrementalPdfFileWriter(io.BytesIO(content), strict=False)
    page, _ = writer.find_page_for_modification(0)
    note = generic.DictionaryObject(
        {
            pdf_name("/Type"): pdf_name("/Annot"),
            pdf_name("/Subtype"): pdf_name("/FreeText"),
            pdf_name("/Contents"): generic.pdf_string("3 t"),
            pdf_name("/Rect"): generic.ArrayObject(
                map(generic.NumberObject, (60, 700, 200, 800))
            ),
        }
    )
    writer.register_annotation(page, writer.add_object(note))
    output = io.BytesIO()
    writer.write(output)
    return output.getvalue()


def test_a_note_laid_over_a_signed_page_is_not_allowed(once: bytes) -> None:
    (signature,) = signatures(added_note(once))

    assert signature.intact
    assert signature.after == "more"
    assert not signature.is_valid


def test_a_visible_signature_keeps_what_the_standards_ask(
    plain: bytes, twice: bytes
) -> None:
    found = pdfa.validate_written(io.BytesIO(twice), "3b").findings
    serious = [
        str(one)
        for one in found
        if not any(known in str(one) for known in (*UNKNOWN, *LEVEL_A))
    ]

    assert serious == []
    with (
        pikepdf.open(io.BytesIO(plain)) as before,
        pikepdf.open(io.BytesIO(twice)) as after,
    ):
        assert after.Root.Metadata.read_bytes() == before.Root.Metadata.read_bytes()


def widgets(document: pikepdf.Pdf) -> list[Any]:
    return [one for page in document.pages for one in page.obj.get("/Annots", ())]


def test_each_place_is_a_tagged_field_with_a_tooltip(twice: bytes) -> None:
    with pikepdf.open(io.BytesIO(twice)) as document:
        found = widgets(document)
        tags = document.Root.StructTreeRoot.ParentTree.Nums
        numbers = dict(zip(map(int, list(tags)[::2]), list(tags)[1::2], strict=True))

        assert [str(one.TU) for one in found] == [*TITLES.values()]
        for widget in found:
            tag = numbers[int(widget.StructParent)]
            assert tag.S == "/Form"
            assert tag.K.Obj.objgen == widget.objgen
            assert "/Font" not in widget.AP.N.get("/Resources", {})
            assert int(widget.F) & 4


def test_places_are_as_large_as_the_fields_laid_over_them() -> None:
    style = (data_folder("report_templates") / "style/print.css").read_text("utf-8")

    assert "width: 86mm; height: 21mm" in style
    assert (round(86 / 25.4 * 72, 1), round(21 / 25.4 * 72, 1)) == (WIDTH, HEIGHT)


def test_a_role_that_signed_before_signs_once_more(once: bytes, key: bytes) -> None:
    again = sign(once, from_pkcs12(key, SECRET), stated("auditee"))

    assert [one.role for one in signatures(again)] == ["auditee", "auditee-2"]
    assert all(one.is_valid for one in signatures(again))


def test_a_report_without_places_is_signed_unseen(key: bytes) -> None:
    page = PAGE.replace('id="signature-', 'id="')
    content = pdf.write(page, created=datetime(2026, 1, 1, tzinfo=UTC))

    (signature,) = signatures(
        sign(content, from_pkcs12(key, SECRET), stated("auditee"))
    )

    assert signature.is_valid


def test_an_empty_field_waits_for_other_software(plain: bytes, once: bytes) -> None:
    prepared = add_empty_field(plain, "reviewer", TITLES)

    assert prepared.startswith(plain)
    with pikepdf.open(io.BytesIO(prepared)) as document:
        names = [str(field.T) for field in document.Root.AcroForm.Fields]
    assert "signature-reviewer" in names
    assert signatures(prepared) == []
    with pytest.raises(ReportError, match="before the first signature"):
        add_empty_field(once, "reviewer", TITLES)


def test_a_wrong_passphrase_is_said(key: bytes) -> None:
    with pytest.raises(ReportError, match="Check the passphrase"):
        from_pkcs12(key, b"wrong")


def test_a_token_without_its_package_names_the_package(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "pkcs11", None)
    monkeypatch.delitem(sys.modules, "pyhanko.sign.pkcs11", raising=False)

    with (
        pytest.raises(ReportError, match=r"pip install .*pkcs11"),
        on_token("/usr/lib/none.so", "token", "key", "1234"),
    ):
        pass


def stamping_certificate(key: rsa.RSAPrivateKey) -> bytes:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Time stamps")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(days=30))
        .add_extension(
            x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True
        )
        .sign(key, hashes.SHA256())
    )
    return made.public_bytes(serialization.Encoding.PEM)


@pytest.fixture(scope="module")
def authority() -> Iterator[tuple[str, bytes]]:
    private = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    certificate = stamping_certificate(private)
    held = private.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    stamper = DummyTimeStamper(
        next(iter(load_certs_from_pemder_data(certificate))),
        load_private_key_from_pemder_data(held, None),
    )

    class Answers(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            asked = tsp.TimeStampReq.load(self.rfile.read(length))
            given = stamper.request_tsa_response(asked).dump()
            self.send_response(200)
            self.end_headers()
            self.wfile.write(given)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # theirs
            pass

    with HTTPServer(("127.0.0.1", 0), Answers) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/", certificate
        server.shutdown()
        thread.join()


def test_an_authority_stamps_the_time_and_what_lasts_travels(
    plain: bytes, key: bytes, authority: tuple[str, bytes]
) -> None:
    address, certificate = authority
    trusted = [certificate, certificate_of(key, SECRET)]
    lasting = Lasting(Authority(address), trusted, embedded=True)

    content = sign(plain, from_pkcs12(key, SECRET), stated("auditee"), lasting)

    signature, stamp = signatures(content, trusted)
    assert signature.stamped_at is not None
    assert signature.trusted
    assert signature.after == "upkeep"
    assert (stamp.role, stamp.covers, stamp.trusted) == ("", "file", True)
    with pikepdf.open(io.BytesIO(content)) as document:
        assert len(document.Root.DSS.Certs) == 2
        assert b"pdfuaid" in document.Root.Metadata.read_bytes()


def test_an_authority_that_does_not_answer_is_named(plain: bytes, key: bytes) -> None:
    lasting = Lasting(Authority("http://127.0.0.1:9/"))

    with pytest.raises(ReportError, match=r"127\.0\.0\.1:9/: no time stamp was given"):
        sign(plain, from_pkcs12(key, SECRET), stated("auditee"), lasting)


def test_only_addresses_of_the_web_are_asked() -> None:
    with pytest.raises(ReportError, match="begins with"):
        Authority("file:///etc/passwd")
