"""Rows of repeated groups that one side added or removed."""

from collections.abc import Mapping

from assessor.domain.comparing_answers import ANSWERS, ROWS, Thing, digest
from assessor.interview.merge_table import Difference, Table


def settle_rows(table: Table, theirs: Mapping[str, Thing]) -> set[str]:
    """Take and remove whole rows; a row is never mixed from two that were added.

    Args:
        table: Both sides.
        theirs: What the part says, by path.

    Returns:
        Rows that need no further look, by path.
    """
    base = table.handed.base
    rows = [path for path in (*theirs, *base) if path.startswith(ROWS)]
    done: set[str] = set()
    for path in dict.fromkeys(rows):
        here, there, before = path in table.held, path in theirs, path in base
        if here and there and before:
            continue  # its answers are looked at one by one
        done.add(path)
        if here and there:
            if _row(table.held, path) != _row(theirs, path):
                _settle(table, path, theirs, clean=False)
        elif here:
            unchanged = _row(table.held, path) == _row(base, path)
            _settle(table, path, theirs, clean=unchanged)
        elif there and (not before or _row(theirs, path) != _row(base, path)):
            _settle(table, path, theirs, clean=not before)
    return done


def _row(held: Mapping[str, Thing], path: str) -> dict[str, str]:
    """Return the digests of the answers of a row; those of a base are digests."""
    start = f"{ANSWERS}{path.removeprefix(ROWS)}."
    return {
        name: thing if isinstance(thing, str) else digest(thing)
        for name, thing in held.items()
        if name.startswith(start)
    }


def _settle(
    table: Table, path: str, theirs: Mapping[str, Thing], *, clean: bool
) -> None:
    outside = table.outside(path)
    found = Difference(
        path, table.held.get(path), theirs.get(path), table.handed.to, outside
    )
    if not table.stands(found, clean=clean and not outside):
        return
    start = f"{ANSWERS}{path.removeprefix(ROWS)}."
    for name in [n for n in table.held if n == path or n.startswith(start)]:
        del table.held[name]
    if path in theirs:
        own = {n: t for n, t in theirs.items() if n == path or n.startswith(start)}
        table.held.update(own)
