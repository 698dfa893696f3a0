"""A figure with its bounds."""

import math
from dataclasses import dataclass
from typing import Self

from assessor.errors import QuantityError


@dataclass(frozen=True, slots=True)
class Range:
    """A central value between a low and a high one; each may be negative.

    >>> Range(900, 1200, 1600).high
    1600
    """

    low: float
    central: float
    high: float

    def __post_init__(self) -> None:
        if not all(map(math.isfinite, (self.low, self.central, self.high))):
            message = "a range is made of finite numbers"
            raise QuantityError(message)
        if not self.low <= self.central <= self.high:
            message = (
                f"{self.low:g}, {self.central:g}, {self.high:g} are not in order: "
                "low, central, high was expected"
            )
            raise QuantityError(message)

    @classmethod
    def exact(cls, value: float) -> Self:
        """Return a range without width."""
        return cls(value, value, value)


def spread(value: float, factor: float) -> Range:
    """Return the range from the value divided by a factor to it multiplied.

    Args:
        value: The central value.
        factor: How many times more, or less, it may be. [1, at least 1]

    Raises:
        QuantityError: The factor is below 1, or the bounds are not finite.

    >>> spread(10, 2)
    Range(low=5.0, central=10, high=20)
    """
    if not factor >= 1:
        message = f"the factor {factor:g} is below 1: at least 1 was expected"
        raise QuantityError(message)
    bounds = (value / factor, value * factor)
    return Range(min(bounds), value, max(bounds))


def complete(low: float, high: float, *, share: bool) -> Range:
    """Return the range of two bounds with its middle.

    The middle is the geometric mean, because most quantities vary by factors. It
    is the arithmetic mean for a share and where a bound is zero or the signs of
    the bounds differ.

    Args:
        low: The lower bound.
        high: The upper bound, in the same unit.
        share: Whether the quantity is a share of a whole.

    Raises:
        QuantityError: The bounds are not in order or not finite.

    >>> complete(1, 100, share=False).central
    10.0
    >>> complete(0.2, 0.4, share=True).central == (0.2 + 0.4) / 2
    True
    """
    same_sign = (low > 0) == (high > 0) and low != 0 and high != 0
    if share or not same_sign:
        central = low / 2 + high / 2
    else:
        root = math.sqrt(abs(low)) * math.sqrt(abs(high))
        central = math.copysign(root, low)
    # Rounding must not carry the middle past a bound.
    return Range(low, min(max(central, low), high) if low <= high else central, high)


def round_significant(value: float, digits: int = 2) -> float:
    """Return a value rounded to a number of significant figures.

    >>> round_significant(24686.2), round_significant(0.05749)
    (25000.0, 0.057)
    """
    if value == 0 or not math.isfinite(value):
        return value
    return float(f"{value:.{digits - 1}e}")
