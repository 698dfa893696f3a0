"""What is printed where the number of uses is not known."""

from assessor.assessing.volume import assessed, dependence
from assessor.domain.rules import GateEffect
from assessor.reporting.figures import scale_of
from assessor.reporting.view.model import Column, Table
from assessor.reporting.view.subject import Subject


def fixed_parts(subject: Subject) -> Table | None:
    """Return the rows that do not hang on the number of uses, and their sum."""
    if not subject.per_use_only or not subject.uses.fixed:
        return None
    pen = subject.pen
    sizes = {row: _sum(subject, frozenset({row})) for row in subject.uses.fixed}
    shown = [
        (subject.thing(row), *_sized(subject, row, sizes[row]))
        for row in sorted(sizes, key=lambda row: (-sizes[row], row))
    ]
    total = (pen.word("volume.sum"), fixed_sum(subject), "–")
    return Table(
        caption=pen.word("volume.parts"),
        columns=(
            Column(pen.word("column.row"), 52),
            Column(pen.word("column.central"), 24, number=True),
            Column(pen.word("column.interval"), 24, number=True),
        ),
        rows=(*shown, total),
        note=pen.word("volume.parts_note"),
    )


def _sized(subject: Subject, row: str, central: float) -> tuple[str, str]:
    pen = subject.pen
    splits = (s for s in subject.project.splits if s.indicator == "gwp")
    ranges = next((split.ranges for split in splits if split.axis == "row"), {})
    ends = ranges.get(row)
    scale = scale_of([central, *(ends or ())], "kgCO2e")
    return pen.scaled(central, scale), pen.range(*ends, scale) if ends else "–"


def fixed_sum(subject: Subject) -> str:
    """Return the sum of the rows that do not hang on the number of uses, or nothing."""
    if not subject.uses.fixed:
        return ""
    return subject.pen.amount(_sum(subject, subject.uses.fixed), "kgCO2e")


def scaled_per_use(subject: Subject) -> str:
    """Return what the rows that grow with the uses amount to for one, or nothing.

    The number of uses cancels out at central inputs, not in an interval of both.
    """
    units = subject.project.functional_units
    if not subject.uses.scaled or not units.uses_per_year or not units.lifetime:
        return ""
    uses = units.uses_per_year.central * units.lifetime.central
    if not uses:
        return ""
    figure = subject.pen.amount(_sum(subject, subject.uses.scaled) / uses, "kgCO2e")
    return subject.pen.word("volume.scaled_value", figure=figure)


def _sum(subject: Subject, rows: frozenset[str]) -> float:
    return sum(
        cell.estimate.central
        for cell in assessed(subject.project)
        if cell.row in rows and cell.estimate is not None
    )


def comparison_withheld(subject: Subject) -> bool:
    """Say whether the total of some scenario hangs on an unknown number of uses."""
    if not subject.has(GateEffect.PER_USE_ONLY):
        return False
    made = subject.assessment.footprint
    found = (dependence(one, made.trace) for one in made.scenarios.values())
    return any(one.scaled or one.mixed for one in found)
