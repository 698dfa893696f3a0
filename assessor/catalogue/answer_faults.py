"""What can be wrong with an answers file beyond its form: it and its pack disagree."""

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Self

from assessor.domain.answers import Answer, AnswersFile
from assessor.domain.pack import Pack
from assessor.domain.parsing import settle
from assessor.domain.questionnaire import Question
from assessor.domain.refusals import RefusedError
from assessor.domain.sheet import OPTIONS, STAGE, resolve
from assessor.domain.visible import short
from assessor.errors import AnswerError
from assessor.notation import Document

_ROW = re.compile(r"\A(?P<group>[^\[\]]+)\[(?P<row>[^\[\]]+)\]\.(?P<field>.+)\Z")
_LONGEST_ID = 200
_FIRST_PUBLISHED = 1


class Said(str):
    """A problem in English that knows its French.

    Attributes:
        french: The same in French.
    """

    __slots__ = ("french",)
    french: str

    def __new__(cls, english: str, french: str) -> Self:
        """Return the English with its French."""
        said = super().__new__(cls, english)
        said.french = french
        return said


def question_of(identifier: str, pack: Pack) -> Question | None:
    """Return the question an answer belongs to, whatever its row."""
    match = _ROW.match(identifier[:_LONGEST_ID])
    name = f"{match['group']}.{match['field']}" if match else identifier
    question = pack.by_id.get(name)
    if question is None:
        return None
    repeated = pack.section_of[name].repeat
    group = match["group"] if match else None
    return question if (repeated.group if repeated else None) == group else None


def faults(document: Document, answers: AnswersFile, pack: Pack) -> Iterator[str]:
    """Say in which ways answers do not fit their pack or themselves.

    Args:
        document: The file, for its lines.
        answers: What the file says.
        pack: The pack that is answered.
    """
    yield from _pin_faults(document, answers, pack)
    yield from _head_faults(document, answers, pack)
    yield from _group_faults(document, answers, pack)
    for identifier, answer in answers.answers.items():
        yield from _answer_faults(document, answers, (identifier, answer), pack)
    yield from _stage_faults(document, answers, pack)
    for identifier in answers.reviews:
        yield from _review_faults(document, answers, identifier, pack)
    for key, condition in answers.conditions.items():
        for name in condition.evidence:
            if name not in answers.evidence:
                said = f"evidence {short(name)} is not listed under “evidence:”"
                yield at(document, ("conditions", key), f"conditions.{key}", said)


def differs(answers: AnswersFile, pack: Pack) -> bool:
    """Say whether answers were given to other content than that of the pack."""
    given = answers.pack.sha256
    return given is not None and given.casefold() != pack.digest


def is_published(pack: Pack) -> bool:
    """Say whether the content of a version of a pack no longer changes."""
    return int(pack.header.version.partition(".")[0]) >= _FIRST_PUBLISHED


def at(
    document: Document,
    location: tuple[str | int, ...],
    identifier: str,
    said: AnswerError | str,
) -> str:
    """Return a problem as ``path:line: id: what is wrong``."""
    line = document.line_of(location)
    place = f"{document.path}:{line}: {short(identifier)}"
    if isinstance(said, RefusedError):
        french = said.text.in_language("fr")
        return Said(f"{place}: {said}", f"{place}\u00a0: {french}")
    return f"{place}: {said}"


def nearest(name: str, known: Iterable[str]) -> str:
    """Return a question that suggests the nearest known name, or nothing."""
    plain_name = re.sub(r"\[[^\]]*\]", "", name[:_LONGEST_ID])
    near = get_close_matches(plain_name, known, 1)
    return f": did you mean {near[0]}?" if near else ""


def _pin_faults(document: Document, answers: AnswersFile, pack: Pack) -> Iterator[str]:
    if differs(answers, pack) and is_published(pack):
        said = (
            f"these answers were given to other content of version "
            f"{pack.header.version}, with the SHA-256 {answers.pack.sha256}; "
            f"this pack has {pack.digest}. Name the folder of that pack with --pack"
        )
        yield at(document, ("pack", "sha256"), "pack.sha256", said)


def _head_faults(document: Document, answers: AnswersFile, pack: Pack) -> Iterator[str]:
    stage = answers.project.stage
    if stage not in pack.header.stages:
        stages = ", ".join(pack.header.stages)
        said = f"expected one of {stages}, got {short(stage)}"
        yield at(document, ("project", "stage"), STAGE, said)
    if answers.profile not in pack.header.known_profiles:
        profiles = ", ".join(pack.header.known_profiles)
        said = f"expected one of {profiles}, got {short(answers.profile)}"
        yield at(document, ("profile",), "profile", said)
    for scenario in ("project", "reference"):
        if scenario not in answers.scenarios:
            said = f"the scenario {scenario} must be there; add it with a label"
            yield at(document, ("scenarios",), "scenarios", said)
    for row in answers.groups.get(OPTIONS, ()):
        if row not in answers.scenarios:
            said = f"row {row} needs a label of the same name under scenarios"
            yield at(document, ("groups", OPTIONS), f"groups.{OPTIONS}", said)


def _group_faults(
    document: Document, answers: AnswersFile, pack: Pack
) -> Iterator[str]:
    for group, rows in answers.groups.items():
        where, name = ("groups", group), f"groups.{group}"
        section = pack.groups.get(group)
        if section is None or section.repeat is None:
            said = f"there is no such group{nearest(group, pack.groups)}"
            yield at(document, where, name, said)
            continue
        if len(rows) > section.repeat.max:
            said = f"{len(rows)} rows are given; at most {section.repeat.max} are taken"
            yield at(document, where, name, said)
        for place, row in enumerate(rows):
            if row in rows[:place]:
                said = f"row {row} is there twice and would count twice; name it once"
                yield at(document, (*where, place), name, said)


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
    yield from _row_faults(document, answers, where)
    try:
        settle(resolve(question, answers), answer)
    except AnswerError as error:
        yield at(document, where, identifier, error)
    for name in answer.evidence:
        if name not in answers.evidence:
            said = f"evidence {short(name)} is not listed under “evidence:”"
            yield at(document, where, identifier, said)


def _stage_faults(
    document: Document, answers: AnswersFile, pack: Pack
) -> Iterator[str]:
    """Say where the stage among the answers is not the one in the head."""
    question, answer = pack.by_id.get(STAGE), answers.answers.get(STAGE)
    if question is None or answer is None:
        return
    try:
        value = settle(question, answer).value
    except AnswerError:
        return
    stage = answers.project.stage
    if value is not None and value != stage:
        line = document.line_of(("project", "stage"))
        said = (
            f"this says {value}, while project.stage on line {line} says "
            f"{short(stage)}; correct one of them"
        )
        yield at(document, ("answers", STAGE), STAGE, said)


def _review_faults(
    document: Document, answers: AnswersFile, identifier: str, pack: Pack
) -> Iterator[str]:
    where = ("reviews", identifier)
    question = question_of(identifier, pack)
    if question is None:
        said = f"there is no such question{nearest(identifier, pack.by_id)}"
        yield at(document, where, identifier, said)
        return
    yield from _row_faults(document, answers, where)
    for place, review in enumerate(answers.reviews[identifier]):
        given = review.override
        if given is None:
            continue
        answer = Answer(value=given.value, unit=given.unit, range=given.range)
        try:
            settle(resolve(question, answers), answer)
        except AnswerError as error:
            said = f"override: {error}"
            yield at(document, (*where, place, "override"), identifier, said)


def _row_faults(
    document: Document, answers: AnswersFile, where: tuple[str, ...]
) -> Iterator[str]:
    identifier = where[-1]
    match = _ROW.match(identifier)
    if match is None or match["row"] in answers.groups.get(match["group"], ()):
        return
    said = (
        f"row {short(match['row'])} is not listed under groups: {match['group']}; "
        "add it there"
    )
    yield at(document, where, identifier, said)
