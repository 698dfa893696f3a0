"""What of a sheet stands as it stood before an answer changed, and is not read again.

A condition reads only what is asked before it. A section is therefore read again where
one of its own answers changed, or where something that its conditions name now stands
in another way; all others are taken over as they were.
"""

from collections.abc import Mapping
from typing import Protocol

from assessor.domain.answers import AnswersFile
from assessor.domain.assessment import Basis, Standing
from assessor.domain.pack import Pack
from assessor.domain.questionnaire import Question, Section
from assessor.domain.reads import names_read
from assessor.expressions import Unsettled, Value

Place = tuple[str, str] | None
PartKey = tuple[str, str | None]
"""Id of a section, and key of a row where it repeats."""


class Part:
    """What is seen of one section, in one row of it where it repeats.

    Sheets that see the same share it.

    Attributes:
        found: Visible questions, by the id of their answer.
        undecided: Ids of which an open answer still decides whether they apply.
        unasked: Ids that apply but that the profile does not ask.
    """

    __slots__ = ("__weakref__", "found", "unasked", "undecided")

    def __init__(self) -> None:
        self.found: dict[str, Standing] = {}
        self.undecided: set[str] = set()
        self.unasked: set[str] = set()


class Seen(Protocol):
    """A sheet, as far as another one is compared with it."""

    pack: Pack
    answers: AnswersFile
    basis: Basis
    facts: Mapping[str, Value]
    parts: dict[PartKey, Part]
    decided: dict[tuple[str, Place], bool | Unsettled]

    @property
    def profile(self) -> str:
        """The profile the answers are given in."""

    @property
    def stage(self) -> str:
        """The stage the project is in."""

    def standing(self, identifier: str) -> Standing | None:
        """Return where a visible question stands, or ``None``."""


def unmoved(before: Seen, now: Seen) -> "Unmoved | None":
    """Return what an earlier sheet found that still stands, if anything may.

    Args:
        before: The earlier sheet.
        now: The one that is about to be read.
    """
    resembles = (
        now.pack is before.pack
        and now.basis == before.basis == "declared"
        and now.profile == before.profile
    )
    if not resembles:
        return None
    was, given = before.answers, now.answers
    alike = (
        now.stage == before.stage
        and now.facts == before.facts
        and was.groups == given.groups
        and was.scenarios == given.scenarios
    )
    return Unmoved(before, given, alike=alike)


class Unmoved:
    """What an earlier sheet found that still stands."""

    def __init__(self, before: Seen, answers: AnswersFile, *, alike: bool) -> None:
        """Begin with the questions whose answers are others.

        Args:
            before: The earlier sheet; it read the same questionnaire alike.
            answers: The answers now.
            alike: Rows, scenarios, stage and facts are the same, so that whole
                sections may be taken over, and not only what one answer decides.
        """
        self._before = before
        self._parts = before.parts if alike else {}
        self._decided = before.decided if alike else {}
        self._given = answers.answers
        was = before.answers.answers
        self._moved = {
            _question(name)
            for name in was.keys() | self._given.keys()
            if was.get(name) is not self._given.get(name)
        }

    def part(self, section: Section, row: str | None) -> Part | None:
        """Return what was seen of a section, if it is seen alike now."""
        reads = self._before.pack.reads[section.id]
        if reads is None or not self._moved.isdisjoint(reads):
            return None
        return self._parts.get((section.id, row))

    def look(self, section: Section, row: str | None, now: Part) -> None:
        """Note what stands in another way in a section that was read again."""
        was = self._parts.get((section.id, row), Part())
        for name in was.found.keys() | now.found.keys():
            if was.found.get(name) is not now.found.get(name):
                self._moved.add(_question(name))
        for name in was.undecided ^ now.undecided:
            self._moved.add(_question(name))

    def decided(self, condition: str, place: Place) -> bool | Unsettled | None:
        """Return what was found out about a condition, if all that it reads stands."""
        found = self._decided.get((condition, place))
        if found is None:
            return None
        reads = names_read(condition)
        return None if reads is None or not self._moved.isdisjoint(reads) else found

    def standing(self, question: Question, identifier: str) -> Standing | None:
        """Return where a question stood, if only its answer decides on it."""
        if question.derive is not None or question.choices_from is not None:
            return None
        given = self._before.answers.answers.get(identifier)
        if given is not self._given.get(identifier):
            return None
        return self._before.standing(identifier)

    def settled(self, standing: Standing) -> Standing:
        """Return how a question stands; the same thing as before where it is alike."""
        was = self._before.standing(standing.id)
        return was if was is not None and was == standing else standing


def _question(name: str) -> str:
    """Return the question of an answer.

    Examples:
        >>> _question("training.runs[main].energy"), _question("project.stage")
        ('training.runs.energy', 'project.stage')
    """
    group, bracket, rest = name.partition("[")
    return name if not bracket else f"{group}.{rest.rpartition('].')[2]}"
