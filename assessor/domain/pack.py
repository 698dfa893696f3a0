"""The pack: a whole questionnaire with its rules."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Annotated

from pydantic import Field, StringConstraints

from assessor.domain.conventions import CLAIMED_CEILING, TOP_LEVEL_CEILING
from assessor.domain.crosswalk import Criterion, Framework
from assessor.domain.glossary import Term
from assessor.domain.model import Model
from assessor.domain.questionnaire import (
    PROFILES,
    TOP_LEVEL,
    FiveTexts,
    GaugeId,
    Part,
    Profile,
    ProfileKind,
    Question,
    Section,
    Slug,
    Source,
)
from assessor.domain.reads import section_reads
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
from assessor.errors import CatalogueError

Version = Annotated[str, StringConstraints(pattern=r"^\d+\.\d+\.\d+$")]
PackId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$")]


class Extends(Model):
    """The pack that an extension adds to.

    Attributes:
        sha256: Digest of its content; any content of the version where it is absent.
    """

    id: PackId
    version: Version
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")] | None = None


class ProfileNote(Model):
    """What a profile is for.

    Attributes:
        based_on: The profile of the program that a profile of an extension widens:
            it asks what that one asks, and rules treat it alike.
        evidence_targets: Level that this profile expects of questions of scale EVID,
            by stage, where it differs from that of the stage. [0 to 4]
        first: Sections that this profile asks before those of the stage, so that a
            first result comes early.
        after_first: Questions of these sections that wait until they are done.
    """

    title: Text
    description: Text
    first: tuple[Slug, ...] = ()
    after_first: tuple[str, ...] = ()
    based_on: ProfileKind | None = None
    evidence_targets: dict[Slug, Annotated[int, Field(ge=0, le=TOP_LEVEL)]] = {}


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


class Lever(Model):
    """What an action acts on.

    Attributes:
        holders: Roles that usually take such an action.
    """

    title: Text
    holders: tuple[Slug, ...] = ()


class PackHeader(Model):
    """What ``pack.yaml`` holds."""

    id: PackId
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
    levers: dict[Slug, Lever] = {}
    extends: Extends | None = None

    @property
    def known_profiles(self) -> tuple[Profile, ...]:
        """Ids of the profiles there are: those of the program and those of the pack."""
        return tuple(dict.fromkeys((*PROFILES, *self.profiles)))

    def kind_of(self, profile: str) -> str:
        """Return the profile of the program that a profile is, or widens.

        Args:
            profile: Id of a profile.
        """
        note = self.profiles.get(profile)
        return profile if note is None else note.based_on or profile

    def evidence_target(self, profile: str, stage: str) -> int | None:
        """Return the level expected of questions of scale EVID. [0 to 4].

        Args:
            profile: Id of a profile.
            stage: Id of a stage.
        """
        own = self.profiles.get(profile)
        if own is not None and stage in own.evidence_targets:
            return own.evidence_targets[stage]
        found = self.stages.get(stage)
        return None if found is None else found.evidence_target


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
    glossary: tuple[Term, ...] = ()
    outcomes: tuple[OutcomeWording, ...] = ()
    frameworks: tuple[Framework, ...] = ()
    crosswalk: tuple[Criterion, ...] = ()
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
    def asked_in(self) -> Mapping[str, frozenset[Profile]]:
        """Profiles that ask a question of a section, by section id."""
        return {
            section.id: frozenset(section.profiles).intersection(
                profile for one in section.questions for profile in one.profiles
            )
            for section in self.sections
        }

    @cached_property
    def reads(self) -> Mapping[str, frozenset[str] | None]:
        """Ids that the conditions of each section read, by section id."""
        return {section.id: section_reads(section) for section in self.sections}

    @cached_property
    def by_code(self) -> Mapping[str, Question]:
        """Framework questions by the code people see."""
        return {q.code: q for q in self.questions() if q.code is not None}

    def figure(self, convention: str) -> float:
        """Return the figure of a convention, as the register of the pack states it.

        Args:
            convention: Id of a convention that has a figure.

        Raises:
            CatalogueError: The register states none.
        """
        stated = (one.value for one in self.conventions if one.id == convention)
        found = next(stated, None)
        if found is None:
            message = (
                f"the questionnaire {self.header.id} states no figure of {convention}: "
                "add it to its conventions.yaml"
            )
            raise CatalogueError(message)
        return found

    def ceiling(self, question: Question, profile: str) -> float:
        """Return what a level that is only claimed counts at most. [0 to 4].

        Args:
            question: A question of type level.
            profile: Id of a profile.
        """
        required = question.evidence.need.get(profile) == "required"
        return self.figure(CLAIMED_CEILING if required else TOP_LEVEL_CEILING)

    def levels_of(self, question: Question) -> FiveTexts:
        """Return the five descriptors of a level question, lowest first."""
        if question.levels is not None:
            return question.levels
        return self.header.scales[question.scale or ""]
