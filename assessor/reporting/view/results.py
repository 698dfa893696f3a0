"""Gauges with their targets, known biases, and what hangs on our conventions."""

from assessor.domain.assessment import GaugeResult
from assessor.domain.questionnaire import GAUGES
from assessor.domain.rules import Checklist
from assessor.reporting.charts.data import Axis, Dial, Gauges
from assessor.reporting.view.model import Column, Results, Table
from assessor.reporting.view.subject import Subject

_TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)


def results(subject: Subject) -> Results:
    """Return the chapter of results."""
    return Results(
        gauges=_gauges(subject),
        table=_table(subject),
        bias=_checklist(subject, "biases"),
        key_points=_checklist(subject, "key-points"),
        sensitivity=_sensitivity(subject),
    )


def _found(subject: Subject) -> list[GaugeResult]:
    held = subject.assessment.gauges
    return [held[gauge] for gauge in GAUGES if gauge in held]


def _interval(subject: Subject, low: float, high: float) -> str:
    pen = subject.pen
    ends = (pen.share(low), pen.share(high))
    if ends[0] == ends[1]:
        return ends[0]
    return pen.word("range", low=ends[0], high=ends[1])


def _gauges(subject: Subject) -> Gauges:
    pen = subject.pen
    dials = tuple(
        Dial(
            label=pen.text(subject.pack.header.gauges[gauge.id].title),
            declared=(gauge.low, gauge.high),
            supported=(gauge.supported_low, gauge.supported_high),
            target=gauge.target,
            declared_value=_interval(subject, gauge.low, gauge.high),
            supported_value=_interval(
                subject, gauge.supported_low, gauge.supported_high
            ),
        )
        for gauge in _found(subject)
    )
    said = " ".join(
        pen.word(
            "gauges.said",
            name=dial.label,
            declared=dial.declared_value,
            supported=dial.supported_value,
            target=pen.word("gauges.no_target")
            if dial.target is None
            else pen.share(dial.target),
        )
        for dial in dials
    )
    return Gauges(
        title=pen.word("gauges.title"),
        text=said,
        axis=Axis(tuple((t, pen.share(t)) for t in _TICKS), pen.word("gauges.axis")),
        legend=(
            pen.word("column.declared"),
            pen.word("column.supported"),
            pen.word("column.target"),
        ),
        dials=dials,
    )


def _table(subject: Subject) -> Table:
    pen = subject.pen
    return Table(
        caption=pen.word("gauges.table"),
        columns=(
            Column(pen.word("column.gauge"), 40),
            Column(pen.word("column.declared"), 16, number=True),
            Column(pen.word("column.supported"), 16, number=True),
            Column(pen.word("column.target"), 12, number=True),
            Column(pen.word("column.not_applicable"), 16, number=True),
        ),
        rows=tuple(
            (
                pen.text(subject.pack.header.gauges[gauge.id].title)
                + " – "
                + pen.text(subject.pack.header.gauges[gauge.id].meaning),
                _interval(subject, gauge.low, gauge.high),
                _interval(subject, gauge.supported_low, gauge.supported_high),
                "–" if gauge.target is None else pen.share(gauge.target),
                pen.share(gauge.not_applicable),
            )
            for gauge in _found(subject)
        ),
        note=f"{pen.word('gauges.how')} {pen.word('gauges.note')}",
    )


def _checklist(subject: Subject, checklist: Checklist) -> Table | None:
    pen = subject.pen
    found = [one for one in subject.assessment.bias if one.belongs_to == checklist]
    if not found:
        return None
    words = "bias" if checklist == "biases" else "key_points"
    marks = {"passed": "✓", "failed": "✗", "unknown": "?"}
    return Table(
        caption=pen.word(f"{words}.title"),
        columns=(
            Column(pen.word(f"{words}.column"), 72),
            Column(pen.word("column.result"), 28),
        ),
        rows=tuple(
            (
                pen.text(bias.title),
                f"{marks[bias.result]} " + pen.word(f"{words}.{bias.result}"),
            )
            for bias in found
        ),
        note=pen.word(f"{words}.note"),
    )


def _sensitivity(subject: Subject) -> Table | None:
    pen, found = subject.pen, subject.assessment.sensitivities
    if not found:
        return None
    moved = [one for one in found if not one.holds]
    return Table(
        caption=pen.word("sensitivity.title"),
        columns=(
            Column(pen.word("column.convention"), 60),
            Column(pen.word("column.holds"), 40),
        ),
        rows=tuple(
            (
                _convention(subject, one.convention),
                pen.word(
                    "sensitivity.moves", outcome=pen.word(f"outcome.{one.outcome}")
                ),
            )
            for one in moved
        ),
        note=pen.word(
            "sensitivity.note",
            held=pen.whole(len(found) - len(moved)),
            tried=pen.whole(len(found)),
        ),
    )


def _convention(subject: Subject, name: str) -> str:
    """Return how people know a convention, or the weight of one question."""
    pen = subject.pen
    statements = {one.id: one.statement for one in subject.pack.conventions}
    if name in statements:
        return pen.text(statements[name])
    question = subject.pack.by_code.get(name.partition(".")[2])
    if question is None:
        return pen.say(name)
    asked = f"{question.code} {pen.text(question.ask)}"
    return pen.word("sensitivity.weight", question=asked)
