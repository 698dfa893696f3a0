"""Answers as people read them."""

from collections.abc import Iterator
from datetime import date

from assessor.domain.answers import State, Value
from assessor.domain.assessment import Standing
from assessor.domain.questionnaire import Kind, Question
from assessor.reporting.pen import LINE
from assessor.reporting.view.subject import Subject

_CELLS = 60


def answer(subject: Subject, standing: Standing, limit: int = LINE) -> str:
    """Return what was answered, or the word for the state of an answer without value.

    Args:
        subject: What the report is about.
        standing: Where the question stands.
        limit: Most characters of a text. [characters]
    """
    pen = subject.pen
    question = subject.pack.by_id.get(standing.question)
    if standing.state not in {State.ANSWERED, State.PLANNED}:
        return pen.word(f"state.{standing.state}")
    typed = _typed(subject, standing, question)
    if typed:
        return typed
    if standing.value is None:
        return _ends(subject, standing, question) or pen.word("not_stated")
    shown = value(subject, standing.value, question, limit)
    ends = _ends(subject, standing, question)
    return f"{shown} [{ends}]" if ends else shown


def _typed(subject: Subject, standing: Standing, question: Question | None) -> str:
    """Return a figure as the person typed it, in the unit in which it was typed."""
    given = subject.assessment.answers.answers.get(standing.id)
    if given is None or question is None or not question.type.is_numeric:
        return ""
    if given.unit:
        told = {"type": Kind.QUANTITY, "unit": given.unit}
        question = question.model_copy(update=told)
    bounds = given.range or (0.0, 0.0)
    ends = bounds if bounds[0] != bounds[1] else None
    number = bounds[0] if given.value is None and given.range else given.value
    if given.value is None and ends is not None:
        high = _figure(subject, ends[1], question)
        return _between(subject, question, ends[0], high)
    if isinstance(number, bool) or not isinstance(number, int | float):
        return ""
    shown = _figure(subject, number, question)
    if ends is None:
        return shown
    high = _plain(subject, ends[1], question)
    return f"{shown} [{_between(subject, question, ends[0], high)}]"


def _between(subject: Subject, question: Question, low: float, high: str) -> str:
    ends = subject.pen.word("range", low=_plain(subject, low, question), high=high)
    return ends.replace(" ", "\u00a0")


def _plain(subject: Subject, given: float, question: Question) -> str:
    """Return the end of a range without its unit, with the digits it was given with."""
    return subject.pen.exact(100 * given if question.type is Kind.SHARE else given)


def value(
    subject: Subject, given: Value, question: Question | None, limit: int = LINE
) -> str:
    """Return a value in words and figures.

    Args:
        subject: What the report is about.
        given: The value.
        question: Its question, where the pack has it.
        limit: Most characters of a text. [characters]
    """
    pen = subject.pen
    if isinstance(given, bool):
        return pen.word("yes" if given else "no")
    if isinstance(given, int | float):
        return _figure(subject, given, question)
    if isinstance(given, dict):
        return _matrix(subject, given, question)
    if isinstance(given, tuple):
        parts = [value(subject, part, question, limit) for part in given]
        return ", ".join(parts) or pen.word("none")
    return _text(subject, given, question, limit)


def remark(subject: Subject, standing: Standing) -> str:
    """Return the justification and the note of an answer."""
    texts = (standing.justification, standing.note)
    return " ".join(
        subject.pen.say(subject.without_prohibited(text), LINE)
        for text in texts
        if text
    )


def state(
    subject: Subject, standing: Standing, *, short: bool = False, plain: bool = False
) -> str:
    """Return how an answer stands: state, quality, evidence, whether only claimed.

    Args:
        subject: What the report is about.
        standing: Where the question stands.
        short: Leave out the evidence.
        plain: Leave out that it is answered, as most are.
    """
    pen = subject.pen
    usual = plain and standing.state is State.ANSWERED
    parts = [] if usual else [pen.word(f"state.{standing.state}")]
    if standing.quality is not None:
        parts.append(pen.word(f"quality.{standing.quality}"))
    if standing.claimed:
        parts.append(pen.word("claimed"))
    if standing.confidential:
        parts.append(pen.word("confidential"))
    if standing.evidence and not short:
        names = ", ".join(pen.name(name) for name in standing.evidence)
        parts.append(pen.word("proof", names=names))
    return " · ".join(parts)


def unanswered(subject: Subject, left: list[Standing]) -> Iterator[str]:
    """Yield questions without an answer in one sentence for each state.

    Args:
        subject: What the report is about.
        left: Where they stand; what is answered is passed over.
    """
    words = (
        (State.UNKNOWN, "annex.unknown"),
        (State.NOT_APPLICABLE, "annex.not_applicable"),
        (State.OPEN, "annex.open"),
    )
    for kind, name in words:
        asked = [_asked(subject, one) for one in left if one.state is kind]
        if asked:
            yield subject.pen.word(name, names=subject.pen.join(asked))


def _figure(subject: Subject, given: float, question: Question | None) -> str:
    pen = subject.pen
    if question is not None and question.type is Kind.LEVEL:
        return pen.word("level_of", level=pen.exact(given))
    if question is not None and question.type is Kind.SHARE:
        return pen.exact(100 * given) + ("\u202f%" if pen.language == "fr" else "%")
    unit = (question.unit if question is not None else None) or ""
    if unit == "year":
        return pen.years(given)
    if question is not None and _is_calendar_year(question, given):
        return str(int(given))
    shown = pen.exact(given)
    return shown if unit in {"", "1"} else f"{shown}\u00a0{pen.unit(unit)}"


def _is_calendar_year(question: Question, given: float) -> bool:
    named = question.id.rpartition(".")[2] in {"year", "start_year"}
    return named and given == int(given)


def _ends(subject: Subject, standing: Standing, question: Question | None) -> str:
    if standing.low is None or standing.high is None:
        return ""
    if question is None or not question.type.is_numeric:
        return ""
    if standing.low == standing.high:
        return ""
    return _between(
        subject, question, standing.low, _plain(subject, standing.high, question)
    )


def _matrix(subject: Subject, given: dict[str, str], question: Question | None) -> str:
    grid = question.grid if question is not None else None
    pen = subject.pen
    shown = []
    for cell, held in list(given.items())[:_CELLS]:
        row, _, column = cell.partition("/")
        mark, _, reason = held.partition(":")
        if grid is not None:
            row = pen.text(grid.rows[row]) if row in grid.rows else row
            column = (
                pen.text(grid.columns[column]) if column in grid.columns else column
            )
            mark = pen.text(grid.states[mark]) if mark in grid.states else mark
        words = pen.labelled(f"{pen.name(row)} / {pen.name(column)}", pen.name(mark))
        shown.append(f"{words} ({pen.name(reason)})" if reason else words)
    return pen.join(shown)


def _text(subject: Subject, given: str, question: Question | None, limit: int) -> str:
    pen = subject.pen
    given = subject.without_prohibited(given)
    if question is None:
        return pen.say(given, limit)
    if given in question.choices:
        return pen.text(question.choices[given])
    if question.type is Kind.DATE:
        try:
            return pen.day(date.fromisoformat(given))
        except ValueError:
            return pen.say(given, limit)
    if question.choices_from == "scenarios":
        label = subject.assessment.answers.scenarios.get(given)
        return pen.name(label or given)
    return subject.composed(given) or pen.say(given, limit)


def _asked(subject: Subject, standing: Standing) -> str:
    question = subject.pack.by_id.get(standing.question)
    if question is None:
        return subject.pen.say(standing.id)
    asked = subject.pen.text(question.ask, LINE)
    return f"{question.code} {asked}" if question.code else asked
