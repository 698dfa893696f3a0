"""The way through the questions: what is asked, in which order, how far one is."""

from collections.abc import Iterator
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from assessor.domain.answers import Answer, State
from assessor.domain.assessment import Standing
from assessor.domain.pack import Pack
from assessor.domain.questionnaire import Grid, Question, Section
from assessor.domain.sheet import STAGE, Sheet, resolve
from assessor.domain.unmoved import Part

_GIVEN = {State.ANSWERED, State.PLANNED}


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to ask: a question, or the rows of a group.

    Attributes:
        id: Id of the answer, or of the group where rows are asked for.
        section: Section it stands in.
        question: The question, with its choices; ``None`` where rows are asked for.
        row: Key of the row, within a group.
        standing: Where the answer stands; ``None`` where rows are asked for.
        done: It has an answer, be it "I don't know".
    """

    id: str
    section: Section
    question: Question | None = None
    row: str | None = None
    standing: Standing | None = None
    done: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one section is.

    Attributes:
        answered: Items with an answer, be it "I don't know".
        asked: Items that apply.
        required_open: Required items still without an answer.
    """

    section: Section
    answered: int
    asked: int
    required_open: int


def section_order(pack: Pack, stage: str, profile: str = "") -> tuple[Section, ...]:
    """Return the sections in the order they are asked.

    First those that the profile puts first, then those of the stage in its order;
    unnamed ones follow in file order.

    Args:
        pack: The questionnaire.
        stage: Stage of the project.
        profile: Profile of the answers; without one, the stage alone decides.
    """
    stages = pack.header.stages
    named = stages[stage].order if stage in stages else ()
    by_id = {section.id: section for section in pack.sections}
    order = dict.fromkeys((*_note(pack, profile)[0], *named, *by_id))
    return tuple(by_id[name] for name in order if name in by_id)


def _note(pack: Pack, profile: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """Return which sections a profile asks first, and what of them waits."""
    header = pack.header
    for name in (profile, header.kind_of(profile)):
        note = header.profiles.get(name)
        if note is not None and note.first:
            return note.first, frozenset(note.after_first)
    return (), frozenset()


class _Way:
    """Everything that is asked of a project, in order, and each thing by its id."""

    __slots__ = ("by_id", "items")

    def __init__(self, items: tuple[Item, ...]) -> None:
        self.items = items
        self.by_id = {item.id: item for item in reversed(items)}


# A sheet never changes, and neither does a part of it, which later sheets share.
_WAYS: WeakKeyDictionary[Sheet, _Way] = WeakKeyDictionary()
_ROWS: WeakKeyDictionary[Part, tuple[Item, ...]] = WeakKeyDictionary()


def items(sheet: Sheet) -> tuple[Item, ...]:
    """Return everything that is asked of this project, in order."""
    return _way(sheet).items


def _way(sheet: Sheet) -> _Way:
    found = _WAYS.get(sheet)
    if found is None:
        found = _WAYS[sheet] = _Way(_ordered(sheet))
    return found


def _ordered(sheet: Sheet) -> tuple[Item, ...]:
    first, waits = _note(sheet.pack, sheet.profile)
    now: list[Item] = []
    waiting: list[Item] = []
    rest: list[Item] = []
    for section in section_order(sheet.pack, sheet.stage, sheet.profile):
        asked = _of_section(sheet, section)
        if section.id not in first:
            rest.extend(asked)
            continue
        for item in asked:
            later = item.question is not None and item.question.id in waits
            (waiting if later else now).append(item)
    return (*now, *waiting, *rest)


def _of_section(sheet: Sheet, section: Section) -> Iterator[Item]:
    if section.repeat is None:
        yield from _of_row(sheet, section, None)
        return
    if sheet.section_applies(section) is not True:
        return
    group = section.repeat.group
    yield Item(id=group, section=section, done=group in sheet.answers.groups)
    for key in sheet.rows(section):
        yield from _of_row(sheet, section, key)


def _of_row(sheet: Sheet, section: Section, key: str | None) -> tuple[Item, ...]:
    part = sheet.parts[section.id, key]
    known = _ROWS.get(part)
    if known is None:
        known = _ROWS[part] = tuple(_asked(sheet, section, part, key))
    return known


def _asked(
    sheet: Sheet, section: Section, part: Part, key: str | None
) -> Iterator[Item]:
    for identifier, standing in part.found.items():
        question = sheet.pack.by_id[standing.question]
        done = standing.state is not State.OPEN
        if question.id == STAGE:
            done = identifier in sheet.answers.answers
        if question.grid is not None and standing.state in _GIVEN:
            done = _is_full(question.grid, sheet.answers.answers.get(identifier))
        yield Item(
            id=identifier,
            section=section,
            question=resolve(question, sheet.answers),
            row=key,
            standing=standing,
            done=done,
        )


def _is_full(grid: Grid, answer: Answer | None) -> bool:
    """Whether every cell of a grid has its state; a grid is saved row by row."""
    cells = answer.value if answer and isinstance(answer.value, dict) else {}
    return all(f"{row}/{col}" in cells for row in grid.rows for col in grid.columns)


def next_item(sheet: Sheet, *, after: str | None = None) -> Item | None:
    """Return the first item without an answer, from a place on.

    Args:
        sheet: The answers so far.
        after: Id of an item; earlier ones are skipped. The search starts over from
            the beginning when nothing is left after it.
    """
    everything = items(sheet)
    ids = [item.id for item in everything]
    start = ids.index(after) + 1 if after in ids else 0
    ordered = (*everything[start:], *everything[:start])
    return next((item for item in ordered if not item.done), None)


def back(sheet: Sheet, before: str) -> Item | None:
    """Return the item asked before another, or ``None`` at the beginning."""
    everything = items(sheet)
    ids = [item.id for item in everything]
    place = ids.index(before) if before in ids else len(ids)
    return everything[place - 1] if place > 0 else None


def find_item(sheet: Sheet, identifier: str) -> Item | None:
    """Return the item of an answer or a group, or ``None`` if it is not asked."""
    return _way(sheet).by_id.get(identifier)


def progress(sheet: Sheet) -> tuple[Progress, ...]:
    """Return how far each section is, in the order they are asked."""
    found: dict[str, list[Item]] = {}
    for item in items(sheet):
        found.setdefault(item.section.id, []).append(item)
    return tuple(
        Progress(
            section=asked[0].section,
            answered=sum(item.done for item in asked),
            asked=len(asked),
            required_open=sum(
                not item.done and item.standing is not None and item.standing.required
                for item in asked
            ),
        )
        for asked in found.values()
    )
