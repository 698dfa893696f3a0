"""Reduction actions that apply, by stage and family."""

from assessor.domain.rules import Action
from assessor.reporting.view.model import Column, Plan, Table
from assessor.reporting.view.reduction import reduction
from assessor.reporting.view.subject import Subject

FAMILIES = ("sufficiency", "substitution", "efficiency", "enabler")


def plan(subject: Subject) -> Plan:
    """Return the actions that apply, those that ask for less first."""
    actions = subject.assessment.actions
    lacks = not any("sufficiency" in action.families for action in actions)
    return Plan(
        tables=tuple(
            _table(subject, family, found)
            for family in FAMILIES
            if (found := [a for a in actions if _family(a) == family])
        ),
        note=subject.pen.word("plan.no_sufficiency") if lacks else "",
        exhibits=tuple(reduction(subject)),
    )


def first(subject: Subject, number: int) -> list[Action]:
    """Return the first actions, sufficiency before efficiency, checked ones first."""
    status = {"verified": 0, "logical": 1, "source": 2, "none": 3}
    ranked = sorted(
        subject.assessment.actions,
        key=lambda a: (FAMILIES.index(_family(a)), status[a.effect_status]),
    )
    return ranked[:number]


def _family(action: Action) -> str:
    return next((f for f in FAMILIES if f in action.families), FAMILIES[-1])


def _table(subject: Subject, family: str, actions: list[Action]) -> Table:
    pen = subject.pen
    return Table(
        caption=pen.word(f"family.{family}"),
        columns=(
            Column(pen.word("column.action"), 32),
            Column(pen.word("column.effect"), 24),
            Column(pen.word("column.caution"), 28),
            Column(pen.word("column.stages"), 16),
        ),
        rows=tuple(
            (
                f"{action.id} {pen.text(action.title)}",
                _effect(subject, action),
                _conditions(subject, action),
                ", ".join(_stage(subject, stage) for stage in action.stages),
            )
            for action in sorted(actions, key=lambda a: (a.stages, a.id))
        ),
    )


def _stage(subject: Subject, stage: str) -> str:
    found = subject.pack.header.stages.get(stage)
    if found is not None:
        return subject.pen.text(found.title)
    return subject.pen.words.known(f"stage.{stage}", stage)


def _effect(subject: Subject, action: Action) -> str:
    pen = subject.pen
    status = pen.word(f"effect_status.{action.effect_status}")
    effect = pen.text(action.effect)
    return f"{effect}\n({status})" if effect else status


def _conditions(subject: Subject, action: Action) -> str:
    pen, lines = subject.pen, []
    if action.precondition is not None:
        lines.append(pen.word("plan.if", text=pen.text(action.precondition)))
    if action.caution is not None:
        lines.append(pen.word("plan.caution", text=pen.text(action.caution)))
    return "\n".join(lines)
