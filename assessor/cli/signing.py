"""From the options of ``sign`` to a signed report."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from assessor.cli.passphrases import passphrase
from assessor.errors import UsageError
from assessor.reporting.opened import opened
from assessor.reporting.verifying import dossier_of
from assessor.reporting.words import words_of

try:
    from assessor.reporting import signing_keys
    from assessor.reporting.signing import Lasting, Signing, add_empty_field, sign
    from assessor.reporting.signing_time import Authority
except ImportError as error:
    _LACKING = (
        "signing needs a package that is missing here "
        f'({error.name}); install it with pip install "assessor[sign]".'
    )
    raise UsageError(_LACKING) from error

ROLES = ("auditee", "auditor", "officer")
_LONGEST = 40


@dataclass(frozen=True)
class Key:
    """Where the key is: in a PKCS#12 file, or on a token."""

    p12: Path | None
    library: Path | None
    token: str
    label: str
    passphrase_file: Path | None


@dataclass(frozen=True)
class Wanted:
    """What the signature is to state.

    Attributes:
        empty: Add an empty field instead of signing.
    """

    role: str
    name: str
    reason: str
    place: str
    empty: bool = False


LongTerm = tuple[tuple[Path, ...], tuple[Path, ...]]
"""Certificates that are trusted, and lists of those that are revoked."""


def signed(
    report: Path,
    key: Key,
    wanted: Wanted,
    *,
    timestamp_url: str = "",
    long_term: LongTerm | None = None,
) -> bytes:
    """Return a report with one more signature, or an empty field for one.

    Args:
        report: The report.
        key: What to sign with.
        wanted: What the signature states.
        timestamp_url: Time stamping authority to ask.
        long_term: What to embed, so that the signature can be checked later.

    Raises:
        ReportError: The file is no report, or cannot be signed.
        UsageError: The options do not go together.
    """
    content = report.read_bytes()
    titles = _titles(report.name, content)
    if not wanted.role.isidentifier() or len(wanted.role) > _LONGEST:
        message = (
            f"--role {wanted.role!r}: expected one word of letters, digits and _, as "
            "auditee, auditor or officer."
        )
        raise UsageError(message)
    if wanted.empty:
        return add_empty_field(content, wanted.role, titles)
    stated = Signing(
        role=wanted.role,
        titles=titles,
        signed_at=datetime.now(UTC),
        name=wanted.name,
        reason=wanted.reason,
        place=wanted.place,
    )
    trusted, revoked = long_term or ((), ())
    lasting = Lasting(
        timestamper=Authority(timestamp_url) if timestamp_url else None,
        trusted=[path.read_bytes() for path in trusted],
        revoked=[path.read_bytes() for path in revoked],
        embedded=long_term is not None,
    )
    with _opened(key) as signer:
        return sign(content, signer, stated, lasting)


def test_certificate(name: str, secret: str) -> tuple[bytes, bytes]:
    """Return a key with its certificate as PKCS#12, and the certificate as PEM.

    Args:
        name: Who it is for.
        secret: Passphrase of the key.
    """
    closed = signing_keys.test_certificate(name, secret.encode(), datetime.now(UTC))
    return closed, signing_keys.certificate_of(closed, secret.encode())


@contextmanager
def _opened(key: Key) -> Iterator[signing_keys.SigningKey]:
    if key.p12 is not None and key.library is None:
        secret = passphrase(key.passphrase_file, f"Passphrase of {key.p12.name}")
        yield signing_keys.from_pkcs12(key.p12.read_bytes(), secret.encode())
    elif key.p12 is None and key.library is not None and key.token and key.label:
        pin = passphrase(key.passphrase_file, f"PIN of {key.token}")
        with signing_keys.on_token(
            str(key.library), key.token, key.label, pin
        ) as signer:
            yield signer
    else:
        message = (
            "give the key to sign with: --p12 FILE, or --pkcs11-lib FILE with --token "
            "and --key. assessor sign-certificate makes one to try with."
        )
        raise UsageError(message)


def _titles(name: str, content: bytes) -> dict[str, str]:
    """Return what the field of each role is for, in the language of the report."""
    made = dossier_of(name, opened(name, content)).made
    words = words_of(made.language)
    return {role: words(f"signing.fields.{role}") for role in ROLES}
