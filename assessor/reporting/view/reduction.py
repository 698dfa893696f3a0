"""The reduction plan of the project: a waterfall, its actions, its budgets."""

from collections.abc import Iterator

from assessor.domain.action_plan import (
    FAMILIES,
    ActionPlan,
    ActionStep,
    BudgetCheck,
    Verdict,
)
from assessor.domain.impacts import Estimate
from assessor.reporting.charts.data import Axis
from assessor.reporting.charts.plots import Fall, Waterfall
from assessor.reporting.figures import Scale, scale_of
from assessor.reporting.ticks import ticks
from assessor.reporting.view.model import Column, Exhibit, Table
from assessor.reporting.view.subject import Subject

_LABEL = 90


def reduction(subject: Subject) -> Iterator[Exhibit]:
    """Yield what the project states of its own reduction, if it states anything."""
    plan, pen = subject.assessment.action_plan, subject.pen
    if plan is None:
        return
    if plan.steps:
        shown = not subject.per_use_only
        figure = _waterfall(subject, plan) if shown else None
        yield Exhibit(
            title=pen.word("reduction.title"),
            lead=pen.word("reduction.lead"),
            warning="" if plan.sufficiency else pen.word("reduction.no_sufficiency"),
            figure=figure,
            tables=(
                _actions(subject, plan),
                *([_families(subject, plan)] if figure is not None else []),
            ),
            notes=() if shown else (subject.volume,),
        )
    if plan.budgets and not subject.per_use_only:
        yield Exhibit(
            title=pen.word("reduction.budgets"), tables=(_budgets(subject, plan),)
        )


def _waterfall(subject: Subject, plan: ActionPlan) -> Waterfall | None:
    pen = subject.pen
    taken = [s for s in plan.steps if s.before and s.after and s.change]
    if plan.start is None or plan.end is None or not taken:
        return None
    scale = scale_of([plan.start.central], plan.unit)
    before = f"{pen.word('at_least')} " if plan.at_least else ""
    rows = [
        _whole(pen.word("reduction.start"), plan.start, before, subject, scale),
        *(row for step in taken for row in _fall(subject, step)),
        _whole(pen.word("reduction.end"), plan.end, before, subject, scale),
    ]
    ends = [value / scale.per for row in rows for value in (row.start, row.end)]
    return Waterfall(
        title=pen.word("reduction.chart"),
        text=" ".join(pen.labelled(row.label, f"{row.value}.") for row in rows),
        axis=Axis(
            tuple((t * scale.per, pen.exact(t)) for t in ticks(0.0, max(ends))),
            pen.unit(scale.symbol),
        ),
        rows=tuple(rows),
    )


def _whole(
    label: str, estimate: Estimate, before: str, subject: Subject, scale: Scale
) -> Fall:
    figure = subject.pen.scaled(estimate.central, scale)
    return Fall(label, 0.0, estimate.central, f"{before}{figure}", whole=True)


def _fall(subject: Subject, step: ActionStep) -> Iterator[Fall]:
    if step.before is None or step.after is None or step.change is None:
        return
    pen = subject.pen
    small = scale_of([step.change.central], step.change.unit)
    yield Fall(
        label=f"{step.id} {pen.brief(step.title, _LABEL)}",
        start=step.before.central,
        end=step.after.central,
        value=_signed(subject, step.change, small),
    )


def _signed(subject: Subject, change: Estimate, scale: Scale) -> str:
    plus = "+" if change.central > 0 else ""
    return plus + subject.pen.scaled(change.central, scale)


def _actions(subject: Subject, plan: ActionPlan) -> Table:
    pen = subject.pen
    return Table(
        caption=pen.word("reduction.actions"),
        columns=(
            Column(pen.word("column.action"), 32),
            Column(pen.word("reduction.who"), 24),
            Column(pen.word("reduction.changes"), 24),
            Column(pen.word("reduction.gain"), 20, number=True),
        ),
        rows=tuple(
            (
                f"{step.id} {pen.text(step.title)}",
                _who(subject, step),
                "\n".join(subject.question(name, _LABEL) for name in step.changes)
                or pen.word("reduction.no_size"),
                _gain(subject, step),
            )
            for step in plan.steps
        ),
        note=pen.word("reduction.note"),
    )


def _who(subject: Subject, step: ActionStep) -> str:
    pen = subject.pen
    due = pen.word("reduction.no_due") if step.due is None else pen.day(step.due)
    if step.overdue:
        due = pen.word("reduction.overdue", day=due)
    evidence = ", ".join(pen.name(name) for name in step.evidence)
    return "\n".join(
        (
            pen.word(f"action_status.{step.status.value}"),
            pen.name(step.owner) or pen.word("reduction.no_owner"),
            due,
            evidence or pen.word("reduction.no_evidence"),
        )
    )


def _gain(subject: Subject, step: ActionStep) -> str:
    pen = subject.pen
    if step.counted != "recomputed" or step.change is None:
        return pen.word(f"counted.{step.counted}")
    if subject.per_use_only:
        return pen.word("volume.withheld")
    scale = scale_of([step.change.central], step.change.unit)
    ends = pen.range(step.change.low, step.change.high, scale)
    return f"{_signed(subject, step.change, scale)} [{ends}]"


def _families(subject: Subject, plan: ActionPlan) -> Table:
    pen = subject.pen
    return Table(
        caption=pen.word("reduction.families"),
        columns=(
            Column(pen.word("reduction.family"), 40),
            Column(pen.word("reduction.number"), 20, number=True),
            Column(pen.word("reduction.gain"), 20, number=True),
            Column(pen.word("column.share"), 20, number=True),
        ),
        rows=tuple(
            (
                pen.word(f"family.{family}"),
                pen.whole(found.actions),
                pen.word("counted.not_quantified")
                if found.change is None
                else pen.amount(found.change, plan.unit),
                "–" if found.share is None else pen.share(found.share),
            )
            for family in FAMILIES
            if (found := plan.families[family]).actions
        ),
    )


def _budgets(subject: Subject, plan: ActionPlan) -> Table:
    pen = subject.pen
    return Table(
        caption=pen.word("reduction.budget_table"),
        columns=(
            Column(pen.word("column.question"), 28),
            Column(pen.word("reduction.ceiling"), 16, number=True),
            Column(pen.word("reduction.now"), 28, number=True),
            Column(pen.word("reduction.then"), 28, number=True),
        ),
        rows=tuple(
            (
                pen.text(check.ask),
                pen.amount(check.ceiling, check.unit),
                _beside(subject, check, check.result, check.verdict),
                _beside(subject, check, check.planned, check.planned_verdict),
            )
            for check in plan.budgets
        ),
        note=pen.word("reduction.budget_note"),
    )


def _beside(
    subject: Subject, check: BudgetCheck, found: Estimate | None, verdict: Verdict
) -> str:
    pen = subject.pen
    if found is None:
        return pen.word("not_assessed")
    if check.question.endswith("per_use") and subject.no_per_use:
        return pen.word("volume.withheld")
    return f"{pen.estimate(found)}\n{pen.word(f'verdict.{verdict}')}"
