"""A project folder of text, into a workspace and out of it again."""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path, PurePosixPath

from assessor.domain.answers import AnswersFile
from assessor.domain.submission import Status
from assessor.errors import StorageError
from assessor.notation import write
from assessor.storage.data import as_data
from assessor.storage.frozen import frozen_path
from assessor.storage.workspace import Workspace
from assessor.storage.workspace_documents import LARGEST, Documents

ANSWERS = "answers.yaml"
LOG = "workspace-log.jsonl"
EARLIER = "workspace-log.before-{}.jsonl"
"""What the log of another workspace is called here, the oldest one first."""
_MOST_FILES = 500


@dataclass(frozen=True, slots=True)
class ProjectFolder:
    """What a project folder holds.

    Attributes:
        answers: The answers file, as text.
        documents: Its evidence, by path in the folder.
    """

    answers: str
    documents: Mapping[str, bytes]


def read_documents(folder: Path, answers: AnswersFile) -> dict[str, bytes]:
    """Read the evidence that answers name and that lies in their folder.

    Args:
        folder: The folder of the project.
        answers: Its answers.

    Raises:
        StorageError: A document is too large or cannot be read.
    """
    found: dict[str, bytes] = {}
    for evidence in answers.evidence.values():
        path = inside(evidence.path or "")
        if path is not None and (folder / path).is_file():
            found[path] = _document(folder / path)
    return found


def read_frozen(file: Path, answers: AnswersFile) -> dict[str, bytes]:
    """Read the copies of revisions that were accepted, which lie beside their file.

    Args:
        file: The answers file.
        answers: Its answers.

    Returns:
        Each copy, under the name that it has in an exported folder.

    Raises:
        StorageError: A copy is too large or cannot be read.
    """
    accepted = [s.revision for s in answers.submission if s.status is Status.ACCEPTED]
    copies = ((number, frozen_path(file, number)) for number in accepted)
    return {
        frozen_path(Path(ANSWERS), number).name: _document(copy)
        for number, copy in copies
        if copy.is_file()
    }


def _document(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            message = (
                f"{path} is larger than {LARGEST / 1e6:g} MB; give a link to it "
                "instead."
            )
            raise StorageError(message)
        return path.read_bytes()
    except OSError as error:
        message = f"{path} cannot be read ({error.strerror})."
        raise StorageError(message) from error


def inside(path: str) -> str | None:
    """Return a path if it stays in its folder, else ``None``.

    Examples:
        >>> inside("evidence/bill.pdf"), inside("../secret"), inside("/etc/passwd")
        ('evidence/bill.pdf', None, None)
    """
    pure = PurePosixPath(path)
    wrong = pure.is_absolute() or ".." in pure.parts or "\\" in path or "\0" in path
    return None if wrong or not pure.parts else str(pure)


def export(workspace: Workspace, documents: Documents, project: str) -> ProjectFolder:
    """Return a project as its folder of text.

    Args:
        workspace: Where it is.
        documents: Where its evidence is.
        project: Its id.
    """
    held = workspace.load(project)
    text = write(as_data(held.answers, workspace.order))
    return ProjectFolder(text, documents.all(project))


def packed(folder: ProjectFolder, log: str) -> bytes:
    """Return a project folder as a ZIP archive.

    Args:
        folder: The folder.
        log: The log of the workspace, one record a line, which travels with it.
    """
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(ANSWERS, folder.answers)
        archive.writestr(LOG, log)
        for path, content in folder.documents.items():
            archive.writestr(path, content)
    return file.getvalue()


def unpacked(content: bytes) -> ProjectFolder:
    """Read a project folder from a ZIP archive, within limits.

    Args:
        content: The archive.

    Raises:
        StorageError: It is no such archive, or holds too much.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _folder_in(archive)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError) as error:
        message = "The archive cannot be read; send the one that was exported."
        raise StorageError(message) from error


def _keep_log(documents: dict[str, bytes]) -> None:
    """Give the log of another workspace a name of its own; this one begins its own.

    One that is larger than what is kept stays in the archive that it came in.
    """
    log = documents.pop(LOG, None)
    names = (EARLIER.format(number) for number in count(1))
    if log is not None and len(log) <= LARGEST:
        documents[next(name for name in names if name not in documents)] = log


def _folder_in(archive: zipfile.ZipFile) -> ProjectFolder:
    parts = [part for part in archive.infolist() if not part.is_dir()]
    large = any(p.file_size > LARGEST and p.filename != LOG for p in parts)
    too_much = sum(p.file_size for p in parts) > 10 * LARGEST
    if large or too_much or len(parts) > _MOST_FILES:
        message = "The archive holds more than a project does; send the exported one."
        raise StorageError(message)
    texts = [part for part in parts if PurePosixPath(part.filename).name == ANSWERS]
    if len(texts) != 1:
        message = f"The archive was expected to hold one {ANSWERS}."
        raise StorageError(message)
    top = PurePosixPath(texts[0].filename).parent
    documents: dict[str, bytes] = {}
    for part in parts:
        pure = PurePosixPath(part.filename)
        path = inside(str(pure.relative_to(top)) if pure.is_relative_to(top) else "")
        if path is not None and path != ANSWERS:
            documents[path] = archive.read(part)
    _keep_log(documents)
    try:
        return ProjectFolder(archive.read(texts[0]).decode("utf-8-sig"), documents)
    except UnicodeDecodeError as error:
        message = f"{ANSWERS} is not UTF-8 text; save it as UTF-8."
        raise StorageError(message) from error
