"""Keys to sign with: from a PKCS#12 file, on a token, or made for a test."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID
from pyhanko.sign.signers import Signer, SimpleSigner

from assessor.errors import ReportError

TEST = "TEST, not a person"
"""What a certificate made here says of its holder."""
SigningKey = Signer
"""A key, ready to sign."""
_BITS = 2048
_LASTS = timedelta(days=365)


def from_pkcs12(content: bytes, passphrase: bytes) -> Signer:
    """Return the key of a PKCS#12 file.

    Args:
        content: The file.
        passphrase: Opens it.

    Raises:
        ReportError: It is no such file, or the passphrase is another.
    """
    try:
        signer = SimpleSigner.load_pkcs12_data(content, (), passphrase or None)
    except (ValueError, TypeError, AttributeError) as error:
        message = (
            "the key cannot be opened: expected a PKCS#12 file (.p12 or .pfx) with a "
            "key, a certificate and this passphrase. Check the passphrase."
        )
        raise ReportError(message) from error
    if not isinstance(signer, Signer):
        message = "the PKCS#12 file holds no key to sign with."
        raise ReportError(message)
    return signer


@contextmanager
def on_token(library: str, token: str, key: str, pin: str) -> Iterator[Signer]:
    """Open a key on a smart card or another token, through PKCS#11.

    Args:
        library: Path of the PKCS#11 library of the token.
        token: Label of the token.
        key: Label of the key and of its certificate.
        pin: Opens the token.

    Raises:
        ReportError: The package for PKCS#11 is missing, or the token refuses.
    """
    try:
        # Only now: it is of no use without a token, and its package may be missing.
        from pyhanko.config.pkcs11 import TokenCriteria  # noqa: PLC0415  # the same
        from pyhanko.sign.pkcs11 import (  # noqa: PLC0415
            PKCS11Signer,
            open_pkcs11_session,
        )
    except ImportError as error:
        message = (
            "a token needs a package that is missing here; install it with "
            'pip install "pyhanko[pkcs11]".'
        )
        raise ReportError(message) from error
    try:
        session = open_pkcs11_session(
            library, token_criteria=TokenCriteria(label=token), user_pin=pin
        )
    except Exception as error:  # the library of a token fails in its own ways
        told = f"{type(error).__name__} {error}".strip()
        message = (
            f"the token {token} cannot be opened ({told}): check the path of its "
            "library, its label and the PIN. A few wrong PINs lock a token."
        )
        raise ReportError(message) from error
    with session:
        signer = PKCS11Signer(session, cert_label=key, key_label=key)
        try:
            held = signer.signing_cert
        except Exception as error:  # the same
            message = f"the token {token} holds no certificate labelled {key}: {error}"
            raise ReportError(message) from error
        if held is None:
            message = f"the token {token} holds no certificate labelled {key}."
            raise ReportError(message)
        yield signer


def test_certificate(name: str, passphrase: bytes, now: datetime) -> bytes:
    """Return a PKCS#12 file with a new key and a certificate that it signed itself.

    Args:
        name: Who it is for; the certificate says that it is a test.
        passphrase: Closes the file.
        now: When the certificate begins; it lasts a year.
    """
    key = rsa.generate_private_key(public_exponent=65537, key_size=_BITS)
    subject = x509.Name(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, f"{name} ({TEST})"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "assessor, test certificate"),
        ]
    )
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + _LASTS)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(), critical=True)
        .sign(key, hashes.SHA256())
    )
    closed = serialization.BestAvailableEncryption(passphrase)
    return pkcs12.serialize_key_and_certificates(
        TEST.encode(), key, certificate, None, closed
    )


def certificate_of(content: bytes, passphrase: bytes) -> bytes:
    """Return the certificate of a PKCS#12 file in PEM, to be given to who checks."""
    _, certificate, _ = pkcs12.load_key_and_certificates(content, passphrase)
    if certificate is None:
        message = "the PKCS#12 file holds no certificate."
        raise ReportError(message)
    return certificate.public_bytes(serialization.Encoding.PEM)


def _usage() -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
