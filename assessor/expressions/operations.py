"""The four-valued operations, each a pure function that never raises."""

import math
import operator
from collections.abc import Callable, Iterable, Iterator

from assessor.expressions.values import ABSENT, OPEN, Truth, Unsettled, Value

_ORDER: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_ARITHMETIC: dict[str, Callable[[float, float], float]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
}


def lift(function: Callable[..., Value], *operands: Value) -> Value:
    """Apply a function of scalars, row by row where an operand is a list.

    >>> lift(lambda a, b: a + b, (1, 2), 10)
    (11, 12)
    """
    for operand in operands:
        if isinstance(operand, tuple):
            break
    else:  # the common case: scalars only
        return function(*operands)
    sizes = [len(operand) for operand in operands if isinstance(operand, tuple)]
    return tuple(
        lift(function, *(_row(operand, number) for operand in operands))
        for number in range(max(sizes))
    )


def _row(operand: Value, number: int) -> Value:
    if not isinstance(operand, tuple):
        return operand
    return operand[number] if number < len(operand) else OPEN


def truth(value: Value) -> Truth:
    """Return a logic value; what is not one is open."""
    return value if isinstance(value, bool | Unsettled) else OPEN


def conjunction(values: Iterable[Value]) -> Truth:
    """Return ``and``: absent parts are left out, a false part decides.

    >>> conjunction([True, ABSENT]), conjunction([OPEN, False])
    (True, False)
    """
    result: Truth = ABSENT
    for value in values:
        part = truth(value)
        if part is False:
            return False
        if part is OPEN or (part is True and result is ABSENT):
            result = part
    return result


def disjunction(values: Iterable[Value]) -> Truth:
    """Return ``or``: absent parts are left out, a true part decides.

    >>> disjunction([False, ABSENT]), disjunction([OPEN, True])
    (False, True)
    """
    return negation(conjunction(negation(value) for value in values))


def negation(value: Value) -> Truth:
    """Return ``not``; open stays open, absent stays absent."""
    part = truth(value)
    return part if isinstance(part, Unsettled) else not part


def unsettled(values: Iterable[Value]) -> Unsettled | None:
    """Return what makes an operation unsettled: absent wins over open."""
    found: Unsettled | None = None
    for value in values:
        if value is ABSENT:
            return ABSENT
        if value is OPEN:
            found = OPEN
    return found


def equal(left: Value, right: Value) -> Truth:
    """Return whether two scalars are equal; unlike kinds are never compared."""
    if cause := unsettled((left, right)):
        return cause
    if _is_number(left) and _is_number(right):
        return left == right
    return left == right if type(left) is type(right) else OPEN


def compare(sign: str, left: Value, right: Value) -> Truth:
    """Compare two scalars.

    >>> compare("<", 1, 2), compare("<", OPEN, ABSENT)
    (True, <Unsettled.ABSENT: 'absent'>)
    """
    if sign == "==":
        return equal(left, right)
    if sign == "!=":
        return negation(equal(left, right))
    if cause := unsettled((left, right)):
        return cause
    if _is_number(left) and _is_number(right):
        return _ORDER[sign](left, right)  # type: ignore[arg-type] # numbers, see above
    return OPEN


def chain(parts: Iterable[Value]) -> Truth:
    """Join the parts of a chained comparison: absent wins, then false."""
    truths = list(parts)
    return ABSENT if ABSENT in truths else conjunction(truths)


def contains(item: Value, items: Value) -> Value:
    """Return ``item in items``, row by row where the items are lists themselves."""
    if isinstance(items, Unsettled):
        return items
    rows = items if isinstance(items, tuple) else (items,)
    if any(isinstance(row, tuple) for row in rows):
        return tuple(contains(item, row) for row in rows)
    if cause := unsettled((item,)):
        return cause
    # A list without elements holds nothing: that is decided, not absent.
    return disjunction((False, *(equal(item, row) for row in rows)))


def arithmetic(sign: str, left: Value, right: Value) -> Value:
    """Compute with two scalars; a division by zero and an overflow are open.

    >>> arithmetic("/", 1, 0)
    <Unsettled.OPEN: 'open'>
    """
    if cause := unsettled((left, right)):
        return cause
    if not (_is_number(left) and _is_number(right)):
        return OPEN
    try:
        return _finite(_ARITHMETIC[sign](left, right))  # type: ignore[arg-type] # numbers, see above
    except ArithmeticError:
        return OPEN


def minus(value: Value) -> Value:
    """Return the value with the other sign."""
    return arithmetic("-", 0, value)


def absolute(value: Value) -> Value:
    """Return the value without its sign."""
    return abs(value) if _is_number(value) else _not_a_number(value)  # type: ignore[arg-type] # a number


def rounded(value: Value, digits: Value = 0) -> Value:
    """Return the value rounded to a number of decimals."""
    if not (_is_number(value) and isinstance(digits, int)):
        return _not_a_number(value)
    try:
        result = round(value, digits)  # type: ignore[arg-type] # a number
        return int(result) if digits == 0 else result
    except (ArithmeticError, ValueError):
        return OPEN


def coalesce(*values: Value) -> Value:
    """Return the first value that is settled, else open, else absent."""
    for value in values:
        if not isinstance(value, Unsettled):
            return value
    return OPEN if OPEN in values else ABSENT


def elements(values: Iterable[Value]) -> Iterator[Value]:
    """Yield the scalars of values and of lists of values."""
    for value in values:
        if isinstance(value, tuple):
            yield from elements(value)
        else:
            yield value


def count(values: Iterable[Value]) -> Value:
    """Return how many elements there are, those that are false left out."""
    settled = _settled(values)
    if isinstance(settled, Unsettled):
        return settled
    return sum(value is not False for value in settled)


def total(values: Iterable[Value]) -> Value:
    """Return the sum of the elements; of none, zero."""
    settled = _settled(values)
    if isinstance(settled, Unsettled):
        return settled
    result: Value = 0
    for value in settled:
        result = arithmetic("+", result, value)
    return result


def extreme(choose: Callable[[list[float]], float], values: Iterable[Value]) -> Value:
    """Return the smallest or largest element; of none, absent."""
    settled = _settled(values)
    if isinstance(settled, Unsettled):
        return settled
    numbers = [v for v in settled if isinstance(v, int | float) and _is_number(v)]
    if len(numbers) != len(settled):
        return OPEN
    return choose(numbers) if numbers else ABSENT


def _settled(values: Iterable[Value]) -> list[Value] | Unsettled:
    present: list[Value] = [v for v in elements(values) if v is not ABSENT]
    if OPEN in present:
        return OPEN
    return present


def _is_number(value: Value) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _not_a_number(value: Value) -> Unsettled:
    return value if isinstance(value, Unsettled) else OPEN


def _finite(number: float) -> Value:
    return number if math.isfinite(float(number)) else OPEN
