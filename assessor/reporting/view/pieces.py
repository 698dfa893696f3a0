"""The pieces that the chapters of a report are made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Self

from assessor.reporting.charts import Chart


class Twofold(str):
    """A text of a cell whose end is set small, as an id or an interval is.

    Whatever prints it as a text prints both.

    Attributes:
        lead: What comes first, up to the space or the new line before the rest.
        aside: The rest.

    Examples:
        >>> cell = Twofold("How much energy? ", "energy")
        >>> cell, cell.aside
        ('How much energy? energy', 'energy')
    """

    __slots__ = ("aside", "lead")

    lead: str
    aside: str

    def __new__(cls, lead: str, aside: str = "") -> Self:
        """Return both as one text."""
        made = super().__new__(cls, lead + aside)
        made.lead, made.aside = lead, aside
        return made


@dataclass(frozen=True)
class Column:
    """A column of a table.

    Attributes:
        width: Share of the width of the table; a multiple of 4. [%]
        number: Set to the right.
    """

    head: str
    width: int
    number: bool = False


@dataclass(frozen=True)
class Table:
    """A table whose first column names the rows; ids are never hyphenated."""

    caption: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[str]]
    note: str = ""
    kind: Literal["plain", "ids", "dense"] = "plain"


@dataclass(frozen=True)
class Exhibit:
    """What is shown under a heading of its own.

    Attributes:
        warning: What is to be said first, in a frame.
    """

    title: str
    lead: str = ""
    figure: Chart | None = None
    tables: Sequence[Table] = ()
    notes: Sequence[str] = ()
    warning: str = ""
    points: Sequence[str] = ()


@dataclass(frozen=True)
class Chapter:
    """A place in the contents; its number is a letter for an annex."""

    id: str
    number: str
    title: str


@dataclass(frozen=True)
class Point:
    """A line of a list; its tone is red, amber, refer, info or empty."""

    title: str
    text: str = ""
    mark: str = ""
    tone: str = ""


@dataclass(frozen=True)
class Tile:
    """A figure with its name, what stands beside it, and before it "at least"."""

    name: str
    value: str
    beside: str = ""
    before: str = ""
