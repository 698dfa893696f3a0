"""Uncertain inputs: a low, central and high value and how they are read."""

import math
from dataclasses import dataclass
from typing import Literal

from assessor.errors import EstimationError

Shape = Literal["positive", "share", "signed"]


@dataclass(frozen=True, slots=True)
class Variable:
    """One uncertain input of the calculation.

    Attributes:
        key: Name of the draw; inputs of the same key are the same draw.
        low: Lower bound of a 95 % interval, or lower end of a share.
        central: Value used for central results.
        high: Upper bound of a 95 % interval, or upper end of a share.
        shape: ``positive`` is two-piece lognormal, or triangular where low is 0;
            ``share`` is triangular between low and high; ``signed`` is two-piece
            normal.
        floor: Least value that physics allows.
        ceiling: Greatest value that physics allows.
        values: What is drawn, each equally likely, where the input follows from a
            choice that is open; the interval is then only that of the ends. Inputs
            of one key and as many values are drawn together, place by place.
    """

    key: str
    low: float
    central: float
    high: float
    shape: Shape = "positive"
    floor: float = -math.inf
    ceiling: float = math.inf
    values: tuple[float, ...] = ()

    def __hash__(self) -> int:
        """Hash the name: equal inputs have equal names, and few share one."""
        return hash(self.key)

    def __post_init__(self) -> None:
        if not self.low <= self.central <= self.high:
            message = (
                f"{self.key}: {self.low:g}, {self.central:g} and {self.high:g} must "
                "be in order: give the lower bound first"
            )
            french = (
                f"{self.key} : {self.low:g}, {self.central:g} et {self.high:g} ne "
                "sont pas dans l’ordre. Donnez la borne basse en premier."
            )
            raise EstimationError(message, french=french)
        if self.central < self.floor or self.central > self.ceiling:
            message = (
                f"{self.key}: {self.central:g} is physically impossible: it lies "
                f"between {self.floor:g} and {self.ceiling:g}"
            )
            french = (
                f"{self.key} : {self.central:g} est physiquement impossible. La valeur "
                f"se trouve entre {self.floor:g} et {self.ceiling:g}."
            )
            raise EstimationError(message, french=french)

    @property
    def is_exact(self) -> bool:
        """Whether the input carries no uncertainty."""
        return self.low == self.high


def central_of_range(low: float, high: float, shape: Shape) -> float:
    """Return the central value of a range that was given without one.

    It is the geometric mean, or the arithmetic mean of a share, of a signed
    quantity and where the lower bound is 0.

    Examples:
        >>> central_of_range(4.0, 9.0, "positive")
        6.0
        >>> central_of_range(0.0, 9.0, "positive")
        4.5
    """
    if shape == "positive" and low > 0:
        return math.sqrt(low * high)
    return (low + high) / 2


def spread_around(central: float, ratio: float) -> tuple[float, float]:
    """Return the interval from ``central / ratio`` to ``central * ratio``.

    Examples:
        >>> spread_around(10.0, 2.0)
        (5.0, 20.0)
        >>> spread_around(-10.0, 2.0)
        (-20.0, -5.0)
    """
    ends = (central / ratio, central * ratio)
    return min(ends), max(ends)
