"""The net effect of a project against what would happen anyway, draw by draw."""

import numpy as np

from assessor.domain.impacts import INDICATORS, NetEffect, StressPoint
from assessor.estimation.draws import Draws
from assessor.estimation.effects import NetPlan
from assessor.estimation.evaluation import Evaluation
from assessor.estimation.formulas.scenarios import break_even_rebound, net_benefit

_BINS = 30


def net_effect(
    plan: NetPlan, evaluation: Evaluation, *, rebound: float, whole: bool = True
) -> NetEffect:
    """Return a net effect with its values.

    Args:
        plan: The nodes.
        evaluation: Where their values are.
        rebound: Rebound that a robust benefit withstands at its ends; the net effect
            is also shown at none, and at 1 where all benefit is lost. [0 to 1]
        whole: Nothing of the footprint is left out; a benefit is robust only then.
    """
    unit = INDICATORS[plan.indicator]
    per_year = f"{unit}/year"
    values = {
        name: evaluation.value(node)
        for name, node in (
            ("gross", plan.gross),
            ("footprint", plan.footprint),
            ("net", plan.net),
        )
    }
    figures = {
        name: evaluation.estimate(value, per_year) for name, value in values.items()
    }
    gross, footprint = figures["gross"], figures["footprint"]
    stress = []
    for lost in sorted({0.0, rebound, 1.0}):
        net = net_benefit(
            gross_benefit=values["gross"],
            rebound=lost,
            footprint_per_year=values["footprint"],
        )
        stress.append(
            StressPoint(
                rebound=lost,
                net=evaluation.estimate(net, per_year),
                share_better=_share_better(evaluation.draws(net)),
            )
        )
    drawn = evaluation.draws(values["net"])
    return NetEffect(
        indicator=plan.indicator,
        unit=per_year,
        gross=gross,
        footprint=footprint,
        net=figures["net"],
        share_better=_share_better(drawn),
        stress=tuple(stress),
        break_even_rebound=break_even_rebound(
            gross_benefit=gross.central, footprint_per_year=footprint.central
        ),
        tested_rebound=rebound,
        robust=whole and gross.low * (1 - rebound) > footprint.high,
        histogram=_histogram(drawn),
        third_order=None
        if plan.third is None
        else evaluation.estimate(evaluation.value(plan.third), per_year),
    )


def _share_better(draws: Draws) -> float:
    return float(np.mean(draws > 0))


def _histogram(draws: Draws) -> tuple[tuple[float, float, int], ...]:
    counts, edges = np.histogram(draws, bins=_BINS)
    return tuple(
        (float(low), float(high), int(count))
        for low, high, count in zip(edges[:-1], edges[1:], counts, strict=True)
    )
