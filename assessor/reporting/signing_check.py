"""Who signed a report, in which role, and what was changed afterwards."""

import logging
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import NamedTuple

from pyhanko.keys import load_certs_from_pemder_data
from pyhanko.pdf_utils.reader import PdfFileReader
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
from assessor.reporting.drawn import altered
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
        return [*_read(content, anchors)]
    except Exception as error:  # a damaged file makes its readers fail in any way
        message = f"its signatures cannot be read ({type(error).__name__}: {error})."
        raise ReportError(message) from error


def _read(content: bytes, anchors: list[object]) -> Iterator[Signed]:
    found = PdfFileReader(BytesIO(content), strict=False).embedded_signatures
    for number, one in enumerate(found):
        later = found[number + 1 :]
        known = _Known(one.field_name, _after(content, one, later), one.sig_object)
        context = ValidationContext(trust_roots=anchors, allow_fetching=False)
        # What came after is compared here: its own comparison takes minutes.
        if _is_stamp(one):
            stamped = validate_pdf_timestamp(one, context, skip_diff=True)
            yield _stamp(known, stamped)
        else:
            yield _signature(
                known, validate_pdf_signature(one, context, skip_diff=True)
            )


class _Known(NamedTuple):
    """What a signature says of itself, and what was added after it."""

    field: str
    after: After
    said: Mapping[str, object]


def _signature(known: _Known, status: PdfSignatureStatus) -> Signed:
    stamp = status.timestamp_validity
    return Signed(
        role=known.field.removeprefix(PREFIX),
        signer=_holder(status),
        stated=str(known.said.get("/Reason", "")),
        place=str(known.said.get("/Location", "")),
        signed_at=status.signer_reported_dt,
        stamped_at=stamp.timestamp if stamp is not None and stamp.intact else None,
        intact=status.intact and status.valid,
        trusted=status.trusted,
        is_test=TEST in _holder(status),
        covers=_covered(status.coverage),
        after=known.after,
    )


def _stamp(known: _Known, status: DocumentTimestampStatus) -> Signed:
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
        after=known.after,
    )


def _is_stamp(one: EmbeddedPdfSignature) -> bool:
    return bool(one.sig_object.get("/Type") == "/DocTimeStamp")


def _after(
    content: bytes, one: EmbeddedPdfSignature, later: Sequence[EmbeddedPdfSignature]
) -> After:
    """Compare what the file shows with what it showed when it was signed."""
    *_, start, length = (int(number) for number in one.byte_range)
    end = start + length
    if not content[end:].strip():
        return "nothing"
    if any(altered(content, content[:end])):
        return "more"
    return "upkeep" if all(map(_is_stamp, later)) else "signatures"


def _holder(status: PdfSignatureStatus | DocumentTimestampStatus) -> str:
    subject = status.signing_cert.subject.native
    name = subject.get("common_name") or status.signing_cert.subject.human_friendly
    return str(name)


def _covered(level: SignatureCoverageLevel | None) -> Coverage:
    if level == SignatureCoverageLevel.ENTIRE_FILE:
        return "file"
    return "revision" if level == SignatureCoverageLevel.ENTIRE_REVISION else "part"
