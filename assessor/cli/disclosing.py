"""The disclosed edition: what is written, and the key that ties it to the full one."""

import secrets
from contextlib import suppress
from pathlib import Path

from assessor.assessing.disclosing import Seal
from assessor.assessing.shown_edition import shown_edition
from assessor.cli.opening import Project
from assessor.domain.assessment import Assessment
from assessor.domain.wording import Language
from assessor.errors import StorageError

KEY = "disclosure.key"
_BYTES = 32


def disclose(
    assessment: Assessment, project: Project, answers: Path, language: Language
) -> tuple[Assessment, dict[str, bytes], Seal]:
    """Return the edition of an assessment that may be shown to anyone.

    Args:
        assessment: The full assessment.
        project: What it was made from.
        answers: The full answers file.
        language: Language of the report.

    Returns:
        The assessment without what is confidential, the files that travel with it,
        and what ties it to the full one.
    """
    return shown_edition(
        assessment,
        project.pack,
        language=language,
        answers=answers.read_bytes(),
        key=_key(answers.with_name(KEY)),
    )


def _key(path: Path) -> bytes:
    """Return the key beside the answers; it is made the first time."""
    with suppress(FileNotFoundError):
        return path.read_bytes()
    key = secrets.token_hex(_BYTES).encode()
    try:
        path.touch(mode=0o600, exist_ok=False)
        path.write_bytes(key)
    except OSError as error:
        message = f"{path} cannot be written: {error.strerror}; it holds the key."
        raise StorageError(message) from error
    return key
