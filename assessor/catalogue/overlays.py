"""A what-if file: read on the path of answers, checked against pack and answers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, ValidationError

from assessor.catalogue.answer_faults import at, nearest, question_of
from assessor.catalogue.answer_reading import check_given
from assessor.domain.answers import Answer, AnswersFile, State
from assessor.domain.model import Model
from assessor.domain.overlays import Overlay, row_of, scaled
from assessor.domain.pack import Pack
from assessor.domain.parsing import settle
from assessor.domain.questionnaire import Question
from assessor.domain.sheet import STAGE, resolve
from assessor.domain.visible import short, visible
from assessor.errors import AnswerError, CatalogueError, NotationError
from assessor.notation import Document, Location, problems, read, read_file

_LONGEST_LINE = 600
_LISTED = 100
_FIELDS = (*Overlay.model_fields, *Answer.model_fields)


@dataclass(frozen=True)
class _Ground:
    """What a what-if stands on: the pack, the answers, and the rows it leaves out."""

    pack: Pack
    answers: AnswersFile
    dropped: tuple[str, ...]

    def has_row(self, name: str) -> bool:
        """Whether an id has no row, or one that the answers hold."""
        row = row_of(name)
        return row is None or row.key in self.answers.groups.get(row.group, ())

    def lacks_row(self, name: str) -> bool:
        """Whether an id is that of a question, in a row that the answers lack."""
        return question_of(name, self.pack) is not None and not self.has_row(name)


class _Form(Model):
    """The keys of the file, before its answers are read."""

    format: Literal[1] = 1
    overlay: Annotated[str, Field(min_length=1, max_length=200)]
    set: dict[str, Any] = {}  # any YAML value may stand there
    scale: dict[str, Annotated[float, Field(gt=0, le=1e9, strict=True)]] = {}
    drop: list[str] = []


def load_overlay(path: Path, pack: Pack, answers: AnswersFile) -> Overlay:
    """Read a what-if file.

    Args:
        path: The file.
        pack: The pack that is answered.
        answers: The answers that it changes.

    Raises:
        CatalogueError: If anything is wrong; every problem at once, with its line.
    """
    try:
        return check_overlay(read_file(path), pack, answers)
    except NotationError as error:
        raise CatalogueError(str(error)) from error


def read_overlay(text: str, name: str, pack: Pack, answers: AnswersFile) -> Overlay:
    """Read a what-if from text; ``name`` stands for the file in messages.

    Raises:
        CatalogueError: If anything is wrong; every problem at once, with its line.
    """
    try:
        return check_overlay(read(text, name), pack, answers)
    except NotationError as error:
        raise CatalogueError(str(error)) from error


def check_overlay(document: Document, pack: Pack, answers: AnswersFile) -> Overlay:
    """Check a parsed what-if against the pack and the answers that it changes.

    Raises:
        CatalogueError: If anything is wrong; every problem at once, with its line.
    """
    data = document.data
    if not isinstance(data, dict):
        message = (
            f"{document.path}:1: this is not a what-if: expected the keys format, "
            "overlay and at least one of set, scale and drop"
        )
        raise CatalogueError(message)
    dropped = [name for name in _items(data, "drop") if isinstance(name, str)]
    given, factors = _mapping(data, "set"), _mapping(data, "scale")
    ground = _Ground(pack, answers, tuple(dropped))
    changed, wrong = _read_set(document, given, ground)
    found = [
        *_form_faults(document, data),
        *_drop_faults(document, dropped, answers),
        *_place_faults(document, "set", given, ground),
        *_place_faults(document, "scale", factors, ground),
        *wrong,
        *_scale_faults(document, (given, factors), ground),
    ]
    if not found and not (given or dropped or factors):
        found = [f"{document.path}:1: this changes nothing: give set, scale or drop"]
    if found:
        lines = dict.fromkeys(visible(line, _LONGEST_LINE) for line in found)
        raise CatalogueError("\n".join(sorted(lines, key=_line_number)))
    return Overlay.model_validate({**data, "set": changed})


def _line_number(sentence: str) -> int:
    number = next((p for p in sentence.split(":") if p.isdecimal()), "1")
    return int(number)


def _mapping(data: Mapping[str, object], key: str) -> dict[str, Any]:
    """Return a part of the file that should be a mapping, or nothing."""
    found = data.get(key)
    return found if isinstance(found, dict) else {}


def _items(data: Mapping[str, object], key: str) -> list[object]:
    found = data.get(key)
    return found if isinstance(found, list) else []


def _form_faults(document: Document, data: Mapping[str, object]) -> Iterator[str]:
    try:
        _Form.model_validate(data)
    except ValidationError as error:
        errors: Any = error.errors(include_url=False)
        yield from problems(document, errors[:_LISTED], _FIELDS)


def _drop_faults(
    document: Document, dropped: list[str], answers: AnswersFile
) -> Iterator[str]:
    for place, name in enumerate(dropped):
        row = row_of(name)
        if row is None or not name.endswith("]"):
            said = "expected a row, as in training.runs[v2]"
            yield at(document, ("drop", place), name, said)
        elif row.key not in answers.groups.get(row.group, ()):
            yield at(document, ("drop", place), name, _no_row(name, answers))
        elif name in dropped[:place]:
            yield at(document, ("drop", place), name, "it is dropped twice")


def _no_row(name: str, answers: AnswersFile) -> str:
    row = row_of(name)
    rows = answers.groups.get(row.group, ()) if row else ()
    there = f"there are {', '.join(rows)}" if rows else "the group has no row"
    return f"the answers hold no such row ({there}); a what-if adds none"


def _place_faults(
    document: Document, part: str, given: Mapping[str, object], ground: _Ground
) -> Iterator[str]:
    """Say which ids cannot be changed, whatever they are changed to."""
    for name in given:
        row = row_of(name)
        where = (part, name)
        if name == STAGE:
            yield at(document, where, name, "a what-if keeps the stage of the project")
        elif row is not None and f"{row.group}[{row.key}]" in ground.dropped:
            yield at(document, where, name, "its row is dropped by this same what-if")
        elif ground.lacks_row(name):
            yield at(document, where, name, _no_row(name, ground.answers))


def _read_set(
    document: Document, given: dict[str, Any], ground: _Ground
) -> tuple[Mapping[str, Answer], list[str]]:
    """Read answers as an answers file of their own, under the lines of this file."""
    kept = {name: raw for name, raw in given.items() if not ground.lacks_row(name)}
    kept.pop(STAGE, None)
    lines: dict[Location, int] = {
        ("answers", *place[1:]): line
        for place, line in document.lines.items()
        if place[:1] == ("set",)
    }
    head = ground.answers.model_dump(exclude={"answers", "reviews", "actions"})
    alone = Document({**head, "answers": kept}, {(): 1, **lines}, document.path)
    try:
        return check_given(alone, ground.pack).answers, []
    except CatalogueError as error:
        said = str(error).splitlines()
        return {}, [line.replace(": answers.", ": set.", 1) for line in said]


def _scale_faults(
    document: Document,
    parts: tuple[Mapping[str, object], Mapping[str, object]],
    ground: _Ground,
) -> Iterator[str]:
    given, factors = parts
    for name, factor in factors.items():
        where = ("scale", name)
        question = question_of(name, ground.pack)
        if question is None:
            said = f"there is no such question{nearest(name, ground.pack.by_id)}"
            yield at(document, where, name, said)
        elif not question.type.is_numeric:
            said = f"this is no number but a {question.type}: put it under set"
            yield at(document, where, name, said)
        elif name in given:
            said = "it is set and scaled at once: keep one of them"
            yield at(document, where, name, said)
        elif ground.has_row(name):
            said = _scale_fault(question, ground.answers, name, factor)
            if said:
                yield at(document, where, name, said)


def _scale_fault(
    question: Question, answers: AnswersFile, name: str, factor: object
) -> str:
    if not _has_value(answers, name):
        return "there is no value to scale in the answers: put one under set"
    if not isinstance(factor, (int, float)) or not factor > 0:
        return ""  # said already, with the form of the file
    try:
        product = scaled(question, answers.answers[name], factor)
        settle(resolve(question, answers), product)
    except AnswerError as error:
        return f"× {short(factor)}: {error}"
    return ""


def _has_value(answers: AnswersFile, name: str) -> bool:
    answer = answers.answers.get(name)
    return answer is not None and answer.state in {State.ANSWERED, State.PLANNED}
