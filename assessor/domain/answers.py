"""What a project answered, as the answers file holds it."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from assessor.domain.model import Model
from assessor.domain.submission import (
    MOST_CONDITIONS,
    MOST_STEPS,
    Condition,
    Handed,
    Step,
    misstep,
)
from assessor.domain.texts import Digest, LineText, LongText
from assessor.domain.wording import Language

Scalar = bool | int | float | str
Value = Scalar | tuple[Scalar, ...] | dict[str, str]
RowKey = Annotated[
    str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*$", max_length=40)
]
ScenarioKey = Annotated[
    str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)
]
ProfileName = Annotated[
    str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)
]
MOST_ANSWERS = 2_000
MOST_ROWS = 200
_MOST = 1_000


class State(StrEnum):
    """Where an answer stands."""

    ANSWERED = "answered"
    PLANNED = "planned"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"
    OPEN = "open"


class Quality(StrEnum):
    """How a value was obtained, worst last."""

    MEASURED = "measured"
    SOFTWARE_METER = "software_meter"
    COMPUTED = "computed"
    ESTIMATED = "estimated"
    ASSUMED = "assumed"


class Answer(Model):
    """One answer.

    Attributes:
        value: What was answered: a scalar, the chosen ids, or the state of each
            cell of a matrix by ``row/column``.
        unit: Unit of the value as typed; the question's unit where absent.
        range: Lower and upper bound, in the same unit as the value.
        justification: Reason, required with ``not_applicable``.
        source: Who gave the value: ``interview``, ``import:…``, ``supplier``.
    """

    state: State = State.ANSWERED
    value: Value | None = None
    unit: LineText | None = None
    range: tuple[float, float] | None = None
    quality: Quality | None = None
    justification: LongText | None = None
    evidence: tuple[LineText, ...] = Field(default=(), max_length=_MOST)
    note: LongText | None = None
    confidential: bool = False
    at: datetime | None = None
    source: LineText | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        has_value = self.value is not None or self.range is not None
        if self.state in {State.ANSWERED, State.PLANNED} and not has_value:
            message = f"an answer whose state is {self.state} needs a value"
            raise ValueError(message)
        if self.state in {State.UNKNOWN, State.OPEN} and has_value:
            message = f"an answer whose state is {self.state} has no value"
            raise ValueError(message)
        _refuse_disorder(self.range)
        return self


def _refuse_disorder(bounds: tuple[float, float] | None) -> None:
    if bounds is not None and bounds[0] > bounds[1]:
        message = "a range gives its lower bound first"
        raise ValueError(message)


class PackPin(Model):
    """The pack that the answers belong to.

    Attributes:
        sha256: Digest of the content that was answered, in hexadecimal.
    """

    id: LineText
    version: LineText
    sha256: Digest | None = None


class Project(Model):
    """What the report's cover says of the project."""

    name: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    organisation: Annotated[str, StringConstraints(max_length=200)] = ""
    stage: LineText
    language: Language = "en"
    summary: LongText = ""
    sources: tuple[LongText, ...] = Field(default=(), max_length=_MOST)


class Evidence(Model):
    """A document that supports answers; an assessment never opens or fetches it.

    Attributes:
        path: File in the folder of the project.
        expires: Last day on which it holds.
        checked_by: Who looked at it.
        procedure: What they did, as in ``compared with the meter's own log``.
        result: What came of it; it needs who looked at it and when.
    """

    title: LineText
    issuer: LineText = ""
    period: LineText = ""
    locator: LineText = ""
    path: LineText | None = None
    url: LineText | None = None
    sha256: Digest | None = None
    expires: date | None = None
    checked_by: LineText = ""
    checked_at: datetime | None = None
    procedure: LineText = ""
    result: Literal["verified", "not_verified", "exception"] | None = None

    @model_validator(mode="after")
    def _says_who_checked(self) -> Self:
        if self.result is not None and not (self.checked_by and self.checked_at):
            message = "a result needs checked_by and checked_at: who looked, and when"
            raise ValueError(message)
        return self


class Override(Model):
    """A value that a reviewer puts beside the answer."""

    value: Value
    unit: LineText | None = None
    range: tuple[float, float] | None = None

    @model_validator(mode="after")
    def _is_in_order(self) -> Self:
        _refuse_disorder(self.range)
        return self


class Review(Model):
    """What a reviewer says of one answer.

    Attributes:
        verdict: A comment leaves the verdict before it as it is.
        sha256: Digest of the answer that was looked at.
    """

    by: LineText
    at: datetime
    verdict: Literal["comment", "accepted", "changes_requested"]
    text: LongText = ""
    override: Override | None = None
    sha256: Digest | None = None


class ActionStatus(StrEnum):
    """Where a reduction action stands."""

    CONSIDERED = "considered"
    PLANNED = "planned"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    SET_ASIDE = "set_aside"


class StatedAction(Model):
    """What a project decided on one reduction action, and how much it changes.

    Attributes:
        owner: Who answers for it.
        due: Day by which it is to be done.
        evidence: Documents of the file that show it.
        set: Answers as they will be with it, by id.
        scale: What numeric answers are multiplied by, by id.
        drop: Rows that go with it, as in ``training.runs[v2]``.
    """

    status: ActionStatus
    owner: LineText = ""
    due: date | None = None
    evidence: tuple[LineText, ...] = Field(default=(), max_length=_MOST)
    note: LongText | None = None
    set: dict[str, Answer] = Field(default={}, max_length=MOST_ANSWERS)
    scale: dict[str, Annotated[float, Field(gt=0, le=1e9)]] = Field(
        default={}, max_length=MOST_ANSWERS
    )
    drop: tuple[LineText, ...] = Field(default=(), max_length=MOST_ROWS)

    @property
    def changes(self) -> tuple[str, ...]:
        """What it changes: answers and rows."""
        return (*self.set, *self.scale, *self.drop)


Rows = Annotated[tuple[RowKey, ...], Field(max_length=MOST_ROWS)]


class FactorChoice(Model):
    """Which factor tables the project uses besides those that are always on.

    Attributes:
        odbl: Also those under the Open Database License.
    """

    odbl: bool = False


class AnswersFile(Model):
    """The file a project owns: its answers and what hangs on them.

    Attributes:
        scenarios: Label by scenario; ``project`` and ``reference`` always exist.
        groups: Keys of the rows of each repeated group, in order.
        answers: Answer by question id, with the row in square brackets for a
            repeated group: ``training.runs[main].energy``.
        actions: Reduction actions by their id in the pack, in the order taken.
        submission: Steps on the way of the dossier, the first one first.
        conditions: What was asked for with a decision, by a key such as ``C1``.
        part: Says that the file is a part handed to a colleague.
    """

    format: Literal[1] = 1
    pack: PackPin
    project: Project
    profile: ProfileName
    scenarios: dict[ScenarioKey, LineText] = Field(
        default={"project": "", "reference": ""}, max_length=MOST_ROWS
    )
    groups: dict[str, Rows] = Field(default={}, max_length=_MOST)
    answers: dict[str, Answer] = Field(default={}, max_length=MOST_ANSWERS)
    reviews: dict[str, tuple[Review, ...]] = Field(default={}, max_length=MOST_ANSWERS)
    evidence: dict[str, Evidence] = Field(default={}, max_length=_MOST)
    factors: FactorChoice | None = None
    actions: dict[str, StatedAction] = Field(default={}, max_length=MOST_ROWS)
    submission: tuple[Step, ...] = Field(default=(), max_length=MOST_STEPS)
    conditions: dict[RowKey, Condition] = Field(default={}, max_length=MOST_CONDITIONS)
    part: Handed | None = None

    def verdict_on(self, identifier: str) -> Review | None:
        """Return the review of an answer that counts: the last but for comments."""
        given = reversed(self.reviews.get(identifier, ()))
        return next((one for one in given if one.verdict != "comment"), None)

    @model_validator(mode="after")
    def _took_possible_steps(self) -> Self:
        said = misstep(self.submission)
        if said:
            message = f"submission: {said}"
            raise ValueError(message)
        return self


def row_id(question_id: str, group: str | None, row: str | None) -> str:
    """Return the name of an answer, with its row where it has one.

    Examples:
        >>> row_id("training.runs.energy", "training.runs", "main")
        'training.runs[main].energy'
        >>> row_id("project.stage", None, None)
        'project.stage'
    """
    if group is None or row is None:
        return question_id
    return f"{group}[{row}]{question_id.removeprefix(group)}"
