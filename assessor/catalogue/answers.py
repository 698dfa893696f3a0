"""An answers file: read in its short or full form, checked against its pack."""

from dataclasses import dataclass
from pathlib import Path

from assessor.catalogue.answer_faults import differs, question_of
from assessor.catalogue.answer_reading import check_given
from assessor.catalogue.stated_actions import stated_actions
from assessor.domain.answers import AnswersFile
from assessor.domain.pack import Pack
from assessor.domain.wording import Text
from assessor.errors import CatalogueError, NotationError
from assessor.notation import Document, read, read_file

__all__ = [
    "Note",
    "check_answers",
    "load_answers",
    "notes",
    "question_of",
    "read_answers",
    "wants_odbl",
]


@dataclass(frozen=True)
class Note:
    """Something about a file that is not wrong and that its reader should know.

    Attributes:
        where: Key of the file, as in ``pack.sha256``.
    """

    where: str
    text: Text


def load_answers(path: Path, pack: Pack) -> AnswersFile:
    """Read an answers file.

    Raises:
        CatalogueError: If anything is wrong; every problem at once, with its line.
    """
    try:
        document = read_file(path)
    except NotationError as error:
        raise CatalogueError(str(error)) from error
    return check_answers(document, pack)


def wants_odbl(path: Path) -> bool:
    """Whether an answers file asks for the tables under the Open Database License.

    A file that cannot be read asks for nothing; what is wrong in it is said when its
    answers are read.
    """
    try:
        data = read_file(path).data
    except NotationError:
        return False
    choice = data.get("factors") if isinstance(data, dict) else None
    return isinstance(choice, dict) and choice.get("odbl") is True


def read_answers(text: str, name: str, pack: Pack) -> AnswersFile:
    """Read answers from text; ``name`` stands for the file in messages.

    Raises:
        CatalogueError: If anything is wrong; every problem at once, with its line.
    """
    try:
        document = read(text, name)
    except NotationError as error:
        raise CatalogueError(str(error)) from error
    return check_answers(document, pack)


def check_answers(document: Document, pack: Pack) -> AnswersFile:
    """Check a parsed answers file against its pack.

    Raises:
        CatalogueError: If anything is wrong; every problem at once, with its line.
    """
    data = document.data
    stated = data.get("actions") if isinstance(data, dict) else None
    if not isinstance(data, dict) or not isinstance(stated, dict):
        return check_given(document, pack)
    rest = {name: given for name, given in data.items() if name != "actions"}
    answers = check_given(Document(rest, document.lines, document.path), pack)
    actions = stated_actions(document, stated, answers, pack)
    return answers.model_copy(update={"actions": actions})


def notes(answers: AnswersFile, pack: Pack) -> tuple[Note, ...]:
    """Return what is worth knowing of answers that were read.

    Before a pack is published its content moves within a version; answers that were
    given to other content are read all the same.

    Args:
        answers: What the file says.
        pack: The pack that it was read with.
    """
    if not differs(answers, pack):
        return ()
    return (
        Note(
            "pack.sha256",
            Text(
                {
                    "en": (
                        "these answers were given to other content of this version "
                        f"of the questionnaire; the one used here is {pack.digest}"
                    ),
                    "fr": (
                        "ces réponses ont été données à un autre contenu de cette "
                        "version du questionnaire ; celui utilisé ici est "
                        f"{pack.digest}"
                    ),
                }
            ),
        ),
    )
