"""What an id can stand for in an expression."""

from dataclasses import dataclass, field
from typing import Literal

NameKind = Literal["truth", "number", "text", "choice", "choices"]
QUALITIES = frozenset(
    {"measured", "software_meter", "computed", "estimated", "assumed"}
)
COVERAGES = frozenset({"counted", "excluded", "unknown"})
LEVELS = range(5)
PLURALS = {
    "truth": "a truth value",
    "number": "a number",
    "text": "text",
    "choice": "a choice",
    "choices": "choices",
}


@dataclass(frozen=True)
class NameType:
    """What an id stands for.

    Attributes:
        kind: The kind of value; ``choices`` is a set of choices.
        choices: The ids that a choice can take.
        many: True where the id reads as a list over the rows of a group.
        level: True for a number that is a level from 0 to 4.
    """

    kind: NameKind
    choices: frozenset[str] = field(default=frozenset())
    many: bool = False
    level: bool = False
