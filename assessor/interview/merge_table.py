"""The table on which two sides of a file are laid, and what they differ in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from assessor.domain.answers import AnswersFile
from assessor.domain.comparing_answers import (
    ANSWERS,
    EVIDENCE,
    PROFILE,
    ROWS,
    SCENARIOS,
    STAGE,
    Thing,
)
from assessor.domain.pack import Pack
from assessor.domain.submission import Handed

Side = Literal["ours", "theirs"]


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that the part has otherwise than the file.

    Attributes:
        path: As in ``answers/training.runs[main].energy``.
        ours: What the file says; ``None`` where it says nothing.
        theirs: What the part says.
        to: Who had the part.
        outside: It was not among what was handed over.
    """

    path: str
    ours: Thing | None
    theirs: Thing | None
    to: str
    outside: bool = False

    @property
    def name(self) -> str:
        """What a person calls it: the id of the answer, the row, the key."""
        return name_of(self.path)


@dataclass(slots=True)
class Table:
    """Both sides on one table, with what has been settled so far.

    Attributes:
        part: The part as it came back.
        handed: What it was when it was handed over.
        take: Which side stands, by the name of the thing, where both changed it.
        held: What the file will say, by path.
    """

    pack: Pack
    ours: AnswersFile
    part: AnswersFile
    handed: Handed
    take: Mapping[str, Side]
    held: dict[str, Thing]
    came: list[Difference] = field(default_factory=list)
    conflicts: list[Difference] = field(default_factory=list)

    def outside(self, path: str) -> bool:
        """Say whether a thing was there to be read only."""
        if path in {STAGE, PROFILE}:
            return True
        name = name_of(path)
        if path.startswith(ROWS):
            section = self.pack.groups.get(name.partition("[")[0])
        elif path.startswith(ANSWERS):
            section = self.pack.section_of.get(asked_by(name))
        else:
            return False
        return section is None or section.id not in self.handed.sections

    def stands(self, found: Difference, *, clean: bool) -> bool:
        """Say whether theirs is taken; note it as taken, or as a conflict.

        Args:
            found: What differs.
            clean: Only the part changed it, and it was theirs to change.
        """
        side = "theirs" if clean else self.take.get(found.name)
        if side is None:
            self.conflicts.append(found)
        elif side == "theirs":
            self.came.append(found)
        return side == "theirs"


def name_of(path: str) -> str:
    """Return what a person calls a thing.

    >>> name_of("answers/service.lifetime"), name_of("evidence/E1")
    ('service.lifetime', 'E1')
    """
    for start in (ANSWERS, ROWS, SCENARIOS, EVIDENCE):
        if path.startswith(start):
            return path.removeprefix(start)
    return path


def asked_by(identifier: str) -> str:
    """Return the id of the question that an answer belongs to.

    >>> asked_by("training.runs[main].energy")
    'training.runs.energy'
    """
    group, bracket, rest = identifier.partition("[")
    return f"{group}.{rest.partition('].')[2]}" if bracket else identifier
