"""What a template is given: texts ready to print, tables, charts as data."""

from collections.abc import Sequence
from dataclasses import dataclass

from assessor.reporting.charts import data as charts
from assessor.reporting.view.chapters import CallNote, Limits, Officer, Speech
from assessor.reporting.view.pieces import (
    Chapter,
    Column,
    Exhibit,
    Point,
    Table,
    Tile,
    Twofold,
)


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
    """The page for the person who decides.

    Attributes:
        check_first: Whether what is to be checked stands in the first of two columns,
            so that they end about as low.
        unusual_first: The same for values that are unusual.
    """

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
    check_first: bool = True
    unusual_first: bool = False


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
    """One part of the framework.

    Attributes:
        levels: Levels with their descriptors.
        left: Questions without a level, by how they stand.
        possible: Findings that hang on open answers.
        brief: The levels in a table, in place of both.
    """

    id: str
    title: str
    summary: str
    flag: str
    levels: Sequence[Descriptor]
    left: Sequence[tuple[str, Sequence[str]]]
    findings: Sequence[Point]
    possible: Sequence[Point]
    brief: Table | None = None
    tree: charts.Tree | None = None
    exhibits: Sequence[Exhibit] = ()


@dataclass(frozen=True)
class Results:
    """Gauges and known biases."""

    gauges: charts.Gauges
    table: Table
    bias: Table | None
    key_points: Table | None
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
    officer: Officer | None = None
    crosswalk: Sequence[Table] = ()
    glossary: Table | None = None
    background: Table | None = None
    edition: str = "full"
    order: Sequence[str] = ()
    brief: frozenset[str] = frozenset()


__all__ = [
    "Annex",
    "CallNote",
    "Card",
    "Chapter",
    "Column",
    "Comparison",
    "Cover",
    "Decision",
    "Descriptor",
    "Exhibit",
    "FootprintChapter",
    "Limits",
    "Officer",
    "PartChapter",
    "Plan",
    "Point",
    "Report",
    "Results",
    "Scope",
    "Speech",
    "Table",
    "Tile",
    "Twofold",
    "Uncertainty",
]
