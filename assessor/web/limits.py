"""How often the same person, or the same address, may do what costs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from assessor.storage.workspace_database import Database
from assessor.storage.workspace_rates import Rates


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


@dataclass(frozen=True, slots=True)
class Limits:
    """Who did what lately, in all processes of the server.

    Attributes:
        database: Where it is counted.
        now: The clock.
    """

    database: Database
    now: Callable[[], datetime]

    def wait(self, what: str, who: str) -> int:
        """Count one time; return how long to wait where it is one too many [s].

        Args:
            what: What is done.
            who: By which account, or from which address.
        """
        rate = RATES[what]
        within = timedelta(seconds=rate.within)
        rates = Rates(self.database)
        return rates.wait(f"{what} {who}", rate.times, within, self.now())
