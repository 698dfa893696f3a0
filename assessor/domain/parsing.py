"""From what was typed, imported or replayed to the value of an answer.

There is one path for all of them: ``typed`` reads raw text into an answer, and
``settle`` turns any answer into its value in the unit of the question.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Literal

from assessor.domain.answers import Answer, Scalar, State, Value
from assessor.domain.bounds import check_bounds, doubt_of, is_number, unit_of
from assessor.domain.model import Model
from assessor.domain.questionnaire import TOP_LEVEL, Kind, Question
from assessor.domain.refusals import RefusedError, Why, amount, detail, unit_named
from assessor.domain.visible import short
from assessor.domain.wording import Text
from assessor.errors import QuantityError
from assessor.quantities import complete, convert, parse_quantity, same_unit

Decimal = Literal[".", ","]
SHORT, LONG = 2_000, 100_000
_TRUTHS = {
    **dict.fromkeys(("yes", "y", "true", "oui", "o", "vrai"), True),
    **dict.fromkeys(("no", "n", "false", "non", "faux"), False),
}


class Settled(Model):
    """The value of an answer in the unit of its question.

    Attributes:
        value: The value; for a range without a value, its middle.
        low: Lower bound, where a range was given. [unit of the question]
        high: Upper bound, where a range was given. [unit of the question]
        doubt: What is unlikely and should be confirmed, if anything.
    """

    value: Value | None = None
    low: float | None = None
    high: float | None = None
    doubt: Text | None = None


def typed(question: Question, raw: object, *, decimal: Decimal = ".") -> Answer:
    """Read what a person typed, or the short form of an answers file.

    ``?`` is "I don't know". A quantity may carry a unit and a range, as in
    ``1 200 h [900, 1600]``.

    Raises:
        RefusedError: If it does not fit the question.
    """
    if isinstance(raw, str):
        raw = raw.strip()
        if raw == "?":
            return Answer(state=State.UNKNOWN)
    answer = _READERS[question.type](question, raw, decimal)
    settle(question, answer)
    return answer


def settle(question: Question, answer: Answer) -> Settled:
    """Check an answer against its question and give its canonical value.

    Raises:
        RefusedError: If it does not fit the question.
    """
    if answer.state is State.NOT_APPLICABLE:
        return _set_aside(question, answer)
    if answer.state in {State.UNKNOWN, State.OPEN}:
        return Settled()
    if question.type.is_numeric:
        return _settle_number(question, answer)
    again = _READERS[question.type](question, answer.value, ".")
    return Settled(value=again.value)


def _set_aside(question: Question, answer: Answer) -> Settled:
    if not question.na.allowed:
        raise RefusedError(Why.CONCERNED)
    if answer.value is not None or answer.range is not None:
        raise RefusedError(Why.ASIDE)
    if question.na.justification == "required" and not answer.justification:
        raise RefusedError(Why.JUSTIFY)
    return Settled()


_SIGNS = " \t\r\n,;"
"""What may stand between the parts of a list."""


def _truth(_question: Question, raw: object, _decimal: Decimal) -> Answer:
    value = raw if isinstance(raw, bool) else _TRUTHS.get(str(raw).lower())
    if value is None:
        raise RefusedError(Why.BOOL)
    return Answer(value=value)


def _one_of(question: Question, raw: object) -> str:
    given = str(raw).strip()
    if given in question.choices:
        return given
    folded = given.casefold()
    for identifier, label in question.choices.items():
        names = {identifier, *label.root.values()}
        if folded in {name.casefold() for name in names}:
            return identifier
    shown = [*question.choices][:12]
    more = ", …" if len(question.choices) > len(shown) else ""
    raise RefusedError(Why.CHOICE, given=short(given), choices=", ".join(shown) + more)


def _choice(question: Question, raw: object, _decimal: Decimal) -> Answer:
    return Answer(value=_one_of(question, raw))


def _choices(question: Question, raw: object, _decimal: Decimal) -> Answer:
    # One after the other: of a long text the first part that is wrong ends it.
    parts: Iterable[object] = (
        raw if isinstance(raw, (list, tuple)) else _listed(question, str(raw))
    )
    chosen: list[Scalar] = []
    for part in parts:
        one = _one_of(question, part)
        if one in chosen:
            raise RefusedError(Why.TWICE, given=one)
        chosen.append(one)
    return Answer(value=tuple(chosen))


def _listed(question: Question, text: str) -> Iterator[str]:
    """Cut a list at its signs, but not within a label that holds such a sign itself."""
    names = {
        name.lower()
        for identifier, label in question.choices.items()
        for name in (identifier, *label.root.values())
    }
    longest_first = sorted(names, key=len, reverse=True)
    while rest := text.strip(_SIGNS):
        small = rest.lower()
        known = (len(one) for one in longest_first if _heads(small, one))
        end = next(known, None)
        if end is None:
            end = next((i for i, sign in enumerate(rest) if sign in ",;\n"), len(rest))
        yield rest[:end]
        text = rest[end:]


def _heads(text: str, name: str) -> bool:
    after = text[len(name) :].lstrip(" \t")
    return text.startswith(name) and after[:1] in {"", ",", ";", "\n"}


def _level(_question: Question, raw: object, _decimal: Decimal) -> Answer:
    text = "" if isinstance(raw, bool) else str(raw)
    level = int(text) if text.isdecimal() and len(text) == 1 else -1
    if not 0 <= level <= TOP_LEVEL:
        raise RefusedError(Why.LEVEL, given=short(raw))
    return Answer(value=level)


def _number(question: Question, raw: object, decimal: Decimal) -> Answer:
    if isinstance(raw, (int, float)) and not isinstance(raw, bool):
        return Answer(value=raw)
    if not isinstance(raw, str):
        raise RefusedError(Why.NUMBER, given=short(raw), unit="", detail="")
    unit = unit_of(question)
    try:
        quantity = parse_quantity(raw, unit, decimal=decimal)
    except QuantityError as error:
        shown = unit_named(unit) if unit != "1" else ""
        raise RefusedError(
            Why.NUMBER, given=short(raw), unit=shown, detail=detail(error)
        ) from error
    bounds = quantity.range
    return Answer(
        value=quantity.value,
        unit=None if same_unit(quantity.unit, unit) else quantity.unit,
        range=None if bounds is None else (bounds[0], bounds[1]),
    )


def _text(question: Question, raw: object, _decimal: Decimal) -> Answer:
    text = str(raw).strip() if isinstance(raw, (str, int, float)) else ""
    if not text:
        raise RefusedError(Why.TEXT)
    bound = LONG if question.type is Kind.LONGTEXT else SHORT
    if len(text) > bound:
        raise RefusedError(Why.LONG, given=len(text), bound=bound)
    return Answer(value=text)


def _date(_question: Question, raw: object, _decimal: Decimal) -> Answer:
    try:
        return Answer(value=date.fromisoformat(str(raw)).isoformat())
    except ValueError as error:
        raise RefusedError(Why.DATE, given=short(raw)) from error


def _matrix(question: Question, raw: object, _decimal: Decimal) -> Answer:
    grid = question.grid
    if grid is None or not isinstance(raw, dict):
        raise RefusedError(Why.MATRIX, example=_cell_example(question))
    for cell, state in raw.items():
        row, _, column = str(cell).partition("/")
        if row not in grid.rows or column not in grid.columns:
            raise RefusedError(
                Why.CELL, given=short(cell), example=_cell_example(question)
            )
        if cell_state(str(state)) not in grid.states:
            raise RefusedError(
                Why.CHOICE, given=short(state), choices=", ".join(grid.states)
            )
        if len(str(state)) > SHORT:
            raise RefusedError(Why.LONG, given=len(str(state)), bound=SHORT)
    return Answer(value={str(cell): str(state) for cell, state in raw.items()})


def cell_state(written: str) -> str:
    """Return the state of a grid cell, without its reason.

    Examples:
        >>> cell_state("excluded: no terminal involved")
        'excluded'
    """
    return written.partition(":")[0].strip()


_READERS: dict[Kind, Callable[[Question, object, Decimal], Answer]] = {
    Kind.BOOL: _truth,
    Kind.CHOICE: _choice,
    Kind.COUNTRY: _choice,
    Kind.MULTI: _choices,
    Kind.LEVEL: _level,
    Kind.INTEGER: _number,
    Kind.NUMBER: _number,
    Kind.SHARE: _number,
    Kind.QUANTITY: _number,
    Kind.TEXT: _text,
    Kind.LONGTEXT: _text,
    Kind.FILE: _text,
    Kind.DATE: _date,
    Kind.MATRIX: _matrix,
}


def _settle_number(question: Question, answer: Answer) -> Settled:
    unit = unit_of(question)
    value = answer.value
    if isinstance(value, str):
        answer = typed(question, value)
        value = answer.value
    if value is not None and not is_number(value):
        raise RefusedError(Why.NUMBER, given=short(value), unit="", detail="")
    try:
        central = None if value is None else convert(value, answer.unit or unit, unit)
        bounds = [convert(b, answer.unit or unit, unit) for b in answer.range or ()]
    except QuantityError as error:
        raise RefusedError(
            Why.NUMBER,
            given=short(f"{value} {answer.unit}"),
            unit="",
            detail=detail(error),
        ) from error
    for number in [*bounds, *([] if central is None else [central])]:
        check_bounds(question, number)
    low, high = bounds or (None, None)
    if low is None or high is None:
        return Settled(value=central, doubt=doubt_of(question, central))
    if central is None:
        share = question.type is Kind.SHARE
        central = complete(low, high, share=share).central
    if not low <= central <= high:
        given, least, most = (amount(n, unit) for n in (central, low, high))
        raise RefusedError(Why.ORDER, given=given, low=least, high=most)
    return Settled(value=central, low=low, high=high, doubt=doubt_of(question, central))


def _cell_example(question: Question) -> str:
    grid = question.grid
    return f"{next(iter(grid.rows))}/{next(iter(grid.columns))}" if grid else ""
