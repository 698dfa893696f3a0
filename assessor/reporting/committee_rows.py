"""The table of a committee: a row for each submission."""

from assessor.portfolio.committee import ORDER, Committee
from assessor.portfolio.entry import Entry
from assessor.reporting.committee_figures import said_footprint
from assessor.reporting.committee_points import label
from assessor.reporting.pen import Pen
from assessor.reporting.view.model import Column, Table


def side(committee: Committee, pen: Pen) -> Table:
    """Return the table that sets submissions side by side.

    Args:
        committee: The submissions.
        pen: Writes in one language.
    """
    heads = (
        ("project", 16, False),
        ("outcome", 16, False),
        ("evidence", 8, True),
        ("gates", 12, False),
        ("footprint", 16, True),
        ("assessed", 8, True),
        ("proof", 8, True),
        ("missing", 8, True),
        ("fit", 8, False),
    )
    outcomes = ", ".join(pen.word(f"outcome.{one}").lower() for one in ORDER)
    return Table(
        caption=pen.word("committee.side"),
        columns=tuple(
            Column(_head(pen, name), width, number) for name, width, number in heads
        ),
        rows=tuple(_row(entry, pen) for entry in committee.entries),
        note=pen.word("committee.order", outcomes=outcomes),
        kind="dense",
    )


def _head(pen: Pen, name: str) -> str:
    return pen.word("cover.gates" if name == "gates" else f"committee.{name}")


def _row(entry: Entry, pen: Pen) -> tuple[str, ...]:
    none = pen.word("not_assessed")
    return (
        label(entry, pen),
        said_outcome(entry, pen),
        none if entry.evidence is None else pen.share(entry.evidence),
        _fired(entry, pen),
        said_footprint(entry, pen),
        pen.share(entry.assessed),
        f"{pen.whole(entry.backed)} / {pen.whole(entry.claimed)}",
        pen.whole(len(entry.missing)),
        pen.word("yes" if entry.comparable else "no"),
    )


def said_outcome(entry: Entry, pen: Pen) -> str:
    """Return an outcome, with the others where the answers give several.

    Args:
        entry: The submission.
        pen: Writes in one language.
    """
    said = pen.word(f"outcome.{entry.outcome}")
    if entry.declared == entry.supported == entry.outcome:
        return said
    return pen.word(
        "committee.differ",
        outcome=said,
        declared=pen.word(f"outcome.{entry.declared}").lower(),
        supported=pen.word(f"outcome.{entry.supported}").lower(),
    )


def _fired(entry: Entry, pen: Pen) -> str:
    fired, possible = ", ".join(entry.fired), ", ".join(entry.possible)
    if not possible:
        return fired or "–"
    if not fired:
        return pen.word("committee.gates_possible", possible=possible)
    return pen.word("committee.gates_also", fired=fired, possible=possible)
