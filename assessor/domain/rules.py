"""Gates, findings, checks, actions and claims: what the pack says about answers."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from assessor.domain.model import Model
from assessor.domain.wording import Text

Answered = bool | int | float | str | tuple[str | float, ...]
Colour = Literal["red", "amber", "refer", "info"]
Audience = Literal["public", "business", "funder", "internal"]


class Ruling(StrEnum):
    """What a rule says about one project."""

    FIRED = "fired"
    POSSIBLE = "possible"
    CLEAR = "clear"
    NOT_CONCERNED = "not_concerned"


class RuleExample(Model):
    """Values, and what the rule must say about them; run as a test."""

    values: dict[str, Answered | None] = Field(
        description="Values by name; null is an answer that is still open, "
        "the text 'absent' one that does not apply."
    )
    ruling: Ruling


class GateEffect(StrEnum):
    """What a gate does to the report; the closed list the report understands."""

    LOCK_BENEFIT = "lock_benefit"
    WITHHOLD_NET = "withhold_net"
    NOT_FRUGAL = "not_frugal"
    BLOCK_CLAIMS = "block_claims"
    PARTIAL_FOOTPRINT = "partial_footprint"
    WATERMARK = "watermark"
    STRESS_TEST = "stress_test"
    BLOCK_LOW_CARBON = "block_low_carbon"
    REFER = "refer"
    WITHHOLD_OUTCOME = "withhold_outcome"
    PER_USE_ONLY = "per_use_only"
    EXPECTED_ONLY = "expected_only"


class Gate(Model):
    """A condition that limits what may be concluded, whatever the gauges say.

    Attributes:
        asserts: ``proof`` where missing proof fires the gate (an unknown level reads
            0), ``act`` where the gate asserts something was done (it reads open).
        concerns: Expression; where it is false the gate is not concerned.
        when: Expression; where it is true the gate fires.
        ask: Ids of the questions that would settle a possible gate.
    """

    id: Annotated[str, StringConstraints(pattern=r"^G\d{1,2}$")]
    colour: Colour
    asserts: Literal["proof", "act"] = "proof"
    title: Text
    concerns: str | None = None
    when: str
    effects: tuple[GateEffect, ...] = Field(min_length=1)
    consequence: Text
    remedy: Text
    ask: tuple[str, ...] = ()
    refs: tuple[str, ...] = ()
    examples: tuple[RuleExample, ...] = Field(min_length=2)


class Severity(StrEnum):
    """How much a finding matters."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Finding(Model):
    """Something the answers show that a reader should know."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$")]
    severity: Severity
    part: str
    title: Text
    when: str
    advice: Text
    refs: tuple[str, ...] = ()
    examples: tuple[RuleExample, ...] = Field(min_length=2)


Checklist = Literal["biases", "key-points"]


class BiasCheck(Model):
    """One line of a checklist, passed where its expression is true.

    Attributes:
        belongs_to: The list it stands in: known biases of impact studies, or key
            points to keep to.
    """

    id: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$")]
    belongs_to: Checklist = "biases"
    title: Text
    passed: str
    refs: tuple[str, ...] = ()


class Action(Model):
    """A reduction action. Published effects are shown, never applied."""

    id: Annotated[str, StringConstraints(pattern=r"^[A-Z]{1,8}-\d{2}$")]
    stages: tuple[str, ...] = Field(min_length=1, description="Stage ids, or all.")
    title: Text
    lever: str
    families: tuple[
        Literal["efficiency", "substitution", "sufficiency", "enabler"], ...
    ]
    when: str | None = None
    effect: Text | None = None
    effect_status: Literal["verified", "logical", "source", "none"] = "none"
    precondition: Text | None = None
    caution: Text | None = None
    questions: tuple[str, ...] = ()
    refs: tuple[str, ...] = ()


class ClaimRule(Model):
    """A wording that the law or good practice limits.

    Attributes:
        patterns: Regular expression by language, matched against the text in small
            letters, from the beginning of a word on.
        severity: Before the audience is taken into account.
        in_force_from: First day the rule binds, where one is known.
        since: First day of single rules that bound earlier than that, by their code.
        transposition: Where national law stands, in words.
    """

    id: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$")]
    term: Text
    patterns: dict[Literal["en", "fr"], str]
    severity: Literal["prohibited", "needs_substantiation", "caution"]
    rules: tuple[str, ...] = Field(min_length=1)
    jurisdiction: str
    reference: Text | str
    in_force_from: date | None = None
    in_force_until: date | None = None
    since: dict[str, date] = {}
    checked_on: date
    transposition: Text | None = None
    explanation: Text
    safe_wording: Text
    ambiguous: bool = False
    sources: str = ""

    @property
    def starts(self) -> tuple[date, ...]:
        """First days of its rules, the earliest first; none where none is known."""
        known = {self.in_force_from, *self.since.values()} - {None}
        return tuple(sorted(day for day in known if day is not None))


class Convention(Model):
    """A choice of our own that a result hangs on; printed, never hidden.

    Attributes:
        value: The figure that rules compute with, where the convention is one.
    """

    id: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$")]
    statement: Text
    reason: Text
    author: str
    since: date
    value: float | None = None


class OutcomeWording(Model):
    """The sentence for one outcome, by profile.

    Attributes:
        id: The outcome.
        wordings: Sentence by profile; ``default`` where a profile has none.
    """

    id: Literal["refer", "insufficient", "rework", "conditions", "proceed"]
    wordings: dict[str, Text]
