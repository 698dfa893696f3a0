"""Make a key and a test certificate on a software token, for the check of signing.

Run with the library of the token, its label, its PIN and the file that the
certificate is written to.
"""

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pkcs11
from asn1crypto import pem
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from pkcs11.util.rsa import decode_rsa_private_key
from pkcs11.util.x509 import decode_x509_certificate

KEY = "signing"


def certificate(key: rsa.RSAPrivateKey) -> x509.Certificate:
    """Return a certificate that the key signed itself."""
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Token (TEST)")])
    now = datetime.now(UTC)
    usage = dict.fromkeys(
        (
            "key_encipherment",
            "data_encipherment",
            "key_agreement",
            "key_cert_sign",
            "crl_sign",
            "encipher_only",
            "decipher_only",
        ),
        False,
    )
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(days=2))
        .add_extension(
            x509.KeyUsage(digital_signature=True, content_commitment=True, **usage),
            critical=True,
        )
        .sign(key, hashes.SHA256())
    )


def main(library: str, label: str, pin: str, target: Path) -> None:
    """Put both on the token, and the certificate into a file."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    made = certificate(key)
    private = key.private_bytes(
        serialization.Encoding.DER,
        serialization.PrivateFormat.TraditionalOpenSSL,
        serialization.NoEncryption(),
    )
    binary = made.public_bytes(serialization.Encoding.DER)
    token = pkcs11.lib(library).get_token(token_label=label)
    with token.open(rw=True, user_pin=pin) as session:
        for held in (decode_rsa_private_key(private), decode_x509_certificate(binary)):
            named = {pkcs11.Attribute.LABEL: KEY, pkcs11.Attribute.ID: b"1"}
            session.create_object(held | named | {pkcs11.Attribute.TOKEN: True})
    target.write_bytes(pem.armor("CERTIFICATE", binary))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], Path(sys.argv[4]))
