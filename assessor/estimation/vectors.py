"""One graph for many cases: central values of nodes over columns of inputs."""

from collections.abc import Mapping, Sequence

from assessor.errors import EstimationError
from assessor.estimation.evaluation import reachable
from assessor.estimation.graph import Node, Number


def across(nodes: Sequence[Node], columns: Mapping[str, Number]) -> list[Number]:
    """Return nodes with some of their inputs replaced, one value for each case.

    The cases share the shape of a graph, which is found once, and differ in values.

    Args:
        nodes: What is wanted.
        columns: Values by the id of the input, each in the unit of the input.

    Returns:
        A number for each node, or an array with a value for each case.

    Raises:
        EstimationError: A quantity is physically impossible in some case.
    """
    found: dict[int, Number] = {}
    for key, node in reachable(nodes).items():
        if node.formula is None:
            centre = float("nan") if node.value is None else node.value.central
            found[key] = columns.get(node.id, centre)
            continue
        values = [found[id(part)] for part in node.inputs]
        named = dict(zip(node.formula.needs, values, strict=False))
        try:
            found[key] = node.formula.function(*values[len(named) :], **named)
        except EstimationError as error:
            raise error.within(node.id) from error
    return [found[id(node)] for node in nodes]
