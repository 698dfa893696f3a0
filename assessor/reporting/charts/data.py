"""What each chart shows, as plain data: numbers to place, texts to print."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Axis:
    """Printed marks along the horizontal axis.

    Attributes:
        ticks: Place on the axis and the text printed there.
        label: What the axis counts, with its unit.
    """

    ticks: Sequence[tuple[float, str]]
    label: str


@dataclass(frozen=True)
class Bar:
    """One stacked bar.

    Attributes:
        parts: Length of each part, in the order of the legend.
        shares: What is printed in each part where there is room.
        value: The whole, as printed.
    """

    label: str
    parts: Sequence[float]
    shares: Sequence[str]
    value: str


@dataclass(frozen=True)
class Bars:
    """Stacked bars.

    Attributes:
        title: What the chart shows; its name for those who do not see it.
        text: The same content in words.
        legend: Name of each part.
    """

    title: str
    text: str
    legend: Sequence[str]
    bars: Sequence[Bar]


@dataclass(frozen=True)
class Interval:
    """One figure with its interval.

    Attributes:
        strong: The one that the chart is about.
    """

    label: str
    low: float
    central: float
    high: float
    value: str
    strong: bool = False


@dataclass(frozen=True)
class Intervals:
    """Figures side by side on one axis."""

    title: str
    text: str
    axis: Axis
    rows: Sequence[Interval]


@dataclass(frozen=True)
class Swing:
    """What the total becomes at either end of one input."""

    label: str
    low: float
    high: float
    low_value: str
    high_value: str
    share: str


@dataclass(frozen=True)
class Tornado:
    """What moves a total, largest first."""

    title: str
    text: str
    base: float
    base_label: str
    rows: Sequence[Swing]


@dataclass(frozen=True)
class Dial:
    """One gauge, from 0 to 1.

    Attributes:
        supported: The interval when only supported answers count.
        target: Where the stage expects the result, if it does.
    """

    label: str
    declared: tuple[float, float]
    supported: tuple[float, float]
    target: float | None
    declared_value: str
    supported_value: str


@dataclass(frozen=True)
class Gauges:
    """Gauges below each other, never merged."""

    title: str
    text: str
    axis: Axis
    legend: tuple[str, str, str]
    dials: Sequence[Dial]


@dataclass(frozen=True)
class Histogram:
    """A distribution against zero.

    Attributes:
        bins: From, to and count of each bin.
        below: What lies under zero.
        above: What lies over zero.
    """

    title: str
    text: str
    axis: Axis
    bins: Sequence[tuple[float, float, int]]
    below: str
    above: str


@dataclass(frozen=True)
class Grid:
    """States of cells, by row and column.

    Attributes:
        states: Name of each state, in the order of their marks.
        cells: State of each cell as its place in ``states``, ``None`` where none is
            given; one tuple a row.
    """

    title: str
    text: str
    columns: Sequence[str]
    rows: Sequence[str]
    states: Sequence[str]
    cells: Sequence[Sequence[int | None]]


@dataclass(frozen=True)
class Effect:
    """One effect of a project.

    Attributes:
        sign: ``+`` more impact, ``−`` less impact, ``?`` not known.
        value: Indicator and quantity, or that it is not quantified.
        evidence: What stands behind it.
    """

    label: str
    sign: str
    value: str
    evidence: str


@dataclass(frozen=True)
class Tree:
    """Effects by their order.

    Attributes:
        root: Where they begin.
        orders: Name of each order with its effects.
    """

    title: str
    text: str
    root: str
    orders: tuple[tuple[str, tuple[Effect, ...]], ...]
