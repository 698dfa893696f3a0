"""The document that ``evaluate --json`` prints: versioned, with a JSON Schema.

Names and units are those of the report. ``null`` is "not assessed" or "withheld";
it is never zero.
"""

from datetime import date
from typing import Literal

from pydantic import Field

from assessor.domain.action_plan import ActionPlan
from assessor.domain.assessment import (
    Basis,
    Confidence,
    LevelResult,
    OutcomeId,
    Sensitivity,
)
from assessor.domain.calls import CallResult
from assessor.domain.cell_figures import CellFigure
from assessor.domain.crosswalk import FrameworkCoverage
from assessor.domain.factor_use import FactorUse
from assessor.domain.impacts import (
    Disagreement,
    Estimate,
    Indicator,
    TraceStep,
)
from assessor.domain.model import Model
from assessor.domain.questionnaire import GaugeId
from assessor.domain.review_state import ReviewState
from assessor.domain.rules import Ruling, Severity
from assessor.domain.series import Series

FORMAT: Literal["assessor-evaluation"] = "assessor-evaluation"
VERSION: Literal[1] = 1
MEASURE: Literal["squared rank correlation over the sum"] = (
    "squared rank correlation over the sum"
)
"""What the shares of variance are; not a first-order index."""
Wording = dict[str, str]


class About(Model):
    """What was assessed, when and with what; enough to do it again.

    Attributes:
        factors_sha256: Digest of the factor tables that come with the program.
        own_factors_sha256: Digest of those of the project's own, if there are any.
    """

    project: str
    organisation: str
    stage: str
    profile: str
    made_on: date
    program_version: str
    pack: str
    pack_version: str
    pack_sha256: str
    factors_sha256: str
    own_factors_sha256: str | None = None
    draws: int
    seed: str
    salt: str = ""


class TotalFigure(Model):
    """One indicator over the whole life of the service.

    Attributes:
        central: At central inputs; ``null`` where nothing is assessed.
        low: 2.5th percentile of the draws.
        high: 97.5th percentile of the draws.
        error: Monte Carlo standard error of the two percentiles, whichever is larger.
        assessed: Share of the applicable cells that are assessed. [0 to 1]
        at_least: Some applicable cell is not assessed.
    """

    central: float | None
    median: float | None
    low: float | None
    high: float | None
    error: float | None
    unit: str
    assessed: float
    at_least: bool
    missing: tuple[str, ...]


class UnitFigures(Model):
    """Totals per functional unit, by indicator."""

    per_use: dict[Indicator, Estimate | None]
    per_year: dict[Indicator, Estimate | None]
    whole_life: dict[Indicator, Estimate | None]


class ScenarioFigures(Model):
    """One scenario; the project stands among them under ``project``."""

    label: str
    kind: str
    totals: dict[Indicator, TotalFigure]
    market_based: TotalFigure
    functional_units: UnitFigures
    series: dict[Indicator, Series] = Field(
        default={}, description="The totals by calendar year."
    )
    contracts: Literal["none", "some", "all"] = "none"
    purchases: dict[Indicator, dict[str, Estimate]] = Field(
        default={}, description="Listed equipment, spread and in full when bought."
    )
    cells: tuple[CellFigure, ...]


class StressFigure(Model):
    """The net effect at one assumed rebound."""

    rebound: float
    net: Estimate
    share_better: float | None


class NetFigure(Model):
    """Gross benefit against footprint, per year; positive is a benefit.

    Attributes:
        footprint: What the gross benefit is held against; withheld with the net
            effect, which is their difference.
        withheld_by: Gates that withhold a part, be it that they fired or that an
            open answer may yet fire them; what they withhold is ``null``.
    """

    unit: str
    gross: Estimate
    footprint: Estimate | None
    net: Estimate | None
    share_better: float | None
    stress: tuple[StressFigure, ...] | None
    break_even_rebound: float | None
    robust: bool | None
    withheld_by: tuple[str, ...]


class GaugeFigure(Model):
    """One gauge as declared and as supported by evidence. [0 to 1]."""

    low: float
    high: float
    supported_low: float
    supported_high: float
    target: float | None
    not_applicable: float


class FindingFigure(Model):
    """One finding that holds or may hold."""

    id: str
    severity: Severity
    ruling: Ruling
    title: Wording
    advice: Wording


class OutcomeFigure(Model):
    """What the rules conclude."""

    id: OutcomeId
    basis: Basis
    sentence: Wording
    because: tuple[str, ...]
    unless: tuple[str, ...]


class ClaimFigure(Model):
    """One wording found in the statements of the project."""

    where: str
    line: int
    column: int
    text: str
    severity: str
    use: bool
    rule: str
    reference: str
    in_force_from: date | None
    explanation: Wording
    safe_wording: Wording


class ShareFigure(Model):
    """How much of the uncertainty of the footprint one input carries."""

    input: str
    share: float
    low: float
    high: float
    answerable: bool


class GapFigure(Model):
    """Something to answer next."""

    id: str
    code: str
    ask: Wording
    state: str


class Document(Model):
    """An evaluation as data.

    Attributes:
        factors_used: Rows of factor tables that the figures rest on, and whose they
            are.
        attributions: Sources whose licence asks that they be named with the result.
        levels: Level of each scored question that applies, as an interval.
        outcomes: The outcome on each basis; that of the assessment is ``outcome``.
        sensitivities: Whether the outcome holds when a convention moves down or up
            by half; the weight of one question is ``weights`` and its code.
        crosswalk: How far the answers bear on what other frameworks ask.
    """

    format: Literal["assessor-evaluation"] = FORMAT
    version: Literal[1] = VERSION
    about: About
    outcome: OutcomeFigure
    totals: dict[Indicator, TotalFigure]
    market_based: TotalFigure
    functional_units: UnitFigures
    cells: tuple[CellFigure, ...]
    scenarios: dict[str, ScenarioFigures]
    net_effect: dict[Indicator, NetFigure] = Field(
        description="Empty where no benefit was computed."
    )
    action_plan: ActionPlan | None = Field(
        default=None,
        description="Reduction actions and budgets that the project states; null "
        "where it states none.",
    )
    gauges: dict[GaugeId, GaugeFigure]
    gates: dict[str, Ruling]
    findings: tuple[FindingFigure, ...]
    bias: dict[str, Literal["passed", "failed", "unknown"]]
    claims: tuple[ClaimFigure, ...]
    confidence: Confidence
    coverage: dict[str, str]
    gaps: tuple[GapFigure, ...]
    variance_shares: tuple[ShareFigure, ...]
    variance_measure: Literal["squared rank correlation over the sum"] = MEASURE
    disagreements: tuple[Disagreement, ...]
    warnings: tuple[str, ...]
    water_stress: dict[str, int] = {}
    trace: dict[str, TraceStep]
    call: CallResult | None = Field(
        default=None, description="What is said within a call for projects, if any."
    )
    factors_used: tuple[FactorUse, ...] = ()
    attributions: tuple[str, ...] = ()
    levels: tuple[LevelResult, ...] = ()
    outcomes: dict[Basis, OutcomeId] = {}
    sensitivities: tuple[Sensitivity, ...] = ()
    crosswalk: tuple[FrameworkCoverage, ...] = ()
    review: ReviewState | None = Field(
        default=None,
        description="Steps, verdicts, conditions and the register of documents.",
    )
