"""The disclosed edition: what is written, and the key that ties it to the full one."""

import secrets
from contextlib import suppress
from pathlib import Path

from assessor.assessing.disclosing import SEAL, Seal, disclosed, public_answers, seal
from assessor.assessing.dossier import travelling
from assessor.cli.opening import Project
from assessor.domain.assessment import Assessment
from assessor.domain.wording import Language
from assessor.errors import StorageError
from assessor.notation import write
from assessor.storage.data import as_data

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
    pack = project.pack
    public = disclosed(assessment, pack)
    tied = seal(assessment, answers.read_bytes(), _key(answers.with_name(KEY)))
    order = [question.id for question in pack.questions()]
    text = write(as_data(public_answers(assessment.answers), order)).encode()
    files = travelling(public, pack, language=language, answers=text)
    sealed = tied.model_dump_json(indent=1).encode()
    return public, {**files, SEAL: sealed}, tied


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
