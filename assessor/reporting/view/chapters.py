"""What a template is given of single chapters: words, limits, the call, the officer."""

from collections.abc import Sequence
from dataclasses import dataclass

from assessor.reporting.view.pieces import Exhibit, Point, Table
from assessor.reporting.view.wordings import Hit


@dataclass(frozen=True)
class Speech:
    """Claims found, and what may be said from this assessment."""

    used: Sequence[Hit]
    mentioned: Table | None
    may: Sequence[str]
    may_not: Sequence[str]
    cautions: Sequence[str]
    rules: Table | None
    publish: Sequence[str] = ()


@dataclass(frozen=True)
class Limits:
    """What the reader should not lean on."""

    points: Sequence[str]
    unusual: Sequence[str]
    gaps: Table | None
    conventions: Table | None
    validity: Exhibit | None = None


@dataclass(frozen=True)
class CallNote:
    """What is said within a call for projects."""

    verdict: Point
    frame: str
    reasons: Sequence[str]
    defaults: Sequence[str]
    points: Table | None


@dataclass(frozen=True)
class Officer:
    """What a report to a funder says of the decision, and leaves to its officer.

    Attributes:
        rules: The gates that were applied, with what each says.
    """

    rules: Table
