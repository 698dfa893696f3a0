"""Which rows of the factor tables the figures of a project rest on."""

from collections.abc import Iterator, Mapping

from assessor.domain.factor_use import FactorUse
from assessor.domain.factors import Factor
from assessor.domain.impacts import TraceStep
from assessor.domain.shelf import Shelf
from assessor.domain.tables import FactorTable

_PREFIX = "factor:"


def factors_used(trace: Mapping[str, TraceStep], shelf: Shelf) -> tuple[FactorUse, ...]:
    """Return the factors of a trace, by the ids of their steps.

    Args:
        trace: How the figures came to be.
        shelf: Factor tables that they were looked up in.
    """
    return tuple(sorted(_uses(trace, shelf), key=lambda use: use.step))


def attributions(used: tuple[FactorUse, ...]) -> tuple[str, ...]:
    """Return the sources whose licence asks that they be named with the result.

    Args:
        used: The factors that the figures rest on.
    """
    return tuple(sorted({use.source for use in used if use.origin == "odbl"}))


def _uses(trace: Mapping[str, TraceStep], shelf: Shelf) -> Iterator[FactorUse]:
    for step in trace.values():
        if not step.table or isinstance(step.central, str):
            continue
        name, _, key = step.table.partition("#")
        table = shelf.table(name)
        year = step.id.removeprefix(f"{_PREFIX}{step.table}").removeprefix("@")
        valid_from = int(year) if year.isdecimal() else None
        layer = table.layer_of(key)
        row = table.row(key, valid_from)
        yield FactorUse(
            step=step.id,
            table=name,
            title=table.title,
            key=key,
            label=shelf.label(name, key),
            origin=layer.origin,
            replaces=_replaced(table, layer, key, valid_from),
            valid_from=valid_from,
            low=step.central if step.low is None else step.low,
            central=step.central,
            high=step.central if step.high is None else step.high,
            unit=step.unit,
            source=step.source,
            licence=step.licence,
            verification=step.verification or "unverified",
            potentials=_potentials(layer, row),
            note=None if row is None else table.note(row),
        )


def _potentials(table: FactorTable, row: Factor | None) -> str:
    if table.indicator != "gwp" or row is None:
        return ""
    source = table.sources.get(row.source)
    return (None if source is None else source.potentials) or "unstated"


def _replaced(
    table: FactorTable, layer: FactorTable, key: str, year: int | None
) -> float | None:
    if layer.origin != "user":
        return None
    others = (one for one in table.layers if one.origin != "user")
    found = (other.own(key, year) for other in others)
    return next((lookup.central for lookup in found if lookup is not None), None)
