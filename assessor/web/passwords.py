"""Passwords: hashed with argon2, a few at a time, the same time for unknown names."""

import threading
from dataclasses import dataclass, field
from functools import cached_property

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

SHORTEST = 12
LONGEST = 200
_AT_ONCE = 2
"""Each hash takes 64 MiB: no more of them at a time."""


@dataclass(frozen=True)
class Passwords:
    """Makes hashes of passwords, and checks them.

    Attributes:
        memory: Memory that one hash takes. [KiB]
        rounds: How often it goes over it.
    """

    memory: int = 65_536
    rounds: int = 3
    _turn: threading.Semaphore = field(
        default_factory=lambda: threading.Semaphore(_AT_ONCE)
    )

    @cached_property
    def _hasher(self) -> PasswordHasher:
        return PasswordHasher(time_cost=self.rounds, memory_cost=self.memory)

    @cached_property
    def _nobody(self) -> str:
        return self._hasher.hash("a password that opens nothing")

    def hashed(self, password: str) -> str:
        """Return the hash of a password.

        Args:
            password: The password.
        """
        with self._turn:
            return self._hasher.hash(password)

    def opens(self, password: str, kept: str) -> bool:
        """Say whether a password is the one of a hash.

        Args:
            password: What was typed.
            kept: The hash; empty where there is none, which takes as long.
        """
        with self._turn:
            try:
                self._hasher.verify(kept or self._nobody, password[: LONGEST + 1])
            except (Argon2Error, InvalidHashError):
                return False
        return bool(kept)


def too_weak(password: str, account: str) -> bool:
    """Say whether a password is too easy to guess.

    Length is what counts; beside it, a password that holds the name of its account or
    repeats one sign is refused.

    Args:
        password: The password.
        account: Name of its account.

    Examples:
        >>> too_weak("short", "ada"), too_weak("aaaaaaaaaaaaaaaa", "ada")
        (True, True)
        >>> too_weak("ada-likes-rivers", "ada"), too_weak("four-green-rivers", "ada")
        (True, False)
    """
    low = password.casefold()
    few = 4
    return (
        not SHORTEST <= len(password) <= LONGEST
        or len(set(low)) <= few
        or account.split("@", maxsplit=1)[0].casefold() in low
    )
