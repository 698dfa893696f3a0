"""The pieces that the chapters of a report are made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assessor.reporting.charts import Chart


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
