"""The footprints of submissions, with their intervals, side by side."""

from assessor.portfolio.committee import Committee
from assessor.portfolio.entry import Entry
from assessor.reporting.charts import Intervals
from assessor.reporting.charts.data import Axis, Interval
from assessor.reporting.figures import scale_of
from assessor.reporting.pen import Pen
from assessor.reporting.ticks import ticks

_MOST = 40
_LABEL = 42


def said_footprint(entry: Entry, pen: Pen) -> str:
    """Return the footprint of a submission as it is printed.

    Args:
        entry: The submission.
        pen: Writes in one language.
    """
    if entry.held_back:
        return pen.word("committee.held_back")
    return pen.estimate(entry.footprint, at_least=entry.at_least)


def footprints(committee: Committee, pen: Pen) -> Intervals | None:
    """Return the chart of those that may be compared; nothing for fewer than two.

    Nothing either where they are too many to be told apart.

    Args:
        committee: The submissions.
        pen: Writes in one language.
    """
    known = [
        (entry, entry.footprint)
        for entry in committee.comparable
        if entry.footprint is not None
    ]
    if not 1 < len(known) <= _MOST:
        return None
    scale = scale_of([figure.high for _, figure in known], "kgCO2e")
    rows = tuple(
        Interval(
            label=_cut(pen.name(entry.project)),
            low=figure.low,
            central=figure.central,
            high=figure.high,
            value=said_footprint(entry, pen),
        )
        for entry, figure in known
    )
    said = pen.join(f"{row.label} {row.value}" for row in rows)
    label = pen.word("committee.chart_axis", unit=pen.unit(scale.symbol))
    top = max(row.high for row in rows) / scale.per
    marks = tuple((tick * scale.per, pen.exact(tick)) for tick in ticks(0.0, top))
    return Intervals(
        title=pen.word("committee.chart"),
        text=pen.word("committee.chart_text", names=said),
        axis=Axis(marks, label),
        rows=rows,
    )


def _cut(name: str) -> str:
    return name if len(name) <= _LABEL else name[: _LABEL - 1].rstrip() + "…"
