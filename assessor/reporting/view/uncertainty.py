"""How far the footprint may be off, and what that hangs on."""

from collections.abc import Iterator

from assessor.domain.impacts import INDICATORS, Disagreement, Estimate
from assessor.reporting.charts.data import Swing, Tornado
from assessor.reporting.figures import Scale, scale_of
from assessor.reporting.view.model import Column, Table, Uncertainty
from assessor.reporting.view.subject import Subject

APART = 0.10
"""Difference of median or mean from the central value that is remarked on."""
_BARS = 8


def uncertainty(subject: Subject) -> Uncertainty:
    """Return the chapter of uncertainty."""
    pen, result = subject.pen, subject.assessment.footprint
    hidden = subject.per_use_only
    return Uncertainty(
        lead=pen.word("uncertainty.lead", draws=pen.whole(result.draws)),
        tornado=None if hidden else tornado(subject),
        spread=None if hidden else _spread(subject),
        notes=() if hidden else tuple(_notes(subject)),
        disagreements=_disagreements(subject),
    )


def tornado(subject: Subject) -> Tornado | None:
    """Return what moves the total most, largest first."""
    total = subject.project.totals.get("gwp")
    shares = subject.assessment.footprint.shares[:_BARS]
    if total is None or total.estimate is None or not shares:
        return None
    pen, base = subject.pen, total.estimate.central
    scale = scale_of([base], "kgCO2e")
    rows = tuple(
        Swing(
            label=subject.thing(share.key),
            low=share.low,
            high=share.high,
            low_value=pen.number(min(share.low, share.high) / scale.per),
            high_value=pen.number(max(share.low, share.high) / scale.per),
            share=pen.share(share.share),
        )
        for share in shares
    )
    said = " ".join(
        pen.word(
            "uncertainty.said",
            name=row.label,
            low=row.low_value,
            high=row.high_value,
            unit=scale.symbol,
            share=row.share,
        )
        for row in rows
    )
    return Tornado(
        title=pen.word("uncertainty.tornado", unit=scale.symbol),
        text=said,
        base=base,
        base_label=pen.scaled(base, scale),
        rows=rows,
    )


def _spread(subject: Subject) -> Table | None:
    pen = subject.pen
    found = [
        (indicator, total.estimate)
        for indicator in INDICATORS
        if (total := subject.project.totals.get(indicator)) and total.estimate
    ]
    if not found:
        return None
    return Table(
        caption=pen.word("uncertainty.spread"),
        columns=(
            Column(pen.word("column.indicator"), 28),
            Column(pen.word("column.central"), 16, number=True),
            Column(pen.word("column.median"), 16, number=True),
            Column(pen.word("column.mean"), 16, number=True),
            Column(pen.word("column.error"), 24, number=True),
        ),
        rows=tuple(
            (pen.word(f"indicator.{indicator}"), *_figures(subject, estimate))
            for indicator, estimate in found
        ),
        note=pen.word("uncertainty.spread_note"),
    )


def _figures(subject: Subject, estimate: Estimate) -> Iterator[str]:
    pen = subject.pen
    scale = scale_of([estimate.central, estimate.high], estimate.unit)
    for figure in (estimate.central, estimate.median, estimate.mean):
        yield pen.scaled(figure, scale)
    error = scale_of([estimate.error], estimate.unit)
    yield f"±\u00a0{pen.scaled(estimate.error, error)}"


def _notes(subject: Subject) -> Iterator[str]:
    pen = subject.pen
    for indicator in INDICATORS:
        total = subject.project.totals.get(indicator)
        if total is not None and total.estimate is not None and apart(total.estimate):
            estimate = total.estimate
            scale = scale_of([estimate.central], estimate.unit)
            yield pen.word(
                "uncertainty.apart",
                indicator=pen.word(f"indicator.{indicator}"),
                median=pen.scaled(estimate.median, scale),
                mean=pen.scaled(estimate.mean, scale),
                central=pen.scaled(estimate.central, scale),
            )


def apart(estimate: Estimate) -> bool:
    """Say whether median or mean lie so far from the central value as to be named."""
    room = APART * abs(estimate.central)
    others = (estimate.median, estimate.mean)
    return any(abs(other - estimate.central) > room for other in others)


def _disagreements(subject: Subject) -> Table | None:
    pen = subject.pen
    found = subject.assessment.footprint.disagreements
    if not found:
        return None
    rows = []
    for one in found:
        scale = scale_of([max(one.values.values(), default=0.0)], one.unit)
        values = pen.join(
            f"{_method(subject, one, name)} {_held(subject, held, scale)}"
            for name, held in one.values.items()
        )
        note = pen.remark(one.note) if one.note else "–"
        rows.append((_about(subject, one.subject), values, note))
    return Table(
        caption=pen.word("uncertainty.disagreements"),
        columns=(
            Column(pen.word("column.subject"), 28),
            Column(pen.word("column.values"), 44),
            Column(pen.word("column.remark"), 28),
        ),
        rows=tuple(rows),
        note=pen.word("uncertainty.disagreements_note"),
    )


def _method(subject: Subject, one: Disagreement, name: str) -> str:
    label = one.labels.get(name)
    if label is not None:
        return subject.pen.text(label)
    return subject.pen.words.known(f"route.{name}", subject.pen.name(name))


def _about(subject: Subject, name: str) -> str:
    """Return what published methods disagree on: a quantity, of a row or a machine."""
    row, found, quantity = name.rpartition("].")
    if found:
        words = subject.pen.quantities(quantity)
        return f"{words} ({subject.thing(row + ']')})"
    quantity, _, machine = name.partition(" ")
    if f"quantity.{quantity}" not in subject.pen.words.flat:
        return subject.pen.say(name)
    return f"{subject.pen.quantities(quantity)}, {subject.pen.say(machine)}"


def _held(subject: Subject, held: float, scale: Scale) -> str:
    return subject.pen.scaled(held, scale)
