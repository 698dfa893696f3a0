"""What was asked of whom, in a file beside the answers."""

from pathlib import Path

from pydantic import ValidationError

from assessor.domain.requests import Requests
from assessor.errors import NotationError, StorageError
from assessor.notation import read_file, write
from assessor.storage.disk import replace_file


def requests_path(answers: Path) -> Path:
    """Return the file that holds what was asked for a project.

    Args:
        answers: Its answers file.

    Examples:
        >>> requests_path(Path("project/answers.yaml")).name
        'answers.requests.yaml'
    """
    return answers.with_name(f"{answers.stem}.requests.yaml")


def load_requests(answers: Path) -> Requests:
    """Read what was asked for a project; nothing where there is no file.

    Args:
        answers: Its answers file.

    Raises:
        StorageError: The file cannot be read.
    """
    path = requests_path(answers)
    if not path.exists():
        return Requests()
    try:
        return Requests.model_validate(read_file(path).data)
    except (NotationError, ValidationError) as error:
        message = (
            f"{path} does not read as a list of requests ({error}). Correct it, or "
            "remove it: what was asked is then forgotten, no answer is lost."
        )
        raise StorageError(message) from error


def save_requests(answers: Path, requests: Requests) -> None:
    """Write what was asked for a project.

    Args:
        answers: Its answers file.
        requests: All that was asked.

    Raises:
        StorageError: The folder or the disk refuses it.
    """
    text = write(requests.model_dump(mode="json"))
    replace_file(requests_path(answers), text.encode())
