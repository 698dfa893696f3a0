"""The central value of one quantity, before everything is evaluated."""

from assessor.errors import EstimationError
from assessor.estimation.graph import Node


def central_of(node: Node) -> float:
    """Return the value of a quantity at central inputs.

    Args:
        node: The quantity.

    Raises:
        EstimationError: An input is physically impossible.
    """
    if node.value is not None:
        return node.value.central
    if node.formula is None:
        return float("nan")
    values = [central_of(part) for part in node.inputs]
    named = dict(zip(node.formula.needs, values, strict=False))
    try:
        return float(node.formula.function(*values[len(named) :], **named))
    except EstimationError as error:
        raise error.within(node.id) from error
