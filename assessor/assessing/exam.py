"""Published cases redone: what they say beside what an assessment says."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from assessor.assessing import assess
from assessor.assessing.document import document
from assessor.catalogue.cases import Task
from assessor.domain.assessment import Assessment
from assessor.domain.cases import Case, Published, Reading
from assessor.domain.document import Document
from assessor.domain.pack import Pack
from assessor.domain.shelf import Shelf

_DAY = date(2026, 1, 1)
_DRAWS = 16

Verdict = Literal["passed", "failed", "left_out", "shown"]


@dataclass(frozen=True)
class Mark:
    """One published figure beside ours.

    Attributes:
        ours: In the published unit; ``None`` where there is none.
        difference: Of ours from the published figure, relative. [1]
        tolerance: Greatest relative difference. [1]
        verdict: ``left_out`` where a figure of a verified case cannot be compared,
            for the reason given; ``shown`` where it is there for plausibility.
        reason: Why it is not compared, or why there is nothing to compare.
    """

    case: str
    figure: str
    published: float | None
    unit: str
    ours: float | None
    difference: float | None
    tolerance: float | None
    verdict: Verdict
    reason: str = ""


def sit(tasks: Sequence[Task], pack: Pack, shelf: Shelf) -> Iterator[Mark]:
    """Redo published cases, each through the assessment that users get.

    Central figures are compared, which depend neither on the day nor on the draws.

    Args:
        tasks: The cases with their answers.
        pack: The pack that the answers belong to.
        shelf: Factor tables.
    """
    for task in tasks:
        assessment = None
        if task.answers is not None:
            assessment = assess(task.answers, pack, shelf, today=_DAY, draws=_DRAWS)
        yield from marks(task.case, assessment)


def marks(case: Case, assessment: Assessment | None) -> tuple[Mark, ...]:
    """Return the figures of a case beside those of its assessment.

    Args:
        case: What was published.
        assessment: The case redone; ``None`` where it is only shown.
    """
    found = None if assessment is None else document(assessment)
    return tuple(_mark(case, name, found) for name in case.outputs)


def _mark(case: Case, name: str, found: Document | None) -> Mark:
    output = case.outputs[name]
    ours: float | None = None
    reason = output.left_out or case.notes
    if found is not None and output.read is not None:
        ours = reading(found, output.read)
        missing = "" if ours is not None else "not assessed"
        reason = output.left_out or missing
    difference = _difference(ours, output.value)
    return Mark(
        case=case.id,
        figure=name,
        published=output.value,
        unit=output.unit,
        ours=ours,
        difference=difference,
        tolerance=case.tolerance,
        verdict=_verdict(case, output, difference),
        reason=reason,
    )


def _verdict(case: Case, output: Published, difference: float | None) -> Verdict:
    if not case.counts:
        return "shown"
    if output.left_out or output.read is None:
        return "left_out"
    within = difference is not None and abs(difference) <= (case.tolerance or 0.0)
    return "passed" if within else "failed"


def _difference(ours: float | None, published: float | None) -> float | None:
    if ours is None or published is None:
        return None
    if published == 0:
        return 0.0 if ours == 0 else float("inf")
    return ours / published - 1


def reading(found: Document, read: Reading) -> float | None:
    """Return a figure of an evaluation in the published unit.

    Args:
        found: The evaluation.
        read: Where the figure stands.

    Returns:
        The figure, or ``None`` where it is not assessed.
    """
    if read.step:
        step = found.trace.get(read.step)
        value = None if step is None else getattr(step, read.bound)
        return value / read.in_ours if isinstance(value, float) else None
    parts = [
        cell.central
        for cell in found.cells
        if cell.indicator == read.indicator
        and cell.row.startswith(read.row)
        and (not read.stages or cell.stage in read.stages)
        and cell.central is not None
    ]
    return sum(parts) / read.in_ours if parts else None
