"""What is needed to check every figure by hand."""

import re
from collections.abc import Iterator

from assessor.domain.answers import State
from assessor.domain.assessment import Standing
from assessor.domain.impacts import TraceStep
from assessor.reporting.pen import LINE
from assessor.reporting.view.answers import answer, remark, state
from assessor.reporting.view.framework import settled
from assessor.reporting.view.model import Annex, Column, Table
from assessor.reporting.view.subject import Subject

_CHUNK = 400
_OF_ROW = re.compile(r"^(?:\w+:)?([a-z0-9_.]+\[[^\]]+\])\.")


def annex(subject: Subject) -> Annex:
    """Return the annex."""
    pen, pack = subject.pen, subject.pack
    return Annex(
        factors=_factors(subject),
        trace=tuple(_trace(subject)),
        answers=tuple(_answers(subject)),
        evidence=_evidence(subject),
        versions=_versions(subject),
        sources=(
            *(pen.say(source.citation) for source in pack.header.sources.values()),
            *(pen.say(s) for s in subject.assessment.answers.project.sources),
        ),
    )


def _factors(subject: Subject) -> Table | None:
    pen = subject.pen
    steps = {
        _short(subject, step.id, ""): step
        for step in subject.assessment.footprint.trace.values()
        if step.table
    }
    if not steps:
        return None
    return Table(
        caption=pen.word("annex.factors"),
        columns=(
            Column(pen.word("column.factor"), 28),
            Column(pen.word("column.value"), 24, number=True),
            Column(pen.word("column.source"), 32),
            Column(pen.word("column.licence"), 16),
        ),
        rows=tuple(
            (
                name,
                _value(subject, step),
                _source(subject, step),
                pen.say(step.licence, LINE) or pen.word("not_stated"),
            )
            for name, step in sorted(steps.items())
        ),
        note=pen.word("annex.factors_note"),
        ids=True,
    )


def _source(subject: Subject, step: TraceStep) -> str:
    pen = subject.pen
    notes = (pen.remark(note) for note in step.notes)
    return "\n".join(part for part in (pen.say(step.source, LINE), *notes) if part)


def _value(subject: Subject, step: TraceStep) -> str:
    pen = subject.pen
    if isinstance(step.central, str):
        return pen.say(step.central, LINE)
    shown = pen.quantity(step.central, step.unit)
    if step.low is None or step.high is None or step.low == step.high:
        return shown
    low, high = pen.precise(step.low), pen.precise(step.high)
    return f"{shown}\n[{pen.word('range', low=low, high=high)}]"


def _trace(subject: Subject) -> Iterator[Table]:
    groups: dict[str, list[TraceStep]] = {}
    for step in subject.assessment.footprint.trace.values():
        if not step.table:
            groups.setdefault(_row(step.id), []).append(step)
    for name, steps in sorted(groups.items()):
        yield _steps(subject, name, steps[:_CHUNK])


def _row(step: str) -> str:
    """Return the row that a step belongs to, or nothing.

    Examples:
        >>> _row("answer:training.runs[main].energy"), _row("net_effect.net:gwp")
        ('training.runs[main]', '')
    """
    found = _OF_ROW.match(step)
    return found.group(1) if found else ""


def _steps(subject: Subject, name: str, steps: list[TraceStep]) -> Table:
    pen = subject.pen
    title = subject.thing(name) if name else pen.word("annex.shared")
    return Table(
        caption=pen.word("annex.trace", name=title),
        columns=(
            Column(pen.word("column.step"), 28),
            Column(pen.word("column.how"), 48),
            Column(pen.word("column.value"), 24, number=True),
        ),
        rows=tuple(
            (_short(subject, step.id, name), _how(subject, step), _value(subject, step))
            for step in steps
        ),
        ids=True,
    )


def _short(subject: Subject, step: str, row: str) -> str:
    """Return the name of a step without the row that its table is about."""
    plain = step.removeprefix("answer:").removeprefix("factor:")
    if row:
        plain = plain.removeprefix(f"{row}.")
    return subject.pen.say(plain.replace("#", ", "), LINE)


def _how(subject: Subject, step: TraceStep) -> str:
    pen, row = subject.pen, _row(step.id)
    parts = [pen.word(f"origin.{step.origin}")]
    if step.formula:
        parts = [f"{step.quantity} = {pen.say(_right_side(step), LINE)}"]
    if step.inputs:
        names = ", ".join(_short(subject, name, row) for name in step.inputs)
        parts.append(pen.word("annex.from", names=names))
    parts += [pen.remark(note) for note in step.notes]
    return "\n".join(parts)


def _right_side(step: TraceStep) -> str:
    """Return a relation without the quantity it yields, if it names it."""
    return step.formula.removeprefix(f"{step.quantity} = ")


def _answers(subject: Subject) -> Iterator[Table]:
    pen = subject.pen
    groups: dict[str, list[Standing]] = {}
    known = {one.question for one in subject.assessment.levels if settled(one)}
    for standing in subject.assessment.standings:
        if standing.state is State.OPEN and standing.question in known:
            continue
        groups.setdefault(_section(subject, standing), []).append(standing)
    for title, standings in groups.items():
        given = [s for s in standings if s.state is not State.OPEN]
        if not given:
            continue
        yield Table(
            caption=pen.word("annex.answers", section=title),
            columns=(
                Column(pen.word("column.question"), 36),
                Column(pen.word("column.answer"), 36),
                Column(pen.word("column.evidence"), 28),
            ),
            rows=tuple(_given(subject, standing) for standing in given),
            note=_open(subject, [s for s in standings if s.state is State.OPEN]),
        )


def _section(subject: Subject, standing: Standing) -> str:
    section = subject.pack.section_of.get(standing.question)
    title = subject.pen.text(section.title) if section else ""
    if standing.row and section is not None and section.repeat is not None:
        row = subject.row(section.repeat.group, standing.row)
        return f"{title}, {row}"
    return title


def _given(subject: Subject, standing: Standing) -> tuple[str, str, str]:
    pen, question = subject.pen, subject.pack.by_id.get(standing.question)
    asked = pen.text(question.ask, LINE) if question else pen.say(standing.question)
    code = f"{question.code} " if question and question.code else ""
    extra = remark(subject, standing)
    given = standing.state in {State.ANSWERED, State.PLANNED}
    how = state(subject, standing) if given else ""
    return (
        f"{code}{asked}\n{pen.say(standing.question)}",
        answer(subject, standing, LINE * 2),
        "\n".join(part for part in (how, extra) if part),
    )


def _open(subject: Subject, left: list[Standing]) -> str:
    if not left:
        return ""
    names = subject.pen.join(subject.pen.say(one.id) for one in left)
    return subject.pen.word("annex.open", names=names)


def _evidence(subject: Subject) -> Table | None:
    pen, found = subject.pen, subject.assessment.answers.evidence
    if not found:
        return None
    return Table(
        caption=pen.word("annex.evidence"),
        columns=(
            Column(pen.word("column.evidence_id"), 12),
            Column(pen.word("column.title"), 52),
            Column(pen.word("column.digest"), 36),
        ),
        rows=tuple(
            (
                pen.name(name),
                "\n".join(
                    pen.say(part, LINE)
                    for part in (one.title, one.issuer, one.period, one.locator)
                    if part
                ),
                pen.say(one.sha256 or "–"),
            )
            for name, one in found.items()
        ),
        note=pen.word("annex.evidence_note"),
    )


def _versions(subject: Subject) -> Table:
    pen, made = subject.pen, subject.assessment
    pack = f"{pen.name(made.pack)} {pen.name(made.pack_version)}"
    rows = (
        ("pack", pack),
        ("pack_digest", pen.say(made.pack_digest)),
        ("factors_digest", pen.say(made.factors_digest)),
        ("program", pen.name(made.program_version)),
        ("seed", pen.say(made.footprint.seed)),
        ("draws", pen.whole(made.footprint.draws)),
        ("licence", pen.name(subject.pack.header.licence)),
        ("made_on", pen.day(made.made_on)),
    )
    return Table(
        caption=pen.word("annex.versions"),
        columns=(
            Column(pen.word("column.what"), 36),
            Column(pen.word("column.value"), 64),
        ),
        rows=tuple((pen.word(f"annex.{name}"), value) for name, value in rows),
    )
