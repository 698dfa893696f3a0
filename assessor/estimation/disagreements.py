"""Where two methods of the project, or two publications, say different things."""

from collections.abc import Iterable, Iterator

from assessor.domain.impacts import Disagreement
from assessor.domain.shelf import Shelf
from assessor.domain.tables import FactorTable
from assessor.domain.wording import Text, plain
from assessor.estimation.activities.meters import SECOND
from assessor.estimation.evaluation import Evaluation
from assessor.estimation.plans import Plan

_AGREE_WITHIN = 0.05
_BY_KIND_OF_MACHINE = "server"
_PUBLISHED = "accelerators/embodied-gwp-published"


def between_routes(plan: Plan, evaluation: Evaluation) -> Iterator[Disagreement]:
    """Yield quantities that two routes of the project put more than 5 % apart.

    The first of the values is the one that is used. A machine of a known type stands
    in for what is not known, so it disagrees with nothing. Two tools that read one run
    are both told, however close they come.

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
        apart = any(abs(other - best) > _AGREE_WITHIN * abs(best) for other in others)
        if apart or SECOND in values:
            yield Disagreement(
                subject=subject,
                unit=next(iter(routes.values())).unit,
                values=values,
                note=_spread(best, values.get(SECOND)),
                labels={
                    method: plain(tool)
                    for method, tool in plan.tools.get(subject, {}).items()
                    if method in values
                },
            )


def _spread(first: float, second: float | None) -> str:
    """Return how far the second tool is from the first one, in words.

    Examples:
        >>> _spread(100.0, 112.0)
        'the second tool reads 12% more than the first'
        >>> _spread(100.0, 75.0)
        'the second tool reads 25% less than the first'
        >>> _spread(100.0, None)
        ''
    """
    if second is None or not first > 0:
        return ""
    percent = round(abs(second / first - 1) * 100)
    if not percent:
        return "the two tools agree within 1%"
    way = "more" if second > first else "less"
    return f"the second tool reads {percent}% {way} than the first"


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
