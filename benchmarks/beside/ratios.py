"""Medians of times taken in turn, and ratios beside their goal."""

import statistics
import time
from collections.abc import Callable

ROUNDS = 7


def seconds(work: Callable[[], object]) -> float:
    """Return how long some work takes. [s]."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def medians(*works: Callable[[], object], rounds: int = ROUNDS) -> list[float]:
    """Return the median time of each work, all taken in turn in each round. [s]."""
    for work in works:
        work()
    taken = [[seconds(work) for work in works] for _ in range(rounds)]
    return [statistics.median(column) for column in zip(*taken, strict=True)]


def at_least(name: str, ratio: float, goal: float) -> None:
    """Print a ratio that should be high."""
    _print(name, f"{ratio:,.1f} times", f"at least {goal:g}", met=ratio >= goal)


def at_most(name: str, ratio: float, goal: float) -> None:
    """Print a ratio that should be low."""
    _print(name, f"{ratio:.3g} times", f"at most {goal:g}", met=ratio <= goal)


def within(name: str, difference: float, goal: float) -> None:
    """Print a relative difference that should be small."""
    _print(name, f"{difference:.1e}", f"at most {goal:.0e}", met=difference <= goal)


def _print(name: str, found: str, goal: str, *, met: bool) -> None:
    print(f"{name}: {found}, goal {goal}: {'met' if met else 'MISSED'}")
