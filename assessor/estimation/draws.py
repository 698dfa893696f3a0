"""Draws: one vector of normal quantiles, permuted by the name of each input.

The same name gives the same permutation wherever and whenever it is asked for. So a
factor that enters twice is one draw, scenarios and projects share draws, and an
input that is added moves nothing else.
"""

import hashlib
import math
from functools import lru_cache
from statistics import NormalDist
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from assessor.estimation.variables import Variable

Draws: TypeAlias = NDArray[np.float64]
Ranks: TypeAlias = NDArray[np.intp]

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
    generator = np.random.Generator(
        np.random.Philox(key=int.from_bytes(digest[:16], "big"))
    )
    return generator.permuted(np.arange(count))


def sample(variable: Variable, count: int, salt: str = "") -> Draws:
    """Draw an input.

    Args:
        variable: The input.
        count: How many draws. [1]
        salt: Put before the name of the input, for another set of draws.

    Returns:
        The draws, in the unit of the input.

    Examples:
        >>> x = sample(Variable("answer:x", 5.0, 10.0, 20.0), 4096)
        >>> float(np.median(x).round(2)), float(np.quantile(x, 0.975).round(1))
        (10.0, 20.0)
    """
    order = ranks(salt + variable.key, count)
    if variable.shape == "signed":
        drawn = _two_piece_normal(variable, quantiles(count)[order])
    elif variable.shape == "share" or variable.low <= 0:
        drawn = _triangular(variable, (order + 0.5) / count)
    else:
        drawn = _two_piece_lognormal(variable, quantiles(count)[order])
    return np.clip(drawn, variable.floor, variable.ceiling)


def _two_piece_lognormal(variable: Variable, scores: Draws) -> Draws:
    down = math.log(variable.central / variable.low) / HALF_INTERVAL
    up = math.log(variable.high / variable.central) / HALF_INTERVAL
    drawn: Draws = variable.central * np.exp(scores * np.where(scores < 0, down, up))
    return drawn


def _two_piece_normal(variable: Variable, scores: Draws) -> Draws:
    down = (variable.central - variable.low) / HALF_INTERVAL
    up = (variable.high - variable.central) / HALF_INTERVAL
    drawn: Draws = variable.central + scores * np.where(scores < 0, down, up)
    return drawn


def _triangular(variable: Variable, shares: Draws) -> Draws:
    low, mode, high = variable.low, variable.central, variable.high
    width = high - low
    rising = low + np.sqrt(shares * width * (mode - low))
    falling = high - np.sqrt((1 - shares) * width * (high - mode))
    drawn: Draws = np.where(shares < (mode - low) / width, rising, falling)
    return drawn
