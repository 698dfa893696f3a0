"""Three figures walked from answers and factors, to be redone with a calculator."""

from collections.abc import Iterator

from assessor.domain.impacts import Cell, TraceStep
from assessor.reporting.view.factors import Factors, value
from assessor.reporting.view.model import Column, Exhibit, Table
from assessor.reporting.view.subject import Subject
from assessor.reporting.view.trace import called, how, named, row_of

_ANSWER = "answer:"
_MOST_STEPS = 18
_MOST_CELLS = 12
_MADE = frozenset({"manufacture", "unsplit"})


def by_hand(subject: Subject, factors: Factors) -> Exhibit | None:
    """Return the walks; nothing where no figure is printed that could be walked.

    Args:
        subject: What the report is about.
        factors: The factors of the annex, by their marks.
    """
    if subject.per_use_only:
        cells = [c for c in _assessed(subject) if c.row in subject.uses.fixed]
    else:
        cells = _assessed(subject)
    tables = [_walk(subject, factors, cell) for cell in _chosen(cells)]
    if cells and not subject.per_use_only:
        tables.append(_sum(subject, cells))
    pen = subject.pen
    if not tables:
        return None
    return Exhibit(
        title=pen.word("by_hand.title"),
        lead=pen.word("by_hand.lead"),
        tables=tuple(tables),
        notes=(pen.word("by_hand.note"),),
    )


def _assessed(subject: Subject) -> list[Cell]:
    return sorted(
        (
            cell
            for cell in subject.project.cells
            if cell.indicator == "gwp" and cell.estimate is not None
        ),
        key=_central,
        reverse=True,
    )


def _central(cell: Cell) -> float:
    return 0.0 if cell.estimate is None else cell.estimate.central


def _chosen(cells: list[Cell]) -> Iterator[Cell]:
    """Yield the largest cell of electricity used and the largest of making."""
    used = [cell for cell in cells if cell.stage == "use"]
    made = [cell for cell in cells if cell.stage in _MADE]
    yield from used[:1]
    yield from made[:1]


def _walk(subject: Subject, factors: Factors, cell: Cell) -> Table:
    pen = subject.pen
    steps = list(_steps(subject, cell.trace))
    shown = steps[-_MOST_STEPS:]
    row = row_of(cell.trace)
    more = len(steps) - len(shown)
    return Table(
        caption=pen.word(
            "by_hand.walk",
            row=subject.thing(cell.row),
            stage=subject.label("life_stage", cell.stage),
        ),
        columns=(
            Column(pen.word("column.step"), 28),
            Column(pen.word("by_hand.how"), 56),
            Column(pen.word("by_hand.gives"), 16, number=True),
        ),
        rows=tuple(
            (
                _step(subject, step, row),
                "\n".join(_worked(subject, factors, step)),
                _bare(subject, step),
            )
            for step in shown
        ),
        note=pen.word("more", number=pen.whole(more)) if more > 0 else "",
        kind="ids",
    )


def _steps(subject: Subject, last: str) -> Iterator[TraceStep]:
    """Yield the formulas that a figure comes from, inputs before what they enter."""
    trace = subject.assessment.footprint.trace
    seen: set[str] = set()
    waiting = [(last, False)]
    while waiting:
        name, ready = waiting.pop()
        step = trace.get(name)
        if step is None or step.origin == "factor" or (not ready and name in seen):
            continue
        if ready:
            yield step
            continue
        seen.add(name)
        waiting.append((name, True))
        waiting.extend((one, False) for one in reversed(step.inputs))


def _worked(subject: Subject, factors: Factors, step: TraceStep) -> Iterator[str]:
    """Yield a relation and, where anything enters it, what does."""
    yield _how(subject, factors, step)
    if entering := _inputs(subject, factors, step):
        yield entering


def _inputs(subject: Subject, factors: Factors, step: TraceStep) -> str:
    """Return what enters a step; parts of one kind by their marks alone."""
    trace = subject.assessment.footprint.trace
    found = [trace[name] for name in step.inputs if name in trace]
    kinds = {one.quantity for one in found}
    alike = len(kinds) == 1 and len(found) > 1
    return subject.pen.join(
        f"{_called(subject, factors, one, alike=alike)} = {_bare(subject, one)}"
        for one in found
    )


def _how(subject: Subject, factors: Factors, step: TraceStep) -> str:
    """Return a relation; marks that stand beside it with their values are not told."""
    marks = [factors.marks.get(name, "") for name in step.inputs]
    trace = subject.assessment.footprint.trace
    kinds = {trace[name].quantity for name in step.inputs if name in trace}
    if len(marks) > 1 and all(marks) and len(kinds) == 1:
        step = step.model_copy(update={"inputs": ()})
    return how(subject, factors, step)


def _step(subject: Subject, step: TraceStep, row: str) -> str:
    if step.id.startswith(_ANSWER):
        # The caption names the row.
        return subject.thing(step.id).removesuffix(f" ({subject.thing(row)})")
    return named(subject, step.id, row)


def _called(subject: Subject, factors: Factors, step: TraceStep, *, alike: bool) -> str:
    said = called(subject, step.quantity)
    mark = factors.marks.get(step.id)
    if mark and alike:
        return mark
    return f"{said} [{mark}]" if mark else said


def _bare(subject: Subject, step: TraceStep) -> str:
    """Return a value without its interval: one computes with central values."""
    return value(subject, step.model_copy(update={"low": None, "high": None}))


def _sum(subject: Subject, cells: list[Cell]) -> Table:
    pen = subject.pen
    shown, rest = cells[:_MOST_CELLS], cells[_MOST_CELLS:]
    rows = [
        (
            subject.thing(cell.row),
            subject.label("life_stage", cell.stage),
            pen.quantity(_central(cell), "kgCO2e"),
        )
        for cell in shown
    ]
    if rest:
        others = sum(map(_central, rest))
        number = pen.word("by_hand.others", number=pen.whole(len(rest)))
        rows.append((number, "–", pen.quantity(others, "kgCO2e")))
    total = pen.quantity(sum(map(_central, cells)), "kgCO2e")
    return Table(
        caption=pen.word("by_hand.sum"),
        columns=(
            Column(pen.word("column.row"), 52),
            Column(pen.word("column.life_stage"), 24),
            Column(pen.word("column.central"), 24, number=True),
        ),
        rows=(*rows, (pen.word("by_hand.total"), "–", total)),
        kind="dense",
    )
