"""The names an expression reads when it looks at one project's answers."""

from collections.abc import Callable, Mapping, Sequence
from typing import Literal, Protocol

from assessor.domain.answers import AnswersFile, State, row_id
from assessor.domain.assessment import Standing
from assessor.domain.audience import READERS, audiences
from assessor.domain.coverage import cell_of, grid
from assessor.domain.pack import Pack
from assessor.domain.questionnaire import Kind, Section
from assessor.expressions import ABSENT, OPEN, Value


class Book(Protocol):
    """What the surroundings need of a sheet."""

    pack: Pack
    answers: AnswersFile

    @property
    def profile(self) -> str:
        """The profile the answers are given in."""

    @property
    def stage(self) -> str:
        """The stage the project is in."""

    def rows(self, section: Section) -> Sequence[str | None]:
        """Return the row keys of a section."""

    def standing(self, identifier: str) -> Standing | None:
        """Return where a visible question stands, or ``None``."""

    def undecided(self, identifier: str) -> bool:
        """Whether an open answer still decides if a question applies."""

    def half(self) -> float:
        """Return what a planned level counts: half or nothing."""


class Surroundings:
    """An environment over a sheet, optionally within one row of a group."""

    def __init__(
        self,
        book: Book,
        row: tuple[str, str] | None,
        unknown_level: Literal["zero", "open"],
        facts: Mapping[str, Value],
    ) -> None:
        self._book = book
        self._row = row
        self._unknown_level: Value = 0 if unknown_level == "zero" else OPEN
        self._facts = facts

    def value(self, name: str) -> Value:
        """Return what a name stands for; a tuple over the rows of a group."""
        if name in self._facts:
            return self._facts[name]
        special = self._special(name)
        if special is not None:
            return special
        return self._over_rows(name, self._worth)

    def known(self, name: str) -> bool:
        """Say whether the question has an answer with a value, in every row."""

        def has_value(standing: Standing | None, _identifier: str) -> Value:
            return standing is not None and standing.value is not None

        found = self._over_rows(name, has_value)
        return bool(found) and (not isinstance(found, tuple) or all(found))

    def relevant(self, name: str) -> bool:
        """Say whether the question is asked and applies, in some row."""
        found = self._over_rows(name, self._worth)
        if isinstance(found, tuple):
            return any(value is not ABSENT for value in found)
        return found is not ABSENT

    def planned(self, name: str) -> bool:
        """Say whether the answer is a plan, not yet a fact."""

        def is_planned(standing: Standing | None, _identifier: str) -> Value:
            return standing is not None and standing.state is State.PLANNED

        found = self._over_rows(name, is_planned)
        return any(found) if isinstance(found, tuple) else found is True

    def quality(self, name: str) -> Value:
        """Return how the value was found; the worst over the rows of a group."""

        def worth(standing: Standing | None, identifier: str) -> Value:
            if standing is None or standing.value is None:
                return self._worth(standing, identifier)
            return standing.quality.value if standing.quality else OPEN

        found = self._over_rows(name, worth)
        return _worst(found) if isinstance(found, tuple) else found

    def coverage(self, arguments: tuple[str, ...]) -> Value:
        """Return a cell of the coverage grid: counted, excluded, unknown."""
        state = cell_of(grid(self._book), arguments)
        return ABSENT if state == "not_applicable" else state

    def _special(self, name: str) -> Value | None:
        if name == "profile":
            return self._book.pack.header.kind_of(self._book.profile)
        if name == "stage":
            return self._book.stage
        if name == "audience":
            standing = self._book.standing(READERS)
            if standing is None:
                return ABSENT
            chosen = standing.value
            return audiences(chosen) if isinstance(chosen, tuple) else OPEN
        return None

    def _over_rows(
        self, name: str, read: Callable[[Standing | None, str], Value]
    ) -> Value:
        section = self._book.pack.section_of.get(name)
        if section is None:
            return OPEN
        if section.repeat is None:
            return read(self._book.standing(name), name)
        group = section.repeat.group
        if self._row is not None and self._row[0] == group:
            identifier = row_id(name, group, self._row[1])
            return read(self._book.standing(identifier), identifier)
        identifiers = [row_id(name, group, row) for row in self._book.rows(section)]
        return tuple(read(self._book.standing(each), each) for each in identifiers)

    def _worth(self, standing: Standing | None, identifier: str) -> Value:
        if standing is None:
            return OPEN if self._book.undecided(identifier) else ABSENT
        if standing.state is State.NOT_APPLICABLE:
            return ABSENT
        is_level = self._book.pack.by_id[standing.question].type is Kind.LEVEL
        if standing.value is None or isinstance(standing.value, dict):
            unknown = is_level and standing.state is State.UNKNOWN
            return self._unknown_level if unknown else OPEN
        if standing.state is State.PLANNED and is_level:
            level = standing.value
            return self._book.half() * level if isinstance(level, (int, float)) else 0
        return standing.value


_WORST_FIRST = ("assumed", "estimated", "computed", "software_meter", "measured")


def _worst(found: tuple[Value, ...]) -> Value:
    for quality in _WORST_FIRST:
        if quality in found:
            return quality
    return OPEN if OPEN in found else ABSENT
