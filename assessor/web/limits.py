"""How often the same person, or the same address, may do what costs."""

import threading
from collections import OrderedDict, deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from math import ceil
from typing import NamedTuple

_MOST_KEPT = 20_000
"""How many persons and addresses are remembered; the ones seen last."""


class Rate(NamedTuple):
    """How often something may be done.

    Attributes:
        times: How often.
        within: In which time. [s]
    """

    times: int
    within: int


RATES: Mapping[str, Rate] = {
    "login": Rate(10, 900),  # one name from one address
    "login_name": Rate(60, 900),  # one name from anywhere
    "login_address": Rate(100, 900),
    "link": Rate(30, 900),  # guesses at invitations from one address
    "report": Rate(30, 600),
    "export": Rate(30, 600),
    "upload": Rate(60, 600),
    "invite": Rate(60, 3600),
}


@dataclass(frozen=True)
class Limits:
    """Remembers who did what lately, in this process.

    Attributes:
        now: The clock.
    """

    now: Callable[[], datetime]
    _done: OrderedDict[tuple[str, str], deque[float]] = field(
        default_factory=OrderedDict
    )
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def wait(self, what: str, who: str) -> int:
        """Count one time; return how long to wait where it is one too many [s].

        Args:
            what: What is done.
            who: By which account, or from which address.
        """
        rate, now = RATES[what], self.now().timestamp()
        with self._lock:
            times = self._done.setdefault((what, who), deque())
            self._done.move_to_end((what, who))
            while times and times[0] <= now - rate.within:
                times.popleft()
            if len(times) >= rate.times:
                return ceil(times[0] + rate.within - now)
            times.append(now)
            if len(self._done) > _MOST_KEPT:
                self._done.popitem(last=False)
        return 0
