"""What a template is given: texts ready to print, tables, charts as data."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assessor.reporting.charts import Chart, data as charts
from assessor.reporting.view.wordings import Hit


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


@dataclass(frozen=True)
class Cover:
    """The first page."""

    kicker: str
    title: str
    organisation: str
    summary: str
    facts: Sequence[tuple[str, str]]
    outcome: Point
    outcome_note: str
    gates: Sequence[Point]
    possible: Sequence[Point]
    confidence: Sequence[Tile]


@dataclass(frozen=True)
class Decision:
    """The page for the person who decides."""

    tiles: Sequence[Tile]
    volume: str
    unusual: Sequence[Point]
    made_of: Sequence[Point]
    movers: Sequence[Point]
    compared: Sequence[Point]
    net: str
    findings: Sequence[Point]
    actions: Sequence[Point]
    check: Sequence[Point]
    no_check: str
    gaps: Sequence[Point]


@dataclass(frozen=True)
class Scope:
    """What is counted."""

    grid: charts.Grid | None
    not_assessed: Table | None
    text: str


@dataclass(frozen=True)
class FootprintChapter:
    """The footprint of the project."""

    lead: str
    totals: Table
    market: Table
    units: Table
    fixed: Table | None
    phases: charts.Bars | None
    splits: Sequence[Table]
    notes: Sequence[str]
    exhibits: Sequence[Exhibit] = ()


@dataclass(frozen=True)
class Uncertainty:
    """How far the footprint may be off, and why."""

    lead: str
    tornado: charts.Tornado | None
    shares: Table | None
    spread: Table | None
    notes: Sequence[str]
    disagreements: Table | None


@dataclass(frozen=True)
class Comparison:
    """Scenarios side by side, and the net effect.

    Attributes:
        withheld: Why no net effect is printed; empty where it is.
    """

    scenarios: charts.Intervals | None
    activity: charts.Intervals | None
    table: Table | None
    service: Table | None
    withheld: str
    net: str
    histogram: charts.Histogram | None
    effects: Table | None
    stress: Table | None
    notes: Sequence[str]
    exhibits: Sequence[Exhibit] = ()


@dataclass(frozen=True)
class Descriptor:
    """A level question with its level in words, and its state on one line."""

    code: str
    ask: str
    level: str
    text: str
    state: str
    remark: str


@dataclass(frozen=True)
class PartChapter:
    """One part of the framework."""

    id: str
    title: str
    summary: str
    flag: str
    levels: Sequence[Descriptor]
    facts: Table | None
    findings: Sequence[Point]
    brief: Table | None = None
    tree: charts.Tree | None = None
    exhibits: Sequence[Exhibit] = ()


@dataclass(frozen=True)
class Results:
    """Gauges and known biases."""

    gauges: charts.Gauges
    table: Table
    bias: Table | None
    sensitivity: Table | None


@dataclass(frozen=True)
class Plan:
    """Reduction actions that apply."""

    tables: Sequence[Table]
    note: str
    exhibits: Sequence[Exhibit] = ()


@dataclass(frozen=True)
class Card:
    """The climate performance model card."""

    minimum: Table
    extended: Table
    locked: str


@dataclass(frozen=True)
class Speech:
    """Claims found, and what may be said from this assessment."""

    used: Sequence[Hit]
    mentioned: Table | None
    may: Sequence[str]
    may_not: Sequence[str]
    cautions: Sequence[str]
    rules: Table | None


@dataclass(frozen=True)
class Limits:
    """What the reader should not lean on."""

    points: Sequence[str]
    unusual: Sequence[str]
    gaps: Table | None
    conventions: Table | None
    validity: Exhibit | None = None


@dataclass(frozen=True)
class Annex:
    """What is needed to check every figure by hand."""

    factors: Table | None
    factor_sources: Table | None
    trace: Sequence[Table]
    answers: Sequence[Table]
    versions: Table
    sources: Sequence[str]
    by_hand: Exhibit | None = None
    evidence: Exhibit | None = None
    review: Exhibit | None = None
    proof: Exhibit | None = None


@dataclass(frozen=True)
class CallNote:
    """What is said within a call for projects."""

    verdict: Point
    frame: str
    reasons: Sequence[str]
    defaults: Sequence[str]
    points: Table | None


@dataclass(frozen=True)
class Report:
    """Everything a template prints.

    Attributes:
        edition: For whom it is.
        order: Chapters between the cover and the annex.
        brief: What is printed short.
    """

    language: str
    title: str
    running: str
    watermark: str
    description: str
    made_on: str
    chapters: dict[str, Chapter]
    cover: Cover
    decision: Decision
    scope: Scope
    footprint: FootprintChapter
    uncertainty: Uncertainty
    comparison: Comparison
    parts: Sequence[PartChapter]
    results: Results
    plan: Plan
    card: Card
    speech: Speech
    limits: Limits
    annex: Annex
    call: CallNote | None = None
    crosswalk: Sequence[Table] = ()
    edition: str = "full"
    order: Sequence[str] = ()
    brief: frozenset[str] = frozenset()
