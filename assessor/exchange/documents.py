"""A text taken out of a file, with the place of each part in that file."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from assessor.errors import ExchangeError

LONGEST_TEXT = 3_000_000  # [characters]; some thousand pages
MOST_PIECES = 500_000


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a file.

    Attributes:
        line: Line, from 1; in a word processor's file the paragraph; in a PDF the
            line of the page.
        column: Character in that line, from 1.
        page: Page of a PDF, from 1.
    """

    line: int
    column: int
    page: int | None = None


@dataclass(frozen=True)
class Document:
    """The text of a file.

    Attributes:
        name: Name of the file, as it was given.
        text: All that a reader of the file sees.
        places: Places in the file of the parts of the text, in order; empty where
            the lines of the text are those of the file.
        offsets: Where each of those parts begins in the text.
    """

    name: str
    text: str
    places: Sequence[Place] = ()
    offsets: Sequence[int] = ()

    def place(self, offset: int) -> Place:
        r"""Return the place in the file of a character of the text.

        Args:
            offset: Number of the character, from 0.

        Examples:
            >>> Document("a.txt", "one\ntwo").place(5)
            Place(line=2, column=2, page=None)
        """
        index = bisect_right(self.offsets, offset) - 1
        if index >= 0:
            known = self.places[index]
            column = known.column + offset - self.offsets[index]
            return Place(known.line, column, known.page)
        line = bisect_right(self._line_starts, offset)
        return Place(line, offset - self._line_starts[line - 1] + 1)

    def offset(self, line: int, column: int) -> int:
        """Return the number of a character from its line and column in the text."""
        return self._line_starts[line - 1] + column - 1

    @cached_property
    def _line_starts(self) -> list[int]:
        starts, length = [0], 0
        for line in self.text.split("\n"):
            length += len(line) + 1
            starts.append(length)
        return starts


@dataclass
class Weaver:
    """Puts the text of a file together, part by part."""

    name: str
    _parts: list[str] = field(default_factory=list)
    _places: list[Place] = field(default_factory=list)
    _offsets: list[int] = field(default_factory=list)
    _length: int = 0
    _end: str = "\n\n"

    def add(self, text: str, place: Place) -> None:
        """Add a part that stands in one line of the file.

        Raises:
            ExchangeError: The whole text is longer than any that is read.
        """
        if not text:
            return
        if len(self._offsets) >= MOST_PIECES:
            message = (
                f"{self.name}: its text is cut into more than {MOST_PIECES:,} pieces; "
                "split it into several files."
            )
            raise ExchangeError(message)
        self._places.append(place)
        self._offsets.append(self._length)
        self._append(text)

    def space(self) -> None:
        """Part two words."""
        if not self._end[-1:].isspace():
            self._append(" ")

    def mark(self, text: str) -> None:
        """Add what the file shows without spelling it, as the sign of a heading."""
        self._append(text)

    def paragraph(self) -> None:
        """End a paragraph."""
        if self._end != "\n\n":
            self._append("\n\n")

    def document(self) -> Document:
        """Return what was put together."""
        return Document(
            self.name, "".join(self._parts).rstrip(), self._places, self._offsets
        )

    def _append(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)
        self._end = (self._end + text[-2:])[-2:]
        if self._length > LONGEST_TEXT:
            message = (
                f"{self.name}: holds more than {LONGEST_TEXT:,} characters of text; "
                "split it into several files."
            )
            raise ExchangeError(message)
