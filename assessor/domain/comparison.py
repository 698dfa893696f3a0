"""The document that ``compare --json`` prints: projects and scenarios side by side.

``null`` is "not assessed" or "withheld"; it is never zero.
"""

from datetime import date
from typing import Literal

from assessor.domain.costs import Cost
from assessor.domain.document import (
    GaugeFigure,
    OutcomeFigure,
    TotalFigure,
    UnitFigures,
    Wording,
)
from assessor.domain.impacts import Estimate, Indicator
from assessor.domain.model import Model
from assessor.domain.questionnaire import GaugeId
from assessor.domain.rules import Ruling
from assessor.domain.series import Series


class ComparedProject(Model):
    """One answers file, as it is or as a what-if has it.

    Attributes:
        title: What it is called: the name of the what-if, or of the file.
        overlay: Name of the what-if; empty where the file is as it is.
    """

    title: str
    file: str
    overlay: str
    project: str
    stage: str
    profile: str
    outcome: OutcomeFigure
    gates: dict[str, Ruling]
    gauges: dict[GaugeId, GaugeFigure]


class Side(Model):
    """One scenario of one project.

    Attributes:
        id: A letter; the first side is what the others are compared with.
        project: Place of its project in the list of projects, from 0.
        scenario: Id of the scenario.
        application: What the application domain causes in a year, beside the totals.
        meets_need: How far the service meets the need, where that was stated.
        costs: What it costs, in each currency stated; never mixed with impacts.
        series: The totals by calendar year.
    """

    id: str
    title: str
    project: int
    scenario: str
    totals: dict[Indicator, TotalFigure]
    functional_units: UnitFigures
    application: dict[Indicator, Estimate]
    service: str
    meets_need: str
    costs: tuple[Cost, ...]
    series: dict[Indicator, Series]


class Difference(Model):
    """What one side is more than the first.

    Attributes:
        per: Over the whole life of the service, per year or per use.
        central: Difference of the central values; below 0 the side is lower.
        low: 2.5th percentile of the differences, draw by draw.
        high: 97.5th percentile of the differences, draw by draw.
        relative: Difference of the central values over that of the first side. [1]
        share_lower: Share of draws, under the stated assumptions, in which the side
            is lower; ``null`` where it is withheld. [0 to 1]
        share_equal: Share of draws in which both are the same. [0 to 1]
        partial: The two totals leave out different things.
        withheld_by: Gates that withhold the share of draws.
    """

    side: str
    per: Literal["whole_life", "per_year", "per_use"]
    indicator: Indicator
    unit: str
    central: float
    low: float
    high: float
    relative: float | None
    share_lower: float | None
    share_equal: float | None
    partial: bool
    withheld_by: tuple[str, ...]


class Comparison(Model):
    """Projects, what-ifs and scenarios side by side."""

    format: Literal["assessor-comparison"] = "assessor-comparison"
    version: Literal[1] = 1
    made_on: date
    program_version: str
    pack: str
    pack_version: str
    pack_sha256: str
    factors_sha256: str
    draws: int
    projects: tuple[ComparedProject, ...]
    sides: tuple[Side, ...]
    differences: tuple[Difference, ...]
    remarks: tuple[Wording, ...]
