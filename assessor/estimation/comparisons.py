"""A footprint beside other things: its own use, and what a person causes in a year."""

from collections.abc import Mapping, Sequence

from assessor.domain.activity import Row
from assessor.domain.impacts import Indicator, ScenarioResult
from assessor.domain.shelf import Shelf

_NORMALISATION = "normalisation/ef31"
_CATEGORIES: Mapping[Indicator, str] = {
    "gwp": "climate_change",
    "adpe": "resource_use_minerals_metals",
    "adpf": "resource_use_fossils",
}
_STRESS = "cloud/region-water-stress"
_TRAINED = ("training", "fine_tuning")


def person_years(result: ScenarioResult, shelf: Shelf) -> dict[str, float]:
    """Return how many years of a mean person each total equals.

    Water is left out: its normalisation factor is weighted by scarcity.

    Args:
        result: The scenario.
        shelf: With the normalisation factors.

    References:
        European Commission, Joint Research Centre, Environmental Footprint 3.1.
    """
    found: dict[str, float] = {}
    for indicator, category in _CATEGORIES.items():
        total = result.totals[indicator].estimate
        factor = shelf.at(_NORMALISATION, category)
        if total is not None and factor is not None:
            found[indicator] = total.central / factor.central
    return found


def water_stress(rows: Sequence[Row], shelf: Shelf) -> dict[str, int]:
    """Return the water stress of the basin that each row draws from, where known.

    It is a flag beside the litres, from 0 (low) to 4 (extremely high), and multiplies
    nothing.

    Args:
        rows: Rows of activity; those of the project are told.
        shelf: With the category of each zone of a cloud provider.

    References:
        World Resources Institute, Aqueduct 4.0, baseline water stress, 2023.
    """
    found: dict[str, int] = {}
    for row in rows:
        zone = row.facts.get("cloud_zone")
        if _STRESS not in shelf or zone is None or not isinstance(zone.value, str):
            continue
        category = shelf.at(_STRESS, zone.value)
        if category is not None and row.scenario == "project":
            found[f"{row.group}[{row.key}]"] = round(category.central)
    return found


def break_even_uses(result: ScenarioResult) -> float | None:
    """Return the uses after which inference has emitted more than training.

    Both are those of the data centre, machines included, at central inputs.
    """
    units = result.functional_units
    if units.uses_per_year is None or units.lifetime is None:
        return None
    uses = units.uses_per_year.central * units.lifetime.central
    training = _emitted(result, _TRAINED)
    inference = _emitted(result, ("inference",))
    if not (training > 0 and inference > 0 and uses > 0):
        return None
    return training / (inference / uses)


def _emitted(result: ScenarioResult, phases: Sequence[str]) -> float:
    return sum(
        cell.estimate.central
        for cell in result.cells
        if cell.indicator == "gwp"
        and cell.tier == "datacentre"
        and cell.phase in phases
        and cell.estimate is not None
    )
