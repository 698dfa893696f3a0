"""From question to question: where one is, where one goes next, how it ends."""

from collections.abc import Iterable
from fnmatch import fnmatchcase

from assessor.domain.answers import State
from assessor.errors import UsageError
from assessor.interview import Item, back, find_item, items
from assessor.terminal.actions import ask_actions
from assessor.terminal.asking import ask
from assessor.terminal.board import ask_board, is_on_board
from assessor.terminal.desk import Desk
from assessor.terminal.front import Key
from assessor.terminal.groups import ask_rows
from assessor.terminal.heading import show_item
from assessor.terminal.places import ACTIONS, menu, review


class Session:
    """A walk through the questions. The answers hold the state, not the walk.

    Attributes:
        last: Id of the item asked last.
        left: Ids the person left open for later.
    """

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.last: str | None = None
        self.left: set[str] = set()
        self._picked: str | None = None
        self._keys_shown = False
        self._section = ""
        self._once: set[str] = set()

    def check_patterns(self) -> None:
        """Refuse to ask nothing.

        Raises:
            UsageError: If no question matches what was asked for.
        """
        setting = self.desk.setting
        only = (*setting.only, *setting.ask)
        if only and not any(matches(i, only) for i in items(self.desk.sheet)):
            message = self.desk.words("nothing_matches", only=", ".join(only))
            raise UsageError(message)

    def walk(self) -> None:
        """Ask until nothing is left to ask.

        Raises:
            LeaveError: If the person leaves.
        """
        item = self._next()
        while item is not None:
            self.last = item.id
            item = self._step(item)

    def _step(self, item: Item) -> Item | None:
        """Ask one item and return the one that follows."""
        show_item(self.desk, item, before=self._section, keys=self._keys_shown)
        self._section = item.section.id
        self._keys_shown = self._keys_shown or item.question is not None
        on_board = is_on_board(item) and not self._is_chosen(item)
        if on_board or item.question is None:
            return self._hold(item, on_board=on_board)
        key = ask(self.desk, item)
        if key is not None:
            return self._go(item, key)
        self._once.add(item.id)
        self.left.discard(item.id)
        return self._next()

    def _hold(self, item: Item, *, on_board: bool) -> Item | None:
        """Hold the board, or the rows of a group, and return what follows."""
        desk = self.desk
        key = ask_board(desk, item) if on_board else ask_rows(desk, item)
        if key is None or key is Key.LATER:
            self._leave(found for found in items(desk.sheet) if _goes_with(item, found))
        return self._next() if key is None else self._go(item, key)

    def _leave(self, found: Iterable[Item]) -> None:
        """Do not come back in this session to what was left open."""
        for item in found:
            self._once.add(item.id)
            if not item.done:
                self.left.add(item.id)

    def _is_chosen(self, item: Item) -> bool:
        """Whether just this answer was asked for, outside of the board."""
        if item.question is None:
            return False
        setting = self.desk.setting
        return item.id == self._picked or bool(setting.only or setting.ask)

    def _go(self, item: Item, key: Key) -> Item | None:
        desk = self.desk
        if key is Key.BACK:
            before = back(desk.sheet, item.id)
            if before is None:
                desk.front.tell(desk.words("at_start"), "dim")
            return before or item
        if key is Key.LATER:
            self.left.add(item.id)
            self._once.add(item.id)
            desk.front.tell(desk.words("later"), "dim")
            return self._next()
        place = menu(desk) if key is Key.MENU else review(desk)
        if place == ACTIONS:
            ask_actions(desk)
            place = None
        self._picked = place
        return self._find(place) or self._find(item.id) or self._next()

    def _find(self, identifier: str | None) -> Item | None:
        return find_item(self.desk.sheet, identifier) if identifier else None

    def _next(self) -> Item | None:
        """Return what to ask now: the next that is wanted, from here on."""
        everything = items(self.desk.sheet)
        ids = [item.id for item in everything]
        start = ids.index(self.last) + 1 if self.last in ids else 0
        ordered = (*everything[start:], *everything[:start])
        return next((item for item in ordered if self._wanted(item)), None)

    def _wanted(self, item: Item) -> bool:
        setting = self.desk.setting
        if item.id in self._once and (item.done or item.id in self.left):
            return False
        if setting.ask:
            return item.question is not None and matches(item, setting.ask)
        if setting.only and not matches(item, setting.only):
            return False
        if not item.done:
            return True
        if setting.unanswered:
            return item.standing is not None and item.standing.state is State.UNKNOWN
        return bool(setting.only)


def matches(item: Item, patterns: tuple[str, ...]) -> bool:
    """Whether an item is meant by a pattern on its id, its code or its section."""
    names = [item.id, item.section.id]
    if item.question is not None:
        names += [item.question.id, item.question.code or ""]
    meant = [pattern.casefold() for pattern in patterns]
    return any(
        name == pattern or fnmatchcase(name, pattern)  # an id may hold [brackets]
        for name in map(str.casefold, names)
        for pattern in meant
    )


def _goes_with(item: Item, other: Item) -> bool:
    """Whether two items are asked in one place: a group, or the board."""
    if is_on_board(item):
        return is_on_board(other)
    return other.section is item.section
