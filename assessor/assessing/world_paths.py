"""Growing digital emissions on the paths of the world: from the tables to figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from assessor.domain.shelf import Shelf
from assessor.domain.tables import FactorTable
from assessor.errors import UsageError
from assessor.estimation.simulator import Assumptions, Simulation, simulate

PATHS, WARMING, DIGITAL = "scenarios/net-co2", "scenarios/warming", "scenarios/digital"


@dataclass(frozen=True)
class Experiment:
    """What is shown: the same assumptions on some paths.

    Attributes:
        first: The year in which the paths begin. [calendar year]
    """

    assumed: Assumptions
    simulations: dict[str, Simulation]
    first: int


def assumptions(
    shelf: Shelf, share: float | None, growth: float | None, fall: float
) -> Assumptions:
    """Return what is assumed, from the table where nothing else was asked for.

    Args:
        shelf: Factor tables.
        share: Share of the world's emissions in the first year. [%]
        growth: Growth of digital emissions. [% a year]
        fall: Fall of carbon intensity. [% a year]
    """
    return Assumptions(
        share=_default(shelf, "share_2020") if share is None else share / 100,
        growth=_default(shelf, "growth") if growth is None else growth / 100,
        decarbonisation=fall / 100,
    )


def _default(shelf: Shelf, key: str) -> float:
    found = shelf.at(DIGITAL, key)
    if found is None:
        message = f"{DIGITAL} has no row {key}; give the value as an option."
        raise UsageError(message)
    return found.central


def experiment(shelf: Shelf, assumed: Assumptions, paths: Sequence[str]) -> Experiment:
    """Run the experiment on some paths.

    Args:
        shelf: Factor tables.
        assumed: What digital emissions do.
        paths: Names of the paths.

    Raises:
        UsageError: There is no such path.
    """
    table = shelf.table(PATHS)
    unknown = [name for name in paths if name not in table.by_key]
    if unknown:
        message = (
            f"There is no path {', '.join(unknown)}; there are "
            f"{', '.join(table.by_key)}."
        )
        raise UsageError(message)
    given = {name: _points(table, name) for name in paths}
    return Experiment(
        assumed=assumed,
        simulations={name: simulate(path, assumed) for name, path in given.items()},
        first=min(min(path) for path in given.values()),
    )


def _points(table: FactorTable, name: str) -> dict[int, float]:
    rows = table.by_key[name]
    return {row.valid_from: row.central for row in rows if row.valid_from is not None}


def experiment_data(made: Experiment, shelf: Shelf) -> dict[str, Any]:
    """Return an experiment as data; every figure in full, shares of 1.

    Args:
        made: The experiment.
        shelf: Factor tables, for the sources.
    """
    tables = [shelf.table(name) for name in (PATHS, DIGITAL)]
    return {
        "about": "a thought experiment, not a forecast",
        "sources": [s.citation for table in tables for s in table.sources.values()],
        "assumed": vars(made.assumed),
        "unit": "GtCO2/year",
        "paths": {
            name: {
                "passed": {f"{100 * s:g} %": y for s, y in found.passed.items()},
                "net_zero": found.net_zero,
                "years": [vars(year) for year in found.years],
            }
            for name, found in made.simulations.items()
        },
    }
