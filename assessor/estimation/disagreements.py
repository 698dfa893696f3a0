"""Where two methods of the project, or two publications, say different things."""

from collections.abc import Iterable, Iterator

from assessor.domain.impacts import Disagreement
from assessor.domain.shelf import Shelf
from assessor.domain.tables import FactorTable
from assessor.domain.wording import Text
from assessor.estimation.evaluation import Evaluation
from assessor.estimation.plans import Plan

_AGREE_WITHIN = 0.05
_BY_KIND_OF_MACHINE = "server"
_PUBLISHED = "accelerators/embodied-gwp-published"


def between_routes(plan: Plan, evaluation: Evaluation) -> Iterator[Disagreement]:
    """Yield quantities that two routes of the project put more than 5 % apart.

    The first of the values is the one that is used. A machine of a known type stands
    in for what is not known, so it disagrees with nothing.

    Args:
        plan: The project.
        evaluation: Where its values are.
    """
    for subject, routes in plan.routes.items():
        values = {
            method: evaluation.central(evaluation.value(node))
            for method, node in routes.items()
            if method != _BY_KIND_OF_MACHINE
        }
        if not values:
            continue
        best, *others = values.values()
        if any(abs(other - best) > _AGREE_WITHIN * abs(best) for other in others):
            unit = next(iter(routes.values())).unit
            yield Disagreement(subject=subject, unit=unit, values=values)


def between_publications(plan: Plan, shelf: Shelf) -> Iterator[Disagreement]:
    """Yield what publications say of the accelerators of a project.

    Args:
        plan: The project.
        shelf: Factor tables.
    """
    if _PUBLISHED not in shelf:
        return
    table = shelf.table(_PUBLISHED)
    for card in plan.cards:
        values = {
            key.partition(":")[2]: found[-1].central
            for key, found in table.by_key.items()
            if key.startswith(f"{card}:")
        }
        if len(values) > 1:
            yield Disagreement(
                subject=f"accelerator_embodied {card}",
                unit=table.unit or "",
                values=values,
                labels=_labels(table, values),
            )


def _labels(table: FactorTable, methods: Iterable[str]) -> dict[str, Text]:
    found = {method: table.label(method) for method in methods}
    return {method: label for method, label in found.items() if label is not None}
