"""What a project answered, as the answers file holds it."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import StringConstraints, model_validator

from assessor.domain.model import Model
from assessor.domain.wording import Language

Scalar = bool | int | float | str
Value = Scalar | tuple[Scalar, ...] | dict[str, str]
RowKey = Annotated[
    str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*$", max_length=40)
]
ScenarioKey = Annotated[
    str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)
]
LongText = Annotated[str, StringConstraints(max_length=20_000)]


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
    unit: str | None = None
    range: tuple[float, float] | None = None
    quality: Quality | None = None
    justification: LongText | None = None
    evidence: tuple[str, ...] = ()
    note: LongText | None = None
    confidential: bool = False
    at: datetime | None = None
    source: str | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        has_value = self.value is not None or self.range is not None
        if self.state in {State.ANSWERED, State.PLANNED} and not has_value:
            message = f"an answer whose state is {self.state} needs a value"
            raise ValueError(message)
        if self.state in {State.UNKNOWN, State.OPEN} and has_value:
            message = f"an answer whose state is {self.state} has no value"
            raise ValueError(message)
        if self.range is not None and self.range[0] > self.range[1]:
            message = "a range gives its lower bound first"
            raise ValueError(message)
        return self


class PackPin(Model):
    """The pack that the answers belong to."""

    id: str
    version: str
    sha256: str | None = None


class Project(Model):
    """What the report's cover says of the project."""

    name: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    organisation: Annotated[str, StringConstraints(max_length=200)] = ""
    stage: str
    language: Language = "en"
    summary: LongText = ""
    sources: tuple[LongText, ...] = ()


class Evidence(Model):
    """A document that supports answers."""

    title: str
    issuer: str = ""
    period: str = ""
    locator: str = ""
    path: str | None = None
    url: str | None = None
    sha256: str | None = None
    expires: date | None = None


class Override(Model):
    """A value that a reviewer puts beside the answer."""

    value: Value
    unit: str | None = None
    range: tuple[float, float] | None = None


class Review(Model):
    """What a reviewer says of one answer."""

    by: str
    at: datetime
    verdict: Literal["accepted", "changes_requested"]
    text: LongText = ""
    override: Override | None = None


class AnswersFile(Model):
    """The file a project owns: its answers and what hangs on them.

    Attributes:
        scenarios: Label by scenario; ``project`` and ``reference`` always exist.
        groups: Keys of the rows of each repeated group, in order.
        answers: Answer by question id, with the row in square brackets for a
            repeated group: ``training.runs[main].energy``.
    """

    format: Literal[1] = 1
    pack: PackPin
    project: Project
    profile: Literal["screening", "funding", "company", "audit"]
    scenarios: dict[ScenarioKey, str] = {"project": "", "reference": ""}
    groups: dict[str, tuple[RowKey, ...]] = {}
    answers: dict[str, Answer] = {}
    reviews: dict[str, tuple[Review, ...]] = {}
    evidence: dict[str, Evidence] = {}


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
