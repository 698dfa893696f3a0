"""What travels in a report beside its answers and its figures: what it rests on."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from assessor.domain.assessment import JournalHead
from assessor.domain.lookups import Verification
from assessor.domain.model import Model
from assessor.domain.wording import Language

Wording = dict[str, str]


class Making(Model):
    """How a report was made; enough to make it again.

    Attributes:
        draws: Number of Monte Carlo draws that were asked for, within what a report
            may be asked for.
        own_factors_sha256: Digest of the factor tables of the user's own that were at
            hand; empty without any.
        files: SHA-256 of the files that travel with the report, by name.
        edition: Edition that was asked for; empty for that of the profile.
        layout: Template it was set with; ``own`` where it takes files of the user's.
        journal: Where the journal stood; ``None`` where the answers have none.
    """

    made_on: Annotated[date, Field(ge=date(2000, 1, 1), lt=date(3000, 1, 1))]
    language: Language
    program_version: str
    pack: str
    pack_version: str
    pack_sha256: str
    factors_sha256: str
    own_factors_sha256: str = ""
    draws: Annotated[int, Field(ge=16, le=65_536)]
    files: dict[str, str]
    journal: JournalHead | None = None
    edition: str = ""
    layout: str = ""


class QuestionUsed(Model):
    """A question that was asked, as it read then."""

    code: str
    ask: Wording
    unit: str
    gauge: str
    weight: float
    levels: tuple[Wording, ...]


class RuleUsed(Model):
    """A gate, a finding or a bias check, as it read then.

    Attributes:
        concerns: Expression; where it is false a gate is not concerned.
        when: Expression; where it is true the rule fires (a bias check: passes).
        ruling: What it says of this project.
    """

    kind: Literal["gate", "finding", "bias"]
    title: Wording
    concerns: str
    when: str
    ruling: str


class FactorUsed(Model):
    """A row of a factor table that a figure comes from, unrounded."""

    title: Wording
    unit: str
    central: float | str
    low: float | None
    high: float | None
    source: str
    licence: str
    verification: Verification | Literal[""]


class Dossier(Model):
    """What a report rests on.

    Attributes:
        factors: By table and row, as in ``electricity/gwp#FRA@2022``.
    """

    format: Literal["assessor-dossier"] = "assessor-dossier"
    version: Literal[1] = 1
    made: Making
    questions: dict[str, QuestionUsed]
    rules: dict[str, RuleUsed]
    factors: dict[str, FactorUsed]
