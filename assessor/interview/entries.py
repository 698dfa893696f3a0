"""Answers as a front shows them: what stands, what was refused, what to ask next."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assessor.domain.answers import Answer, Value
from assessor.domain.assessment import Gap
from assessor.domain.parsing import settle
from assessor.domain.questionnaire import Check
from assessor.domain.refusals import RefusedError
from assessor.domain.sheet import Sheet
from assessor.domain.wording import Text
from assessor.interview.checks import failed_checks
from assessor.interview.engine import Manner, enter
from assessor.interview.path import Item, items
from assessor.interview.seeing import Recorded, seen

_MOST_NEXT = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that is asked, with what stands there now.

    Attributes:
        item: What is asked.
        answer: The answer as it was typed, with its unit; ``None`` without one.
        value: The value it stands for, in the unit of the question.
        low: Lower bound, where a range was given. [unit of the question]
        high: Upper bound, where a range was given. [unit of the question]
        doubt: What is unlikely in it.
        failed: Checks of the questionnaire that it fails.
    """

    item: Item
    answer: Answer | None
    value: Value | None = None
    low: float | None = None
    high: float | None = None
    doubt: Text | None = None
    failed: tuple[Check, ...] = ()


@dataclass(frozen=True, slots=True)
class Attempt:
    """What became of something that was typed.

    Attributes:
        typed: What was typed, so that it can be shown and corrected.
        recorded: What it changed; ``None`` where it was refused.
        refusal: Why it was refused; ``None`` where it was recorded.
    """

    typed: object
    recorded: Recorded | None = None
    refusal: Text | None = None


@dataclass(frozen=True, slots=True)
class Filled:
    """What became of many answers given at once.

    Attributes:
        recorded: What those that fit changed, all together.
        refused: Why an answer was refused, by its id.
    """

    recorded: Recorded
    refused: Mapping[str, Text]


@dataclass(frozen=True, slots=True)
class Next:
    """An open question that would narrow the result.

    Attributes:
        item: The question.
        share: Part of the variance that rests on it. [1]
        waited_for: A part of the result is not assessed without it.
    """

    item: Item
    share: float
    waited_for: bool


def review(sheet: Sheet, section: str | None = None) -> tuple[Entry, ...]:
    """Return what is asked with its answers, of one section or of all.

    Args:
        sheet: The answers so far.
        section: Id of a section; all of them if absent.
    """
    return tuple(
        _entry(sheet, item)
        for item in items(sheet)
        if section in {None, item.section.id}
    )


def _entry(sheet: Sheet, item: Item) -> Entry:
    answer = sheet.answers.answers.get(item.id)
    if item.question is None or answer is None:
        return Entry(item, answer)
    settled = settle(item.question, answer)
    return Entry(
        item,
        answer,
        value=settled.value,
        low=settled.low,
        high=settled.high,
        doubt=settled.doubt,
        failed=failed_checks(sheet, item),
    )


def attempt(sheet: Sheet, identifier: str, raw: object, manner: Manner) -> Attempt:
    """Record what was typed, or say why it does not fit; for a form of many fields.

    Args:
        sheet: The answers so far.
        identifier: Id of the answer.
        raw: What was typed.
        manner: How it came.
    """
    try:
        return Attempt(raw, recorded=enter(sheet, identifier, raw, manner))
    except RefusedError as error:
        return Attempt(raw, refusal=error.text)


def fill_in(sheet: Sheet, given: Mapping[str, object], manner: Manner) -> Filled:
    """Record many answers, in whatever order they were given.

    An answer may open the question of another: what is not asked yet waits until
    nothing more opens.

    Args:
        sheet: The answers so far.
        given: What was typed, by the id of the answer.
        manner: How it came.
    """
    now, waiting, refused = sheet, dict(given), {}
    moved = True
    while moved and waiting:
        moved = False
        for item in items(now):
            if item.id not in waiting:
                continue
            found = attempt(now, item.id, waiting.pop(item.id), manner)
            if found.recorded is not None:
                now, moved = found.recorded.sheet, True
            elif found.refusal is not None:
                refused[item.id] = found.refusal
    for identifier, raw in waiting.items():
        found = attempt(now, identifier, raw, manner)
        if found.refusal is not None:
            refused[identifier] = found.refusal
    return Filled(seen(sheet, now.answers), refused)


def what_matters_next(
    sheet: Sheet, gaps: Iterable[Gap], most: int = _MOST_NEXT
) -> tuple[Next, ...]:
    """Return the open questions that would narrow the result most.

    Args:
        sheet: The answers so far.
        gaps: What is not known, the most useful first, as an assessment lists it.
        most: How many.
    """
    asked = {item.id: item for item in items(sheet)}
    found = [
        Next(asked[gap.id], gap.share, gap.not_assessed)
        for gap in gaps
        if gap.id in asked and (gap.share > 0 or gap.not_assessed)
    ]
    return tuple(found[:most])
