"""An extension: what somebody adds to a pack without changing what is there."""

from collections.abc import Iterable, Mapping
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from assessor.domain.model import Model
from assessor.domain.pack import (
    Extends,
    Lever,
    Pack,
    PackHeader,
    PackId,
    ProfileNote,
    Version,
)
from assessor.domain.questionnaire import (
    EvidenceNeed,
    FiveTexts,
    Identifier,
    ProfileKind,
    Question,
    Section,
    Slug,
    Source,
)
from assessor.domain.rules import Action, Finding, OutcomeWording
from assessor.domain.wording import Line, Text

Strength = Literal["required", "suggested"]
LanguageCode = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}(-[A-Z]{2})?$")]


class OwnProfile(ProfileNote):
    """A profile of an extension; it widens one of the program."""

    based_on: ProfileKind


class ExtensionHeader(Model):
    """What the ``pack.yaml`` of an extension holds."""

    id: PackId
    version: Version
    extends: Extends
    title: Text
    licence: str
    languages: tuple[str, ...] = ("en", "fr")
    profiles: dict[Slug, OwnProfile] = Field(min_length=1)
    scales: dict[str, FiveTexts] = {}
    sources: dict[str, Source] = {}
    holders: dict[Slug, Text] = {}
    levers: dict[Slug, Lever] = {}


class Translation(Model):
    """The texts of an inherited question in a further language.

    Attributes:
        of: Mark of the wording it was made from, as ``pack check`` prints it.
    """

    of: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{8}$")] | None = None
    ask: Line | None = None
    help: Line | None = None
    why: Line | None = None
    choices: dict[str, Line] = {}
    levels: tuple[Line, Line, Line, Line, Line] | None = None


class Addition(Model):
    """What an extension adds to an inherited question.

    Attributes:
        profiles: Own profiles that ask it although the one they are based on does not.
        required: Own profiles in which it counts as missing when open.
        evidence: What proof own profiles want for an answer, and where it is found.
        hint: Printed after the help of the question.
        translations: Texts by further language.
    """

    id: Identifier
    profiles: tuple[Slug, ...] = ()
    required: dict[Slug, Literal[True]] = {}
    evidence: EvidenceNeed = EvidenceNeed()
    hint: Text | None = None
    translations: dict[LanguageCode, Translation] = {}


class Extension(Model):
    """Everything that an extension adds."""

    header: ExtensionHeader
    additions: tuple[Addition, ...] = ()
    sections: tuple[Section, ...] = ()
    findings: tuple[Finding, ...] = ()
    actions: tuple[Action, ...] = ()
    outcomes: tuple[OutcomeWording, ...] = ()

    @property
    def profiles(self) -> tuple[str, ...]:
        """Ids of its own profiles."""
        return tuple(self.header.profiles)


def extended(base: Pack, extension: Extension) -> Pack:
    """Return the pack that an extension makes of another.

    Nothing of the base is changed but what own profiles ask and want, and texts that
    are added to.

    Args:
        base: The pack that is extended.
        extension: What is added, without faults.
    """
    columns = {name: note.based_on for name, note in extension.header.profiles.items()}
    additions = {addition.id: addition for addition in extension.additions}
    inherited = (_section(one, columns, additions) for one in base.sections)
    own = (_own_section(one, extension.profiles) for one in extension.sections)
    # A copy would keep what the base has worked out of its own questions.
    return Pack(
        header=_header(base, extension.header),
        sections=(*inherited, *own),
        gates=base.gates,
        findings=(*base.findings, *extension.findings),
        bias=base.bias,
        actions=(*base.actions, *extension.actions),
        claims=base.claims,
        conventions=base.conventions,
        glossary=base.glossary,
        frameworks=base.frameworks,
        crosswalk=base.crosswalk,
        outcomes=tuple(_worded(base.outcomes, extension.outcomes, columns)),
    )


def _header(base: Pack, own: ExtensionHeader) -> PackHeader:
    was = base.header
    spoken = dict.fromkeys((*was.languages, *own.languages))
    return was.model_copy(
        update={
            "id": own.id,
            "version": own.version,
            "title": own.title,
            "licence": own.licence,
            "languages": tuple(spoken),
            "profiles": {**was.profiles, **own.profiles},
            "scales": {**was.scales, **own.scales},
            "sources": {**was.sources, **own.sources},
            "holders": {**was.holders, **own.holders},
            "levers": {**was.levers, **own.levers},
            "extends": own.extends.model_copy(update={"sha256": base.digest}),
        }
    )


Columns = Mapping[str, str]
"""The profile that each own profile is based on."""


def _section(
    section: Section, columns: Columns, additions: Mapping[str, Addition]
) -> Section:
    questions = tuple(
        _question(question, columns, additions.get(question.id))
        for question in section.questions
    )
    asked = {name for one in questions for name in one.profiles if name in columns}
    profiles = (*section.profiles, *(name for name in columns if name in asked))
    return section.model_copy(update={"questions": questions, "profiles": profiles})


def _question(
    question: Question, columns: Columns, addition: Addition | None
) -> Question:
    more = addition or Addition(id=question.id)
    need = question.evidence.need
    asked = [
        name
        for name, kind in columns.items()
        if kind in question.profiles or name in more.profiles
    ]
    required = {
        n: question.required[k] for n, k in columns.items() if k in question.required
    }
    wanted = {n: need[k] for n, k in columns.items() if k in need}
    update: dict[str, Any] = {
        "profiles": (*question.profiles, *asked),
        "required": {**question.required, **required, **more.required},
        "evidence": EvidenceNeed(
            need={**need, **wanted, **more.evidence.need},
            hint=_joined(question.evidence.hint, more.evidence.hint),
        ),
        "help": _joined(question.help, more.hint),
    }
    changed = question.model_copy(update=update)
    for language, translation in more.translations.items():
        changed = _translated(changed, language, translation)
    return changed


def _joined(said: Text | None, more: Text | None) -> Text | None:
    """Put a further sentence after a text, in every language that has both."""
    if said is None or more is None:
        return said or more
    both = {
        language: f"{wording} {more.in_language(language)}"
        for language, wording in said.root.items()
    }
    return Text(both)


def _translated(question: Question, language: str, given: Translation) -> Question:
    def text(said: Text | None, wording: str | None) -> Text | None:
        if said is None or wording is None:
            return said
        return Text({**said.root, language: wording})

    update: dict[str, Any] = {
        name: text(getattr(question, name), getattr(given, name))
        for name in ("ask", "help", "why")
    }
    update["choices"] = {
        key: text(label, given.choices.get(key))
        for key, label in question.choices.items()
    }
    if question.levels is not None and given.levels is not None:
        pairs = zip(question.levels, given.levels, strict=True)
        update["levels"] = tuple(text(said, wording) for said, wording in pairs)
    return question.model_copy(update=update)


def _own_section(section: Section, profiles: tuple[str, ...]) -> Section:
    """Ask own questions in own profiles where they do not name theirs."""
    questions = tuple(
        one
        if "profiles" in one.model_fields_set
        else one.model_copy(update={"profiles": profiles})
        for one in section.questions
    )
    named = "profiles" in section.model_fields_set
    return section.model_copy(
        update={
            "questions": questions,
            "profiles": section.profiles if named else profiles,
        }
    )


def _worded(
    base: Iterable[OutcomeWording], own: Iterable[OutcomeWording], columns: Columns
) -> Iterable[OutcomeWording]:
    given = {wording.id: wording.wordings for wording in own}
    for wording in base:
        said = wording.wordings
        inherited = {name: said[kind] for name, kind in columns.items() if kind in said}
        yield wording.model_copy(
            update={"wordings": {**said, **inherited, **given.get(wording.id, {})}}
        )
