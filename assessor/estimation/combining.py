"""Sums and parts of nodes."""

from collections.abc import Sequence

from assessor.estimation.graph import Formula, Node, Number
from assessor.estimation.variables import Variable


def together(id_: str, unit: str, parts: Sequence[Node]) -> Node:
    """Return the sum of nodes of one unit."""
    return Node(
        id=id_,
        quantity=id_.rpartition(".")[2],
        unit=unit,
        origin="formula",
        formula=_SUM,
        inputs=tuple(parts),
    )


def _sum(*parts: Number) -> Number:
    total: Number = 0.0
    for part in parts:
        total = total + part
    return total


_SUM = Formula(
    function=_sum,
    yields="sum",
    needs=(),
    unit="",
    source="sum of the parts",
    relation="sum of the parts",
    method="",
    impact=False,
)


def part_of(node: Node, name: str, share: float) -> Node:
    """Return a fixed share of a node, as in one life-cycle stage of a whole."""
    portion = Node(
        id=f"{node.id}.{name}_share",
        quantity=f"{name}_share",
        unit="1",
        origin="factor",
        value=Variable(f"{node.id}.{name}_share", share, share, share),
    )
    return Node(
        id=f"{node.id}.{name}",
        quantity=name,
        unit=node.unit,
        origin="formula",
        formula=_PART,
        inputs=(node, portion),
    )


def _part(*, whole: Number, part: Number) -> Number:
    return whole * part


_PART = Formula(
    function=_part,
    yields="part",
    needs=("whole", "part"),
    unit="",
    source="components of the factor",
    relation="part = whole * share of the stage",
    method="",
    impact=False,
)
