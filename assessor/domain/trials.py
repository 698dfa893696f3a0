"""Trials: what a pack must say of answers that come with it."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from assessor.domain.assessment import OutcomeId
from assessor.domain.impacts import Indicator
from assessor.domain.model import Model
from assessor.domain.questionnaire import GaugeId, Identifier
from assessor.domain.rules import Ruling

Share = Annotated[float, Field(ge=0, le=1)]


class Figure(Model):
    """A central figure, and how far another may be from it.

    Attributes:
        tolerance: Greatest relative difference. [1]
    """

    central: float
    unit: str
    tolerance: float = Field(default=0.001, ge=0, le=1)


class Expected(Model):
    """What ``expected.yaml`` holds: only what is named is compared.

    Attributes:
        on: Day of the assessment.
        findings: ``absent`` for one that is neither fired nor possible.
        asked: Questions that are asked, in some row.
        not_asked: Questions that are not asked, in any row.
        gauges: Low and high of a gauge, to two decimals. [0 to 1]
        totals: Totals of the project over its whole life.
    """

    format: Literal[1] = 1
    title: str
    on: date
    outcome: OutcomeId | None = None
    gates: dict[str, Ruling] = {}
    findings: dict[str, Literal["fired", "possible", "absent"]] = {}
    asked: tuple[Identifier, ...] = ()
    not_asked: tuple[Identifier, ...] = ()
    gauges: dict[GaugeId, tuple[Share, Share]] = {}
    totals: dict[Indicator, Figure] = {}
