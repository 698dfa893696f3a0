"""The pack: a whole questionnaire with its rules."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Annotated

from pydantic import Field, StringConstraints

from assessor.domain.model import Model
from assessor.domain.questionnaire import (
    TOP_LEVEL,
    FiveTexts,
    GaugeId,
    Part,
    Profile,
    Question,
    Section,
    Slug,
    Source,
)
from assessor.domain.rules import (
    Action,
    BiasCheck,
    ClaimRule,
    Convention,
    Finding,
    Gate,
    OutcomeWording,
)
from assessor.domain.wording import Text

Version = Annotated[str, StringConstraints(pattern=r"^\d+\.\d+\.\d+$")]


class ProfileNote(Model):
    """What a profile is for."""

    title: Text
    description: Text


class Stage(Model):
    """A stage of the project's life.

    Attributes:
        order: Section ids in the order they are asked at this stage; sections that
            are not named follow in file order.
        evidence_target: Level expected of questions of scale EVID. [0 to 4]
        counts_planned: Whether a planned level counts half.
        deployed: Whether the service is in use, so that effects may be observed.
    """

    title: Text
    order: tuple[Slug, ...] = ()
    evidence_target: int = Field(ge=0, le=TOP_LEVEL)
    counts_planned: bool = False
    deployed: bool = False


class Gauge(Model):
    """One of the four results that are never merged into one."""

    title: Text
    meaning: Text


class PackHeader(Model):
    """What ``pack.yaml`` holds."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$")]
    version: Version
    title: Text
    licence: str
    languages: tuple[str, ...]
    profiles: dict[Profile, ProfileNote]
    stages: dict[Slug, Stage]
    parts: dict[Part, Text]
    gauges: dict[GaugeId, Gauge]
    scales: dict[str, FiveTexts]
    sources: dict[str, Source]
    holders: dict[Slug, Text] = {}


class Pack(Model):
    """A whole questionnaire with its rules, as read from its folder."""

    header: PackHeader
    sections: tuple[Section, ...]
    gates: tuple[Gate, ...] = ()
    findings: tuple[Finding, ...] = ()
    bias: tuple[BiasCheck, ...] = ()
    actions: tuple[Action, ...] = ()
    claims: tuple[ClaimRule, ...] = ()
    conventions: tuple[Convention, ...] = ()
    outcomes: tuple[OutcomeWording, ...] = ()
    digest: str = Field(default="", description="SHA-256 of the canonical JSON.")

    def questions(self) -> Iterator[Question]:
        """Yield every question still in use, in file order."""
        for section in self.sections:
            yield from (q for q in section.questions if not q.retired)

    @cached_property
    def by_id(self) -> Mapping[str, Question]:
        """Questions still in use, by id."""
        return {question.id: question for question in self.questions()}

    @cached_property
    def section_of(self) -> Mapping[str, Section]:
        """The section of each question, by question id."""
        return {q.id: s for s in self.sections for q in s.questions if not q.retired}

    @cached_property
    def groups(self) -> Mapping[str, Section]:
        """The section of each repeated group, by group name."""
        return {s.repeat.group: s for s in self.sections if s.repeat is not None}

    @cached_property
    def by_code(self) -> Mapping[str, Question]:
        """Framework questions by the code people see."""
        return {q.code: q for q in self.questions() if q.code is not None}

    def levels_of(self, question: Question) -> FiveTexts:
        """Return the five descriptors of a level question, lowest first."""
        if question.levels is not None:
            return question.levels
        return self.header.scales[question.scale or ""]
