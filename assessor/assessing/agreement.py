"""Where two sets of data differ: a figure that was changed, a rule that moved."""

import math
from collections.abc import Iterator
from typing import Any, NamedTuple

CLOSE = 1e-9
"""Relative difference that processors of different makes may leave in a draw."""


class Difference(NamedTuple):
    """One place where two sets of data differ.

    Attributes:
        where: Path in the data, as in ``totals.gwp.central``.
        there: What the document says; ``None`` where it says nothing.
        here: What is found here.
    """

    where: str
    there: Any
    here: Any


def differences(there: Any, here: Any, where: str = "") -> Iterator[Difference]:  # noqa: ANN401  # any JSON
    """Yield where two JSON values differ, in the order of the first.

    Args:
        there: The value of the document.
        here: The value to hold it against.
        where: Path of both.

    >>> list(differences({"gwp": 36.0, "water": 2}, {"gwp": 38.0, "water": 2}))
    [Difference(where='gwp', there=36.0, here=38.0)]
    >>> list(differences([1.0], [1.0 + 1e-12]))
    []
    """
    if isinstance(there, dict) and isinstance(here, dict):
        for name in [*there, *(name for name in here if name not in there)]:
            inner = f"{where}.{name}" if where else str(name)
            yield from differences(there.get(name), here.get(name), inner)
    elif isinstance(there, list) and isinstance(here, list):
        for index in range(max(len(there), len(here))):
            one = there[index] if index < len(there) else None
            other = here[index] if index < len(here) else None
            yield from differences(one, other, f"{where}[{index}]")
    elif not same(there, here):
        yield Difference(where, there, here)


def same(there: Any, here: Any) -> bool:  # noqa: ANN401  # any JSON
    """Say whether two scalars are the same; numbers, to within rounding.

    >>> same(1.0, 1), same(True, 1), same(None, 0)
    (True, False, False)
    """
    numbers = (int, float)
    if isinstance(there, bool) or isinstance(here, bool):
        return there is here
    if isinstance(there, numbers) and isinstance(here, numbers):
        return math.isclose(there, here, rel_tol=CLOSE, abs_tol=1e-300)
    return bool(there == here)


def figures(data: Any) -> int:  # noqa: ANN401  # any JSON
    """Count the numbers in a JSON value.

    >>> figures({"gwp": 36.0, "known": True, "years": [1, 2], "unit": "kg"})
    3
    """
    if isinstance(data, dict):
        return sum(map(figures, data.values()))
    if isinstance(data, list):
        return sum(map(figures, data))
    return int(isinstance(data, (int, float)) and not isinstance(data, bool))
