"""The ceilings that a project set itself, beside what was computed."""

from assessor.domain.action_plan import BudgetCheck, Verdict
from assessor.domain.answers import State
from assessor.domain.impacts import Estimate, ScenarioResult
from assessor.domain.sheet import Sheet

_TRAINED = ("training", "fine_tuning", "experimentation", "retraining")
_KILO = 1000.0
_TRAINING = "reduction.budget_training"
_PER_USE = "reduction.budget_energy_per_use"
_PER_YEAR = "reduction.budget_per_year"


def budgets(
    sheet: Sheet, now: ScenarioResult, planned: ScenarioResult
) -> tuple[BudgetCheck, ...]:
    """Return each ceiling that was set, beside the result before and after the plan.

    Args:
        sheet: The answers.
        now: The project with the answers as they are.
        planned: The project after all actions that were recomputed.
    """
    found = []
    for name in (_TRAINING, _PER_USE, _PER_YEAR):
        ceiling = _ceiling(sheet, name)
        question = sheet.pack.by_id.get(name)
        if ceiling is None or question is None:
            continue
        result, later = _result(name, now), _result(name, planned)
        at_least = _at_least(name, now)
        found.append(
            BudgetCheck(
                question=name,
                ask=question.ask,
                unit="kWh" if name == _PER_USE else "kgCO2e",
                ceiling=ceiling,
                result=result,
                planned=later,
                verdict=_verdict(ceiling, result, at_least=at_least),
                planned_verdict=_verdict(ceiling, later, at_least=at_least),
            )
        )
    return tuple(found)


def _ceiling(sheet: Sheet, name: str) -> float | None:
    standing = sheet.standing(name)
    if standing is None or standing.state is not State.ANSWERED:
        return None
    value = standing.value
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return value / _KILO if name == _PER_USE else float(value)


def _result(name: str, result: ScenarioResult) -> Estimate | None:
    units = result.functional_units
    if name == _PER_YEAR:
        return units.per_year.get("gwp")
    if name == _PER_USE:
        return units.per_use.get("energy")
    return _trained(result)


def _trained(result: ScenarioResult) -> Estimate | None:
    """Return the climate impact of all training.

    The ends of its phases are added, as if all were off in the same direction: the
    range is never narrower than that of the draws.
    """
    split = next(
        (s for s in result.splits if s.indicator == "gwp" and s.axis == "phase"), None
    )
    mine = [p for p in _TRAINED if split is not None and p in split.parts]
    if split is None or not mine:
        return None
    central = sum(split.parts[phase] for phase in mine)
    return Estimate(
        unit="kgCO2e",
        central=central,
        median=central,
        mean=central,
        low=sum(split.ranges[phase][0] for phase in mine),
        high=sum(split.ranges[phase][1] for phase in mine),
    )


def _at_least(name: str, result: ScenarioResult) -> bool:
    return result.totals["energy" if name == _PER_USE else "gwp"].at_least


def _verdict(ceiling: float, result: Estimate | None, *, at_least: bool) -> Verdict:
    """Say where a result stands; one that leaves something out is never within."""
    if result is None:
        return "not_assessed"
    if result.low > ceiling:
        return "over"
    if result.high <= ceiling and not at_least:
        return "within"
    return "open"
