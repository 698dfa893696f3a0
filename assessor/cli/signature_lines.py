"""One line a signature: who, in which role, and whether it holds."""

from collections.abc import Iterator

from assessor.domain.wording import Text
from assessor.reporting.signed import Signed

_DIGEST = 64
_ROLES = {
    "auditee": Text({"en": "for the project", "fr": "pour le projet"}),
    "auditor": Text({"en": "as auditor", "fr": "en qualité d’auditeur"}),
    "officer": Text({"en": "for the funding body", "fr": "pour le financeur"}),
    "": Text({"en": "time stamp", "fr": "horodatage"}),
}
_SAID = {
    "signed": Text(
        {
            "en": "signature: {signer}, {role}; {parts}",
            "fr": "signature : {signer}, {role} ; {parts}",
        }
    ),
    "signed_at": Text(
        {
            "en": "{moment} by the clock of the signatory",
            "fr": "{moment} selon l’horloge du signataire",
        }
    ),
    "stamped_at": Text(
        {"en": "time stamp of {moment}", "fr": "horodatage du {moment}"}
    ),
    "intact": Text({"en": "intact", "fr": "intacte"}),
    "broken": Text({"en": "NOT intact", "fr": "NON intacte"}),
    "file": Text({"en": "covers the whole file", "fr": "couvre tout le fichier"}),
    "revision": Text(
        {
            "en": "covers the file as it was then",
            "fr": "couvre le fichier tel qu’il était alors",
        }
    ),
    "part": Text(
        {"en": "covers only a part", "fr": "ne couvre qu’une partie du fichier"}
    ),
    "after_nothing": Text({"en": "nothing after it", "fr": "rien après elle"}),
    "after_upkeep": Text(
        {
            "en": "after it only data to check signatures",
            "fr": "après elle, seulement des données de vérification",
        }
    ),
    "after_signatures": Text(
        {
            "en": "after it only further signatures",
            "fr": "après elle, seulement d’autres signatures",
        }
    ),
    "after_more": Text(
        {"en": "after it OTHER changes", "fr": "après elle, D’AUTRES changements"}
    ),
    "trusted": Text({"en": "trusted", "fr": "de confiance"}),
    "untrusted": Text(
        {
            "en": "not trusted: name the certificate of its authority with --trust",
            "fr": "sans confiance établie : nommez le certificat de son autorité avec "
            "--trust",
        }
    ),
    "test": Text(
        {
            "en": "A TEST CERTIFICATE, which shows nothing of the person",
            "fr": "UN CERTIFICAT DE TEST, qui ne montre rien de la personne",
        }
    ),
}


def signature_line(signed: Signed, language: str) -> str:
    """Return what is known of a signature.

    Args:
        signed: The signature.
        language: Language of the line.
    """
    role = _ROLES.get(signed.role)
    return _said(
        "signed",
        language,
        signer=plain(signed.signer),
        role=plain(signed.role) if role is None else role.in_language(language),
        parts=", ".join(_parts(signed, language)),
    )


def plain(text: str) -> str:
    """Return a text without what would steer a terminal; a digest is cut.

    >>> plain("a" * 64)
    'aaaaaaaaaaaa…'
    """
    cut = f"{text[:12]}…" if len(text) == _DIGEST and " " not in text else text
    return "".join(sign if sign.isprintable() else " " for sign in cut)


def _parts(signed: Signed, language: str) -> Iterator[str]:
    moments = (("signed_at", signed.signed_at), ("stamped_at", signed.stamped_at))
    for name, moment in moments:
        if moment is not None:
            shown = moment.isoformat(sep=" ", timespec="seconds")
            yield _said(name, language, moment=shown)
    yield _said("intact" if signed.intact else "broken", language)
    yield _said(signed.covers, language)
    yield _said(f"after_{signed.after}", language)
    if signed.is_test:
        yield _said("test", language)
    yield _said("trusted" if signed.trusted else "untrusted", language)


def _said(name: str, language: str, /, **values: str) -> str:
    return _SAID[name].in_language(language).format(**values)
