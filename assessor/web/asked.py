"""One question as a page shows it."""

from collections.abc import Iterator
from dataclasses import dataclass

from starlette.datastructures import FormData

from assessor.domain.answers import Answer, Evidence, State
from assessor.domain.facts import fact_type
from assessor.domain.questionnaire import Kind, Question
from assessor.domain.sheet import STAGE
from assessor.domain.wording import Text
from assessor.interview import Item, failed_checks
from assessor.web.choices import (
    Choice,
    GridCell,
    choices_of,
    grid_of,
    qualities_of,
    states_of,
    unit_choices,
)
from assessor.web.citing import Cited, cited
from assessor.web.fields import RADIOS, Figure, figure_of, text_of
from assessor.web.saying import answer_said, figure_said
from assessor.web.visit import Visit

_RADIOS = {Kind.BOOL, Kind.LEVEL}
_LISTS = {Kind.CHOICE, Kind.COUNTRY}


@dataclass(frozen=True, kw_only=True)
class Stated:
    """How one question stands.

    Attributes:
        version: Version of the answer that is shown.
        refusal: Why what was typed was not taken; empty where it was.
    """

    item: Item
    question: Question
    answer: Answer
    version: int
    said: str
    doubt: str
    failed: tuple[tuple[str, str], ...]
    refusal: str = ""

    @property
    def id(self) -> str:
        """Id of the answer."""
        return self.item.id

    @property
    def unknown(self) -> bool:
        """Whether the answer is "I don't know"."""
        return self.answer.state is State.UNKNOWN

    @property
    def aside(self) -> bool:
        """Whether the question was set aside."""
        return self.answer.state is State.NOT_APPLICABLE

    @property
    def planned(self) -> bool:
        """Whether the answer is a plan."""
        return self.answer.state is State.PLANNED

    @property
    def exact(self) -> bool:
        """Whether it is a count or a date, which nobody measures or estimates."""
        fact = self.question.feeds
        kind = None if fact is None else fact_type(fact)
        return fact is None or (kind is not None and kind.exact)


@dataclass(frozen=True, kw_only=True)
class Asked(Stated):
    """One question as a page shows it.

    Attributes:
        widget: How it is asked: ``radio``, ``list``, ``ticks``, ``figure``, ``grid``,
            ``long``, ``date`` or ``line``.
    """

    widget: str
    choices: tuple[Choice, ...]
    units: tuple[Choice, ...]
    figure: Figure
    text: str
    grid: tuple[tuple[str, tuple[GridCell, ...]], ...]
    columns: tuple[str, ...]
    states: tuple[Choice, ...]
    qualities: tuple[Choice, ...]
    evidence: tuple[tuple[str, Evidence], ...]
    facts: tuple[str, ...]
    sources: tuple[Cited, ...]
    example: str
    proposed: str


def stated_of(visit: Visit, item: Item, refusal: str = "") -> Stated:
    """Return how a question stands, which is all that most answers change.

    Args:
        visit: Who looks.
        item: What is asked.
        refusal: Why what was typed was not taken.
    """
    question = item.question
    if question is None:
        message = f"{item.id} asks for rows, not for an answer"
        raise TypeError(message)
    sheet, w, standing = visit.sheet, visit.words, item.standing
    answer = sheet.answers.answers.get(item.id, Answer(state=State.OPEN))
    if standing is not None and answer.state is State.OPEN and item.done:
        answer = Answer(state=standing.state, value=standing.value)
    return Stated(
        item=item,
        question=question,
        answer=answer,
        version=visit.held.version(item.id),
        said=answer_said(sheet, item, w) if item.done else "",
        doubt=w.text(standing.doubt if standing else None),
        failed=tuple(
            (check.severity, w.text(check.message))
            for check in (failed_checks(sheet, item) if item.done else ())
        ),
        refusal=refusal,
    )


def asked_of(
    visit: Visit, item: Item, typed: FormData | None = None, refusal: str = ""
) -> Asked:
    """Return a question as a page shows it.

    Args:
        visit: Who looks.
        item: What is asked.
        typed: What was typed and refused, to be corrected.
        refusal: Why it was refused.
    """
    stated = stated_of(visit, item, refusal)
    question, answer = stated.question, stated.answer
    register = visit.sheet.answers.evidence
    columns = question.grid.columns.values() if question.grid else ()
    return Asked(
        **vars(stated),
        widget=_widget(question),
        choices=choices_of(visit, question, answer),
        units=unit_choices(visit, question, answer, typed),
        figure=_figure(visit, question, answer, typed),
        text=_text(answer, typed),
        grid=grid_of(visit, question, answer),
        columns=tuple(map(visit.words.text, columns)),
        states=states_of(visit, question),
        qualities=qualities_of(visit, answer),
        evidence=tuple((k, register[k]) for k in answer.evidence if k in register),
        facts=(*_standing(visit, item), *_facts(visit, question)),
        sources=tuple(_sources(visit, question)),
        example=_example(visit, question),
        proposed=_proposed(visit, item, question),
    )


def _widget(question: Question) -> str:
    kind = question.type
    if kind in _RADIOS:
        return "radio"
    if kind in _LISTS:
        return "radio" if len(question.choices) <= RADIOS else "list"
    if kind.is_numeric:
        return "figure"
    names = {
        Kind.MULTI: "ticks",
        Kind.MATRIX: "grid",
        Kind.LONGTEXT: "long",
        Kind.DATE: "date",
    }
    return names.get(kind, "line")


def _figure(
    visit: Visit, question: Question, answer: Answer, typed: FormData | None
) -> Figure:
    if typed is None:
        return figure_of(question, answer, visit.mark)
    names = ("value", "low", "high", "unit")
    return Figure(*(text_of(typed, name) for name in names))


def _text(answer: Answer, typed: FormData | None) -> str:
    if typed is not None:
        return text_of(typed, "value")
    return answer.value if isinstance(answer.value, str) else ""


def _facts(visit: Visit, question: Question) -> list[str]:
    """Return what is expected of a figure, and who usually knows it."""
    w, found = visit.words, []
    if question.type.is_numeric and question.typical is not None:
        low, high = (figure_said(visit.words, question, n) for n in question.typical)
        found.append(w("usual", low=low, high=high))
    holders = visit.house.pack.header.holders
    names = [w.text(holders[n]) if n in holders else n for n in question.holder]
    if names:
        found.append(w("holder", holders=", ".join(names)))
    return found


def _standing(visit: Visit, item: Item) -> Iterator[str]:
    """Yield the stage that the project began with, until it is confirmed."""
    standing = item.standing
    stated = standing is not None and standing.value is not None
    if item.id == STAGE and stated and not item.done:
        said = answer_said(visit.sheet, item, visit.words)
        yield visit.words("standing_value", text=said)


def _sources(visit: Visit, question: Question) -> Iterator[Cited]:
    known = visit.house.pack.header.sources
    for ref in question.refs:
        found = known.get(ref.source)
        spoken = visit.words.language
        said = found.cited(spoken) if found else ref.source
        both = found is not None and isinstance(found.citation, Text)
        yield cited(said, ref.locator or "", french=both and spoken == "fr")


def _example(visit: Visit, question: Question) -> str:
    example = question.example
    if example is None or isinstance(example, dict):
        return ""
    if isinstance(example, bool):
        return visit.words("yes" if example else "no")
    if isinstance(example, tuple):
        labels = (question.choices.get(str(one)) for one in example)
        return ", ".join(visit.words.text(one) for one in labels if one is not None)
    if isinstance(example, (int, float)):
        return figure_said(visit.words, question, example)
    label: Text | None = question.choices.get(example)
    return example if label is None else visit.words.text(label)


def _proposed(visit: Visit, item: Item, question: Question) -> str:
    derived = item.standing.derived if item.standing else None
    if derived is None or question.type is not Kind.LEVEL:
        return ""
    return visit.words("proposed", level=derived)
