"""What scenarios cost, in a table of its own."""

from collections.abc import Iterator

from assessor.assessing.costs import costs_of
from assessor.domain.costs import Cost
from assessor.reporting.view.model import Column, Exhibit, Table
from assessor.reporting.view.subject import Subject


def cost_exhibit(subject: Subject) -> Iterator[Exhibit]:
    """Yield what scenarios cost, where any cost was stated."""
    pen, assessment = subject.pen, subject.assessment
    found = costs_of(assessment)
    if not found:
        return
    scenarios = assessment.footprint.scenarios
    rows = [
        (_label(subject, name), *_amounts(subject, cost))
        for name in scenarios
        for cost in found.get(name, ())
    ]
    currencies = {cost.currency for some in found.values() for cost in some}
    yield Exhibit(
        title=pen.word("costs.title"),
        tables=(
            Table(
                caption=pen.word("costs.table"),
                columns=(
                    Column(pen.word("column.scenario"), 32),
                    Column(pen.word("costs.currency"), 16),
                    Column(pen.word("costs.once"), 16, number=True),
                    Column(pen.word("costs.yearly"), 16, number=True),
                    Column(pen.word("column.whole_life"), 20, number=True),
                ),
                rows=rows,
                note=pen.word("costs.note"),
            ),
        ),
        notes=(pen.word("costs.currencies"),) if len(currencies) > 1 else (),
    )


def _label(subject: Subject, name: str) -> str:
    scenario = subject.assessment.footprint.scenarios[name]
    kind = subject.pen.word(f"scenario_kind.{scenario.kind}")
    label = subject.pen.name(scenario.label)
    return f"{kind} – {label}" if label else kind


def _amounts(subject: Subject, cost: Cost) -> tuple[str, ...]:
    pen = subject.pen
    known = (cost.investment, cost.yearly, cost.whole_life)
    return (
        pen.name(cost.currency) or "–",
        *(pen.word("costs.open") if n is None else pen.precise(n) for n in known),
    )
