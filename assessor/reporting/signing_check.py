"""Who signed a report, in which role, and what was changed afterwards."""

import logging
from collections.abc import Iterator, Sequence
from io import BytesIO

from pyhanko.keys import load_certs_from_pemder_data
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.general import SigningError
from pyhanko.sign.validation import (
    DocumentTimestampStatus,
    EmbeddedPdfSignature,
    PdfSignatureStatus,
    validate_pdf_signature,
    validate_pdf_timestamp,
)
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from assessor.errors import ReportError
from assessor.reporting.signed import After, Coverage, Signed
from assessor.reporting.signing_keys import TEST
from assessor.reporting.signing_places import PREFIX


def signatures(content: bytes, trusted: Sequence[bytes] = ()) -> list[Signed]:
    """Return the signatures of a report, oldest first.

    Args:
        content: The report.
        trusted: Certificates that are trusted, in PEM or DER.

    Raises:
        ReportError: A certificate or the signatures cannot be read.
    """
    # It logs that a certificate is not trusted, with a traceback; we say it.
    logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
    try:
        anchors = [one for pem in trusted for one in load_certs_from_pemder_data(pem)]
    except (ValueError, TypeError) as error:
        message = "a certificate to trust cannot be read: expected PEM or DER."
        raise ReportError(message) from error
    try:
        reader = PdfFileReader(BytesIO(content), strict=False)
        return [*_read(reader, anchors)]
    except (PdfError, SigningError, ValueError, KeyError, TypeError) as error:
        message = f"its signatures cannot be read ({type(error).__name__}: {error})."
        raise ReportError(message) from error


def _read(reader: PdfFileReader, anchors: list[object]) -> Iterator[Signed]:
    for one in reader.embedded_signatures:
        context = ValidationContext(trust_roots=anchors, allow_fetching=False)
        if one.sig_object.get("/Type") == "/DocTimeStamp":
            yield _stamp(validate_pdf_timestamp(one, context))
        else:
            yield _signature(one, validate_pdf_signature(one, context))


def _signature(one: EmbeddedPdfSignature, status: PdfSignatureStatus) -> Signed:
    stamp = status.timestamp_validity
    return Signed(
        role=one.field_name.removeprefix(PREFIX),
        signer=_holder(status),
        stated=str(one.sig_object.get("/Reason", "")),
        place=str(one.sig_object.get("/Location", "")),
        signed_at=status.signer_reported_dt,
        stamped_at=stamp.timestamp if stamp is not None and stamp.intact else None,
        intact=status.intact and status.valid,
        trusted=status.trusted,
        is_test=TEST in _holder(status),
        covers=_covered(status.coverage),
        after=_after(status.modification_level, allowed=status.docmdp_ok),
    )


def _stamp(status: DocumentTimestampStatus) -> Signed:
    return Signed(
        role="",
        signer=_holder(status),
        stated="",
        place="",
        signed_at=None,
        stamped_at=status.timestamp,
        intact=status.intact and status.valid,
        trusted=status.trusted,
        is_test=TEST in _holder(status),
        covers=_covered(status.coverage),
        after=_after(status.modification_level, allowed=status.docmdp_ok),
    )


def _holder(status: PdfSignatureStatus | DocumentTimestampStatus) -> str:
    subject = status.signing_cert.subject.native
    name = subject.get("common_name") or status.signing_cert.subject.human_friendly
    return str(name)


def _covered(level: SignatureCoverageLevel | None) -> Coverage:
    if level == SignatureCoverageLevel.ENTIRE_FILE:
        return "file"
    return "revision" if level == SignatureCoverageLevel.ENTIRE_REVISION else "part"


def _after(level: ModificationLevel | None, *, allowed: bool | None) -> After:
    if not allowed or level is None:
        return "more"
    known: dict[ModificationLevel, After] = {
        ModificationLevel.NONE: "nothing",
        ModificationLevel.LTA_UPDATES: "upkeep",
        ModificationLevel.FORM_FILLING: "signatures",
    }
    return known.get(level, "more")
