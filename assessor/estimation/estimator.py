"""From an inventory and factors to a footprint."""

from collections.abc import Iterator, Mapping

from assessor.domain.activity import Inventory
from assessor.domain.impacts import Disagreement, Footprint
from assessor.domain.shelf import Shelf
from assessor.estimation.evaluation import Evaluation
from assessor.estimation.graph import Node
from assessor.estimation.inputs import Setting
from assessor.estimation.plans import PROJECT, Plan, plan_all
from assessor.estimation.results import Horizon, Summation, scenario_result
from assessor.estimation.sensitivity import variance_shares
from assessor.estimation.tracing import trace

DRAWS = 4096
_AGREE_WITHIN = 0.05
_BY_KIND_OF_MACHINE = "server"


def estimate(inventory: Inventory, shelf: Shelf, *, draws: int = DRAWS) -> Footprint:
    """Estimate the footprint of a project and of its scenarios.

    Args:
        inventory: Activity data.
        shelf: Factor tables.
        draws: How many draws. [1]

    Returns:
        Figures with their uncertainty, and the derivation of each.

    Raises:
        EstimationError: A quantity is physically impossible.
    """
    setting = Setting(shelf=shelf, themes=inventory.themes, year=inventory.year)
    plans = plan_all(inventory, setting)
    horizon = Horizon(
        uses_per_year=setting.theme("service.uses_per_year", "uses_per_year"),
        lifetime=setting.theme("service.lifetime", "service_lifetime"),
    )
    evaluation = Evaluation.of(_wanted(plans, horizon), draws)
    sums = Summation(evaluation)
    project = _gwp_nodes(plans[PROJECT])
    return Footprint(
        scenarios={
            key: scenario_result(plan, sums, horizon) for key, plan in plans.items()
        },
        trace=trace(_wanted(plans, horizon), evaluation),
        shares=variance_shares(project, sums.number(project), evaluation),
        disagreements=tuple(_disagreements(plans[PROJECT], evaluation)),
        draws=draws,
        seed=f"sha256 of each input, Philox, {draws} draws",
    )


def _wanted(plans: Mapping[str, Plan], horizon: Horizon) -> list[Node]:
    wanted = [horizon.uses_per_year, horizon.lifetime]
    for plan in plans.values():
        for line in plan.lines:
            wanted += [line.node, line.market]
        for routes in plan.routes.values():
            wanted += routes.values()
    return [node for node in wanted if node is not None]


def _gwp_nodes(plan: Plan) -> list[Node]:
    return [
        line.node
        for line in plan.lines
        if line.indicator == "gwp" and line.node is not None
    ]


def _disagreements(plan: Plan, evaluation: Evaluation) -> Iterator[Disagreement]:
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
