"""Questions and how they are grouped."""

from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from assessor.domain.model import Model
from assessor.domain.wording import Text, said

Identifier = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+$", max_length=80),
]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]
Profile = Slug
ProfileKind = Literal["screening", "funding", "company", "audit"]
PROFILES: tuple[ProfileKind, ...] = ("screening", "funding", "company", "audit")
Part = Literal["CTX", "EQ", "CP", "DA", "NE", "RE", "RS", "IE", "RA", "TR", "GC"]
GaugeId = Literal["measure", "improve", "question", "claims"]
GAUGES: tuple[GaugeId, ...] = ("measure", "improve", "question", "claims")
TOP_LEVEL = 4
FiveTexts = tuple[Text, Text, Text, Text, Text]


class Kind(StrEnum):
    """What sort of answer a question takes."""

    BOOL = "bool"
    CHOICE = "choice"
    MULTI = "multi"
    LEVEL = "level"
    INTEGER = "integer"
    NUMBER = "number"
    SHARE = "share"
    QUANTITY = "quantity"
    TEXT = "text"
    LONGTEXT = "longtext"
    DATE = "date"
    COUNTRY = "country"
    FILE = "file"
    MATRIX = "matrix"

    @property
    def is_numeric(self) -> bool:
        """Whether the answer is a number that may carry a range."""
        return self in {Kind.INTEGER, Kind.NUMBER, Kind.SHARE, Kind.QUANTITY}


class Reference(Model):
    """Where in a source the ground for a question or a rule stands."""

    source: Slug | Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$")]
    locator: str = ""


class Source(Model):
    """A publication that the pack leans on.

    Attributes:
        citation: Author, title, year; by language where more than a title is said.
    """

    citation: Text | str
    url: str = ""
    licence: str = ""

    def cited(self, language: str) -> str:
        """Return the citation in a language.

        Examples:
            >>> Source(citation="A. Author, 2024").cited("fr")
            'A. Author, 2024'
        """
        return said(self.citation, language)


class Check(Model):
    """A condition an answer should meet."""

    expr: str
    severity: Literal["error", "warning"] = "warning"
    message: Text


class Grid(Model):
    """Rows, columns and the states a cell of a matrix may take."""

    rows: dict[Slug, Text] = Field(min_length=1)
    columns: dict[Slug, Text] = Field(min_length=1)
    states: dict[Slug, Text] = Field(min_length=2)


class NotApplicable(Model):
    """Whether a question may be set aside, and on what terms."""

    allowed: bool = True
    justification: Literal["required", "optional"] = "required"


class EvidenceNeed(Model):
    """What proof each profile wants for an answer."""

    need: dict[Profile, Literal["required", "suggested"]] = {}
    hint: Text | None = None


class Derivation(Model):
    """A level that facts propose.

    Attributes:
        level: Expression that reads as 0 to 4, or open where facts do not decide.
        settles: The level is shown instead of asked once the facts decide it.
    """

    level: str
    settles: bool = False


class Question(Model):
    """One question: what is asked, how it is read, when it shows, what it feeds.

    Attributes:
        id: Stable name in files and expressions; within a repeated group it starts
            with the name of the group, as in ``training.runs.accelerator_hours``.
        code: What people see of a framework question, as in ``CTX-03``.
        feeds: The fact of ``assessor.domain.activity`` that the estimator reads.
        missing: Table row, as in ``defaults/pue#unknown_site``, drawn when the answer
            is open or unknown; ``none`` leaves the result not assessed.
        profiles: Profiles that ask the question.
        weight: Weight in its gauge; 0 for context.
        choices_from: Table or vocabulary whose keys are the choices.
    """

    id: Identifier
    type: Kind
    ask: Text
    help: Text | None = None
    why: Text | None = None
    example: (
        bool | int | float | str | tuple[str | int | float, ...] | dict[str, str] | None
    ) = None
    code: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2,3}-\d{2}$")] | None = None
    unit: str | None = None
    accept_units: tuple[str, ...] = ()
    min: float | None = None
    max: float | None = None
    typical: tuple[float, float] | None = None
    ask_range: bool = False
    choices: dict[str, Text] = {}
    choices_from: str | None = None
    grid: Grid | None = None
    holder: tuple[Slug, ...] = ()
    refs: tuple[Reference, ...] = ()
    feeds: Identifier | None = None
    missing: str = "none"
    when: str | None = None
    profiles: tuple[Profile, ...] = PROFILES
    required: dict[Profile, bool] = {}
    na: NotApplicable = NotApplicable()
    evidence: EvidenceNeed = EvidenceNeed()
    checks: tuple[Check, ...] = ()
    retired: bool = False
    gauge: GaugeId | None = None
    weight: float = Field(default=0, ge=0, le=2)
    scale: str | None = None
    levels: FiveTexts | None = None
    derive: Derivation | None = None

    @property
    def scored(self) -> bool:
        """Whether the level counts in a gauge."""
        return self.type is Kind.LEVEL and self.weight > 0 and self.gauge is not None

    @model_validator(mode="after")
    def _has_what_its_type_needs(self) -> Self:
        needs: dict[Kind, tuple[str, bool]] = {
            Kind.QUANTITY: ("unit", self.unit is not None),
            Kind.MATRIX: ("grid", self.grid is not None),
            Kind.CHOICE: ("choices or choices_from", self._has_choices),
            Kind.MULTI: ("choices or choices_from", self._has_choices),
            Kind.LEVEL: ("levels or scale", bool(self.levels or self.scale)),
        }
        name, present = needs.get(self.type, ("", True))
        if not present:
            message = f"a question of type {self.type} needs {name}"
            raise ValueError(message)
        if self.typical is not None and self.typical[0] > self.typical[1]:
            message = "typical needs its lower bound first"
            raise ValueError(message)
        return self

    @property
    def _has_choices(self) -> bool:
        return bool(self.choices or self.choices_from)


class Repeat(Model):
    """A section answered once per row of a group.

    Attributes:
        group: Name of the group, as in ``training.runs``.
        item: What one row is called.
        scenarios: Whether a row belongs to a scenario other than the project's.
    """

    group: Identifier
    item: Text
    min: int = Field(default=0, ge=0)
    max: int = Field(default=50, ge=1, le=1000)
    scenarios: bool = True


class Section(Model):
    """Questions asked together; one data file.

    Attributes:
        checks: Conditions that the rows of one scenario should meet together; an id
            of the group stands for the list of these rows.
    """

    id: Slug
    part: Part
    title: Text
    intro: Text | None = None
    when: str | None = None
    repeat: Repeat | None = None
    profiles: tuple[Profile, ...] = PROFILES
    checks: tuple[Check, ...] = ()
    questions: tuple[Question, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _rows_are_named_after_their_group(self) -> Self:
        if self.repeat is None:
            return self
        prefix = self.repeat.group + "."
        strays = [q.id for q in self.questions if not q.id.startswith(prefix)]
        if strays:
            message = f"questions of this group must start with {prefix}: {strays}"
            raise ValueError(message)
        return self
