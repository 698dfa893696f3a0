"""The footprint divided: by phase, by stage, by tier, by scope, by row."""

from collections.abc import Iterator

from assessor.domain.impacts import Split
from assessor.reporting.figures import scale_of
from assessor.reporting.view.model import Column, Table
from assessor.reporting.view.subject import Subject

AXES = ("phase", "stage", "tier", "scope", "row")
FAMILIES = {"phase": "phase", "stage": "life_stage", "tier": "tier", "scope": "ghg"}
_MOST_ROWS = 20


def divisions(subject: Subject) -> Iterator[Table]:
    """Yield a table for each division, and one for all that have a single part.

    Args:
        subject: What the report is about.
    """
    if subject.per_use_only:
        return
    found = {one.axis: one for one in subject.project.splits if one.indicator == "gwp"}
    splits = [found[axis] for axis in AXES if axis in found]
    divided = [split for split in splits if len(split.parts) > 1]
    whole = [split for split in splits if len(split.parts) == 1]
    for split in divided:
        last = split is divided[-1]
        yield _split(subject, split, last=last)
    if whole:
        pen = subject.pen
        yield Table(
            caption=pen.word("footprint.undivided"),
            columns=(
                Column(pen.word("column.division"), 40),
                Column(pen.word("column.all_of_it"), 60),
            ),
            rows=tuple(
                (pen.word(f"column.{split.axis}"), _part(subject, split.axis, part))
                for split in whole
                for part in split.parts
            ),
        )


def _split(subject: Subject, split: Split, *, last: bool) -> Table:
    pen = subject.pen
    whole = sum(split.parts.values()) or 1.0
    ordered = sorted(split.parts, key=lambda part: -split.parts[part])
    more = max(0, len(ordered) - _MOST_ROWS)
    said = [pen.word("footprint.of_assessed")] if subject.partial and last else []
    said += [pen.word("more", number=pen.whole(more))] if more else []
    return Table(
        caption=pen.word(f"footprint.by_{split.axis}"),
        columns=(
            Column(pen.word(f"column.{split.axis}"), 40),
            Column(pen.word("column.central"), 20, number=True),
            Column(pen.word("column.interval"), 24, number=True),
            Column(pen.word("column.share"), 16, number=True),
        ),
        rows=tuple(
            (
                _part(subject, split.axis, part),
                *_sized(subject, split.parts[part], split.ranges.get(part)),
                pen.share(split.parts[part] / whole),
            )
            for part in ordered[:_MOST_ROWS]
        ),
        note=" ".join(said),
    )


def _sized(
    subject: Subject, central: float, ends: tuple[float, float] | None
) -> tuple[str, str]:
    pen = subject.pen
    scale = scale_of([central, *(ends or ())], "kgCO2e")
    return pen.scaled(central, scale), pen.range(*ends, scale) if ends else "–"


def _part(subject: Subject, axis: str, part: str) -> str:
    if axis == "row":
        return subject.thing(part)
    return subject.label(FAMILIES[axis], part)
