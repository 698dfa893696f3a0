"""Impacts: what the estimator yields."""

from typing import Literal, get_args

from pydantic import Field

from assessor.domain.lookups import Origin, Verification
from assessor.domain.model import Model
from assessor.domain.series import Series
from assessor.domain.wording import Text

Indicator = Literal["gwp", "adpe", "pe", "adpf", "water", "energy"]
INDICATORS: dict[Indicator, str] = {
    "gwp": "kgCO2e",
    "adpe": "kgSbeq",
    "pe": "MJ",
    "adpf": "MJ",
    "water": "L",
    "energy": "kWh",
}
Phase = Literal[
    "data",
    "experimentation",
    "training",
    "fine_tuning",
    "retraining",
    "hosting",
    "inference",
    "retirement",
]
PHASES: tuple[Phase, ...] = get_args(Phase)
LifeStage = Literal["manufacture", "transport", "use", "end_of_life", "unsplit"]
STAGES: tuple[LifeStage, ...] = get_args(LifeStage)
Tier = Literal["datacentre", "network", "terminal", "edge", "other"]
TIERS: tuple[Tier, ...] = ("datacentre", "network", "terminal", "edge", "other")
CellState = Literal["assessed", "not_assessed", "not_applicable", "excluded"]


class Estimate(Model):
    """A figure with its uncertainty.

    Attributes:
        central: Value at central inputs; additive; the headline.
        median: Median of the draws.
        mean: Mean of the draws.
        low: 2.5th percentile of the draws.
        high: 97.5th percentile of the draws.
        error: Monte Carlo standard error of the two percentiles, whichever is
            larger, in the same unit.
    """

    unit: str
    central: float
    median: float
    mean: float
    low: float
    high: float
    error: float = 0.0


class Cell(Model):
    """One cell of the inventory: one row, indicator, stage and basis.

    Attributes:
        scenario: Scenario of the row.
        row: Name of the row, as in ``training.runs[main]``.
        scope: GHG Protocol scope, 1 to 3, for the persona of the assessment.
        category: GHG Protocol category within the scope, as in ``3.1``.
        estimate: The figure over the whole life of the service; ``None`` unless
            assessed.
        reason: Why the cell is not assessed, not applicable or excluded.
        trace: Name of the step of the trace that yields the figure.
    """

    scenario: str
    row: str
    indicator: Indicator
    phase: Phase
    stage: LifeStage
    tier: Tier
    scope: Literal[1, 2, 3]
    category: str
    state: CellState = "assessed"
    estimate: Estimate | None = None
    reason: str = ""
    trace: str = ""


class Total(Model):
    """One indicator over the whole inventory of a scenario.

    Attributes:
        estimate: Sum of the assessed cells; ``None`` where none is assessed.
        assessed: Share of the applicable cells that are assessed. [0 to 1]
        at_least: Some applicable cell is not assessed: the total reads "at least".
        missing: Rows and stages that are not assessed, in words for the trace.
    """

    indicator: Indicator
    unit: str
    estimate: Estimate | None
    assessed: float
    at_least: bool
    missing: tuple[str, ...] = ()


class Split(Model):
    """A total divided along one axis: phase, stage, tier or scope.

    Attributes:
        axis: What divides it.
        parts: Central value by part; the parts sum to the total.
        ranges: Low and high of each part (intervals do not add).
    """

    indicator: Indicator
    axis: Literal["phase", "stage", "tier", "scope", "row"]
    parts: dict[str, float]
    ranges: dict[str, tuple[float, float]]


class VarianceShare(Model):
    """How much of the uncertainty of the total one input carries.

    Attributes:
        key: Name of the draw: an answer or a factor.
        share: Squared rank correlation, normalised to sum to 1. [0 to 1]
        low: Total with this input at its low end, others central.
        high: Total with this input at its high end, others central.
        answerable: An answer of the project would narrow it.
    """

    key: str
    share: float
    low: float
    high: float
    answerable: bool


class TraceStep(Model):
    """How one quantity came to be, at central inputs.

    Attributes:
        id: Name of the step, unique: ``training.runs[main].facility_energy``.
        quantity: Name of the quantity.
        formula: The relation, in the words of the quantities.
        inputs: Ids of the steps it was computed from.
        source: Citation and locator, for a factor; method note for a formula.
        table: Row of a factor table, as in ``electricity/gwp#FRA``, or empty.
        origin: Where the value comes from.
        notes: Fallbacks and assumptions made on the way.
        verification: How the row of the factor table was checked; empty for what is
            not a factor.
        table_origin: Whose table that row is in; empty for what is not a factor.
    """

    id: str
    quantity: str
    unit: str
    central: float | str
    low: float | None = None
    high: float | None = None
    origin: Literal["answer", "default", "factor", "formula", "assumption"]
    formula: str = ""
    inputs: tuple[str, ...] = ()
    source: str = ""
    table: str = ""
    licence: str = ""
    notes: tuple[str, ...] = ()
    verification: Verification | Literal[""] = ""
    table_origin: Origin | Literal[""] = ""


class FunctionalUnits(Model):
    """The total per use, per year and over the whole life, by indicator."""

    per_use: dict[Indicator, Estimate | None]
    per_year: dict[Indicator, Estimate | None]
    whole_life: dict[Indicator, Estimate | None]
    uses_per_year: Estimate | None = None
    lifetime: Estimate | None = None


class Disagreement(Model):
    """What published methods, or two methods of the project, say of one thing.

    Attributes:
        labels: What readers are shown for a method, where its table says so.
    """

    subject: str
    unit: str
    values: dict[str, float]
    note: str = ""
    labels: dict[str, Text] = Field(default_factory=dict)


class ScenarioResult(Model):
    """One scenario: its inventory and its totals.

    Attributes:
        contracts: How much of the electricity has a contract stated.
        purchases: Listed equipment spread over its life, and in full when bought.
        series: The total by calendar year.
    """

    id: str
    label: str
    kind: Literal["project", "reference", "today", "option"]
    totals: dict[Indicator, Total]
    market_based: Total
    splits: tuple[Split, ...]
    cells: tuple[Cell, ...]
    functional_units: FunctionalUnits
    application: dict[Indicator, Estimate]
    service: str = ""
    meets_need: str = ""
    contracts: Literal["none", "some", "all"] = "none"
    purchases: dict[Indicator, dict[Literal["spread", "bought"], Estimate]] = {}
    series: dict[Indicator, Series] = {}


class StressPoint(Model):
    """The net effect at one assumed rebound.

    Attributes:
        rebound: Share of the gross benefit that is lost. [0 to 1]
        net: ``B (1 - r) - F``, positive where the project is better. [indicator]
        share_better: Share of draws, under the stated assumptions, in which the
            project is better. [0 to 1]
    """

    rebound: float
    net: Estimate
    share_better: float


class NetEffect(Model):
    """Gross benefit against footprint for one impact category, per year.

    Attributes:
        gross: Reference minus application with the project, first and second order.
        footprint: The whole footprint of the project, per year.
        net: At the rebound stated by the project, or zero where none is stated.
        stress: At no rebound, at the one of the test, and at 1.
        break_even_rebound: ``1 - F/B`` where B exceeds F, else ``None``.
        tested_rebound: Rebound of the test, from the register of the pack. [0 to 1]
        robust: ``B_low (1 - tested_rebound) > F_high``.
        third_order: Effects of third order, kept apart, never summed in.
    """

    indicator: Indicator
    unit: str
    gross: Estimate
    footprint: Estimate
    net: Estimate
    share_better: float
    stress: tuple[StressPoint, ...]
    break_even_rebound: float | None
    robust: bool
    tested_rebound: float
    histogram: tuple[tuple[float, float, int], ...] = ()
    third_order: Estimate | None = None

    @property
    def fails_test(self) -> bool:
        """Whether nothing of the benefit is left at the rebound of the test."""
        tested = (p for p in self.stress if p.rebound == self.tested_rebound)
        return any(point.net.central <= 0 for point in tested)


class Footprint(Model):
    """What the estimator says of one project.

    Attributes:
        scenarios: By scenario id; ``project`` always exists.
        trace: Every step of every figure, by id.
        shares: Shares of variance of the project's GWP, largest first.
        break_even_uses: Uses after which inference exceeds training, at central.
        water_stress: Category of the basin, 0 to 4, by row.
        warnings: What is unlikely and should be confirmed.
        seed: What the draws are keyed with; same seed, same draws.
        salt: Put before the name of each input, for another set of draws.
    """

    scenarios: dict[str, ScenarioResult]
    net_effects: dict[Indicator, NetEffect] = Field(default_factory=dict)
    benefit_lines: bool = False
    trace: dict[str, TraceStep]
    shares: tuple[VarianceShare, ...]
    disagreements: tuple[Disagreement, ...] = ()
    break_even_uses: float | None = None
    person_years: dict[str, float] = Field(default_factory=dict)
    water_stress: dict[str, int] = {}
    warnings: tuple[str, ...] = ()
    draws: int
    seed: str
    salt: str = ""
