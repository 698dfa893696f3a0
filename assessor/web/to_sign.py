"""The report with empty fields, to be signed by software of the person who signs."""

import json

from assessor.errors import UsageError
from assessor.reporting.words import words_of
from assessor.web.documents import report_from
from assessor.web.house import Opener

FIELDS = ("auditee", "auditor", "officer")
"""For whom the report has a place for a signature."""


def to_sign_from(opener: Opener, source: str) -> bytes:
    """Make the report of a project, with a field for each signature.

    Args:
        opener: Opens the questionnaire and its tables.
        source: What it is made from, as JSON.

    Raises:
        UsageError: What lays the fields is not installed.
    """
    try:
        from assessor.reporting.signing import (  # noqa: PLC0415  # an extra
            add_empty_field,
        )
    except ModuleNotFoundError as error:
        message = (
            f"Signing needs {error.name}, which is not installed on this server; "
            "whoever runs it installs it with: pip install 'assessor[sign]'."
        )
        french = (
            f"Signer demande {error.name}, qui n’est pas installé sur ce serveur ; "
            "qui le fait fonctionner l’installe avec : pip install 'assessor[sign]'."
        )
        raise UsageError(message, french=french) from error
    words = words_of(json.loads(source)["language"])
    titles = {role: words(f"signing.fields.{role}") for role in FIELDS}
    return add_empty_field(report_from(opener, source), FIELDS[0], titles)
