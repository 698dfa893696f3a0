"""What charts with a height show, as plain data: numbers to place, texts to print."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assessor.reporting.charts.data import Axis


@dataclass(frozen=True)
class Fall:
    """One bar of a waterfall, from what was to what is left."""

    label: str
    start: float
    end: float
    value: str
    whole: bool = False


@dataclass(frozen=True)
class Waterfall:
    """A total, what each step takes from it or adds to it, and what is left."""

    title: str
    text: str
    axis: Axis
    rows: Sequence[Fall]


@dataclass(frozen=True)
class Strip:
    """One thing for many places, lowest first.

    Attributes:
        axis: Marks along the height.
        values: Height of each bar, lowest first.
        named: Place among the values and name of the bars that are named.
        own: The project's own value, and how it is named.
    """

    title: str
    text: str
    axis: Axis
    values: Sequence[float]
    named: Sequence[tuple[int, str]]
    own: tuple[float, str]


@dataclass(frozen=True)
class Spot:
    """A point on a plot with its name.

    Attributes:
        beside: On which side of the point the name stands.
        strong: The one that the chart is about.
    """

    x: float
    y: float
    label: str
    beside: Literal["left", "right"] = "right"
    strong: bool = False


@dataclass(frozen=True)
class Curve:
    """Points joined by a line, with the name of the line; empty where it has none."""

    points: Sequence[tuple[float, float]]
    label: str = ""


@dataclass(frozen=True)
class Plot:
    """Curves and named points over two axes.

    Attributes:
        across: Marks along the width.
        up: Marks along the height.
        marks: Heights of lines that are drawn stronger, such as a share of 100 %.
        band: From where to where along the width a value lies.
        banner: A sentence above the plot, in its own lines.
    """

    title: str
    text: str
    across: Axis
    up: Axis
    curves: Sequence[Curve]
    spots: Sequence[Spot] = ()
    marks: Sequence[float] = ()
    band: tuple[float, float] | None = None
    banner: Sequence[str] = ()


@dataclass(frozen=True)
class YearBar:
    """One year: what happens once, what comes back, and the range of both."""

    label: str
    once: float
    yearly: float
    low: float
    high: float


@dataclass(frozen=True)
class Years:
    """A total by year.

    Attributes:
        legend: Names of what happens once, of what comes back and of the range.
    """

    title: str
    text: str
    axis: Axis
    legend: tuple[str, str, str]
    bars: Sequence[YearBar]
