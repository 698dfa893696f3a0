"""What a benefit can be: at most what it is taken from."""

from collections.abc import Iterator, Mapping

from assessor.domain.impacts import INDICATORS, Indicator
from assessor.domain.shelf import Shelf
from assessor.errors import EstimationError
from assessor.estimation.effects import Effect
from assessor.estimation.evaluation import Evaluation
from assessor.estimation.plans import PROJECT, REFERENCE, Plan, figures

_TYPICAL = ("uncertainty/benefit", "typical")
_THIRD = "third"
_ROUNDING = 1.000001


def benefit_warnings(
    plans: Mapping[str, Plan], evaluation: Evaluation, life: float | None, shelf: Shelf
) -> Iterator[str]:
    """Yield a warning where a benefit takes away more of its reference than is usual.

    The reference is what its lines, its effects and its equipment cause in a year; an
    effect is taken from it. Where the reference has no figure nothing can be compared.

    Args:
        plans: The scenarios.
        evaluation: Where their values are.
        life: Time the service is offered. [year]
        shelf: With the share of a reference that is usually avoided at most.

    Raises:
        EstimationError: More is avoided than the reference causes.
    """
    typical = shelf.at(*_TYPICAL)
    for indicator, unit in INDICATORS.items():
        reference = _reference(plans[REFERENCE], evaluation, indicator, life)
        claimed = _avoided(plans, evaluation, indicator, reference)
        if not reference > 0 or claimed <= 0:
            continue
        if claimed > reference * _ROUNDING:
            message = (
                f"scenario.effects: a benefit of {claimed:.6g} {unit} a year is more "
                f"than its reference causes, {reference:.6g} {unit}: check the "
                "quantities, their signs and the lines of the reference"
            )
            french = (
                f"Effets : un bénéfice de {claimed:.6g} {unit} par an dépasse ce que "
                f"cause sa référence, {reference:.6g} {unit}. Vérifiez les quantités, "
                "leurs signes et les lignes de la référence."
            )
            raise EstimationError(message, french=french)
        if typical is not None and claimed > reference * typical.central:
            yield (
                f"a benefit of {claimed:.6g} {unit} a year takes away "
                f"{claimed / reference:.0%} of its reference, more than is usual: "
                "confirm the reference and the effects"
            )


def _reference(
    plan: Plan, evaluation: Evaluation, indicator: Indicator, life: float | None
) -> float:
    """Return what the reference causes in a year, reliefs of its own left out."""
    yearly = [max(0.0, value) for _, value in _values(plan, evaluation, indicator)]
    if not yearly:
        return 0.0
    made = sum(
        evaluation.central(evaluation.value(node)) for node in figures(plan, indicator)
    )
    return sum(yearly) + (made / life if life else 0.0)


def _avoided(
    plans: Mapping[str, Plan],
    evaluation: Evaluation,
    indicator: Indicator,
    reference: float,
) -> float:
    """Return what the project avoids of the reference in a year."""
    values = list(_values(plans[PROJECT], evaluation, indicator))
    relief = sum(-value for effect, value in values if effect.order and value < 0)
    lines = [value for effect, value in values if not effect.order]
    return relief + (reference - sum(lines) if lines else 0.0)


def _values(
    plan: Plan, evaluation: Evaluation, indicator: Indicator
) -> Iterator[tuple[Effect, float]]:
    for effect in plan.effects:
        known = effect.node is not None and effect.order != _THIRD
        if known and effect.indicator == indicator and effect.node is not None:
            yield effect, evaluation.central(evaluation.value(effect.node))
