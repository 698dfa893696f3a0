"""Answers seen through their pack: which questions apply and what they are worth.

One forward pass in file order decides which questions are visible. A hidden
question's answer leaves the environment before later rules see it, so it can
neither show another question nor count in a result; it stays in the file.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from assessor.domain.answers import Answer, AnswersFile, State, row_id
from assessor.domain.assessment import Basis, Standing
from assessor.domain.conventions import HALF_CREDIT
from assessor.domain.pack import Pack
from assessor.domain.parsing import settle
from assessor.domain.questionnaire import Question, Section
from assessor.domain.surroundings import Surroundings
from assessor.domain.unmoved import Part, PartKey, Place, unmoved
from assessor.domain.weighing import claimed, reviewed, weighed
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
        parts: What is seen of each section and row; sheets that see it alike share it.
        decided: What came of each condition, by its text and the row it is read in.
        facts: Names that rules may read besides questions, such as ``impact.gwp``.
    """

    def __init__(
        self,
        pack: Pack,
        answers: AnswersFile,
        *,
        basis: Basis = "declared",
        facts: Mapping[str, Value] | None = None,
        before: "Sheet | None" = None,
    ) -> None:
        self.pack = pack
        self.answers = answers
        self.basis = basis
        self.facts: Mapping[str, Value] = facts or {}
        self.decided: dict[tuple[str, Place], bool | Unsettled] = {}
        self._unmoved = None if before is None else unmoved(before, self)
        self.parts: dict[PartKey, Part] = {}
        self.unasked: set[str] = set()
        self._found: dict[str, Standing] = {}
        self._undecided: set[str] = set()
        for section in pack.sections:
            for row in self.rows(section):
                self.parts[section.id, row] = self._part(section, row)
        if self._unmoved is not None:
            # Whether groups are asked for at all is taken over too, while it can be.
            for section in pack.groups.values():
                self.section_applies(section)
        self._unmoved = None
        self.standings: tuple[Standing, ...] = tuple(self._found.values())

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
        if self.profile not in self.pack.asked_in[section.id]:
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
        row: Place = None,
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

    def _part(self, section: Section, row: str | None) -> Part:
        """Return what is seen of a section, read again only where it may differ."""
        earlier = self._unmoved
        part = None if earlier is None else earlier.part(section, row)
        if part is None:
            part = self._read_section(section, row)
            if earlier is not None:
                earlier.look(section, row, part)
        self._found.update(part.found)
        self._undecided |= part.undecided
        self.unasked |= part.unasked
        return part

    def _read_section(self, section: Section, row: str | None) -> Part:
        group = section.repeat.group if section.repeat else None
        place = None if group is None or row is None else (group, row)
        part = Part()
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
            if shown is False:
                continue
            asked = self._is_asked(question, identifier)
            if shown is True and asked:
                standing = self._stand(question, identifier, place)
                # At once: later questions of the section read it.
                self._found[identifier] = part.found[identifier] = standing
            elif shown is True:
                part.unasked.add(identifier)
            elif asked:
                self._undecided.add(identifier)
                part.undecided.add(identifier)
        return part

    def _is_asked(self, question: Question, identifier: str) -> bool:
        """Whether the profile asks it, or activity data were volunteered for it."""
        section = self.pack.section_of[question.id]
        asked = self.profile in question.profiles and self.profile in section.profiles
        given = question.feeds is not None and identifier in self.answers.answers
        return asked or given

    def _applies(self, condition: str | None, place: Place) -> bool | Unsettled:
        if condition is None:
            return True
        # A condition reads earlier questions only, so it stands for the whole pass.
        found = self.decided.get((condition, place))
        if found is None and self._unmoved is not None:
            found = self._unmoved.decided(condition, place)
        if found is None:
            result = parse(condition).truth(self.environment(row=place))
            found = result if result is OPEN else result is True
        self.decided[condition, place] = found
        return found

    def _stand(self, question: Question, identifier: str, place: Place) -> Standing:
        if self._unmoved is not None and question.id != STAGE:
            kept = self._unmoved.standing(question, identifier)
            if kept is not None:
                return kept
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
            claimed=claimed(question, answer, settled, self.profile, self.kind),
            doubt=settled.doubt,
            justification=answer.justification or "",
            evidence=answer.evidence,
            note=answer.note or "",
            confidential=answer.confidential,
        )
        most = self.pack.ceiling
        found = weighed(
            question,
            standing,
            settled,
            self.basis,
            lambda: most(question, self.profile),
        )
        return found if self._unmoved is None else self._unmoved.settled(found)

    def _answer(self, question: Question, identifier: str) -> Answer:
        if question.id == STAGE:
            return Answer(value=self.stage)
        answer = self.answers.answers.get(identifier)
        if answer is None:
            return Answer(state=State.OPEN)
        if self.basis == "reviewed":
            return reviewed(self.answers, identifier, answer)
        return answer

    def _derived(self, question: Question, place: Place) -> int | None:
        if question.derive is None:
            return None
        value = parse(question.derive.level).evaluate(self.environment(row=place))
        return round(value) if isinstance(value, (int, float)) else None

    def __iter__(self) -> Iterator[Standing]:
        return iter(self.standings)


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


def read_sheet(
    pack: Pack,
    answers: AnswersFile,
    *,
    basis: Basis = "declared",
    facts: Mapping[str, Value] | None = None,
    before: Sheet | None = None,
) -> Sheet:
    """See answers through their pack, on one basis.

    Args:
        pack: The questionnaire.
        answers: The answers.
        basis: What is taken of them.
        facts: Names that rules may read besides questions.
        before: A sheet of nearly the same answers; what did not change since is not
            read again.
    """
    return Sheet(pack, answers, basis=basis, facts=facts, before=before)
