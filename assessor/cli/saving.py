"""A change of an answers file, made under its lock and written in its journal."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from assessor.catalogue.answers import load_answers, read_answers
from assessor.cli.opening import open_questionnaire
from assessor.domain.answers import AnswersFile
from assessor.domain.pack import Pack
from assessor.notation import write
from assessor.storage import as_data, open_store

Folders = tuple[Path | None, Path | None]


@dataclass(frozen=True)
class Held:
    """An answers file that is held for a change.

    Attributes:
        at: When it was opened.
    """

    path: Path
    answers: AnswersFile
    pack: Pack
    at: datetime


def change(
    path: Path, folders: Folders, how: Callable[[Held], AnswersFile], *, what: str
) -> Held:
    """Change an answers file and save it, after the checks of any answers file.

    Args:
        path: The answers file.
        folders: Folder of the pack and of the factor tables.
        how: Returns the answers as they are to be.
        what: What changes, for the journal.

    Returns:
        The file with its answers as they are now.

    Raises:
        CatalogueError: The answers would not fit the questionnaire.
        StorageError: Somebody else holds the file, or the disk refuses it.
    """
    pack, folder = folders
    opened = open_questionnaire(pack, folder, answers=path).pack
    order = [question.id for question in opened.questions()]
    at = datetime.now(UTC).replace(microsecond=0)
    store = open_store(path, at, order)
    try:
        held = Held(path, load_answers(path, opened), opened, at)
        changed = how(held)
        if changed != held.answers:  # else a file written by hand stays as it is
            read_answers(write(as_data(changed, order)), str(path), opened)
            store.save(changed, what=what, at=at)
    finally:
        store.close()
    return Held(path, changed, opened, at)
