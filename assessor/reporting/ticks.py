"""Round numbers along an axis."""

import math

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_MOST = 6


def ticks(least: float, most: float) -> tuple[float, ...]:
    """Return at most seven round numbers that cover a span.

    Examples:
        >>> ticks(0, 47)
        (0.0, 10.0, 20.0, 30.0, 40.0, 50.0)
        >>> ticks(-21, 44)
        (-40.0, -20.0, 0.0, 20.0, 40.0, 60.0)
    """
    span = most - least
    if span <= 0:
        return (0.0, 1.0)
    rough = span / (_MOST - 1)
    size = 10.0 ** math.floor(math.log10(rough))
    step = next(size * s for s in _STEPS if size * s >= rough * 0.999)
    first, last = math.floor(least / step), math.ceil(most / step)
    return tuple(round(number * step, 12) + 0.0 for number in range(first, last + 1))
