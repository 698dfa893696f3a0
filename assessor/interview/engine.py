"""What an answer changes. Each function returns new answers; none is edited."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from assessor.domain.answers import (
    Answer,
    AnswersFile,
    PackPin,
    Project,
    Quality,
    State,
)
from assessor.domain.pack import Pack
from assessor.domain.parsing import Decimal, settle, typed
from assessor.domain.questionnaire import Profile, Question
from assessor.domain.sheet import OPTIONS, STAGE, Sheet, read_sheet, resolve
from assessor.domain.wording import Text
from assessor.errors import AnswerError
from assessor.interview.path import find_item

_KEY = re.compile(r"[^A-Za-z0-9_-]+")
_KEPT = ("evidence", "note", "confidential", "quality")


@dataclass(frozen=True, slots=True)
class Recorded:
    """What an answer changed.

    Attributes:
        answers: The answers with the new one.
        sheet: The new answers seen through the pack.
        doubt: What is unlikely and should be confirmed, if anything.
        hidden: Ids with an answer that no longer apply; kept, and counted nowhere.
        shown: Ids that apply since this answer.
    """

    answers: AnswersFile
    sheet: Sheet
    doubt: Text | None = None
    hidden: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()


def begin(pack: Pack, project: Project, profile: Profile) -> AnswersFile:
    """Open an answers file without any answer."""
    return AnswersFile(
        pack=PackPin(id=pack.header.id, version=pack.header.version),
        project=project,
        profile=profile,
        scenarios={"project": project.name, "reference": ""},
    )


def record(
    sheet: Sheet,
    identifier: str,
    raw: object,
    *,
    at: datetime,
    decimal: Decimal = ".",
    quality: Quality | None = None,
) -> Recorded:
    """Record what was typed as the answer to a question.

    Raises:
        AnswerError: If the question is not asked, or the text does not fit it.
    """
    question = _question(sheet, identifier)
    answer = typed(question, raw, decimal=decimal)
    doubt = settle(question, answer).doubt
    update: dict[str, object] = {"at": at, "source": "interview"}
    if quality is not None:
        update["quality"] = quality
    return _changed(sheet, identifier, answer.model_copy(update=update), doubt)


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
        justification=reason.strip() or None,
        at=at,
        source="interview",
    )
    settle(question, answer)
    return _changed(sheet, identifier, answer, None)


def withdraw(sheet: Sheet, identifier: str) -> Recorded:
    """Take an answer back: the question is open again."""
    answers = {k: v for k, v in sheet.answers.answers.items() if k != identifier}
    return _seen(sheet, sheet.answers.model_copy(update={"answers": answers}))


def add_row(sheet: Sheet, group: str, name: str) -> tuple[str, Recorded]:
    """Add a row to a group and return its key.

    Args:
        sheet: The answers so far.
        group: Name of the group.
        name: What the person calls the row; the key is made from it.

    Raises:
        AnswerError: If there is no such group or it is full.
    """
    section = sheet.pack.groups.get(group)
    if section is None or section.repeat is None:
        message = f"There is no group {group}."
        raise AnswerError(message)
    keys = sheet.answers.groups.get(group, ())
    if len(keys) >= section.repeat.max:
        message = f"{group} already has {len(keys)} rows, the most it takes."
        raise AnswerError(message)
    key = _free_key(name, (*keys, *_taken(sheet, group)), group)
    groups = {**sheet.answers.groups, group: (*keys, key)}
    update: dict[str, Any] = {"groups": groups}
    if group == OPTIONS:
        update["scenarios"] = {**sheet.answers.scenarios, key: name.strip()}
    return key, _seen(sheet, sheet.answers.model_copy(update=update))


def remove_row(sheet: Sheet, group: str, key: str | None = None) -> Recorded:
    """Remove a row with its answers, or say that a group has no row.

    Args:
        sheet: The answers so far.
        group: Name of the group.
        key: Key of the row; ``None`` records that there is none to add.
    """
    keys = tuple(k for k in sheet.answers.groups.get(group, ()) if k != key)
    prefix = f"{group}[{key}]."
    answers = {
        k: v for k, v in sheet.answers.answers.items() if not k.startswith(prefix)
    }
    update = {"groups": {**sheet.answers.groups, group: keys}, "answers": answers}
    return _seen(sheet, sheet.answers.model_copy(update=update))


def _question(sheet: Sheet, identifier: str) -> Question:
    item = find_item(sheet, identifier)
    if item is None or item.question is None:
        message = f"{identifier} is not asked of this project."
        raise AnswerError(message)
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
        answer = answer.model_copy(update=kept)
    update: dict[str, Any] = {"answers": {**sheet.answers.answers, identifier: answer}}
    if identifier == STAGE:
        stage = {"stage": str(answer.value)}
        update["project"] = sheet.answers.project.model_copy(update=stage)
    return _seen(sheet, sheet.answers.model_copy(update=update), doubt)


def _seen(before: Sheet, answers: AnswersFile, doubt: Text | None = None) -> Recorded:
    after = read_sheet(before.pack, answers, basis=before.basis, facts=before.facts)
    was = {standing.id for standing in before}
    now = {standing.id for standing in after}
    given: Mapping[str, Answer] = answers.answers
    return Recorded(
        answers=answers,
        sheet=after,
        doubt=doubt,
        hidden=tuple(sorted(name for name in was - now if name in given)),
        shown=tuple(standing.id for standing in after if standing.id not in was),
    )


def _taken(sheet: Sheet, group: str) -> tuple[str, ...]:
    return tuple(sheet.answers.scenarios) if group == OPTIONS else ()


def _free_key(name: str, taken: tuple[str, ...], group: str) -> str:
    plain = _KEY.sub("_", name.strip().casefold()).strip("_-")[:30]
    if not plain or not plain[0].isalpha():
        plain = f"{group.rpartition('.')[2]}_{plain}".rstrip("_")
    key, number = plain, 2
    while key in taken:
        key, number = f"{plain}_{number}", number + 1
    return key
