"""What an expression reads and gives."""

from collections.abc import Mapping
from enum import Enum
from typing import Final, Literal, Protocol


class Unsettled(Enum):
    """The two answers that are not a value.

    * OPEN: not decided yet, or not known.
    * ABSENT: hidden or not applicable.
    """

    OPEN = "open"
    ABSENT = "absent"


OPEN: Final[Literal[Unsettled.OPEN]] = Unsettled.OPEN
ABSENT: Final[Literal[Unsettled.ABSENT]] = Unsettled.ABSENT

Value = bool | float | int | str | Unsettled | tuple["Value", ...]
Truth = bool | Unsettled


class Environment(Protocol):
    """Where an expression finds what its names stand for."""

    def value(self, name: str) -> Value:
        """Return the value of a question; a tuple over the rows of a group."""

    def known(self, name: str) -> bool:
        """Say whether the question has an answer with a value."""

    def relevant(self, name: str) -> bool:
        """Say whether the question is asked and applies."""

    def planned(self, name: str) -> bool:
        """Say whether the answer is a plan, not yet a fact."""

    def quality(self, name: str) -> Value:
        """Return how the value was found: from measured to assumed."""

    def coverage(self, arguments: tuple[str, ...]) -> Value:
        """Return a cell of the coverage grid: counted, excluded, unknown."""


class Values:
    """An environment made of a mapping; what is not in it is open.

    >>> Values({"a": 1}).value("b")
    <Unsettled.OPEN: 'open'>
    """

    def __init__(
        self,
        values: Mapping[str, Value],
        *,
        planned: frozenset[str] = frozenset(),
        quality: Mapping[str, str] | None = None,
        coverage: Mapping[tuple[str, ...], str] | None = None,
    ) -> None:
        self._values = values
        self._planned = planned
        self._quality = quality or {}
        self._coverage = coverage or {}

    def value(self, name: str) -> Value:
        """Return the value, open when there is none."""
        return self._values.get(name, OPEN)

    def known(self, name: str) -> bool:
        """Say whether there is a value, in every row of a group."""
        value = self.value(name)
        rows = value if isinstance(value, tuple) else (value,)
        return not any(isinstance(row, Unsettled) for row in rows)

    def relevant(self, name: str) -> bool:
        """Say whether the value is anything but absent."""
        return self.value(name) is not ABSENT

    def planned(self, name: str) -> bool:
        """Say whether the name was given as planned."""
        return name in self._planned

    def quality(self, name: str) -> Value:
        """Return the quality that was given, else open."""
        return self._quality.get(name, OPEN)

    def coverage(self, arguments: tuple[str, ...]) -> Value:
        """Return the cell that was given, else open."""
        return self._coverage.get(arguments, OPEN)
