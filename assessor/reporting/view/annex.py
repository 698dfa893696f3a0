"""What is needed to check every figure by hand."""

from collections.abc import Iterator

from assessor.domain.answers import State
from assessor.domain.assessment import Standing
from assessor.domain.questionnaire import Kind, Question
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
from assessor.reporting.view.model import Annex, Column, Exhibit, Table
from assessor.reporting.view.register import register
from assessor.reporting.view.review import review
from assessor.reporting.view.subject import Subject
from assessor.reporting.view.trace import trace
from assessor.reporting.view.versions import versions_table

_GIVEN = frozenset({State.ANSWERED, State.PLANNED})


def annex(subject: Subject) -> Annex:
    """Return the annex."""
    pen, pack = subject.pen, subject.pack
    factors = Factors(subject)
    return Annex(
        factors=factors.table(),
        factor_sources=factors.cited(),
        trace=tuple(trace(subject, factors)),
        answers=tuple(_answers(subject)),
        versions=versions_table(subject),
        sources=(
            *(pen.say(source.citation) for source in pack.header.sources.values()),
            *(pen.say(s) for s in subject.assessment.answers.project.sources),
        ),
        by_hand=by_hand(subject, factors),
        evidence=register(subject),
        review=review(subject),
        proof=_proof(subject),
    )


def _answers(subject: Subject) -> Iterator[Table]:
    groups: dict[str, list[Standing]] = {}
    known = {one.question for one in subject.assessment.levels if settled(one)}
    for standing in subject.assessment.standings:
        if standing.state is State.OPEN and standing.question in known:
            continue
        groups.setdefault(_place(subject, standing), []).append(standing)
    for title, standings in groups.items():
        yield from _table(subject, title, standings)


def _table(subject: Subject, title: str, standings: list[Standing]) -> Iterator[Table]:
    pen = subject.pen
    told = [s for s in standings if s.state in _GIVEN or remark(subject, s)]
    left = [s for s in standings if s not in told]
    note = " ".join(unanswered(subject, left))
    if not told and not note:
        return
    yield Table(
        caption=pen.word("annex.answers", section=title),
        columns=(
            Column(pen.word("column.question"), 32),
            Column(pen.word("column.id"), 20),
            Column(pen.word("column.answer"), 20),
            Column(pen.word("column.evidence"), 28),
        ),
        rows=tuple(_told(subject, standing) for standing in told),
        note=note,
        kind="ids",
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


def _told(subject: Subject, standing: Standing) -> tuple[str, str, str, str]:
    pen, question = subject.pen, subject.pack.by_id.get(standing.question)
    asked = pen.text(question.ask, LINE) if question else pen.say(standing.question)
    code = f"{question.code} " if question and question.code else ""
    name = standing.id if standing.row is None else standing.id.partition("].")[2]
    how = state(subject, standing, plain=True) if standing.state in _GIVEN else ""
    return (
        f"{code}{asked}",
        pen.say(name or standing.id),
        _answer(subject, standing, question),
        pen.join(part for part in (how, remark(subject, standing)) if part),
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
    pen = subject.pen
    ends = pen.word("range", low=pen.precise(step.low), high=pen.precise(step.high))
    return "\n" + pen.word("annex.drawn", interval=ends)


def _proof(subject: Subject) -> Exhibit:
    """Return what journal and digests do not prove; signatures have their own page."""
    pen = subject.pen
    names = ("journal", "digest", "program")
    return Exhibit(
        title=pen.word("not_proven.title"),
        points=tuple(pen.word(f"not_proven.{name}") for name in names),
    )
