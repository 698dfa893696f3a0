"""The copy of an answers file as it was signed off."""

from pathlib import Path

from assessor.errors import StorageError
from assessor.storage.disk import replace_file


def frozen_path(answers: Path, revision: int) -> Path:
    """Return where the copy of a revision lies.

    Examples:
        >>> frozen_path(Path("project/answers.yaml"), 2).name
        'answers.revision-2.yaml'
    """
    return answers.with_name(f"{answers.stem}.revision-{revision}{answers.suffix}")


def freeze(answers: Path, revision: int) -> Path:
    """Put a copy of an answers file beside it that nobody writes to.

    Args:
        answers: The answers file.
        revision: Number of the revision that was signed off.

    Raises:
        StorageError: The file cannot be read, or the copy cannot be written.
    """
    target = frozen_path(answers, revision)
    try:
        content = answers.read_bytes()
        replace_file(target, content)
        target.chmod(0o444)
    except OSError as error:
        message = (
            f"{target} cannot be written ({error.strerror}). The sign-off itself is "
            "saved; copy the answers file by hand."
        )
        raise StorageError(message) from error
    return target
