"""Which inputs carry the uncertainty of a total."""

from collections.abc import Iterable

import numpy as np

from assessor.domain.impacts import VarianceShare
from assessor.estimation.draws import ranks
from assessor.estimation.evaluation import Evaluation, reachable
from assessor.estimation.graph import ANSWERED, Node, Number


def variance_shares(
    nodes: Iterable[Node], total: Number, evaluation: Evaluation
) -> tuple[VarianceShare, ...]:
    """Return how much of the uncertainty of a total each input carries.

    It is the squared rank correlation of the input with the total, over the sum for
    all inputs.

    Args:
        nodes: What the total sums.
        total: Its value.
        evaluation: Where the values are.

    Returns:
        Shares, largest first.

    References:
        A. Saltelli et al., Global Sensitivity Analysis: The Primer, 2008, section 1.2.
    """
    inputs: dict[str, list[Node]] = {}
    for node in reachable(nodes).values():
        if node.value is not None and not node.value.is_exact:
            inputs.setdefault(node.value.key, []).append(node)
    if not inputs:
        return ()
    count = evaluation.count
    order = np.argsort(np.argsort(evaluation.draws(total)))
    # Ranks sum to a constant, so that centring one of the two centres the product.
    centred = order - (count - 1) / 2
    squared = np.array(
        [
            np.dot(ranks(evaluation.salt + key, count).astype(float), centred) ** 2
            for key in inputs
        ]
    )
    shares = squared / squared.sum()
    found = [
        _share(key, inputs[key], float(share), evaluation.ends(total, key))
        for key, share in zip(inputs, shares, strict=True)
    ]
    return tuple(sorted(found, key=lambda one: -one.share))


def _share(
    key: str, nodes: list[Node], share: float, ends: tuple[float, float]
) -> VarianceShare:
    return VarianceShare(
        key=key,
        share=share,
        low=ends[0],
        high=ends[1],
        answerable=any(_is_answerable(node) for node in nodes),
    )


def _is_answerable(node: Node) -> bool:
    if node.origin in {"answer", "default"}:
        return True
    return node.quantity in ANSWERED
