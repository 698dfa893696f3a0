"""A what-if: what would be answered otherwise, without touching the answers file."""

import re
from collections.abc import Mapping
from typing import Annotated, Literal, NamedTuple

from pydantic import Field, StringConstraints

from assessor.domain.answers import MOST_ANSWERS, MOST_ROWS, Answer
from assessor.domain.model import Model
from assessor.domain.parsing import typed
from assessor.domain.questionnaire import Kind, Question

_ROW = re.compile(
    r"\A(?P<group>[^\[\]]{1,80})\[(?P<key>[^\[\]]{1,40})\](?:\.(?P<field>.+))?\Z"
)
_DIGITS = ".12g"  # what is left when the noise of binary fractions is rounded away


class RowName(NamedTuple):
    """The group and the key of a row."""

    group: str
    key: str


class Overlay(Model):
    """One what-if over the answers of a project.

    Attributes:
        overlay: What it is called.
        set: Answers that take the place of those in the file, by id.
        scale: What the value and the range of a numeric answer are multiplied by.
        drop: Rows that are left out, as in ``training.runs[v2]``.
    """

    format: Literal[1] = 1
    overlay: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    set: Mapping[str, Answer] = Field(default={}, max_length=MOST_ANSWERS)
    scale: Mapping[str, Annotated[float, Field(gt=0, le=1e9)]] = Field(
        default={}, max_length=MOST_ANSWERS
    )
    drop: tuple[str, ...] = Field(default=(), max_length=MOST_ROWS)


def row_of(name: str) -> RowName | None:
    """Return the row that an id of an answer, or of a row itself, belongs to.

    Examples:
        >>> row_of("training.runs[v2].energy")
        RowName(group='training.runs', key='v2')
        >>> row_of("training.runs[v2]")
        RowName(group='training.runs', key='v2')
        >>> row_of("service.lifetime") is None
        True
    """
    match = _ROW.match(name)
    return None if match is None else RowName(match["group"], match["key"])


def scaled(question: Question, answer: Answer, factor: float) -> Answer:
    """Multiply the value and the range of a numeric answer.

    Args:
        question: The question it answers.
        answer: An answer with a value or a range, in its short or full form.
        factor: What to multiply by. [1]

    Raises:
        RefusedError: The answer is not a number.
    """
    if isinstance(answer.value, str):
        read = typed(question, answer.value)
        answer = answer.model_copy(
            update={
                "value": read.value,
                "unit": read.unit or answer.unit,
                "range": read.range or answer.range,
            }
        )
    whole = question.type is Kind.INTEGER
    value, bounds = answer.value, answer.range
    update: dict[str, object] = {}
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        update["value"] = _times(value, factor, whole=whole)
    if bounds is not None:
        update["range"] = tuple(_times(end, factor, whole=False) for end in bounds)
    return answer.model_copy(update=update)


def _times(number: float, factor: float, *, whole: bool) -> float:
    product = float(format(number * factor, _DIGITS))
    return int(product) if whole and product.is_integer() else product
