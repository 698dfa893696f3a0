"""The footprint of a project beside what a person, the Earth or a country may cause."""

from collections.abc import Iterator, Mapping

from assessor.domain.impacts import Footprint, Indicator, ScenarioResult
from assessor.domain.lookups import Lookup
from assessor.domain.shelf import Shelf
from assessor.domain.wording import Text, plain
from assessor.domain.yardsticks import Yardstick

PERSON = "normalisation/ef31"
BOUNDARY = "normalisation/planetary-boundaries-per-capita"
BUDGET = "normalisation/carbon-budgets"
_ELECTRICITY = "electricity/gwp#"
_CATEGORIES: Mapping[Indicator, str] = {
    "gwp": "climate_change",
    "adpe": "resource_use_minerals_metals",
    "adpf": "resource_use_fossils",
}
"""Water is left out: what it is normalised with is weighted by scarcity."""


def yardsticks(footprint: Footprint, shelf: Shelf, year: int) -> tuple[Yardstick, ...]:
    """Return what the totals of a project may be held against.

    Args:
        footprint: The footprint of the project.
        shelf: With normalisation factors, boundaries and budgets.
        year: Year of the assessment, for the budget in force. [calendar year]
    """
    project = footprint.scenarios["project"]
    return (
        *_per_person(project, shelf),
        *_of_countries(footprint, project, shelf, year),
    )


def _per_person(project: ScenarioResult, shelf: Shelf) -> Iterator[Yardstick]:
    tables = ("person_year", PERSON), ("boundary", BOUNDARY)
    for kind, table in tables:
        for indicator, category in _CATEGORIES.items():
            found = shelf.at(table, category) if table in shelf else None
            total = project.totals[indicator].estimate
            if found is not None and total is not None:
                yield _yardstick(shelf, found, kind, indicator, total.central)


def _of_countries(
    footprint: Footprint, project: ScenarioResult, shelf: Shelf, year: int
) -> Iterator[Yardstick]:
    """Yield the budgets of the countries that the project draws electricity in."""
    yearly = project.functional_units.per_year.get("gwp")
    if BUDGET not in shelf or yearly is None:
        return
    used = {step.table for step in footprint.trace.values()}
    for key in sorted(shelf.table(BUDGET).by_key):
        found = shelf.at(BUDGET, key, year)
        if found is not None and f"{_ELECTRICITY}{key}" in used:
            yield _yardstick(shelf, found, "budget", "gwp", yearly.central)


def _yardstick(
    shelf: Shelf, found: Lookup, kind: str, indicator: Indicator, total: float
) -> Yardstick:
    label: Text | None = shelf.label(found.table, found.key)
    return Yardstick.model_validate(
        {
            "kind": kind,
            "indicator": indicator,
            "over": "per_year" if kind == "budget" else "whole_life",
            "quotient": total / found.central,
            "name": shelf.table(found.table).title,
            "key": label or plain(found.key),
            "central": found.central,
            "unit": found.unit,
            "valid_from": found.valid_from,
            "source": ", ".join(p for p in (found.citation, found.locator) if p),
        }
    )
