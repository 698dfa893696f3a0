"""A call for projects: what all submissions have in common, and who may be compared.

A call pins the questionnaire, the factor tables and the day, so that results of
different applicants mean the same.
"""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from assessor.domain.answers import Answer
from assessor.domain.model import Model
from assessor.domain.pack import PackId, Version
from assessor.domain.questionnaire import Identifier, Slug
from assessor.domain.wording import Text

Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Line = Annotated[str, StringConstraints(min_length=1, max_length=300)]
Cell = Annotated[str, StringConstraints(pattern=r"^[a-z_]+/[a-z_]+$", max_length=80)]
Points = Annotated[float, Field(ge=0, le=1000)]


class CallPack(Model):
    """The questionnaire that every applicant answers.

    Attributes:
        sha256: Digest of its content.
        folder: Where it lies, seen from the call file; a questionnaire of the program
            where it is absent.
    """

    id: PackId
    version: Version
    sha256: Sha256
    folder: str | None = None


class CallFactors(Model):
    """The factor tables that every figure comes from."""

    sha256: Sha256


class Mandatory(Model):
    """What a submission has to state to be compared.

    Attributes:
        cells: Cells of the coverage grid, as ``phase/tier``, that are counted unless
            they do not apply.
        share: Least share of the applicable cells that is counted. [0 to 1]
        answers: Questions that are answered, or planned, or set aside with a reason.
    """

    cells: tuple[Cell, ...] = ()
    share: float = Field(default=0, ge=0, le=1)
    answers: tuple[Identifier, ...] = ()


class Criterion(Model):
    """What the levels of one question are worth to a funder.

    Attributes:
        points: What each level is worth, level 0 first. [points]
        weight: What the points are multiplied by. [1]
    """

    id: Slug
    title: Text
    question: Identifier
    points: tuple[Points, Points, Points, Points, Points]
    weight: float = Field(default=1, gt=0, le=100)

    @model_validator(mode="after")
    def _is_worth_something(self) -> Self:
        if max(self.points) == 0:
            message = "points: at least one level has to be worth more than 0"
            raise ValueError(message)
        return self


class Rubric(Model):
    """A funder's own rule: levels to points. The program has none of its own.

    Attributes:
        reason: Why the funder counts so.
        author: Who decided on it.
        since: When.
    """

    title: Text
    reason: Text
    author: Text
    since: date
    criteria: tuple[Criterion, ...] = Field(min_length=1, max_length=100)


class Call(Model):
    """What a call file holds.

    Attributes:
        as_of: Day at which every submission is assessed.
        horizon: For how long every service is assessed. [year]
        profile: Profile that every submission is answered in.
        stages: Stages of projects that may apply; all where none is named.
        defaults: What stands for activity data that an applicant leaves open or does
            not know, by question id.
    """

    format: Literal[1] = 1
    id: PackId
    title: Text
    funder: Line
    pack: CallPack
    factors: CallFactors
    as_of: date
    horizon: float = Field(gt=0, le=100)
    profile: Slug
    stages: tuple[Slug, ...] = ()
    mandatory: Mandatory = Mandatory()
    defaults: dict[Identifier, Answer] = {}
    rubric: Rubric | None = None


class CriterionResult(Model):
    """The points of one submission on one criterion, as an interval.

    Attributes:
        low: At the level that counts at worst; ``None`` where it does not apply.
        high: At the level that counts at best.
        most: What the best level is worth.
        weight: What all three are multiplied by. [1]
    """

    id: str
    title: Text
    question: str
    low: float | None
    high: float | None
    most: float
    weight: float


class RubricResult(Model):
    """The points of one submission under a funder's own rule, as an interval.

    Attributes:
        low: Sum of weighted points at worst.
        high: Sum of weighted points at best.
        most: Greatest sum of the criteria that apply.
    """

    title: Text
    reason: Text
    author: Text
    since: date
    low: float
    high: float
    most: float
    criteria: tuple[CriterionResult, ...]


class CallResult(Model):
    """What is to be said of a submission within its call.

    Attributes:
        comparable: Whether it may be compared with the others of the call.
        reasons: Why not; empty where it may.
        defaults: Answers that the call stands in for, by id.
    """

    id: str
    title: Text
    funder: str
    as_of: date
    horizon: float
    comparable: bool
    reasons: tuple[Text, ...]
    defaults: tuple[str, ...]
    rubric: RubricResult | None = None
