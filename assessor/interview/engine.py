"""What an answer changes. Each function returns new answers; none is edited."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from assessor.domain.answers import (
    Answer,
    AnswersFile,
    Evidence,
    PackPin,
    Project,
    Quality,
    State,
)
from assessor.domain.pack import Pack
from assessor.domain.parsing import Decimal, settle, typed
from assessor.domain.questionnaire import Profile, Question
from assessor.domain.refusals import RefusedError, Why
from assessor.domain.sheet import STAGE, Sheet, read_sheet, resolve
from assessor.domain.visible import short
from assessor.domain.wording import Text
from assessor.interview.documents import enter_document
from assessor.interview.path import find_item
from assessor.interview.seeing import Recorded, seen

_LONGEST_TEXT = 20_000
_KEPT = ("evidence", "note", "confidential", "quality")


def begin(pack: Pack, project: Project, profile: Profile) -> AnswersFile:
    """Open an answers file without any answer."""
    return AnswersFile(
        pack=PackPin(id=pack.header.id, version=pack.header.version),
        project=project,
        profile=profile,
        scenarios={"project": project.name, "reference": ""},
    )


@dataclass(frozen=True, slots=True)
class Manner:
    """How something was entered.

    Attributes:
        at: When.
        decimal: Decimal sign of what was typed.
        planned: The answer says what is intended, not what is.
        source: Who gave it: ``interview``, ``import:…``, ``supplier``, ``default``.
    """

    at: datetime
    decimal: Decimal = "."
    planned: bool = False
    source: str = "interview"


def record(
    sheet: Sheet,
    identifier: str,
    raw: object,
    *,
    at: datetime,
    decimal: Decimal = ".",
    planned: bool = False,
) -> Recorded:
    """Record what was typed as the answer to a question.

    Args:
        sheet: The answers so far.
        identifier: Id of the answer.
        raw: What was typed or chosen.
        at: When.
        decimal: Decimal sign of what was typed.
        planned: The answer says what is intended, not what is.

    Raises:
        RefusedError: If the question is not asked, or the text does not fit it.
    """
    manner = Manner(at=at, decimal=decimal, planned=planned)
    return enter(sheet, identifier, raw, manner)


def enter(sheet: Sheet, identifier: str, raw: object, manner: Manner) -> Recorded:
    """Record an answer in whatever manner it came: there is no other path.

    Args:
        sheet: The answers so far.
        identifier: Id of the answer.
        raw: What was typed, chosen, imported, proposed or replayed.
        manner: How it came.

    Raises:
        RefusedError: If the question is not asked, or the text does not fit it.
    """
    question = _question(sheet, identifier)
    answer = typed(question, raw, decimal=manner.decimal)
    doubt = settle(question, answer).doubt
    update: dict[str, object] = {"at": manner.at, "source": manner.source}
    given = answer.state is State.ANSWERED
    if manner.planned and given and question.id != STAGE:
        update["state"] = State.PLANNED
    return _changed(sheet, identifier, answer.model_copy(update=update), doubt)


def amend(
    sheet: Sheet,
    identifier: str,
    *,
    note: str | None = None,
    quality: Quality | None = None,
    justification: str | None = None,
    confidential: bool | None = None,
) -> Recorded:
    """Write beside an answer; the answer itself stays as it is.

    Args:
        sheet: The answers so far.
        identifier: Id of the answer.
        note: Note on it; an empty text removes it.
        quality: How the value was obtained.
        justification: What justifies it.
        confidential: Whether it is left out of disclosed editions.

    Raises:
        AnswerError: If the question is not asked, or a text is too long.
    """
    _question(sheet, identifier)
    answer = sheet.answers.answers.get(identifier, Answer(state=State.OPEN))
    given = {"quality": quality, "note": note, "justification": justification}
    update = {k: v for k, v in given.items() if v is not None}
    for text in (note, justification):
        _bounded(text or "")
    answer = answer.model_copy(update={k: v or None for k, v in update.items()})
    if confidential is not None:
        answer = answer.model_copy(update={"confidential": confidential})
    return _with(sheet, identifier, answer)


def attach(sheet: Sheet, identifier: str, evidence: Evidence) -> tuple[str, Recorded]:
    """Attach a document to an answer; return its key in the register.

    A document that is in the register already is not entered twice.

    Raises:
        AnswerError: If the question is not asked.
    """
    _question(sheet, identifier)
    key, known = enter_document(sheet.answers, evidence)
    answer = sheet.answers.answers.get(identifier, Answer(state=State.OPEN))
    kept = tuple(dict.fromkeys((*answer.evidence, key)))
    answers = sheet.answers.model_copy(update={"evidence": known})
    listed = read_sheet(sheet.pack, answers, basis=sheet.basis, facts=sheet.facts)
    return key, _with(listed, identifier, answer.model_copy(update={"evidence": kept}))


def use_profile(sheet: Sheet, profile: Profile) -> Recorded:
    """Ask the questions of another profile; no answer is lost."""
    return seen(sheet, sheet.answers.model_copy(update={"profile": profile}))


def name_project(sheet: Sheet, name: str, organisation: str) -> Recorded:
    """Call the project, and who runs it, by other names."""
    update = {"name": name, "organisation": organisation}
    project = sheet.answers.project.model_copy(update=update)
    return seen(sheet, sheet.answers.model_copy(update={"project": project}))


def unknown(sheet: Sheet, identifier: str, *, at: datetime) -> Recorded:
    """Record "I don't know": an honest answer, listed as a gap.

    Raises:
        AnswerError: If the question is not asked.
    """
    _question(sheet, identifier)
    answer = Answer(state=State.UNKNOWN, at=at, source="interview")
    return _changed(sheet, identifier, answer, None)


def set_aside(sheet: Sheet, identifier: str, reason: str, *, at: datetime) -> Recorded:
    """Record that a question does not apply, with the reason.

    Raises:
        AnswerError: If the question cannot be set aside, or the reason is missing.
    """
    question = _question(sheet, identifier)
    answer = Answer(
        state=State.NOT_APPLICABLE,
        justification=_bounded(reason.strip()) or None,
        at=at,
        source="interview",
    )
    settle(question, answer)
    return _changed(sheet, identifier, answer, None)


def withdraw(sheet: Sheet, identifier: str) -> Recorded:
    """Take an answer back: the question is open again."""
    answers = {k: v for k, v in sheet.answers.answers.items() if k != identifier}
    return seen(sheet, sheet.answers.model_copy(update={"answers": answers}))


def _question(sheet: Sheet, identifier: str) -> Question:
    item = find_item(sheet, identifier)
    if item is None or item.question is None:
        raise RefusedError(Why.ASKED, given=short(identifier))
    return resolve(item.question, sheet.answers)


def _changed(
    sheet: Sheet, identifier: str, answer: Answer, doubt: Text | None
) -> Recorded:
    before = sheet.answers.answers.get(identifier)
    if before is not None:
        kept = {
            name: getattr(before, name)
            for name in _KEPT
            if name not in answer.model_fields_set and getattr(before, name)
        }
        if answer.state not in {State.ANSWERED, State.PLANNED}:
            kept.pop("quality", None)  # how a value was obtained, and there is none
        answer = answer.model_copy(update=kept)
    return _with(sheet, identifier, answer, doubt)


def _with(
    sheet: Sheet, identifier: str, answer: Answer, doubt: Text | None = None
) -> Recorded:
    update: dict[str, Any] = {"answers": {**sheet.answers.answers, identifier: answer}}
    if identifier == STAGE and answer.value is not None:
        stage = {"stage": str(answer.value)}
        update["project"] = sheet.answers.project.model_copy(update=stage)
    return seen(sheet, sheet.answers.model_copy(update=update), doubt)


def _bounded(text: str) -> str:
    if len(text) > _LONGEST_TEXT:
        raise RefusedError(Why.LONG, given=len(text), bound=_LONGEST_TEXT)
    return text
