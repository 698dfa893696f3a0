"""From an inventory and factors to a footprint."""

from collections.abc import Mapping, Sequence

from assessor.domain.activity import Inventory
from assessor.domain.impacts import INDICATORS, Footprint, Indicator
from assessor.domain.shelf import Shelf
from assessor.errors import EstimationError
from assessor.estimation.benefits import benefit_warnings
from assessor.estimation.central import central_of
from assessor.estimation.comparisons import break_even_uses, person_years, water_stress
from assessor.estimation.disagreements import between_publications, between_routes
from assessor.estimation.effects import NetPlan, Side, net_plan, set_aside
from assessor.estimation.evaluation import Evaluation, add
from assessor.estimation.graph import Node
from assessor.estimation.inputs import Setting
from assessor.estimation.net_effect import net_effect
from assessor.estimation.plans import (
    PROJECT,
    REFERENCE,
    Plan,
    figures,
    plan_all,
    unknown_rows,
    without_contract,
)
from assessor.estimation.results import Horizon, Summation, scenario_result
from assessor.estimation.sensitivity import variance_shares
from assessor.estimation.series import calendar_of
from assessor.estimation.tracing import trace

DRAWS = 4096
_WIDE, _MORE = 50.0, 8


def estimate(
    inventory: Inventory, shelf: Shelf, *, draws: int = DRAWS, salt: str = ""
) -> Footprint:
    """Estimate the footprint of a project and of its scenarios.

    Args:
        inventory: Activity data.
        shelf: Factor tables.
        draws: How many draws; eight times as many where the result is wide. [1]
        salt: Put before the name of each input, for another set of draws.

    Returns:
        Figures with their uncertainty, and the derivation of each.

    Raises:
        EstimationError: A quantity is physically impossible.
    """
    setting = Setting(shelf=shelf, themes=inventory.themes, year=inventory.year)
    plans = plan_all(inventory, setting)
    life = setting.theme("service.lifetime", "service_lifetime")
    uses = setting.theme("service.uses_per_year", "uses_per_year")
    horizon = Horizon(
        uses_per_year=uses,
        lifetime=life,
        calendar=calendar_of(inventory, life, uses),
    )
    _require_life(horizon)
    nets, unmade = _net_plans(plans, setting)
    wanted = _wanted(plans, horizon, nets)
    evaluation = _evaluated(wanted, plans[PROJECT], draws, salt)
    warnings = (
        *plans[PROJECT].warnings,
        *without_contract(plans[PROJECT]),
        *set_aside(plans[PROJECT].effects),
        *unmade,
        *benefit_warnings(plans, evaluation, _years(horizon), shelf),
    )
    sums = Summation(evaluation)
    project = figures(plans[PROJECT], "gwp")
    results = {key: scenario_result(plan, sums, horizon) for key, plan in plans.items()}
    return Footprint(
        scenarios=results,
        net_effects={
            net.indicator: net_effect(
                net,
                evaluation,
                rebound=inventory.rebound,
                whole=not results[PROJECT].totals[net.indicator].at_least,
            )
            for net in nets
        },
        benefit_lines=_has_benefit(plans, nets, evaluation),
        trace=trace(wanted, evaluation),
        shares=variance_shares(project, sums.number(project), evaluation),
        disagreements=(
            *between_routes(plans[PROJECT], evaluation),
            *between_publications(plans[PROJECT], shelf),
        ),
        break_even_uses=break_even_uses(results[PROJECT]),
        person_years=person_years(results[PROJECT], shelf),
        water_stress=water_stress(inventory.rows, shelf),
        warnings=warnings,
        draws=evaluation.count,
        salt=salt,
        seed=f"sha256 of {salt}each input, Philox, {evaluation.count} draws",
    )


def _evaluated(
    wanted: Sequence[Node], project: Plan, draws: int, salt: str
) -> Evaluation:
    """Evaluate what is wanted, with more draws where a total is wide.

    The standard error of the logarithm of a percentile grows with the width of the
    interval: at 4,096 draws it passes 4 % where the ends are a factor of 50 apart.
    """
    evaluation = Evaluation.of(wanted, draws, salt)
    totals = (figures(project, indicator) for indicator in INDICATORS)
    numbers = [add([evaluation.value(node) for node in nodes]) for nodes in totals]
    widest = max(map(evaluation.width, numbers), default=1.0)
    if widest < _WIDE:
        return evaluation
    return Evaluation.of(wanted, draws * _MORE, salt)


def _require_life(horizon: Horizon) -> None:
    """Refuse a service that is offered for no time.

    Raises:
        EstimationError: Its lifetime is not above 0.
    """
    life = horizon.lifetime
    if life is not None and not central_of(life) > 0:
        message = "service.lifetime must be above 0: check the value"
        french = "La durée de vie du service doit être supérieure à 0. Vérifiez-la."
        raise EstimationError(message, french=french)


def _years(horizon: Horizon) -> float | None:
    return None if horizon.lifetime is None else central_of(horizon.lifetime)


def _net_plans(
    plans: Mapping[str, Plan], setting: Setting
) -> tuple[list[NetPlan], list[str]]:
    found: list[NetPlan] = []
    warnings: list[str] = []
    project, reference = plans[PROJECT], plans[REFERENCE]
    for indicator in INDICATORS:
        net = net_plan(
            indicator,
            _side(reference, indicator),
            _side(project, indicator),
            setting,
        )
        unknown = unknown_rows(project, indicator)
        if isinstance(net, NetPlan) and unknown:
            net = f"missing: {', '.join(unknown)}"
        if isinstance(net, NetPlan):
            found.append(net)
        elif net is not None:
            warnings.append(f"no net effect on {indicator}: {net}")
    return found, warnings


def _side(plan: Plan, indicator: Indicator) -> Side:
    return Side(effects=plan.effects, footprint=figures(plan, indicator))


def _wanted(
    plans: Mapping[str, Plan], horizon: Horizon, nets: Sequence[NetPlan]
) -> list[Node]:
    wanted = [horizon.uses_per_year, horizon.lifetime]
    for plan in plans.values():
        for line in plan.lines:
            wanted += [line.node, line.market]
        for routes in plan.routes.values():
            wanted += routes.values()
        wanted += [effect.node for effect in plan.effects]
    for net in nets:
        wanted += [net.gross, net.footprint, net.net, net.third]
    return [node for node in wanted if node is not None]


def _has_benefit(
    plans: Mapping[str, Plan], nets: Sequence[NetPlan], evaluation: Evaluation
) -> bool:
    relieves = any(
        effect.node is not None
        and evaluation.central(evaluation.value(effect.node)) < 0
        for effect in plans[PROJECT].effects
    )
    gains = any(evaluation.central(evaluation.value(net.gross)) > 0 for net in nets)
    return relieves or gains
