"""The values that an assessment supports, to hold the figures of a text against."""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from assessor.domain.answers import AnswersFile
from assessor.domain.assessment import Assessment
from assessor.domain.impacts import Estimate, ScenarioResult
from assessor.errors import QuantityError
from assessor.quantities import convert

_UNITS = ("kgCO2e", "kWh", "MJ", "L")
_PERCENT = "%"


def supported_values(assessment: Assessment) -> Mapping[str, Sequence[float]]:
    """Return what an assessment says and what it was told, by unit.

    Totals, functional units and rows of every scenario with the ends of their
    ranges; effects; differences between scenarios [%]; quantities and shares that
    were answered.

    Args:
        assessment: The assessment.
    """
    found: dict[str, list[float]] = defaultdict(list)
    for unit, value in (*_results(assessment), *_answered(assessment.answers)):
        found[unit].append(value)
    found[_PERCENT] += _differences(assessment)
    return found


def _results(assessment: Assessment) -> Iterator[tuple[str, float]]:
    footprint = assessment.footprint
    estimates: list[Estimate | None] = []
    for scenario in footprint.scenarios.values():
        estimates += _estimates(scenario)
    for effect in footprint.net_effects.values():
        estimates += [effect.gross, effect.net]
    for estimate in estimates:
        if estimate is not None:
            for value in (estimate.central, estimate.low, estimate.high):
                yield estimate.unit, value


def _estimates(scenario: ScenarioResult) -> Iterator[Estimate | None]:
    units = scenario.functional_units
    for shown in (units.per_use, units.per_year, units.whole_life):
        yield from shown.values()
    yield from (total.estimate for total in scenario.totals.values())
    yield scenario.market_based.estimate
    yield from scenario.application.values()
    yield from (cell.estimate for cell in scenario.cells)


def _answered(answers: AnswersFile) -> Iterator[tuple[str, float]]:
    for answer in answers.answers.values():
        bounds = answer.range or ()
        for value in (answer.value, *bounds):
            if isinstance(value, bool) or not isinstance(value, int | float):
                continue
            if answer.unit is None:
                continue
            for unit in (*_UNITS, _PERCENT):
                yield from ((unit, each) for each in _in(unit, value, answer.unit))


def _in(unit: str, value: float, given: str) -> Iterator[float]:
    try:
        yield convert(value, given, unit)
    except QuantityError:
        return


def _differences(assessment: Assessment) -> Iterator[float]:
    """Yield by how much scenarios differ, per indicator, at central [%]."""
    scenarios = assessment.footprint.scenarios
    project = scenarios["project"].functional_units.per_year
    for name, other in scenarios.items():
        if name == "project":
            continue
        for indicator, theirs in other.functional_units.per_year.items():
            ours = project.get(indicator)
            if ours and theirs and theirs.central and math.isfinite(theirs.central):
                yield 100 * abs(1 - ours.central / theirs.central)
