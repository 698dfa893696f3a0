"""Handing sections to a colleague: a part of a file that opens and is checked alone."""

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime

from assessor.domain.answers import Answer, AnswersFile, Project, State, row_id
from assessor.domain.comparing_answers import digests, things
from assessor.domain.pack import Pack
from assessor.domain.questionnaire import Question, Section
from assessor.domain.submission import Handed
from assessor.domain.visible import short
from assessor.errors import ProcedureError
from assessor.expressions import parse

_SCENARIOS = "scenarios"


def split(
    answers: AnswersFile,
    pack: Pack,
    sections: Iterable[str],
    *,
    to: str,
    at: datetime,
) -> AnswersFile:
    """Return the part of a file that a colleague needs to answer some sections.

    It holds the answers of these sections with their documents, and of the rest only
    what decides whether their questions apply: no note, no document, no review.

    Args:
        answers: The whole file.
        pack: The questionnaire.
        sections: Ids of the sections that are handed over.
        to: Who gets them.
        at: When.

    Raises:
        ProcedureError: There is no such section, or nobody gets them.
    """
    handed = _sections(pack, sections)
    if not to.strip():
        message = "Say who gets the part with --to."
        raise ProcedureError(message)
    if answers.part is not None:
        message = (
            f"This is a part handed to {short(answers.part.to)} already; split the "
            "whole file."
        )
        raise ProcedureError(message)
    own = {question.id for section in handed for question in section.questions}
    read = _read_by(pack, handed) - own
    kept = {
        **_answers_to(answers, pack, own),
        **{
            name: _bare(answer)
            for name, answer in _answers_to(answers, pack, read).items()
        },
    }
    groups = {
        section.repeat.group
        for section in (*handed, *(pack.section_of[name] for name in read))
        if section.repeat is not None
    }
    documents = {key for answer in kept.values() for key in answer.evidence}
    part = AnswersFile(
        pack=answers.pack,
        project=Project(
            name=answers.project.name,
            stage=answers.project.stage,
            language=answers.project.language,
        ),
        profile=answers.profile,
        scenarios=_scenarios(answers, handed),
        groups={g: rows for g, rows in answers.groups.items() if g in groups},
        answers={name: kept[name] for name in answers.answers if name in kept},
        evidence={k: e for k, e in answers.evidence.items() if k in documents},
        factors=answers.factors,
    )
    note = Handed(
        to=to.strip(),
        at=at,
        sections=tuple(section.id for section in handed),
        base=digests(things(part)),
    )
    return part.model_copy(update={"part": note})


def _sections(pack: Pack, names: Iterable[str]) -> tuple[Section, ...]:
    known = {section.id: section for section in pack.sections}
    wanted = tuple(dict.fromkeys(name.strip() for name in names if name.strip()))
    unknown = [name for name in wanted if name not in known]
    if unknown or not wanted:
        named = short(unknown[0]) if unknown else "no section"
        message = f"{named}: name sections of this list: {', '.join(known)}."
        raise ProcedureError(message)
    return tuple(section for section in pack.sections if section.id in wanted)


def _read_by(pack: Pack, handed: Iterable[Section]) -> set[str]:
    """Return the questions that decide whether those of some sections apply."""
    waiting = [text for section in handed for text in _conditions(section)]
    found: set[str] = set()
    while waiting:
        for name in parse(waiting.pop()).names:
            if name in found or name not in pack.by_id:
                continue
            found.add(name)
            section, question = pack.section_of[name], pack.by_id[name]
            waiting += [t for t in (section.when, question.when) if t is not None]
    return found


def _conditions(section: Section) -> Iterator[str]:
    if section.when is not None:
        yield section.when
    for question in section.questions:
        if question.when is not None and not question.retired:
            yield question.when
        if question.derive is not None and not question.retired:
            yield question.derive.level


def _answers_to(
    answers: AnswersFile, pack: Pack, names: Collection[str]
) -> dict[str, Answer]:
    return {
        identifier: answers.answers[identifier]
        for name in names
        if name in pack.by_id
        for identifier in _places(answers, pack, pack.by_id[name])
        if identifier in answers.answers
    }


def _places(answers: AnswersFile, pack: Pack, question: Question) -> Iterator[str]:
    repeat = pack.section_of[question.id].repeat
    if repeat is None:
        yield question.id
        return
    for row in answers.groups.get(repeat.group, ()):
        yield row_id(question.id, repeat.group, row)


def _bare(answer: Answer) -> Answer:
    """Return an answer with nothing beside its value that is not needed to read it."""
    reason = answer.justification if answer.state is State.NOT_APPLICABLE else None
    return Answer(
        state=answer.state,
        value=answer.value,
        unit=answer.unit,
        range=answer.range,
        justification=reason,
        confidential=answer.confidential,
    )


def _scenarios(answers: AnswersFile, handed: Iterable[Section]) -> dict[str, str]:
    """Return the scenarios; all of them where rows may be put into any."""
    may_choose = any(
        question.choices_from == _SCENARIOS or section.id.startswith("scenario")
        for section in handed
        for question in section.questions
    )
    if may_choose:
        return dict(answers.scenarios)
    always = ("project", "reference")
    return {k: label for k, label in answers.scenarios.items() if k in always}
