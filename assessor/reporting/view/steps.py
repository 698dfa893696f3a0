"""Models that were tried: quality reached against energy."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assessor.reporting.charts.data import Axis
from assessor.reporting.charts.plots import Curve, Plot, Spot
from assessor.reporting.figures import scale_of
from assessor.reporting.ticks import ticks
from assessor.reporting.view.model import Column, Exhibit, Table
from assessor.reporting.view.subject import Subject

_GROUP = "necessity.steps"
_TWO = 2
_WIDE = 30.0  # largest over smallest energy above which the axis is logarithmic


@dataclass(frozen=True)
class Step:
    """One model that was tried.

    Attributes:
        energy: Energy of its training. [kWh]
    """

    name: str
    quality: float
    energy: float


def steps(subject: Subject) -> Iterator[Exhibit]:
    """Yield quality against energy, where at least two models were tried."""
    pen = subject.pen
    found = list(_steps(subject))
    whole = sum(step.energy for step in found)
    if len(found) < _TWO or not whole > 0:
        return
    best = _best(found, lower=_says(subject, "better") == "lower")
    last = found[best]
    before = found[best - 1] if best else None
    measure = pen.name(_says(subject, "measure"))
    share = pen.share(last.energy / whole)
    lead = pen.word("steps.none")
    if before is not None:
        lead = pen.word(
            "steps.lead",
            name=last.name,
            before=before.name,
            gain=pen.exact(round(abs(last.quality - before.quality), 10)),
            measure=measure,
            share=share,
        )
    yield Exhibit(
        title=pen.word("steps.title"),
        lead=lead,
        figure=_plot(subject, found, best, measure),
        tables=(_table(subject, found, measure),),
    )


def _steps(subject: Subject) -> Iterator[Step]:
    for key in subject.assessment.answers.groups.get(_GROUP, ()):
        quality = _number(subject, key, "quality")
        energy = _number(subject, key, "energy")
        if quality is not None and energy is not None and energy > 0:
            name = _text(subject, key, "name") or key
            yield Step(subject.pen.name(name), quality, energy)


def _best(found: Sequence[Step], *, lower: bool) -> int:
    """Return the place of the best model, the first of equals."""
    sign = -1 if lower else 1
    return max(
        range(len(found)), key=lambda place: (sign * found[place].quality, -place)
    )


def _plot(subject: Subject, found: Sequence[Step], best: int, measure: str) -> Plot:
    pen = subject.pen
    energies = [step.energy for step in found]
    wide = max(energies) / min(energies) > _WIDE
    places = [math.log10(energy) if wide else energy for energy in energies]
    qualities = [step.quality for step in found]
    spots = tuple(
        Spot(
            x=place,
            y=step.quality,
            label=step.name,
            beside="left" if place > (min(places) + max(places)) / 2 else "right",
            strong=number == best,
        )
        for number, (place, step) in enumerate(zip(places, found, strict=True))
    )
    return Plot(
        title=pen.word("steps.chart"),
        text=" ".join(
            pen.labelled(
                s.name, f"{pen.exact(s.quality)}, {pen.amount(s.energy, 'kWh')}."
            )
            for s in found
        ),
        across=_across(subject, places, logarithmic=wide),
        up=Axis(
            tuple((t, pen.exact(t)) for t in ticks(min(qualities), max(qualities))),
            measure or pen.word("steps.quality"),
        ),
        curves=(Curve(tuple(zip(places, qualities, strict=True))),),
        spots=spots,
    )


def _across(subject: Subject, places: Sequence[float], *, logarithmic: bool) -> Axis:
    pen = subject.pen
    if logarithmic:
        powers = range(math.floor(min(places)), math.ceil(max(places)) + 1)
        marks = tuple((float(n), pen.number(10.0**n)) for n in powers)
        return Axis(marks, pen.word("steps.across_log"))
    scale = scale_of([max(places)], "kWh")
    shown = ticks(0.0, max(places) / scale.per)
    return Axis(
        tuple((t * scale.per, pen.exact(t)) for t in shown),
        pen.word("steps.across", unit=pen.unit(scale.symbol)),
    )


def _table(subject: Subject, found: Sequence[Step], measure: str) -> Table:
    pen = subject.pen
    whole = sum(step.energy for step in found)
    return Table(
        caption=pen.word("steps.table"),
        columns=(
            Column(pen.word("steps.model"), 40),
            Column(measure or pen.word("steps.quality"), 20, number=True),
            Column(pen.word("steps.energy"), 20, number=True),
            Column(pen.word("column.share"), 20, number=True),
        ),
        rows=tuple(
            (
                step.name,
                pen.exact(step.quality),
                pen.amount(step.energy, "kWh"),
                pen.share(step.energy / whole),
            )
            for step in found
        ),
    )


def _number(subject: Subject, key: str, field: str) -> float | None:
    standing = subject.standing.get(f"{_GROUP}[{key}].{field}")
    value = None if standing is None else standing.value
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value)


def _text(subject: Subject, key: str, field: str) -> str:
    standing = subject.standing.get(f"{_GROUP}[{key}].{field}")
    value = None if standing is None else standing.value
    return value if isinstance(value, str) else ""


def _says(subject: Subject, field: str) -> str:
    """Return what the first model that says it says."""
    keys = subject.assessment.answers.groups.get(_GROUP, ())
    return next((text for key in keys if (text := _text(subject, key, field))), "")
