"""From the options of ``sign`` to a signed report."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from assessor.cli.passphrases import passphrase
from assessor.domain.visible import short
from assessor.domain.wording import Text
from assessor.errors import UsageError
from assessor.reporting.opened import opened
from assessor.reporting.verifying import dossier_of
from assessor.reporting.words import words_of
from assessor.terminal.folding import fold

try:
    from assessor.reporting import signing_keys
    from assessor.reporting.signing import Lasting, Signing, add_empty_field, sign
    from assessor.reporting.signing_places import unseen
    from assessor.reporting.signing_time import Authority
except ImportError as error:
    _LACKING = (
        "signing needs a package that is missing here "
        f'({error.name}); install it with pip install "assessor[sign]".'
    )
    raise UsageError(_LACKING) from error

ROLES = ("auditee", "auditor", "officer")
_CALLED = {
    "auditee": "audite auditee porteur porteuse candidat candidate project projet "
    "applicant",
    "auditor": "auditeur auditrice",
    "officer": "funder financeur financeuse instructeur instructrice",
}
"""What the roles are called too, in either language, without accents."""
_LONGEST = 40
_UNSEEN = Text(
    {
        "en": "The signature ({role}) has no place on the pages: it shows in the "
        "signature panel of a PDF reader only.",
        "fr": "La signature ({role}) n’a pas d’emplacement sur les pages : elle ne se "
        "voit que dans le volet des signatures d’un lecteur de PDF.",
    }
)


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
        unplaced: The role may be another word, which has no place on a page.
    """

    role: str
    name: str
    reason: str
    place: str
    empty: bool = False
    unplaced: bool = False


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
    role = role_of(wanted.role, unplaced=wanted.unplaced)
    if wanted.empty:
        return add_empty_field(content, role, titles)
    stated = Signing(
        role=role,
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


def role_of(word: str, *, unplaced: bool = False) -> str:
    """Return the role that a word means, in English or in French.

    Args:
        word: As typed: ``auditor``, ``Auditrice``.
        unplaced: Any one word is taken; it has no place on a page.

    Raises:
        UsageError: No role is called so.

    >>> role_of("Audité"), role_of("auditrice"), role_of("reviewer", unplaced=True)
    ('auditee', 'auditor', 'reviewer')
    """
    folded = fold(word)
    known = next((r for r in ROLES if folded in {r, *_CALLED[r].split()}), None)
    if known is not None:
        return known
    if unplaced and word.isidentifier() and len(word) <= _LONGEST:
        return word
    given = short(word)
    if unplaced:
        message = (
            f"--role {given}: expected one word of letters, digits and _, as reviewer."
        )
        french = (
            f"--role {given} : un seul mot de lettres, de chiffres et de _ est "
            "attendu, par exemple relecteur."
        )
    else:
        message = (
            f"--role {given}: no place on the pages is for this role. Expected "
            "auditee, auditor or officer. To sign as somebody else, without a place, "
            "add --without-place."
        )
        french = (
            f"--role {given} : aucun emplacement de signature n’est prévu pour ce "
            "rôle. Attendu : audité, auditeur ou financeur. Pour signer en une autre "
            "qualité, sans emplacement, ajoutez --without-place."
        )
    raise UsageError(message, french=french)


def unseen_note(before: bytes, after: bytes) -> str:
    """Return what to say of a signature that no page shows; else nothing.

    Args:
        before: The report before it was signed.
        after: The report with the signature.
    """
    roles = sorted(unseen(after) - unseen(before))
    if not roles:
        return ""
    language = dossier_of("", opened("", before)).made.language
    return _UNSEEN.in_language(language).format(role=", ".join(roles))


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
