"""Answers and figures in words."""

from assessor.domain.answers import Answer, State
from assessor.domain.impacts import Estimate
from assessor.domain.parsing import cell_state
from assessor.domain.questionnaire import Kind, Question
from assessor.domain.sheet import Sheet
from assessor.interview import Item
from assessor.quantities import said_quantity, said_unit
from assessor.reporting.figures import number, scale_of, share
from assessor.web.words import Words

_LARGE = 1e10


def figure_said(words: Words, question: Question, value: float) -> str:
    """Return a figure in the unit of its question.

    Args:
        words: The language.
        question: The question.
        value: The figure. [unit of the question]
    """
    if question.type is Kind.SHARE:
        return share(value, words.language)
    unit = question.unit or "1"
    if abs(value) < _LARGE:
        return said_quantity(value, unit, words.language)
    named = said_unit(unit, words.language, many=True).removeprefix("1")
    apart = "" if named.startswith("/") else "\u00a0"
    return f"{number(value, words.language, 1)}{apart}{named}"


def answer_said(sheet: Sheet, item: Item, words: Words) -> str:
    """Return what an answer says, on one line.

    Args:
        sheet: The answers.
        item: The question.
        words: The language.
    """
    question, standing = item.question, item.standing
    if question is None or standing is None or standing.state is State.OPEN:
        return words("unanswered")
    if standing.state is State.UNKNOWN:
        return words("unknown")
    if standing.state is State.NOT_APPLICABLE:
        return words("said_aside", text=standing.justification)
    answer = sheet.answers.answers.get(item.id) or Answer(value=standing.value)
    text = value_said(sheet, question, answer, words)
    return words("said_planned", text=text) if answer.state is State.PLANNED else text


def value_said(sheet: Sheet, question: Question, answer: Answer, words: Words) -> str:
    """Return the value of an answer, on one line.

    Args:
        sheet: The answers, for the levels of their questionnaire.
        question: The question.
        answer: The answer, which has a value.
        words: The language.
    """
    value = answer.value
    if isinstance(value, bool):
        return words("yes" if value else "no")
    if question.type is Kind.LEVEL and isinstance(value, int):
        level = sheet.pack.levels_of(question)[value]
        return f"{value} · {words.text(level)}"
    if question.type.is_numeric:
        return _quantity(question, answer, words)
    if isinstance(value, tuple):
        names = [_label(question, str(one), words) for one in value]
        return ", ".join(names) or words("none_of_them")
    if isinstance(value, dict) and question.grid is not None:
        held = [cell_state(state) for state in value.values()]
        return ", ".join(
            f"{words.text(label)} {held.count(state)}"
            for state, label in question.grid.states.items()
            if state in held
        )
    return _label(question, str(value), words)


def _quantity(question: Question, answer: Answer, words: Words) -> str:
    unit = answer.unit or question.unit or "1"

    def said(value: object) -> str:
        if isinstance(value, bool) or not isinstance(value, int | float):
            return "" if value is None else str(value)
        if question.type is Kind.SHARE and unit == "1":
            return share(value, words.language)
        return said_quantity(value, unit, words.language)

    if answer.range is None:
        return said(answer.value)
    low, high = map(said, answer.range)
    central = said(answer.value)
    key = "said_range" if central else "said_bounds"
    return words(key, central=central, low=low, high=high)


def _label(question: Question, value: str, words: Words) -> str:
    label = question.choices.get(value)
    return value if label is None else words.text(label)


def estimate_said(words: Words, estimate: Estimate) -> tuple[str, str, str]:
    """Return the central value with its unit, and the two ends of the range.

    Args:
        words: The language.
        estimate: What was estimated.
    """
    scale = scale_of((estimate.central, estimate.high), estimate.unit)
    values = (estimate.central, estimate.low, estimate.high)
    central, low, high = (number(v / scale.per, words.language) for v in values)
    return f"{central}\u00a0{scale.symbol}", low, f"{high}\u00a0{scale.symbol}"
