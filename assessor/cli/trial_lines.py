"""The trials of a pack as a table."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from assessor.assessing.exam import sit
from assessor.assessing.trying import Tried, of_mark, try_out
from assessor.catalogue.cases import CASES, load_cases, load_trials
from assessor.cli.progress import progress
from assessor.domain.pack import Pack
from assessor.domain.shelf import Shelf
from assessor.errors import CatalogueError

HEAD = ("case", "what", "expected", "found", "")


def tried(folder: Path, pack: Pack, shelf: Shelf) -> list[Tried]:
    """Run every case that comes with a pack.

    Args:
        folder: Folder of the pack.
        pack: The pack.
        shelf: Factor tables.

    Raises:
        CatalogueError: A case is wrong, or there is none.
    """
    published = any((folder / CASES).glob("*/case.yaml"))
    tasks = load_cases(folder, pack) if published else ()
    trials = load_trials(folder, pack)
    if not (tasks or trials):
        message = (
            f"{folder / CASES}: this pack has no case: put answers.yaml and "
            "expected.yaml into a folder there"
        )
        raise CatalogueError(message)
    found: list[Tried] = []
    with progress("Trying the cases", len(tasks) + len(trials)) as advance:
        for trial in trials:
            found += try_out(trial, pack, shelf)
            advance()
        for task in tasks:
            marks = map(of_mark, sit([task], pack, shelf))
            found += [one for one in marks if one is not None]
            advance()
    return found


def trial_lines(found: Sequence[Tried]) -> Iterator[str]:
    """Yield the trials as a table, and how many hold.

    Args:
        found: What was tried.
    """
    rows = [HEAD, *(_row(one) for one in found)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(HEAD))]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()
    holding = sum(one.holds for one in found)
    yield f"{holding} of {len(found)} hold."


def _row(one: Tried) -> tuple[str, ...]:
    mark = "holds" if one.holds else "DOES NOT HOLD"
    return one.case, one.what, one.expected, one.found, mark
