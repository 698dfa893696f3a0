"""What a committee reads of one submission, and of one that could not be read."""

from collections.abc import Iterator

from assessor.assessing.volume import dependence
from assessor.domain.answers import State
from assessor.domain.assessment import Assessment, OutcomeId, Standing
from assessor.domain.calls import RubricResult
from assessor.domain.impacts import Estimate
from assessor.domain.model import Model
from assessor.domain.pack import Pack
from assessor.domain.rules import GateEffect, Ruling
from assessor.domain.wording import Language, Text, plain

_GIVEN = frozenset({State.ANSWERED, State.PLANNED})
_MISSING = frozenset({State.OPEN, State.UNKNOWN})


class Entry(Model):
    """One submission, in what a committee compares.

    Attributes:
        name: Name of its file or folder; unique in the call.
        file: The file, seen from the folder of the call.
        outcome: On the basis that the profile asks for.
        declared: Outcome on the answers as they are.
        supported: Outcome where answers that lack their evidence count for little.
        fired: Ids of the gates that fired.
        possible: Ids of the gates that may fire.
        footprint: Climate impact over the whole life; ``None`` where it is not
            assessed or held back.
        held_back: Gates that hold the total back for want of a number of uses.
        at_least: Something that applies is missing from the footprint.
        assessed: Share of the applicable parts that are assessed. [0 to 1]
        coverage: Share of the coverage grid that is counted. [0 to 1]
        evidence: Share of the weight of evidence questions at level 3 or more.
            [0 to 1]
        given: Number of answers given.
        claimed: Number of those that lack the evidence that the profile asks for.
        missing: Required questions that are open or unknown.
        reasons: Why it may not be compared; empty where it may.
        points: Points under the funder's own rule, where the call has one.
        not_public: A gate says that the report is not for the public.
    """

    name: str
    file: str
    project: str
    organisation: str
    language: Language
    outcome: OutcomeId
    declared: OutcomeId
    supported: OutcomeId
    fired: tuple[str, ...]
    possible: tuple[str, ...]
    footprint: Estimate | None
    held_back: bool
    at_least: bool
    assessed: float
    coverage: float | None
    evidence: float | None
    given: int
    claimed: int
    missing: tuple[Text, ...]
    comparable: bool
    reasons: tuple[Text, ...]
    points: RubricResult | None = None
    not_public: bool = False

    @property
    def backed(self) -> int:
        """Number of answers given that are not only claimed."""
        return self.given - self.claimed


class Refused(Model):
    """A file that could not be assessed.

    Attributes:
        problem: What is wrong with it, and what to do.
        french: The same in French, as far as it has any; empty where it has none.
    """

    name: str
    file: str
    problem: str
    french: str = ""

    def told(self, language: str) -> str:
        """Return what is wrong in a language; in English where it has no other.

        Args:
            language: Code of the language.
        """
        return self.french if language == "fr" and self.french else self.problem


def entry_of(name: str, file: str, assessment: Assessment, pack: Pack) -> Entry:
    """Return what a committee reads of a submission.

    Args:
        name: Name of its file or folder.
        file: The file, seen from the folder of the call.
        assessment: The submission, assessed within its call.
        pack: The questionnaire it answered.
    """
    project, call = assessment.answers.project, assessment.call
    total = assessment.footprint.scenarios["project"].totals.get("gwp")
    held_back = _is_held_back(assessment)
    known = None if total is None or held_back else total.estimate
    return Entry(
        name=name,
        file=file,
        project=project.name,
        organisation=project.organisation,
        language=project.language,
        outcome=assessment.outcome.id,
        declared=assessment.declared_outcome.id,
        supported=assessment.supported_outcome.id,
        fired=tuple(_gates(assessment, Ruling.FIRED)),
        possible=tuple(_gates(assessment, Ruling.POSSIBLE)),
        footprint=known,
        held_back=held_back,
        at_least=total is not None and total.at_least,
        assessed=0.0 if total is None else total.assessed,
        coverage=assessment.confidence.coverage,
        evidence=assessment.confidence.evidence,
        given=sum(one.state in _GIVEN for one in assessment.standings),
        claimed=sum(_is_claimed(one) for one in assessment.standings),
        missing=tuple(_missing(assessment, pack)),
        comparable=call is not None and call.comparable,
        reasons=() if call is None else call.reasons,
        points=None if call is None else call.rubric,
        not_public=GateEffect.WATERMARK in assessment.effects,
    )


def _is_claimed(one: Standing) -> bool:
    return one.claimed and one.state in _GIVEN


def _is_held_back(assessment: Assessment) -> bool:
    """Whether the total hangs on a number of uses that is not known."""
    if GateEffect.PER_USE_ONLY not in assessment.effects:
        return False
    footprint = assessment.footprint
    uses = dependence(footprint.scenarios["project"], footprint.trace)
    return bool(uses.scaled | uses.mixed)


def _gates(assessment: Assessment, ruling: Ruling) -> Iterator[str]:
    found = assessment.gates.items()
    return (name for name, result in found if result.ruling is ruling)


def _missing(assessment: Assessment, pack: Pack) -> Iterator[Text]:
    """Yield the required questions without an answer, each once."""
    names = dict.fromkeys(
        one.question
        for one in assessment.standings
        if one.required and one.state in _MISSING and one.derived is None
    )
    for name in names:
        question = pack.by_id.get(name)
        yield plain(name) if question is None else question.ask
