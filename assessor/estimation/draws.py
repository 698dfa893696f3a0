"""Draws: one vector of normal quantiles, permuted by the name of each input.

The same name gives the same permutation wherever and whenever it is asked for. So a
factor that enters twice is one draw, scenarios and projects share draws, and an
input that is added moves nothing else.
"""

import hashlib
import math
import threading
from functools import lru_cache
from statistics import NormalDist
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from assessor.estimation.variables import Variable

Draws: TypeAlias = NDArray[np.float64]
Ranks: TypeAlias = NDArray[np.integer]

_DIGITS = 12  # of a standard deviation, so that equal ones are equal as floats
_NORMAL = NormalDist()
HALF_INTERVAL = _NORMAL.inv_cdf(0.975)
"""Standard deviations from the centre to either end of a 95 % interval."""


@lru_cache(maxsize=8)
def quantiles(count: int) -> Draws:
    """Return stratified quantiles of the standard normal distribution, in order.

    ``q[i] = inverse normal CDF of (i + 1/2) / count``

    Args:
        count: How many. [1]

    Examples:
        >>> quantiles(3).round(3).tolist()
        [-0.967, 0.0, 0.967]
    """
    return np.array([_NORMAL.inv_cdf((i + 0.5) / count) for i in range(count)])


@lru_cache(maxsize=1024)
def ranks(key: str, count: int) -> Ranks:
    """Return the rank of each draw of an input, a permutation keyed by its name.

    Args:
        key: Name of the input, as in ``factor:electricity/gwp#FRA``.
        count: How many draws. [1]

    References:
        J. K. Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", SC 2011
        (Philox).
    """
    digest = hashlib.sha256(key.encode()).digest()
    order = _counting(count).copy()
    _STREAM.keyed(digest[8:16], digest[:8]).shuffle(order)
    small: Ranks = order.astype(np.min_scalar_type(count - 1))
    small.flags.writeable = False
    return small


class _Stream(threading.local):
    """A generator that is set to a key again and again, one for each thread.

    It yields what a new ``Philox(key=...)`` yields, without asking the operating
    system for a seed that would not be used.
    """

    def __init__(self) -> None:
        self._bits = np.random.Philox(key=0)
        self._start = self._bits.state
        self._generator = np.random.Generator(self._bits)

    def keyed(self, low: bytes, high: bytes) -> np.random.Generator:
        words = [int.from_bytes(half, "big") for half in (low, high)]
        self._start["state"]["key"] = np.array(words, dtype=np.uint64)
        self._bits.state = self._start
        return self._generator


_STREAM = _Stream()


@lru_cache(maxsize=8)
def _counting(count: int) -> NDArray[np.intp]:
    return np.arange(count)


def sample(
    variable: Variable, count: int, salt: str = "", into: Draws | None = None
) -> Draws:
    """Draw an input.

    Args:
        variable: The input.
        count: How many draws. [1]
        salt: Put before the name of the input, for another set of draws.
        into: Where to write them, in the unit of the input.

    Returns:
        The draws, in the unit of the input.

    Examples:
        >>> x = sample(Variable("answer:x", 5.0, 10.0, 20.0), 4096)
        >>> float(np.median(x).round(2)), float(np.quantile(x, 0.975).round(1))
        (10.0, 20.0)
    """
    order = ranks(salt + variable.key, count)
    drawn: Draws = in_order(variable, count).take(order, out=into, mode="clip")
    return drawn


def in_order(variable: Variable, count: int) -> Draws:
    """Return the draws of an input before their order is mixed.

    They are worked out on quantiles that are sorted already, so that the two halves
    of a distribution are two slices, and physics cuts one end or none.

    Args:
        variable: The input.
        count: How many draws. [1]

    Examples:
        >>> in_order(Variable("answer:x", 0.0, 1.0, 2.0, "share"), 2).round(3).tolist()
        [0.707, 1.293]
    """
    if variable.values:
        return _discrete(variable.values, count)
    if variable.shape == "signed":
        drawn = _two_piece_normal(variable, count)
    elif variable.shape == "share" or variable.low <= 0:
        drawn = _triangular(variable, count)
    else:
        drawn = _two_piece_lognormal(variable, count)
    if drawn[0] < variable.floor or drawn[-1] > variable.ceiling:
        np.clip(drawn, variable.floor, variable.ceiling, out=drawn)
    return drawn


@lru_cache(maxsize=8)
def _shares(count: int) -> Draws:
    return (np.arange(count) + 0.5) / count


def _halves(count: int, down: float, up: float) -> Draws:
    """Return the quantiles, those below 0 times ``down``, the others times ``up``."""
    scores = quantiles(count)
    middle = count // 2
    drawn = np.empty(count)
    np.multiply(scores[:middle], down, out=drawn[:middle])
    np.multiply(scores[middle:], up, out=drawn[middle:])
    return drawn


def _two_piece_lognormal(variable: Variable, count: int) -> Draws:
    down = math.log(variable.central / variable.low) / HALF_INTERVAL
    up = math.log(variable.high / variable.central) / HALF_INTERVAL
    around = _around_one(round(down, _DIGITS), round(up, _DIGITS), count)
    drawn: Draws = around * variable.central
    return drawn


@lru_cache(maxsize=64)
def _around_one(down: float, up: float, count: int) -> Draws:
    """Return draws around 1. Inputs of one quality share a width, thus these."""
    drawn = _halves(count, down, up)
    if down == up and count % 2 == 0:  # one half is the inverse of the other
        upper = drawn[count // 2 :]
        np.exp(upper, out=upper)
        np.divide(1.0, upper[::-1], out=drawn[: count // 2])
    else:
        np.exp(drawn, out=drawn)
    drawn.flags.writeable = False
    return drawn


def _two_piece_normal(variable: Variable, count: int) -> Draws:
    down = (variable.central - variable.low) / HALF_INTERVAL
    up = (variable.high - variable.central) / HALF_INTERVAL
    drawn = _halves(count, down, up)
    drawn += variable.central
    return drawn


def _triangular(variable: Variable, count: int) -> Draws:
    low, mode, high = variable.low, variable.central, variable.high
    shares, width = _shares(count), high - low
    turn = int(np.searchsorted(shares, (mode - low) / width))
    drawn = np.empty(count)
    drawn[:turn] = low + np.sqrt(shares[:turn] * width * (mode - low))
    drawn[turn:] = high - np.sqrt((1 - shares[turn:]) * width * (high - mode))
    return drawn


def forget() -> None:
    """Forget all that is kept of inputs, as at the start of the program."""
    ranks.cache_clear()
    _around_one.cache_clear()


def _discrete(values: tuple[float, ...], count: int) -> Draws:
    """Return each value equally often, in the order in which they are listed."""
    return np.array(values)[(_shares(count) * len(values)).astype(np.intp)]
