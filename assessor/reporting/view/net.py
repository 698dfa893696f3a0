"""The net effect, or why none is printed."""

from collections.abc import Iterator

from assessor.domain.impacts import Estimate, NetEffect
from assessor.domain.rules import GateEffect
from assessor.reporting.charts.data import Axis, Histogram
from assessor.reporting.figures import Scale, scale_of
from assessor.reporting.ticks import ticks
from assessor.reporting.view.model import Column, Table
from assessor.reporting.view.subject import Subject

_BARS = {
    GateEffect.WITHHOLD_NET: "net.withheld_reference",
    GateEffect.LOCK_BENEFIT: "net.withheld_locked",
    GateEffect.REFER: "net.withheld_refer",
}
"""Effects under which no net value is printed at all, and the words that say so."""


def withheld(subject: Subject) -> str:
    """Return why no net effect is printed, or nothing where one is."""
    pen, made = subject.pen, subject.assessment
    for effect, name in _BARS.items():
        if subject.has(effect):
            return pen.word(name, gate=subject.gate_of(effect))
    if fails_stress(subject):
        gate = subject.gate_of(GateEffect.STRESS_TEST)
        tested = made.footprint.net_effects.values()
        rebound = pen.share(max(effect.tested_rebound for effect in tested))
        return pen.word("net.withheld_stress", gate=gate, rebound=rebound)
    if subject.per_use_only and made.footprint.net_effects:
        gate = subject.gate_of(GateEffect.PER_USE_ONLY)
        return pen.word("volume.no_net", gate=gate)
    if not made.benefit_claimed and not made.footprint.net_effects:
        return pen.word("net.not_claimed")
    if not made.footprint.net_effects:
        return pen.word("net.not_computable")
    return ""


def fails_stress(subject: Subject) -> bool:
    """Say whether a gate asked for the stress test and the sign does not survive it."""
    return subject.has(GateEffect.STRESS_TEST) and any(
        effect.fails_test
        for effect in subject.assessment.footprint.net_effects.values()
    )


def locks(subject: Subject) -> str:
    """Return the gates that keep a benefit from being accepted, or nothing."""
    gates = [subject.gate_of(GateEffect.LOCK_BENEFIT, GateEffect.WITHHOLD_NET)]
    if fails_stress(subject):
        gates.append(subject.gate_of(GateEffect.STRESS_TEST))
    return ", ".join(gate for gate in gates if gate)


def net(subject: Subject) -> str:
    """Return the net effect in sentences, or why it is withheld."""
    why = withheld(subject)
    return why or " ".join(
        _sentence(subject, effect)
        for effect in subject.assessment.footprint.net_effects.values()
    )


def _sentence(subject: Subject, effect: NetEffect) -> str:
    pen = subject.pen
    robust = pen.word(
        "net.robust" if effect.robust else "net.not_robust",
        rebound=pen.share(effect.tested_rebound),
    )
    said = pen.word(
        "net.sentence",
        indicator=pen.word(f"indicator.{effect.indicator}"),
        figure=pen.estimate(effect.net),
    )
    if subject.has(GateEffect.STRESS_TEST):
        gate = subject.gate_of(GateEffect.STRESS_TEST)
        share = pen.word("net.share_withheld", gate=gate)
    else:
        share = pen.word("net.share", share=pen.share(effect.share_better))
    if effect.break_even_rebound is None:
        even = pen.word("net.no_break_even")
    else:
        even = pen.word("net.break_even", share=pen.share(effect.break_even_rebound))
    return f"{said} {share} {even} {robust}"


def histogram(subject: Subject) -> Histogram | None:
    """Return the distribution of the net effect on climate against zero."""
    effect = subject.assessment.footprint.net_effects.get("gwp")
    if effect is None or not effect.histogram:
        return None
    pen = subject.pen
    edges = [e for low, high, _ in effect.histogram for e in (low, high)]
    scale = scale_of([max(abs(edge) for edge in edges)], effect.unit)
    marks = ticks(min([0.0, *edges]) / scale.per, max([0.0, *edges]) / scale.per)
    inside = [
        mark
        for mark in marks
        if min([0.0, *edges]) <= mark * scale.per <= max([0.0, *edges])
    ]
    return Histogram(
        title=pen.word("net.chart"),
        text=_said(subject, effect),
        axis=Axis(
            ticks=tuple((mark * scale.per, pen.exact(mark)) for mark in inside),
            label=pen.word("net.axis", unit=scale.symbol),
        ),
        bins=effect.histogram,
        below=pen.word("net.worse"),
        above=pen.word("net.better"),
    )


def _said(subject: Subject, effect: NetEffect) -> str:
    pen = subject.pen
    if subject.has(GateEffect.STRESS_TEST):
        said = pen.word("net.said_withheld", figure=pen.estimate(effect.net))
        gate = subject.gate_of(GateEffect.STRESS_TEST)
        return f"{said} {pen.word('net.share_withheld', gate=gate)}"
    whole = sum(count for _, _, count in effect.histogram) or 1
    under = sum(count for _, high, count in effect.histogram if high <= 0)
    return pen.word(
        "net.said", figure=pen.estimate(effect.net), share=pen.share(under / whole)
    )


def effects(subject: Subject) -> Table | None:
    """Return gross benefit and footprint; the gross one alone where net is withheld."""
    found = subject.assessment.footprint.net_effects
    if not found:
        return None
    pen, hidden = subject.pen, bool(withheld(subject))
    rows = [
        row
        for effect in found.values()
        for row in _rows(subject, effect, hidden=hidden)
    ]
    caption = "net.gross_only" if hidden else "net.table"
    return Table(
        caption=pen.word(caption),
        columns=(
            Column(pen.word("column.quantity"), 40),
            Column(pen.word("column.indicator"), 28),
            Column(pen.word("column.per_year"), 32, number=True),
        ),
        rows=tuple(rows),
        note=pen.word("net.gross_note" if hidden else "net.table_note"),
    )


def _rows(
    subject: Subject, effect: NetEffect, *, hidden: bool
) -> Iterator[tuple[str, str, str]]:
    lines: list[tuple[str, Estimate | None]] = [("net.gross", effect.gross)]
    if not hidden:
        lines += [("net.footprint", effect.footprint), ("net.net", effect.net)]
    if effect.third_order is not None:
        lines.append(("net.third", effect.third_order))
    pen = subject.pen
    for name, estimate in lines:
        indicator = pen.word(f"indicator.{effect.indicator}")
        yield pen.word(name), indicator, pen.estimate(estimate)


def stress(subject: Subject) -> Table | None:
    """Return the net effect at each assumed rebound."""
    barred = any(subject.has(effect) for effect in _BARS)
    if barred or (withheld(subject) and not fails_stress(subject)):
        return None
    pen, rows = subject.pen, []
    hidden = subject.has(GateEffect.STRESS_TEST)
    for effect in subject.assessment.footprint.net_effects.values():
        scale = scale_of([point.net.central for point in effect.stress], effect.unit)
        for point in effect.stress:
            share = pen.share(point.share_better)
            rows.append(
                (
                    pen.share(point.rebound),
                    pen.word(f"indicator.{effect.indicator}"),
                    _figure(subject, point.net, scale),
                    pen.word("net.withheld") if hidden else share,
                )
            )
    if not rows:
        return None
    return Table(
        caption=pen.word("net.stress"),
        columns=(
            Column(pen.word("column.rebound"), 16),
            Column(pen.word("column.indicator"), 28),
            Column(pen.word("column.net"), 32, number=True),
            Column(pen.word("column.better"), 24, number=True),
        ),
        rows=tuple(rows),
        note=pen.word("net.stress_note"),
    )


def _figure(subject: Subject, estimate: Estimate, scale: Scale) -> str:
    pen = subject.pen
    interval = pen.range(estimate.low, estimate.high, scale)
    return f"{pen.scaled(estimate.central, scale)} [{interval}]"
