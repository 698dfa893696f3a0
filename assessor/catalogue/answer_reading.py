"""The answers of a file: its short forms read, everything checked with its pack."""

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from pydantic import ValidationError

from assessor.catalogue.answer_faults import Said, at, faults, nearest, question_of
from assessor.domain.answers import (
    MOST_ANSWERS,
    Answer,
    AnswersFile,
    Evidence,
    Project,
    Review,
    StatedAction,
)
from assessor.domain.pack import Pack
from assessor.domain.parsing import typed
from assessor.domain.questionnaire import Kind, Question
from assessor.domain.submission import Condition, Handed, Step
from assessor.domain.visible import visible
from assessor.errors import AnswerError, CatalogueError
from assessor.notation import Document, problems

_FULL = frozenset(Answer.model_fields)
_LONGEST_LINE = 600
_HINTED = 20  # looking for the nearest name takes long where thousands are wrong
_LISTED = 100


def check_given(document: Document, pack: Pack) -> AnswersFile:
    """Check a parsed answers file against its pack, all but its actions.

    Raises:
        CatalogueError: If anything is wrong; every problem at once, with its line.
    """
    if not isinstance(document.data, dict):
        message = (
            f"{document.path}:1: this is not an answers file: expected the keys "
            "format, pack, project, profile and answers"
        )
        raise CatalogueError(message)
    raise_for(_hopeless(document, document.data, pack))
    data = dict(document.data)
    found: list[str] = []
    given = data.get("answers") or {}
    if isinstance(given, dict):
        data["answers"], found = _expand(document, given, pack)
    try:
        answers = AnswersFile.model_validate(data)
    except ValidationError as error:
        errors: Any = error.errors(include_url=False)
        raise_for([*found, *problems(document, errors[:_LISTED], _known())])
        raise
    raise_for([*found, *faults(document, answers, pack)])
    return answers


def raise_for(found: Iterable[str]) -> None:
    """Raise for what was found, each problem on one line and each once."""
    lines = {visible(line, _LONGEST_LINE): _french(line) for line in found}
    if lines:
        raise CatalogueError("\n".join(lines), french="\n".join(lines.values()))


def _french(line: str) -> str:
    """Return a problem in French where it knows it, else as it is."""
    return visible(line.french if isinstance(line, Said) else line, _LONGEST_LINE)


def _known() -> tuple[str, ...]:
    models = (
        *(Answer, AnswersFile, Project, Review, Evidence, StatedAction),
        *(Step, Condition, Handed),
    )
    return tuple(dict.fromkeys(name for m in models for name in m.model_fields))


def _hopeless(
    document: Document, data: Mapping[str, object], pack: Pack
) -> Iterator[str]:
    """Say what makes it useless to look at single answers."""
    given = data.get("answers")
    if isinstance(given, dict) and len(given) > MOST_ANSWERS:
        line = document.line_of(("answers",))
        yield (
            f"{document.path}:{line}: answers: {len(given)} are given; at most "
            f"{MOST_ANSWERS} are read"
        )
    pin = data.get("pack")
    if not isinstance(pin, dict):
        return
    line = document.line_of(("pack",))
    name, version = pin.get("id"), pin.get("version")
    if name != pack.header.id:
        yield (
            f"{document.path}:{line}: pack: these answers belong to the pack "
            f"{name}, not to {pack.header.id}; name the right pack with --pack"
        )
    elif version != pack.header.version:
        yield (
            f"{document.path}:{line}: pack: these answers were given to version "
            f"{version} of {name}; this is version {pack.header.version}. "
            f"Bring them over with “assessor migrate {document.path}”, or name the "
            "folder of that version with --pack; nothing was changed"
        )


def _expand(
    document: Document, given: Mapping[str, object], pack: Pack
) -> tuple[dict[str, object], list[str]]:
    full: dict[str, object] = {}
    found: list[str] = []
    for identifier, raw in given.items():
        where = ("answers", identifier)
        question = question_of(identifier, pack)
        if question is None:
            hint = nearest(identifier, pack.by_id) if len(found) < _HINTED else ""
            said = f"there is no such question{hint}"
            found.append(at(document, where, identifier, said))
        elif raw is None:
            said = "nothing stands here: give a value, or '?' for “I don't know”"
            found.append(at(document, where, identifier, said))
        elif _is_full(question, raw):
            full[identifier] = raw
        else:
            try:
                full[identifier] = typed(_open_choices(question), raw)
            except AnswerError as error:
                found.append(at(document, where, identifier, error))
    return full, found


def _is_full(question: Question, raw: object) -> bool:
    """Say whether an answer is in the full form, be it with a misspelt key.

    Only a grid is a mapping in the short form, and its keys are cells.
    """
    if not isinstance(raw, dict):
        return False
    if question.type is not Kind.MATRIX:
        return True
    return any(key in _FULL or _is_nearly_full(key) for key in raw)


def _is_nearly_full(key: str) -> bool:
    return "/" not in key and bool(get_close_matches(key[:40], _FULL, 1))


def _open_choices(question: Question) -> Question:
    """Let a choice among the file's own scenarios pass; it is checked with them."""
    if question.choices_from == "scenarios":
        return question.model_copy(update={"type": Kind.TEXT})
    return question
