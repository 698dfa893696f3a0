"""The published cases that come with a pack, each with the answers that redo it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from assessor.catalogue.answers import load_answers
from assessor.domain.answers import AnswersFile
from assessor.domain.cases import Amount, Case, Published, Reading
from assessor.domain.model import Model
from assessor.domain.pack import Pack
from assessor.domain.trials import Expected, Figure
from assessor.errors import CatalogueError, NotationError
from assessor.notation import problems, read_file

ModelT = TypeVar("ModelT", bound=Model)

CASES = "tests/cases"
_FIELDS = tuple(
    name
    for model in (Case, Published, Reading, Amount, Expected, Figure)
    for name in model.model_fields
)


@dataclass(frozen=True)
class Task:
    """A case and the answers that redo it; ``None`` where it is only shown."""

    case: Case
    answers: AnswersFile | None


def load_cases(folder: Path, pack: Pack) -> tuple[Task, ...]:
    """Read every case of a pack, in the order of their names.

    Args:
        folder: Folder of the pack.
        pack: The pack, which the answers belong to.

    Raises:
        CatalogueError: A case or its answers are wrong, or there is no case.
    """
    paths = sorted((folder / CASES).glob("*/case.yaml"))
    if not paths:
        message = f"{folder / CASES}: this pack comes without published cases"
        raise CatalogueError(message)
    return tuple(_task(path, pack) for path in paths)


@dataclass(frozen=True)
class Trial:
    """Answers that come with a pack, and what it must say of them."""

    name: str
    answers: AnswersFile
    expected: Expected


def load_trials(folder: Path, pack: Pack) -> tuple[Trial, ...]:
    """Read every trial of a pack, in the order of their names.

    Args:
        folder: Folder of the pack.
        pack: The pack, which the answers belong to.

    Raises:
        CatalogueError: A trial or its answers are wrong.
    """
    paths = sorted((folder / CASES).glob("*/expected.yaml"))
    return tuple(
        Trial(
            path.parent.name,
            load_answers(path.with_name("answers.yaml"), pack),
            _read(path, Expected),
        )
        for path in paths
    )


def _task(path: Path, pack: Pack) -> Task:
    answers = path.with_name("answers.yaml")
    return Task(_case(path), load_answers(answers, pack) if answers.exists() else None)


def _case(path: Path) -> Case:
    return _read(path, Case)


def _read(path: Path, model: type[ModelT]) -> ModelT:
    try:
        document = read_file(path)
    except NotationError as error:
        raise CatalogueError(str(error)) from error
    try:
        return model.model_validate(document.data)
    except ValidationError as error:
        errors: Any = error.errors(include_url=False)
        message = "\n".join(problems(document, errors, _FIELDS))
        raise CatalogueError(message) from error
