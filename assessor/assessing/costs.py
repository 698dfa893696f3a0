"""The costs that were stated for each scenario."""

from collections.abc import Iterable, Mapping, Sequence

from assessor.domain.answers import AnswersFile
from assessor.domain.assessment import Assessment, Standing
from assessor.domain.costs import Cost

GROUP = "scenario.costs"


def costs_of(assessment: Assessment) -> dict[str, tuple[Cost, ...]]:
    """Return the costs of each scenario of a project that states any.

    Args:
        assessment: The project.
    """
    life = assessment.footprint.scenarios["project"].functional_units.lifetime
    years = None if life is None else life.central
    return costs(assessment.answers, assessment.standings, years)


def costs(
    answers: AnswersFile, standings: Iterable[Standing], lifetime: float | None
) -> dict[str, tuple[Cost, ...]]:
    """Return the costs of each scenario that states any, by scenario.

    Args:
        answers: What the project answered.
        standings: The answers that count.
        lifetime: Time the service is offered; ``None`` where unknown. [year]
    """
    found = {standing.id: standing for standing in standings}
    held: dict[tuple[str, str], list[Cost]] = {}
    for key in answers.groups.get(GROUP, ()):
        scenario = _text(found, key, "scenario") or "project"
        cost = _cost(found, key, lifetime)
        if cost.investment is not None or cost.yearly is not None:
            held.setdefault((scenario, cost.currency), []).append(cost)
    by_scenario: dict[str, tuple[Cost, ...]] = {}
    for (scenario, _), parts in held.items():
        by_scenario[scenario] = (*by_scenario.get(scenario, ()), _together(parts))
    return by_scenario


def _cost(found: Mapping[str, Standing], key: str, lifetime: float | None) -> Cost:
    investment = _number(found, key, "investment")
    yearly = _number(found, key, "yearly")
    whole = None
    if investment is not None and yearly is not None and lifetime is not None:
        whole = investment + yearly * lifetime
    return Cost(
        currency=_text(found, key, "currency"),
        investment=investment,
        yearly=yearly,
        whole_life=whole,
    )


def _together(parts: Sequence[Cost]) -> Cost:
    """Add costs in one currency; what one of them leaves open stays open."""
    return Cost(
        currency=parts[0].currency,
        investment=_sum([part.investment for part in parts]),
        yearly=_sum([part.yearly for part in parts]),
        whole_life=_sum([part.whole_life for part in parts]),
    )


def _sum(numbers: Sequence[float | None]) -> float | None:
    known = [number for number in numbers if number is not None]
    return sum(known) if len(known) == len(numbers) else None


def _number(found: Mapping[str, Standing], key: str, field: str) -> float | None:
    standing = found.get(f"{GROUP}[{key}].{field}")
    value = None if standing is None else standing.value
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value)


def _text(found: Mapping[str, Standing], key: str, field: str) -> str:
    standing = found.get(f"{GROUP}[{key}].{field}")
    value = None if standing is None else standing.value
    return value.strip() if isinstance(value, str) else ""
