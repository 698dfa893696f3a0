"""Answers seen through their pack: which questions apply and what they are worth.

One forward pass in file order decides which questions are visible. A hidden
question's answer leaves the environment before later rules see it, so it can
neither show another question nor count in a result; it stays in the file.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from assessor.domain.answers import Answer, AnswersFile, Quality, State, row_id
from assessor.domain.assessment import Basis, Standing
from assessor.domain.conventions import HALF_CREDIT
from assessor.domain.pack import Pack
from assessor.domain.parsing import Settled, settle
from assessor.domain.questionnaire import TOP_LEVEL, Kind, Question, Section
from assessor.domain.surroundings import Surroundings
from assessor.domain.wording import Text, plain
from assessor.expressions import OPEN, Environment, Unsettled, Value, parse

STAGE = "project.stage"
OPTIONS = "scenario.options"
UnknownLevel = Literal["zero", "open"]


class Sheet:
    """The answers of one project, on one basis.

    Attributes:
        standings: Visible questions in file order, a standing per row.
        unasked: Ids that apply but that this profile does not ask.
        facts: Names that rules may read besides questions, such as ``impact.gwp``.
    """

    def __init__(
        self,
        pack: Pack,
        answers: AnswersFile,
        *,
        basis: Basis = "declared",
        facts: Mapping[str, Value] | None = None,
    ) -> None:
        self.pack = pack
        self.answers = answers
        self.basis = basis
        self.facts: Mapping[str, Value] = facts or {}
        self.standings: tuple[Standing, ...] = ()
        self.unasked: set[str] = set()
        self._found: dict[str, Standing] = {}
        self._undecided: set[str] = set()
        for section in pack.sections:
            for row in self.rows(section):
                self._read_section(section, row)
        self.standings = tuple(self._found.values())

    @property
    def profile(self) -> str:
        """The profile the answers are given in."""
        return self.answers.profile

    @property
    def kind(self) -> str:
        """The profile of the program that the profile of the answers is, or widens."""
        return self.pack.header.kind_of(self.answers.profile)

    @property
    def stage(self) -> str:
        """The stage the project is in."""
        return self.answers.project.stage

    def rows(self, section: Section) -> Sequence[str | None]:
        """Return the row keys of a section; one nameless row where none repeat."""
        if section.repeat is None:
            return (None,)
        return self.answers.groups.get(section.repeat.group, ())

    def standing(self, identifier: str) -> Standing | None:
        """Return where a visible question stands, or ``None``."""
        return self._found.get(identifier)

    def undecided(self, identifier: str) -> bool:
        """Whether an open answer still decides if a question applies."""
        return identifier in self._undecided

    def section_applies(self, section: Section) -> bool | Unsettled:
        """Whether a section is asked; open while an answer still decides it."""
        if self.profile not in section.profiles or not any(
            self.profile in question.profiles for question in section.questions
        ):
            return False
        return self._applies(section.when, None)

    def scenario_of(self, group: str, row: str) -> str:
        """Return the scenario a row belongs to; the project's by default."""
        if group == OPTIONS:
            return row
        standing = self._found.get(f"{group}[{row}].scenario")
        value = None if standing is None else standing.value
        return str(value) if value else "project"

    def environment(
        self,
        *,
        row: tuple[str, str] | None = None,
        unknown_level: UnknownLevel = "zero",
        facts: Mapping[str, Value] | None = None,
    ) -> Environment:
        """Return the names that expressions read.

        Args:
            row: Group and key, where an expression is read within one row.
            unknown_level: What an unknown level reads as: 0, or open in gates that
                assert an act.
            facts: Further names, over those of the sheet.
        """
        return Surroundings(self, row, unknown_level, {**self.facts, **(facts or {})})

    def level(
        self, identifier: str, *, unknown_level: UnknownLevel = "zero"
    ) -> float | Unsettled:
        """Return the effective level of a question. [0 to 4]."""
        value = self.environment(unknown_level=unknown_level).value(identifier)
        if isinstance(value, (int, float, Unsettled)):
            return value
        return OPEN

    def half(self) -> float:
        """Return what a planned level counts: half or nothing."""
        stage = self.pack.header.stages.get(self.stage)
        counts = stage is not None and stage.counts_planned
        stands = counts and self.kind != "audit"
        return self.pack.figure(HALF_CREDIT) if stands else 0.0

    def _read_section(self, section: Section, row: str | None) -> None:
        group = section.repeat.group if section.repeat else None
        place = None if group is None or row is None else (group, row)
        # A section depends on earlier ones only: once for all of its questions.
        within = self._applies(section.when, place)
        for question in section.questions:
            if question.retired:
                continue
            identifier = row_id(question.id, group, row)
            shown = within
            if within is not False and question.when is not None:
                shown = self._applies(question.when, place)
                shown = within if shown is True else shown
            asked = self._is_asked(section, question, identifier)
            if shown is OPEN and asked:
                self._undecided.add(identifier)
            elif shown is True and asked:
                self._found[identifier] = self._stand(question, identifier, place)
            elif shown is True:
                self.unasked.add(identifier)

    def _is_asked(self, section: Section, question: Question, identifier: str) -> bool:
        """Whether the profile asks it, or activity data were volunteered for it."""
        asked = self.profile in question.profiles and self.profile in section.profiles
        given = question.feeds is not None and identifier in self.answers.answers
        return asked or given

    def _applies(
        self, condition: str | None, place: tuple[str, str] | None
    ) -> bool | Unsettled:
        if condition is None:
            return True
        result = parse(condition).truth(self.environment(row=place))
        return result if result is OPEN else result is True

    def _stand(
        self, question: Question, identifier: str, place: tuple[str, str] | None
    ) -> Standing:
        answer = self._answer(question, identifier)
        settled = settle(resolve(question, self.answers), answer)
        derived = self._derived(question, place)
        standing = Standing(
            id=identifier,
            question=question.id,
            row=None if place is None else place[1],
            state=answer.state,
            value=settled.value,
            low=settled.low,
            high=settled.high,
            quality=answer.quality,
            required=question.required.get(self.answers.profile, False),
            derived=derived,
            claimed=self._claimed(question, answer, settled),
            doubt=settled.doubt,
            justification=answer.justification or "",
            evidence=answer.evidence,
            note=answer.note or "",
            confidential=answer.confidential,
        )
        return self._weigh(question, standing, settled)

    def _claimed(self, question: Question, answer: Answer, settled: Settled) -> bool:
        """Whether an answer wants evidence and has none.

        The top level says that others can check: a funder and an auditor want to see
        with what, whatever the question.
        """
        if answer.evidence or answer.state not in {State.ANSWERED, State.PLANNED}:
            return False
        if question.evidence.need.get(self.answers.profile) == "required":
            return True
        checked = self.kind in _CHECKED and answer.state is State.ANSWERED
        return checked and question.scored and settled.value == TOP_LEVEL

    def _answer(self, question: Question, identifier: str) -> Answer:
        if question.id == STAGE:
            return Answer(value=self.stage)
        answer = self.answers.answers.get(identifier)
        if answer is None:
            return Answer(state=State.OPEN)
        if self.basis == "reviewed":
            return _reviewed(self.answers, identifier, answer)
        return answer

    def _derived(self, question: Question, place: tuple[str, str] | None) -> int | None:
        if question.derive is None:
            return None
        value = parse(question.derive.level).evaluate(self.environment(row=place))
        return round(value) if isinstance(value, (int, float)) else None

    def _weigh(
        self, question: Question, standing: Standing, settled: Settled
    ) -> Standing:
        settles = question.derive is not None and question.derive.settles
        if settles and standing.derived is not None and standing.state is State.OPEN:
            return standing.model_copy(
                update={"state": State.ANSWERED, "value": standing.derived}
            )
        if self.basis != "supported":
            return standing
        update: dict[str, object] = {}
        if isinstance(settled.value, int) and question.type is Kind.LEVEL:
            caps = [settled.value]
            caps += (
                [round(self.pack.ceiling(question, self.profile))]
                if standing.claimed
                else []
            )
            caps += (
                [standing.derived] if settles and standing.derived is not None else []
            )
            update["value"] = min(caps)
        elif question.type.is_numeric and standing.claimed:
            update["quality"] = Quality.ASSUMED
        return standing.model_copy(update=update)

    def __iter__(self) -> Iterator[Standing]:
        return iter(self.standings)


_CHECKED = {"funding", "audit"}
# What the scenarios that always exist are called until they have a label.
_UNNAMED = {
    "project": Text({"en": "Project", "fr": "Projet"}),
    "reference": Text({"en": "Reference", "fr": "Référence"}),
}


def resolve(question: Question, answers: AnswersFile) -> Question:
    """Fill the choices that the answers file itself holds (its scenarios)."""
    if question.choices_from != "scenarios":
        return question
    choices = {
        key: plain(label) if label else _UNNAMED.get(key, plain(key))
        for key, label in answers.scenarios.items()
    }
    return question.model_copy(update={"choices": choices})


def _reviewed(answers: AnswersFile, identifier: str, answer: Answer) -> Answer:
    """Put the value of an accepted review in the place of the answer."""
    last = answers.verdict_on(identifier)
    if last is None or last.verdict != "accepted" or last.override is None:
        return answer
    given = last.override
    return answer.model_copy(
        update={
            "state": State.ANSWERED,
            "value": given.value,
            "unit": given.unit,
            "range": given.range,
        }
    )


def read_sheet(
    pack: Pack,
    answers: AnswersFile,
    *,
    basis: Basis = "declared",
    facts: Mapping[str, Value] | None = None,
) -> Sheet:
    """See answers through their pack, on one basis."""
    return Sheet(pack, answers, basis=basis, facts=facts)
