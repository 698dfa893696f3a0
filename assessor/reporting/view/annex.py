"""What is needed to check every figure by hand."""

from collections.abc import Collection, Iterator

from assessor.domain.answers import State
from assessor.domain.assessment import Standing
from assessor.domain.questionnaire import Kind, Question
from assessor.quantities import convert
from assessor.reporting.pen import LINE
from assessor.reporting.view.answers import (
    answer,
    remark,
    state,
    unanswered,
    value,
)
from assessor.reporting.view.by_hand import by_hand
from assessor.reporting.view.factors import Factors
from assessor.reporting.view.framework import settled
from assessor.reporting.view.model import Annex, Column, Exhibit, Table, Twofold
from assessor.reporting.view.register import register
from assessor.reporting.view.review import review
from assessor.reporting.view.subject import Subject
from assessor.reporting.view.trace import trace
from assessor.reporting.view.versions import versions_table

_GIVEN = frozenset({State.ANSWERED, State.PLANNED})
_LONG = 400  # [characters], beyond which a cell would be taller than it is useful


def annex(subject: Subject, brief: Collection[str] = frozenset()) -> Annex:
    """Return the annex.

    Args:
        subject: What the report is about.
        brief: What is printed short; levels stand in the framework where it is not.
    """
    pen, pack = subject.pen, subject.pack
    factors = Factors(subject)
    return Annex(
        factors=factors.table(),
        factor_sources=factors.cited(),
        trace=tuple(trace(subject, factors)),
        answers=tuple(_answers(subject, levels="framework" in brief)),
        versions=versions_table(subject),
        sources=(
            *(
                pen.say(source.cited(pen.language))
                for source in pack.header.sources.values()
            ),
            *(pen.say(s) for s in subject.assessment.answers.project.sources),
        ),
        by_hand=by_hand(subject, factors),
        evidence=register(subject),
        review=review(subject),
        proof=_proof(subject),
    )


def _answers(subject: Subject, *, levels: bool) -> Iterator[Table]:
    groups: dict[str, list[Standing]] = {}
    known = {one.question for one in subject.assessment.levels if settled(one)}
    for standing in subject.assessment.standings:
        question = subject.pack.by_id.get(standing.question)
        is_level = question is not None and question.type is Kind.LEVEL
        if is_level and not levels:
            continue
        if standing.state is State.OPEN and standing.question in known:
            continue
        groups.setdefault(_place(subject, standing), []).append(standing)
    said: dict[str, str] = {}
    for title, standings in groups.items():
        told = [s for s in standings if s.state in _GIVEN or remark(subject, s)]
        left = [s for s in standings if s not in told]
        note = " ".join(unanswered(subject, left))
        same = said.setdefault(note, title) if note else title
        if same != title:
            note = subject.pen.word("annex.open_as", section=same)
        yield from _tables(subject, title, [_told(subject, s) for s in told], note)


_Row = tuple[str, str]


def _tables(
    subject: Subject, title: str, rows: list[_Row], note: str
) -> Iterator[Table]:
    """Yield the answers of a part, long texts apart in the width that they need."""
    pen = subject.pen
    long = [row for row in rows if len(row[1]) > _LONG]
    short = [row for row in rows if row not in long]
    if short or (note and not long):
        yield Table(
            caption=pen.word("annex.answers", section=title),
            columns=_columns(subject, 56),
            rows=tuple(short),
            note="" if long else note,
            kind="ids",
        )
    if long:
        yield Table(
            caption=pen.word("annex.texts", section=title),
            columns=_columns(subject, 28),
            rows=tuple(long),
            note=note,
            kind="ids",
        )


def _columns(subject: Subject, asked: int) -> tuple[Column, Column]:
    """Return the columns of answers.

    Args:
        subject: What the report is about.
        asked: Width of the questions. [%]
    """
    pen = subject.pen
    return (
        Column(pen.word("column.asked"), asked),
        Column(pen.word("column.answered"), 100 - asked),
    )


def _place(subject: Subject, standing: Standing) -> str:
    """Return where an answer is printed: with its part, or with its row."""
    section = subject.pack.section_of.get(standing.question)
    if section is None:
        return subject.pen.word("annex.shared")
    if standing.row and section.repeat is not None:
        return subject.row(section.repeat.group, standing.row)
    title = subject.pack.header.parts.get(section.part)
    return f"{section.part} {subject.pen.text(title)}"


def _told(subject: Subject, standing: Standing) -> _Row:
    pen, question = subject.pen, subject.pack.by_id.get(standing.question)
    asked = pen.text(question.ask, LINE) if question else pen.say(standing.question)
    code = f"{question.code} " if question and question.code else ""
    name = standing.id if standing.row is None else standing.id.partition("].")[2]
    how = state(subject, standing, plain=True) if standing.state in _GIVEN else ""
    said = _answer(subject, standing, question)
    about = pen.join(part for part in (how, remark(subject, standing)) if part)
    return (
        Twofold(f"{code}{asked} ", pen.say(name or standing.id)),
        Twofold(f"{said}\n", about) if about else said,
    )


def _answer(subject: Subject, standing: Standing, question: Question | None) -> str:
    if question is None or question.type is not Kind.MATRIX:
        return answer(subject, standing, LINE * 2) + _drawn(subject, standing)
    given = standing.value if isinstance(standing.value, dict) else {}
    reasons = {cell: held for cell, held in given.items() if ":" in held}
    shown = value(subject, reasons, question) if reasons else ""
    seen = subject.pen.word("annex.see_scope")
    return subject.pen.join(part for part in (seen, shown) if part)


def _drawn(subject: Subject, standing: Standing) -> str:
    """Return the interval that is drawn from, where the answer does not state it."""
    step = subject.assessment.footprint.trace.get(f"answer:{standing.id}")
    if step is None or step.low is None or step.high is None or step.low == step.high:
        return ""
    if (step.low, step.high) == (standing.low, standing.high):
        return ""
    pen, unit = subject.pen, step.unit
    given = subject.assessment.answers.answers.get(standing.id)
    question = subject.pack.by_id.get(standing.question)
    if given is not None and given.unit:
        unit = given.unit
    elif question is not None and question.type is Kind.SHARE:
        unit = "%"
    low, high = (convert(end, step.unit, unit) for end in (step.low, step.high))
    ends = pen.word("range", low=pen.precise(low), high=pen.quantity(high, unit))
    return "\n" + pen.word("annex.drawn", interval=ends)


def _proof(subject: Subject) -> Exhibit:
    """Return what journal and digests do not prove; signatures have their own page."""
    pen = subject.pen
    names = ("journal", "digest", "program")
    return Exhibit(
        title=pen.word("not_proven.title"),
        points=tuple(pen.word(f"not_proven.{name}") for name in names),
    )
