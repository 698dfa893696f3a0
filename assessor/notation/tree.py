"""Data grown from events, every limit checked on the way."""

import re
from dataclasses import dataclass
from typing import NoReturn

import yaml

from assessor.errors import NotationError
from assessor.notation.document import Location
from assessor.notation.scalars import Scalar, resolve

DEPTH = 40
NODES = 200_000
_SHOWN = 40
HALF = re.compile("[\ud800-\udfff]")


def refuse(where: object, wrong: str, expected: str) -> NoReturn:
    """Raise a NotationError that reads ``where: what was wrong: what was expected``."""
    message = f"{where}: {wrong}: {expected}"
    raise NotationError(message) from None


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _short(text: str) -> str:
    return repr(text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…")


@dataclass(slots=True)
class _Open:
    """A mapping or a list that is still being read."""

    location: Location
    items: dict[str, object] | list[object]
    key: str | None = None


class Tree:
    """Grows the data from events and keeps the line of each value."""

    def __init__(self, name: str) -> None:
        self.root: object = None
        self.lines: dict[Location, int] = {(): 1}
        self._name = name
        self._open: list[_Open] = []
        self._documents = 0
        self._nodes = 0

    def take(self, event: yaml.Event) -> None:
        """Take the next event in."""
        if isinstance(event, yaml.NodeEvent):
            self._node(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._open.pop()
        elif isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self._wrong(event, "a second document", "one document a file")

    def _node(self, event: yaml.NodeEvent) -> None:
        self._nodes += 1
        if self._nodes > NODES:
            self._wrong(event, "the file is too large", f"at most {NODES:,} values")
        if event.anchor is not None:
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            wrong = f"{_short(sign + event.anchor)} is an anchor or an alias"
            self._wrong(event, wrong, "write the value out")
        tag: str | None = getattr(event, "tag", None)
        if tag is not None:
            self._wrong(event, f"the tag {_short(tag)}", "a plain value without tag")
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        else:
            is_mapping = isinstance(event, yaml.MappingStartEvent)
            self._enter(event, {} if is_mapping else [])

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        value = self._meaning(event)
        top = self._open[-1] if self._open else None
        if top and isinstance(top.items, dict) and top.key is None:
            self._name_key(event, top, top.items, value)
        else:
            self._place(event, value)

    def _meaning(self, event: yaml.ScalarEvent) -> Scalar:
        text: str = event.value
        if not text.isascii() and HALF.search(text):
            wrong = "half of a character (a lone surrogate)"
            self._wrong(event, wrong, "remove it")
        if event.style:
            return text
        try:
            return resolve(text)
        except ValueError:
            wrong = f"{_short(text)} is not a finite number"
            self._wrong(event, wrong, "a finite number, or text in quotes")

    def _name_key(
        self, event: yaml.ScalarEvent, top: _Open, items: dict[str, object], key: Scalar
    ) -> None:
        if not isinstance(key, str):
            wrong = f"the key {_short(event.value)} is not text"
            self._wrong(event, wrong, "put the key in quotes")
        if key == "<<" and not event.style:
            self._wrong(event, "the merge key '<<'", "write the values out")
        location = (*top.location, key)
        if key in items:
            wrong = f"the key {_short(key)} is there twice"
            first = f" (first on line {self.lines[location]})"
            self._wrong(event, wrong + first, "give each key once")
        self.lines[location] = _line(event)
        top.key = key

    def _place(self, event: yaml.NodeEvent, value: object) -> Location:
        line = _line(event)
        if not self._open:
            self.root = value
            self.lines[()] = line
            return ()
        top = self._open[-1]
        if isinstance(top.items, list):
            location = (*top.location, len(top.items))
            top.items.append(value)
            self.lines[location] = line
            return location
        if top.key is None:
            self._wrong(event, "a key that is a list or a mapping", "a key is text")
        location = (*top.location, top.key)
        top.items[top.key] = value
        top.key = None
        return location

    def _enter(
        self, event: yaml.NodeEvent, items: dict[str, object] | list[object]
    ) -> None:
        if len(self._open) >= DEPTH:
            self._wrong(event, "nested too deeply", f"at most {DEPTH} levels")
        self._open.append(_Open(self._place(event, items), items))

    def _wrong(self, event: yaml.Event, wrong: str, expected: str) -> NoReturn:
        refuse(f"{self._name}:{_line(event)}", wrong, expected)
