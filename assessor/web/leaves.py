"""The questionnaire as pages: questions that follow each other in one section."""

from collections import Counter
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from assessor.domain.answers import State
from assessor.domain.questionnaire import Section
from assessor.domain.sheet import Sheet
from assessor.interview import Item, items

_MISSING = {State.OPEN, State.UNKNOWN}


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page of questions.

    Attributes:
        name: Id of the section; with a number where the section is come back to.
        number: Which time the section is asked, from 1.
    """

    name: str
    section: Section
    number: int
    items: tuple[Item, ...]

    @property
    def answered(self) -> int:
        """Items with an answer, be it "I don't know"."""
        return sum(item.done for item in self.items)

    @property
    def required_open(self) -> int:
        """Required items still without an answer."""
        return sum(
            not item.done
            and item.standing is not None
            and item.standing.required
            and item.standing.state in _MISSING
            for item in self.items
        )

    @property
    def done(self) -> bool:
        """Whether nothing is left to answer."""
        return self.answered == len(self.items)


_KNOWN: WeakKeyDictionary[Sheet, tuple[Leaf, ...]] = WeakKeyDictionary()


def leaves(sheet: Sheet) -> tuple[Leaf, ...]:
    """Return the pages, in the order in which the engine asks.

    A section of which some questions wait for a first result is come back to.

    Args:
        sheet: The answers so far, which never change.
    """
    found = _KNOWN.get(sheet)
    if found is None:
        found = _KNOWN[sheet] = _leaves(sheet)
    return found


def _leaves(sheet: Sheet) -> tuple[Leaf, ...]:
    runs: list[list[Item]] = []
    for item in items(sheet):
        if not runs or runs[-1][0].section.id != item.section.id:
            runs.append([])
        runs[-1].append(item)
    times: Counter[str] = Counter()
    found: list[Leaf] = []
    for run in runs:
        section = run[0].section
        times[section.id] += 1
        number = times[section.id]
        name = section.id if number == 1 else f"{section.id}-{number}"
        found.append(Leaf(name, section, number, tuple(run)))
    return tuple(found)


def leaf_of(pages: tuple[Leaf, ...], identifier: str) -> Leaf | None:
    """Return the page on which an item stands.

    Args:
        pages: All pages.
        identifier: Id of the item.
    """
    return next((p for p in pages if any(i.id == identifier for i in p.items)), None)


def anchor(identifier: str) -> str:
    """Return the name of an item in the address and in the style of a page.

    Examples:
        >>> anchor("training.runs[main].energy")
        'training-runs--main--energy'
    """
    return identifier.replace("].", "--").replace("[", "--").replace(".", "-")
