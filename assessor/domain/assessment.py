"""An assessment: everything a report, a page or a file says of one project."""

from datetime import date
from typing import Literal

from pydantic import Field

from assessor.domain.action_plan import ActionPlan
from assessor.domain.answers import AnswersFile, Quality, State, Value
from assessor.domain.calls import CallResult
from assessor.domain.crosswalk import FrameworkCoverage
from assessor.domain.elsewhere import Elsewhere
from assessor.domain.factor_use import FactorUse
from assessor.domain.impacts import Footprint
from assessor.domain.model import Model
from assessor.domain.questionnaire import GaugeId, Part
from assessor.domain.rules import Action, Audience, Gate, GateEffect, Ruling, Severity
from assessor.domain.wording import Text
from assessor.domain.yardsticks import Yardstick

OutcomeId = Literal["refer", "insufficient", "rework", "conditions", "proceed"]
Basis = Literal["declared", "supported", "reviewed"]


class Standing(Model):
    """Where one visible question stands, with its row where it has one.

    Attributes:
        id: Question id, with the row in square brackets.
        question: Question id without the row.
        value: Value in the unit of the question; ``None`` unless answered or planned.
        low: Lower bound in the unit of the question.
        high: Upper bound in the unit of the question.
        derived: Level that the facts propose. [0 to 4]
        claimed: The profile wants evidence for this answer and there is none.
        doubt: What is unlikely about the value and should be confirmed, if anything.
    """

    id: str
    question: str
    row: str | None = None
    state: State
    value: Value | None = None
    low: float | None = None
    high: float | None = None
    quality: Quality | None = None
    required: bool = False
    derived: int | None = None
    claimed: bool = False
    doubt: Text | None = None
    justification: str = ""
    evidence: tuple[str, ...] = ()
    note: str = ""
    confidential: bool = False


class LevelResult(Model):
    """The level of one scored question, as an interval.

    Attributes:
        low: Level counted at worst; below ``high`` where the answer is missing.
        high: Level counted at best.
        target: Level expected at this stage, for scale EVID.
    """

    question: str
    code: str
    part: Part
    gauge: GaugeId
    weight: float
    state: State
    declared: float | None
    derived: float | None
    low: float
    high: float
    target: float | None = None


class GaugeResult(Model):
    """One gauge: a share of the best result, as an interval. [0 to 1]."""

    id: GaugeId
    low: float
    high: float
    supported_low: float
    supported_high: float
    target: float | None = None
    not_applicable: float = 0.0
    questions: tuple[str, ...] = ()


class PartResult(Model):
    """One part of the framework."""

    part: Part
    low: float
    high: float
    answered: int
    asked: int
    not_applicable: float
    too_many_not_applicable: bool


class GateResult(Model):
    """What one gate says, and why.

    Attributes:
        values: Value of each name the gate looked at, as text.
        ask: Questions that would settle it where it is possible.
    """

    gate: Gate
    ruling: Ruling
    values: dict[str, str]
    ask: tuple[str, ...] = ()


class FindingResult(Model):
    """One finding that holds, or may hold."""

    id: str
    severity: Severity
    part: str
    ruling: Ruling
    title: Text
    advice: Text
    values: dict[str, str]
    refs: tuple[str, ...] = ()


class BiasResult(Model):
    """One line of a checklist: passed, failed or unknown."""

    id: str
    belongs_to: Literal["biases", "key-points"] = "biases"
    title: Text
    result: Literal["passed", "failed", "unknown"]


class ClaimHit(Model):
    """One wording found in the texts of the project.

    Attributes:
        where: Id of the answer that holds the text.
        line: Line in that text, from 1.
        column: Column in that line, from 1.
        severity: For the audience of the project.
        use: Whether the wording is used, rather than mentioned or denied.
    """

    where: str
    line: int
    column: int
    text: str
    sentence: str
    severity: Literal["prohibited", "needs_substantiation", "caution", "note"]
    use: bool
    rule: str
    term: Text
    rules: tuple[str, ...]
    jurisdiction: str
    reference: Text | str
    in_force_from: date | None
    in_force: bool
    checked_on: date
    explanation: Text
    safe_wording: Text
    ambiguous: bool = False


class Confidence(Model):
    """Four figures side by side, never one.

    Attributes:
        evidence: Share of the weight of EVID questions at level 3 or more.
        coverage: Share of the coverage grid that is counted.
        ranges: Whether ranges and sensitivities are given. [level 0 to 4]
        review: Whether an independent party reviewed the answers.
    """

    evidence: float | None
    coverage: float | None
    ranges: int | None
    review: bool


class Gap(Model):
    """Something that is not known yet and what knowing it would change."""

    id: str
    code: str
    ask: Text
    state: State
    why: Text | None = None
    holder: tuple[str, ...] = ()
    weight: float = 0.0
    share: float = 0.0
    not_assessed: bool = False


class Sensitivity(Model):
    """Whether the outcome holds when one of our conventions moves."""

    convention: str
    holds: bool
    outcome: OutcomeId


class Outcome(Model):
    """What the rules conclude, in a sentence for the profile."""

    id: OutcomeId
    basis: Basis
    sentence: Text
    because: tuple[str, ...]
    unless: tuple[str, ...] = ()


class JournalHead(Model):
    """How far the journal of the answers had come.

    Attributes:
        records: Number of records.
        digest: Digest of the last of them, which stands for all of them.
    """

    records: int = Field(ge=0)
    digest: str


class Judgement(Model):
    """What the rules say of one project.

    Attributes:
        effects: Effects of the gates that fired, or that may fire for want of proof.
        gaps: What to answer next, most useful first.
        check_first: Claimed answers whose downgrade would move the outcome or the
            total most.
        coverage: State of each cell of the coverage grid, by ``phase/tier``.
    """

    levels: tuple[LevelResult, ...]
    parts: tuple[PartResult, ...]
    gauges: dict[GaugeId, GaugeResult]
    gates: dict[str, GateResult]
    effects: tuple[GateEffect, ...]
    findings: tuple[FindingResult, ...]
    bias: tuple[BiasResult, ...]
    benefit_claimed: bool
    confidence: Confidence
    outcome: Outcome
    declared_outcome: Outcome
    supported_outcome: Outcome
    sensitivities: tuple[Sensitivity, ...]
    actions: tuple[Action, ...]
    gaps: tuple[Gap, ...]
    check_first: tuple[str, ...]
    coverage: dict[str, str]


class Assessment(Judgement):
    """Everything that is said of one project.

    Attributes:
        audiences: Claim audiences of the declared readers, strictest first.
        action_plan: Actions and budgets that the project states, if any.
        elsewhere: The electricity of the project at the factor of every country.
        tables: Title of each factor table that was used, by its id.
        call: What is to be said of it within a call for projects, if there is one.
        own_factors_digest: Digest of the project's own factor tables; empty for none.
        factors_used: Rows of factor tables that the figures rest on.
        attributions: Sources whose licence asks that they be named with the result.
        crosswalk: How far the answers bear on what other frameworks ask.
        yardsticks: What the totals of the project may be held against.
    """

    answers: AnswersFile
    pack: str
    pack_version: str
    pack_digest: str
    factors_digest: str
    program_version: str
    made_on: date
    profile: str
    stage: str
    standings: tuple[Standing, ...]
    claims: tuple[ClaimHit, ...]
    audiences: tuple[Audience, ...]
    footprint: Footprint
    action_plan: ActionPlan | None = None
    elsewhere: Elsewhere | None = None
    tables: dict[str, Text] = Field(default_factory=dict)
    call: CallResult | None = None
    journal: JournalHead | None = None
    draws: int = 0
    own_factors_digest: str = ""
    factors_used: tuple[FactorUse, ...] = ()
    attributions: tuple[str, ...] = ()
    crosswalk: tuple[FrameworkCoverage, ...] = ()
    yardsticks: tuple[Yardstick, ...] = ()
