"""The electricity of a project at the factor of every country."""

from collections.abc import Iterator

from assessor.domain.elsewhere import Elsewhere, OnGrid
from assessor.domain.impacts import Cell, Footprint, TraceStep
from assessor.domain.shelf import Shelf
from assessor.domain.wording import Text

TABLE = "electricity/gwp"
_COMPARED = ("FRA", "WLD")
"""A country whose electricity causes little, and the world."""

_MACHINES = (
    "cloud.accounts",
    "edge.devices",
    "equipment.items",
    "inference.endpoints",
    "storage.stores",
    "terminals.devices",
    "training.runs",
)
"""Groups whose impacts are those of use or those of a machine: no factor mixes them."""


def elsewhere(footprint: Footprint, shelf: Shelf, year: int) -> Elsewhere | None:
    """Return what the project's own electricity would cause in each country.

    Only rows count whose emissions were computed from this electricity and a factor
    of a place: the comparison changes the factor and nothing else.

    Args:
        footprint: The footprint of the project.
        shelf: Factor tables.
        year: Year of the factors. [calendar year]

    Returns:
        The comparison, or ``None`` where no row has both energy and factor.
    """
    if TABLE not in shelf:
        return None
    used = {cell.row: cell for cell in _used(footprint, "energy")}
    placed = {
        cell.row: (cell, factors)
        for cell in _used(footprint, "gwp")
        if cell.row in used and (factors := _factors(cell.trace, footprint))
    }
    energy = sum(_central(used[row]) for row in placed)
    if not energy > 0:
        return None
    codes = sorted({step.table for _, steps in placed.values() for step in steps})
    own = sum(_central(cell) for cell, _ in placed.values())
    embodied = _of_machines(footprint, use=False)
    rest = _of_machines(footprint, use=True) - own
    uses = [(None, own), *_moved(shelf, year, energy)]
    return Elsewhere(
        energy=energy,
        own=own,
        grids=tuple(
            OnGrid(
                place=place,
                use=rest + use,
                embodied=embodied,
                embodied_share=embodied / (embodied + rest + use),
            )
            for place, use in uses
            if embodied > 0
        ),
        where=tuple(_name(shelf, code.partition("#")[2]) for code in codes),
        places=tuple(
            sorted(
                (
                    (place, factor * energy)
                    for place, factor in _everywhere(shelf, year)
                ),
                key=lambda pair: pair[1],
            )
        ),
    )


def _of_machines(footprint: Footprint, *, use: bool) -> float:
    """Return what machines cause in use, or over all other stages together."""
    return sum(
        _central(cell)
        for cell in footprint.scenarios["project"].cells
        if cell.indicator == "gwp"
        and (cell.stage == "use") is use
        and cell.row.startswith(_MACHINES)
    )


def _moved(shelf: Shelf, year: int, energy: float) -> Iterator[tuple[Text, float]]:
    """Yield what the electricity would cause in France, then in the world."""
    for code in _COMPARED:
        found = shelf.at(TABLE, code, year)
        if found is not None:
            yield _name(shelf, code), found.central * energy


def _used(footprint: Footprint, indicator: str) -> Iterator[Cell]:
    for cell in footprint.scenarios["project"].cells:
        if cell.indicator == indicator and cell.stage == "use" and cell.estimate:
            yield cell


def _central(cell: Cell) -> float:
    return 0.0 if cell.estimate is None else cell.estimate.central


def _factors(name: str, footprint: Footprint) -> list[TraceStep]:
    """Return the factors of electricity that a figure is computed from."""
    waiting, seen = [name], set[str]()
    found = []
    while waiting:
        step = footprint.trace.get(waiting.pop())
        if step is None or step.id in seen:
            continue
        seen.add(step.id)
        waiting.extend(step.inputs)
        if step.table.startswith(f"{TABLE}#"):
            found.append(step)
    return found


def _everywhere(shelf: Shelf, year: int) -> Iterator[tuple[Text, float]]:
    for place in shelf.places.of_kind("country"):
        found = shelf.at(TABLE, place.code, year)
        if found is not None:
            yield place.name, found.central


def _name(shelf: Shelf, code: str) -> Text:
    place = shelf.places.by_code.get(code)
    return Text({"en": code, "fr": code}) if place is None else place.name
