"""An answers file: read in its short or full form, checked against its pack."""

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from assessor.domain.answers import Answer, AnswersFile, Review
from assessor.domain.pack import Pack
from assessor.domain.parsing import settle, typed
from assessor.domain.questionnaire import Kind, Question
from assessor.domain.sheet import OPTIONS, resolve
from assessor.errors import AnswerError, CatalogueError, NotationError
from assessor.notation import Document, problems, read, read_file

_ROW = re.compile(r"\A(?P<group>[^\[\]]+)\[(?P<row>[^\[\]]+)\]\.(?P<field>.+)\Z")
_FULL = frozenset(Answer.model_fields)


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
    if not isinstance(document.data, dict):
        message = (
            f"{document.path}:1: this is not an answers file: expected the keys "
            "format, pack, project, profile and answers"
        )
        raise CatalogueError(message)
    found: list[str] = list(_wrong_pack(document, pack))
    if found:
        raise CatalogueError("\n".join(found))
    data = dict(document.data)
    given = data.get("answers") or {}
    if isinstance(given, dict):
        full, found = _expand(document, given, pack)
        data["answers"] = full
    try:
        answers = AnswersFile.model_validate(data)
    except ValidationError as error:
        errors: Any = error.errors(include_url=False)
        found += problems(document, errors, _known())
        raise CatalogueError("\n".join(found)) from error
    found += _faults(document, answers, pack)
    if found:
        raise CatalogueError("\n".join(dict.fromkeys(found)))
    return answers


def question_of(identifier: str, pack: Pack) -> Question | None:
    """Return the question an answer belongs to, whatever its row."""
    match = _ROW.match(identifier)
    name = f"{match['group']}.{match['field']}" if match else identifier
    question = pack.by_id.get(name)
    if question is None:
        return None
    repeated = pack.section_of[name].repeat
    group = match["group"] if match else None
    return question if (repeated.group if repeated else None) == group else None


def _known() -> tuple[str, ...]:
    return (
        *AnswersFile.model_fields,
        *Answer.model_fields,
        *Review.model_fields,
    )


def _wrong_pack(document: Document, pack: Pack) -> Iterator[str]:
    data = document.data if isinstance(document.data, dict) else {}
    pin = data.get("pack")
    if not isinstance(pin, dict):
        return
    line = document.line_of(("pack",))
    name, version = pin.get("id"), pin.get("version")
    if name != pack.header.id:
        yield (
            f"{document.path}:{line}: pack: these answers belong to the pack {name}, "
            f"not to {pack.header.id}; name the right pack with --pack"
        )
    elif version != pack.header.version:
        yield (
            f"{document.path}:{line}: pack: these answers were given to version "
            f"{version} of {name}; this is version {pack.header.version}. "
            f"Name the folder of that version with --pack; nothing was changed"
        )


def _expand(
    document: Document, given: Mapping[str, object], pack: Pack
) -> tuple[dict[str, object], list[str]]:
    full: dict[str, object] = {}
    found: list[str] = []
    for identifier, raw in given.items():
        question = question_of(identifier, pack)
        if question is None:
            hint = _nearest(identifier, pack.by_id)
            said = f"there is no such question{hint}"
            found.append(_at(document, ("answers", identifier), identifier, said))
            continue
        if _is_full(raw):
            full[identifier] = raw
            continue
        try:
            full[identifier] = typed(_open_choices(question), raw)
        except AnswerError as error:
            found.append(_at(document, ("answers", identifier), identifier, error))
    return full, found


def _is_full(raw: object) -> bool:
    return isinstance(raw, dict) and bool(raw) and set(raw) <= _FULL


def _open_choices(question: Question) -> Question:
    """Let a choice among the file's own scenarios pass; it is checked with them."""
    if question.choices_from == "scenarios":
        return question.model_copy(update={"type": Kind.TEXT})
    return question


def _faults(document: Document, answers: AnswersFile, pack: Pack) -> Iterator[str]:
    yield from _header_faults(document, answers, pack)
    for group in answers.groups:
        if group not in pack.groups:
            hint = _nearest(group, pack.groups)
            yield f"{_line(document, 'groups', group)}: there is no such group{hint}"
    for identifier, answer in answers.answers.items():
        yield from _answer_faults(document, answers, (identifier, answer), pack)
    for identifier in answers.reviews:
        if question_of(identifier, pack) is None:
            yield f"{_line(document, 'reviews', identifier)}: there is no such question"


def _answer_faults(
    document: Document,
    answers: AnswersFile,
    item: tuple[str, Answer],
    pack: Pack,
) -> Iterator[str]:
    identifier, answer = item
    where = ("answers", identifier)
    question = question_of(identifier, pack)
    if question is None:
        return
    yield from _row_faults(document, answers, identifier)
    try:
        settle(resolve(question, answers), answer)
    except AnswerError as error:
        yield _at(document, where, identifier, error)
    for name in answer.evidence:
        if name not in answers.evidence:
            said = f"evidence {name} is not listed under “evidence:”"
            yield _at(document, where, identifier, said)


def _header_faults(
    document: Document, answers: AnswersFile, pack: Pack
) -> Iterator[str]:
    if answers.project.stage not in pack.header.stages:
        stages = ", ".join(pack.header.stages)
        line = _line(document, "project", "stage")
        yield f"{line}: expected one of {stages}, got {answers.project.stage}"
    for scenario in ("project", "reference"):
        if scenario not in answers.scenarios:
            line = _line(document, "scenarios")
            yield f"{line}: the scenario {scenario} must be there; add it with a label"
    for row in answers.groups.get(OPTIONS, ()):
        if row not in answers.scenarios:
            line = _line(document, "groups", OPTIONS)
            yield f"{line}: row {row} needs a label of the same name under scenarios"


def _row_faults(
    document: Document, answers: AnswersFile, identifier: str
) -> Iterator[str]:
    match = _ROW.match(identifier)
    if match is None or match["row"] in answers.groups.get(match["group"], ()):
        return
    said = (
        f"row {match['row']} is not listed under groups: {match['group']}; add it there"
    )
    yield _at(document, ("answers", identifier), identifier, said)


def _at(
    document: Document,
    location: tuple[str | int, ...],
    identifier: str,
    said: AnswerError | str,
) -> str:
    return f"{document.path}:{document.line_of(location)}: {identifier}: {said}"


def _line(document: Document, *location: str) -> str:
    return f"{document.path}:{document.line_of(location)}: {'.'.join(location)}"


def _nearest(name: str, known: Mapping[str, object]) -> str:
    plain_name = re.sub(r"\[[^\]]*\]", "", name)
    near = get_close_matches(plain_name, known, 1)
    return f": did you mean {near[0]}?" if near else ""
