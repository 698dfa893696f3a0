"""How each figure was computed, row by row."""

import re
from collections.abc import Iterator

from assessor.domain.impacts import TraceStep
from assessor.reporting.pen import LINE
from assessor.reporting.speech import in_words
from assessor.reporting.view.factors import Factors, remarks, value, valued
from assessor.reporting.view.model import Column, Table
from assessor.reporting.view.subject import Subject

_CHUNK = 400
_OF_ROW = re.compile(r"^(?:\w+:)?([a-z0-9_.]+\[[^\]]+\])\.")
_ANSWER = "answer:"
_STEP = re.compile(
    r"(?:^|[.\]])(?P<quantity>[a-z_]+)(?:~(?P<route>[a-z_]+))?"
    r"(?::(?P<indicator>[a-z]+)(?:\.(?P<stage>[a-z_]+))?)?$"
)


def trace(subject: Subject, factors: Factors) -> Iterator[Table]:
    """Yield the steps of each row; answers and factors have tables of their own."""
    groups: dict[str, list[TraceStep]] = {}
    for step in subject.assessment.footprint.trace.values():
        if not step.table and not _elsewhere(subject, step):
            groups.setdefault(row_of(step.id), []).append(step)
    for name, steps in sorted(groups.items()):
        yield _steps(subject, factors, name, steps[:_CHUNK])


def row_of(step: str) -> str:
    """Return the row that a step belongs to, or nothing.

    Examples:
        >>> row_of("answer:training.runs[main].energy"), row_of("net_effect.net:gwp")
        ('training.runs[main]', '')
    """
    found = _OF_ROW.match(step)
    return found.group(1) if found else ""


def _elsewhere(subject: Subject, step: TraceStep) -> bool:
    """Say whether a step is in the table of answers, or said by the step it is for."""
    if step.origin == "answer":
        return step.id.removeprefix(_ANSWER) in subject.standing
    return step.origin == "factor"


def _steps(
    subject: Subject, factors: Factors, name: str, steps: list[TraceStep]
) -> Table:
    pen = subject.pen
    title = subject.thing(name) if name else pen.word("annex.shared")
    return Table(
        caption=title,
        columns=(
            Column(pen.word("column.step"), 28),
            Column(pen.word("column.how"), 52),
            Column(pen.word("column.value"), 20, number=True),
        ),
        rows=tuple(
            (
                named(subject, step.id, name),
                how(subject, factors, step),
                valued(subject, step),
            )
            for step in steps
        ),
        kind="ids",
    )


def named(subject: Subject, step: str, row: str) -> str:
    """Return the name of a step, without the row that its table is about."""
    found = subject.assessment.footprint.trace.get(step)
    answered = found is None or found.origin == "answer" or step.startswith(_ANSWER)
    said = "" if answered else _named(subject, step)
    if said:
        own = row_of(step)
        elsewhere = own and own != row
        return f"{subject.thing(own)}, {said}" if elsewhere else said
    plain = step.removeprefix(_ANSWER)
    if row:
        plain = plain.removeprefix(f"{row}.")
    return subject.pen.say(plain, LINE)


def _named(subject: Subject, step: str) -> str:
    """Return what a step is in words, or nothing where there are none for it.

    A step is named as in ``training.runs[main].use_impact:gwp.transport``: quantity,
    indicator, stage; or as in ``run_energy~server``: quantity and the way to it.
    """
    found = _STEP.search(step)
    words = subject.pen.words.flat
    if found is None or f"quantity.{found['quantity']}" not in words:
        return ""
    families = (
        ("quantity", found["quantity"]),
        ("route", found["route"]),
        ("indicator_short", found["indicator"]),
        ("life_stage", found["stage"]),
    )
    return ", ".join(subject.label(kind, name) for kind, name in families if name)


def called(subject: Subject, quantity: str) -> str:
    """Return a quantity in words, with its indicator; or a stage of the life cycle.

    Args:
        subject: What the report is about.
        quantity: As in ``device_embodied:gwp`` or ``manufacture``.
    """
    name, _, indicator = quantity.partition(":")
    words = subject.pen.words
    said = words.known(f"quantity.{name}", words.known(f"life_stage.{name}", name))
    if not indicator:
        return said
    return f"{said}, {subject.label('indicator_short', indicator)}"


def how(subject: Subject, factors: Factors, step: TraceStep) -> str:
    """Return a relation in which what is found elsewhere says where."""
    pen = subject.pen
    relation = step.formula.partition(" = ")[2] or step.formula
    said = pen.remark(relation)
    apart = []
    for name in step.inputs:
        place = _place(subject, factors, step, name)
        quantity = _quantity(subject, name)
        word = re.compile(rf"\b{re.escape(quantity)}\b(?! \[)")
        if place and word.search(said):
            said = word.sub(rf"\g<0> [{_literal(place)}]", said, count=1)
        elif place or not word.search(said):
            shown = called(subject, quantity)
            apart.append(f"{shown} [{place}]" if place else shown)
    if not pen.has_remark(relation):
        said = in_words(said, pen.words)
    parts = [said or pen.word(f"origin.{step.origin}")]
    if apart:
        parts.append(pen.word("annex.from", names=", ".join(apart)))
    if step.table:
        return pen.join([*parts, *remarks(subject, step)])
    return pen.join([*parts, *(pen.remark(note) for note in step.notes)])


def _literal(text: str) -> str:
    """Return a text that stands for itself where another replaces a match."""
    return text.replace("\\", r"\\")


def _quantity(subject: Subject, name: str) -> str:
    found = subject.assessment.footprint.trace.get(name)
    return name if found is None else found.quantity


def _place(subject: Subject, factors: Factors, step: TraceStep, name: str) -> str:
    """Return where an input is found, or nothing where it is a step of the same row."""
    found = subject.assessment.footprint.trace.get(name)
    if name in factors.marks:
        return factors.marks[name]
    if found is not None and found.origin == "factor":
        return value(subject, found)
    row = row_of(step.id)
    if found is not None and row and row_of(name) == row:
        same = found.quantity == name.rpartition(".")[2]
        return "" if same else named(subject, name, row)
    return named(subject, name, "")
