"""Which numbers a question takes, and which are unlikely."""

import sys
from typing import TypeGuard

from assessor.domain.questionnaire import Kind, Question
from assessor.domain.refusals import RefusedError, Why, amount, say
from assessor.domain.wording import Text

_PERCENT = 100
_BEYOND = 1e6
"""How often the largest usual value a number may be, where no maximum is given."""
_MOST = 1e24
"""Largest number of a question without usual values; nothing on Earth is so many."""


def is_number(value: object) -> TypeGuard[float]:
    """Say whether something is a number that floating point can hold."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return False
    return abs(value) <= sys.float_info.max


def check_bounds(question: Question, number: float) -> None:
    """Refuse a number that its question cannot have.

    Args:
        question: The question.
        number: What was answered. [unit of the question]

    Raises:
        RefusedError: If it is not whole, too small or too large.
    """
    whole = question.type is Kind.INTEGER
    if whole and not float(number).is_integer():
        raise RefusedError(Why.INTEGER, given=_shown(question, number))
    low, high = _limits(question)
    if number < low:
        raise RefusedError(
            Why.BELOW, given=_shown(question, number), bound=_shown(question, low)
        )
    if question.type is Kind.SHARE and high == 1 and 1 < number <= _PERCENT:
        raise RefusedError(
            Why.PERCENT,
            given=_shown(question, number),
            percent=amount(number, "%"),
            share=amount(number / _PERCENT, "1"),
        )
    if number > high:
        raise RefusedError(
            Why.ABOVE, given=_shown(question, number), bound=_shown(question, high)
        )


def _limits(question: Question) -> tuple[float, float]:
    """Return the smallest and the largest number that a question takes.

    A slip such as ``3e300`` would pass through every formula and be printed as a
    footprint; so every question has a largest number, also where its file gives none.

    Args:
        question: The question.

    Returns:
        The smallest and the largest. [unit of the question]

    Examples:
        >>> _limits(Question.model_validate({"id": "a.b", "type": "quantity",
        ...     "unit": "kWh", "ask": {"en": "?", "fr": "?"}, "typical": [1, 50]}))
        (-50000000.0, 50000000.0)
    """
    low, high = question.min, question.max
    if question.type is Kind.SHARE:
        return max(0.0, low or 0.0), min(1.0, 1.0 if high is None else high)
    usual = question.typical[1] if question.typical else 0.0
    most = _BEYOND * usual if usual > 0 else _MOST
    return -most if low is None else low, most if high is None else high


def doubt_of(question: Question, number: float | None) -> Text | None:
    """Return what to ask where a number is possible but unlikely.

    Args:
        question: The question.
        number: What was answered. [unit of the question]
    """
    if question.typical is None or number is None:
        return None
    low, high = question.typical
    if low <= number <= high:
        return None
    return say(
        Why.UNLIKELY,
        given=_shown(question, number),
        low=_shown(question, low),
        high=_shown(question, high),
    )


def _shown(question: Question, number: float) -> Text:
    if question.type is Kind.SHARE:
        return amount(100 * number, "%")
    return amount(number, unit_of(question))


def unit_of(question: Question) -> str:
    """Return the unit that answers to a question are kept in."""
    return question.unit or "1"
