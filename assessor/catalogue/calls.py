"""A call file: read, and checked against the questionnaire that it is about."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from assessor.domain.answers import Answer, State
from assessor.domain.calls import (
    Call,
    CallFactors,
    CallPack,
    Criterion,
    Mandatory,
    Rubric,
)
from assessor.domain.impacts import PHASES, TIERS
from assessor.domain.pack import Pack
from assessor.domain.parsing import settle, typed
from assessor.domain.questionnaire import Kind, Question
from assessor.domain.visible import visible
from assessor.errors import AnswerError, CatalogueError, NotationError
from assessor.expressions.checking import nearest
from assessor.notation import Document, Location, problems, read, read_file
from assessor.resources import data_folder

_FIELDS = tuple(
    name
    for model in (Call, CallPack, CallFactors, Mandatory, Rubric, Criterion, Answer)
    for name in model.model_fields
)
_FULL = frozenset(Answer.model_fields)
_LISTED = 100
Placed = tuple[Location, str]
"""Where something stands in the file, and what is wrong with it."""


def pack_folder(path: Path) -> Path:
    """Return the folder of the questionnaire that a call is about.

    Args:
        path: The call file.

    Raises:
        CatalogueError: The file cannot be read, or names no questionnaire.
    """
    document = _read(path)
    data: dict[str, Any] = document.data if isinstance(document.data, dict) else {}
    pin = data.get("pack")
    if not isinstance(pin, dict) or not isinstance(pin.get("id"), str):
        message = (
            f"{path}:{document.line_of(('pack',))}: pack: this is no call file: "
            "expected the questionnaire with its id, its version and its sha256"
        )
        raise CatalogueError(message)
    folder = pin.get("folder")
    if isinstance(folder, str):
        return path.parent / folder
    return data_folder("questionnaires") / str(pin["id"])


def load_call(path: Path, pack: Pack) -> Call:
    """Read a call file.

    Args:
        path: The file.
        pack: The questionnaire it is about, with its choices.

    Raises:
        CatalogueError: If anything is wrong; every problem at once, with its line.
    """
    return _call(_read(path), pack)


def read_call(content: str | bytes, name: str, pack: Pack) -> Call:
    """Read a call file that lies in no folder.

    Args:
        content: What it says.
        name: What to call it in a message.
        pack: The questionnaire it is about, with its choices.

    Raises:
        CatalogueError: If anything is wrong; every problem at once, with its line.
    """
    try:
        return _call(read(content, name), pack)
    except NotationError as error:
        raise CatalogueError(str(error)) from error


def _call(document: Document, pack: Pack) -> Call:
    data: dict[str, Any] = (
        dict(document.data) if isinstance(document.data, dict) else {}
    )
    given = data.get("defaults")
    wrong: list[Placed] = []
    if isinstance(given, dict):
        data["defaults"] = _expanded(given, pack, wrong)
    try:
        call = Call.model_validate(data)
    except ValidationError as error:
        errors: Any = error.errors(include_url=False)
        said = problems(document, errors[:_LISTED], _FIELDS)
        raise CatalogueError("\n".join([*said, *_placed(document, wrong)])) from error
    found = [*wrong, *_faults(call, pack)]
    if found:
        raise CatalogueError("\n".join(_placed(document, found)))
    return call


def _read(path: Path) -> Document:
    try:
        return read_file(path)
    except NotationError as error:
        raise CatalogueError(str(error)) from error


def _placed(document: Document, found: list[Placed]) -> list[str]:
    return [
        visible(
            f"{document.path}:{document.line_of(place)}: "
            f"{'.'.join(map(str, place))}: {said}"
        )
        for place, said in found
    ]


def _expanded(
    given: Mapping[str, object], pack: Pack, wrong: list[Placed]
) -> dict[str, object]:
    """Read defaults in their short form, as in an answers file."""
    full: dict[str, object] = {}
    for name, raw in given.items():
        question = pack.by_id.get(name)
        if question is None:
            said = f"there is no such question{nearest(name, pack.by_id)}"
            wrong.append((("defaults", name), said))
            continue
        try:
            full[name] = raw if _is_full(raw) else typed(question, raw)
        except AnswerError as error:
            wrong.append((("defaults", name), str(error)))
    return full


def _is_full(raw: object) -> bool:
    return isinstance(raw, dict) and bool(_FULL & raw.keys())


def _faults(call: Call, pack: Pack) -> Iterator[Placed]:
    header = pack.header
    if call.pack.id != header.id:
        yield ("pack", "id"), f"the questionnaire that lies there is {header.id}"
    if call.profile not in header.known_profiles:
        said = f"there is no profile {call.profile}"
        yield ("profile",), f"{said}{nearest(call.profile, header.known_profiles)}"
    for number, stage in enumerate(call.stages):
        if stage not in header.stages:
            said = f"there is no stage {stage}{nearest(stage, header.stages)}"
            yield ("stages", number), said
    yield from _mandatory_faults(call, pack)
    for name, answer in call.defaults.items():
        yield from _default_faults(pack.by_id[name], answer)
    if call.rubric is not None:
        yield from _rubric_faults(call, call.rubric, pack)


def _mandatory_faults(call: Call, pack: Pack) -> Iterator[Placed]:
    for number, cell in enumerate(call.mandatory.cells):
        phase, _, tier = cell.partition("/")
        if phase not in PHASES or tier not in TIERS:
            said = (
                f"there is no cell {cell}: expected phase/tier, a phase of "
                f"{', '.join(PHASES)} and a tier of {', '.join(TIERS)}"
            )
            yield ("mandatory", "cells", number), said
    for number, name in enumerate(call.mandatory.answers):
        where = ("mandatory", "answers", number)
        if name not in pack.by_id:
            yield where, f"there is no question {name}{nearest(name, pack.by_id)}"
        elif not _is_asked(name, call, pack):
            yield where, f"the profile {call.profile} does not ask {name}"


def _is_asked(name: str, call: Call, pack: Pack) -> bool:
    asked = {*pack.by_id[name].profiles} & {*pack.section_of[name].profiles}
    return call.profile in asked


def _default_faults(question: Question, answer: Answer) -> Iterator[Placed]:
    where = ("defaults", question.id)
    if question.feeds is None:
        said = (
            "a default stands for activity data; this answer belongs to the applicant"
        )
        yield where, said
    if answer.state is not State.ANSWERED:
        yield where, "a default has a value"
    try:
        settle(question, answer)
    except AnswerError as error:
        yield where, str(error)


def _rubric_faults(call: Call, rubric: Rubric, pack: Pack) -> Iterator[Placed]:
    seen: set[str] = set()
    for number, criterion in enumerate(rubric.criteria):
        where = ("rubric", "criteria", number)
        question = pack.by_id.get(criterion.question)
        if question is None:
            said = f"there is no question {criterion.question}"
            yield where, f"{said}{nearest(criterion.question, pack.by_id)}"
        elif question.type is not Kind.LEVEL or pack.section_of[question.id].repeat:
            yield where, f"{question.id} has no level to give points for"
        elif not _is_asked(question.id, call, pack):
            yield where, f"the profile {call.profile} does not ask {question.id}"
        if criterion.id in seen:
            yield where, f"the id {criterion.id} is used twice"
        seen.add(criterion.id)
