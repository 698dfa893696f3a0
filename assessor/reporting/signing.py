"""Signatures in a report, added behind it: its bytes stay as they are.

The first signature certifies the report and allows further signatures and nothing
else. Installed with the extra ``sign``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO

from pyhanko.keys import load_certs_from_pemder_data
from pyhanko.pdf_utils.content import RawContent
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import (
    AxisAlignment,
    BoxConstraints,
    Margins,
    SimpleBoxLayoutRule,
)
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import (
    PdfSignatureMetadata,
    PdfSigner,
    PdfTimeStamper,
    Signer,
)
from pyhanko.sign.signers.pdf_signer import (
    DSSContentSettings,
    SigDSSPlacementPreference,
    TimestampDSSContentSettings,
)
from pyhanko.sign.timestamps import TimeStamper
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.errors import PathError

from assessor.errors import ReportError
from assessor.reporting.signing_mark import mark
from assessor.reporting.signing_places import (
    HEIGHT,
    PREFIX,
    WIDTH,
    fields,
    lay_fields,
    places,
)

_DIGEST = "sha256"


@dataclass(frozen=True)
class Signing:
    """What a signature states.

    Attributes:
        role: For whom it signs: ``auditee``, ``auditor``, ``officer`` or another word.
        titles: What the field of each role is for, in the language of the report.
        signed_at: By the clock of this machine.
        name: Who signs; the name in the certificate where it is empty.
        reason: Why, in the words of the signatory.
        place: Where it is signed.
    """

    role: str
    titles: Mapping[str, str]
    signed_at: datetime
    name: str = ""
    reason: str = ""
    place: str = ""


@dataclass(frozen=True)
class Lasting:
    """What makes a signature stand when certificates have expired.

    Attributes:
        timestamper: Asks an authority for time stamps.
        trusted: Certificates of authorities that are trusted, in PEM or DER.
        revoked: Lists of revoked certificates, in DER.
        embedded: Put what is needed to check the signature later into the file.
    """

    timestamper: TimeStamper | None = None
    trusted: Sequence[bytes] = ()
    revoked: Sequence[bytes] = field(default=())
    embedded: bool = False


class Unaltered(IncrementalPdfFileWriter):
    """Adds to a report and leaves what it says of itself.

    The metadata name the standards that the report follows, in a form that does not
    survive being written anew.
    """

    def _update_meta(self) -> None:
        """Leave the metadata as they are."""


def sign(
    content: bytes, signer: Signer, signing: Signing, lasting: Lasting | None = None
) -> bytes:
    """Return a report with one more signature.

    Args:
        content: The report; the first bytes of the result are these.
        signer: Holds the key, or the token that does.
        signing: What the signature states.
        lasting: What makes it last, if anything.

    Raises:
        ReportError: The file cannot be signed, or the authority gave no time stamp.
    """
    lasting = lasting or Lasting()
    try:
        writer = Unaltered(BytesIO(content), strict=False)
        is_first = not any(fields(writer).values())
        if is_first:
            lay_fields(writer, signing.titles)
        name = _free(fields(writer), signing.role)
        signed = PdfSigner(
            _stated(name, signing, lasting, certify=is_first),
            signer,
            timestamper=lasting.timestamper,
            stamp_style=_look(signing, signer),
        ).sign_pdf(writer)
        return _stamped(bytes(signed.getvalue()), lasting)
    except (PdfError, SigningError, PathError, ValueError, OSError) as error:
        message = f"the report cannot be signed: {error}"
        raise ReportError(message) from error


def add_empty_field(content: bytes, role: str, titles: Mapping[str, str]) -> bytes:
    """Return a report with fields to be signed with other software.

    Args:
        content: The report; the first bytes of the result are these.
        role: For whom the field is.
        titles: What the field of each role is for; those that are printed have a place.

    Raises:
        ReportError: It is signed already: its first signature allows no new field.
    """
    try:
        writer = Unaltered(BytesIO(content), strict=False)
        there = fields(writer)
        if any(there.values()):
            message = (
                "it is signed already, and a signature allows no new field; add empty "
                f"fields before the first signature. It has {', '.join(there)}."
            )
            raise ReportError(message)
        lay_fields(writer, {role: role, **titles})
        output = BytesIO()
        writer.write(output)  # type: ignore[no-untyped-call]  # theirs is untyped
    except (PdfError, ValueError) as error:
        message = f"no field can be added: {error}"
        raise ReportError(message) from error
    return output.getvalue()


def _free(there: Mapping[str, bool], role: str) -> str:
    """Return the field that a role signs: its place, or one more of that name."""
    name, number = f"{PREFIX}{role}", 1
    while there.get(name, False):
        number += 1
        name = f"{PREFIX}{role}-{number}"
    return name


def _stated(
    name: str, signing: Signing, lasting: Lasting, *, certify: bool
) -> PdfSignatureMetadata:
    role = signing.titles.get(signing.role, signing.role)
    return PdfSignatureMetadata(
        field_name=name,
        md_algorithm=_DIGEST,
        name=signing.name or None,
        reason=f"{role}: {signing.reason}" if signing.reason else role,
        location=signing.place or None,
        certify=certify,
        docmdp_permissions=MDPPerm.FILL_FORMS,
        subfilter=SigSeedSubFilter.PADES,
        embed_validation_info=lasting.embedded,
        validation_context=_context(lasting) if lasting.embedded else None,
        signer_key_usage={"digital_signature"},
        dss_settings=DSSContentSettings(
            include_vri=False,
            placement=SigDSSPlacementPreference.TOGETHER_WITH_SIGNATURE,
        ),
    )


def _stamped(content: bytes, lasting: Lasting) -> bytes:
    """Add a time stamp over the whole file, so that what is embedded lasts too."""
    if not lasting.embedded or lasting.timestamper is None:
        return content
    stamped = PdfTimeStamper(lasting.timestamper).timestamp_pdf(
        Unaltered(BytesIO(content), strict=False),
        _DIGEST,
        validation_context=_context(lasting),
        dss_settings=TimestampDSSContentSettings(
            include_vri=False, update_before_ts=True
        ),
    )
    return bytes(stamped.getvalue())


def _context(lasting: Lasting) -> ValidationContext:
    trusted = [
        certificate
        for content in lasting.trusted
        for certificate in load_certs_from_pemder_data(content)
    ]
    return ValidationContext(
        trust_roots=trusted, crls=list(lasting.revoked), allow_fetching=False
    )


def _look(signing: Signing, signer: Signer) -> StaticStampStyle:
    role = signing.titles.get(signing.role, signing.role)
    moment = signing.signed_at.strftime("%Y-%m-%d %H:%M %z").strip()
    who = signer.subject_name or ""
    lines = [signing.name or who, role, f"{moment}, {who}", signing.reason]
    edges = SimpleBoxLayoutRule(
        x_align=AxisAlignment.ALIGN_MIN,
        y_align=AxisAlignment.ALIGN_MIN,
        margins=Margins.uniform(0),
    )
    drawn = mark([line for line in lines if line], width=WIDTH, height=HEIGHT)
    return StaticStampStyle(
        border_width=0,
        background=RawContent(drawn, box=BoxConstraints(round(WIDTH), round(HEIGHT))),
        background_layout=edges,
        background_opacity=1.0,
    )


__all__ = ["Lasting", "Signing", "add_empty_field", "places", "sign"]
