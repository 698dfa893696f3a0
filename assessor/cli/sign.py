"""The commands that sign a report."""

from pathlib import Path
from typing import Annotated

import typer

Report = Annotated[
    Path,
    typer.Argument(
        metavar="REPORT",
        exists=True,
        dir_okay=False,
        readable=True,
        help="Report made by assessor, as a PDF; signed before or not.",
    ),
]
PassphraseFile = Annotated[
    Path | None,
    typer.Option(
        "--passphrase-file",
        metavar="FILE",
        help="File whose first line is the passphrase or PIN; else "
        "ASSESSOR_PASSPHRASE, else it is asked for.",
    ),
]
_OUTPUT = typer.Option(
    "--output", "-o", metavar="FILE", help="File to write; REPORT.signed.pdf if absent."
)


def sign(  # noqa: PLR0913  # one parameter an option
    report: Report,
    *,
    p12: Annotated[
        Path | None,
        typer.Option(
            "--p12",
            metavar="FILE",
            exists=True,
            dir_okay=False,
            help="Key and certificate to sign with, as PKCS#12 (.p12, .pfx).",
        ),
    ] = None,
    pkcs11_lib: Annotated[
        Path | None,
        typer.Option(
            "--pkcs11-lib",
            metavar="FILE",
            exists=True,
            dir_okay=False,
            help="Library of a token or smart card to sign with (PKCS#11).",
        ),
    ] = None,
    token: Annotated[str, typer.Option("--token", help="Label of the token.")] = "",
    key: Annotated[
        str, typer.Option("--key", help="Label of key and certificate on the token.")
    ] = "",
    passphrase_file: PassphraseFile = None,
    role: Annotated[
        str,
        typer.Option(
            "--role",
            help="For whom: auditee, auditor or officer, or in French audité, "
            "auditeur, financeur; each has its place on the last page.",
        ),
    ] = "auditee",
    without_place: Annotated[
        bool,
        typer.Option(
            "--without-place",
            help="Take another word as the role; its signature is on no page.",
        ),
    ] = False,
    name: Annotated[
        str, typer.Option("--name", help="Who signs; else as in the certificate.")
    ] = "",
    reason: Annotated[
        str, typer.Option("--reason", help="Why, in words of the signatory.")
    ] = "",
    place: Annotated[str, typer.Option("--place", help="Where it is signed.")] = "",
    empty_field: Annotated[
        bool,
        typer.Option(
            "--empty-field",
            help="Do not sign: add an empty field for the role, to be signed with "
            "other software.",
        ),
    ] = False,
    timestamp_url: Annotated[
        str,
        typer.Option(
            "--timestamp-url",
            metavar="URL",
            help="Time stamping authority to ask (RFC 3161).",
        ),
    ] = "",
    long_term: Annotated[
        bool,
        typer.Option(
            "--long-term",
            help="Put certificates and revocation lists into the file, so that it can "
            "be checked in ten years; wants --trust.",
        ),
    ] = False,
    trust: Annotated[
        list[Path] | None,
        typer.Option(
            "--trust",
            metavar="CERT",
            exists=True,
            dir_okay=False,
            help="Certificate of an authority, for --long-term; several.",
        ),
    ] = None,
    crl: Annotated[
        list[Path] | None,
        typer.Option(
            "--crl",
            metavar="FILE",
            exists=True,
            dir_okay=False,
            help="List of revoked certificates, for --long-term; several.",
        ),
    ] = None,
    output: Annotated[Path | None, _OUTPUT] = None,
) -> None:
    """Sign a report: the project, then the auditor, then the funding body.

    The report stays as it is; the signature is added behind it. The first one
    certifies the report and allows further signatures only.
    """
    # Only now: what follows takes a second to import.
    from assessor.cli.signing import Key, Wanted, signed, unseen_note
    from assessor.cli.target import write_whole

    content = signed(
        report,
        Key(p12, pkcs11_lib, token, key, passphrase_file),
        Wanted(role, name, reason, place, empty_field, without_place),
        timestamp_url=timestamp_url,
        long_term=(tuple(trust or ()), tuple(crl or ())) if long_term else None,
    )
    note = unseen_note(report.read_bytes(), content)
    target = output or _beside(report)
    write_whole(target, content)
    typer.echo(str(target))
    if note:
        typer.echo(note, err=True)


def sign_certificate(
    target: Annotated[
        Path, typer.Argument(metavar="FILE", help="File to write, as in test.p12.")
    ],
    *,
    name: Annotated[str, typer.Option("--name", help="Who it is for.")],
    passphrase_file: PassphraseFile = None,
) -> None:
    """Make a key and a certificate to try signing with.

    The certificate says that it is a test and shows nothing of the person. Writes FILE
    and the certificate alone beside it, as .crt, for verify --trust.
    """
    from assessor.cli.passphrases import passphrase
    from assessor.cli.signing import test_certificate
    from assessor.cli.target import write_whole
    from assessor.errors import UsageError

    beside = target.with_suffix(".crt")
    for file in (target, beside):
        if file.exists():
            message = f"{file} is there already; choose another name."
            raise UsageError(message)
    secret = passphrase(passphrase_file, "Passphrase for the new key", again=True)
    key, certificate = test_certificate(name, secret)
    write_whole(target, key)
    target.chmod(0o600)
    write_whole(beside, certificate)
    typer.echo(f"{target}\n{beside}")


def _beside(report: Path) -> Path:
    if report.stem.endswith(".signed"):
        return report
    return report.with_name(f"{report.stem}.signed.pdf")
