"""How every figure came to be."""

from collections.abc import Iterable

from assessor.domain.impacts import TraceStep
from assessor.estimation.evaluation import Evaluation, reachable
from assessor.estimation.graph import Node


def trace(nodes: Iterable[Node], evaluation: Evaluation) -> dict[str, TraceStep]:
    """Return the steps that lead to some nodes, by id, inputs first."""
    steps: dict[str, TraceStep] = {}
    for node in reachable(nodes).values():
        if node.id not in steps:
            steps[node.id] = _step(node, evaluation)
    return steps


def _step(node: Node, evaluation: Evaluation) -> TraceStep:
    formula = node.formula
    notes = node.notes
    if formula is not None and formula.method:
        notes = (*notes, f"route: {formula.method}")
    low = high = None
    if node.value is not None:
        low, high = node.value.low, node.value.high
    return TraceStep(
        id=node.id,
        quantity=node.quantity,
        unit=node.unit,
        central=evaluation.centre(node),
        low=low,
        high=high,
        origin=node.origin,
        formula="" if formula is None else formula.relation,
        inputs=tuple(part.id for part in node.inputs),
        source=node.source if formula is None else formula.source,
        table=node.table,
        licence=node.licence,
        notes=notes,
        verification=node.verification,
        table_origin=node.table_origin,
    )
