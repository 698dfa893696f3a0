"""Claims found in the project's texts, and what may be said from this assessment."""

from collections.abc import Iterator

from assessor.domain.assessment import ClaimHit
from assessor.domain.rules import GateEffect
from assessor.domain.wording import said
from assessor.reporting.pen import LINE
from assessor.reporting.view.cover import functional_unit
from assessor.reporting.view.model import Column, Speech, Table
from assessor.reporting.view.net import fails_stress, withheld
from assessor.reporting.view.publishing import publishable
from assessor.reporting.view.subject import Subject
from assessor.reporting.view.wordings import Hit

TONES = {
    "prohibited": "red",
    "needs_substantiation": "amber",
    "caution": "amber",
    "note": "info",
}
_ORDER = ("prohibited", "needs_substantiation", "caution", "note")
_MOST = 40
_ALWAYS = ("neutral", "credits", "located", "scope", "effects", "expected_only")


def speech(subject: Subject) -> Speech:
    """Return the chapter of claims."""
    hits = sorted(subject.assessment.claims, key=lambda h: _ORDER.index(h.severity))
    used = [hit for hit in hits if hit.use]
    return Speech(
        used=tuple(_hit(subject, hit) for hit in used[:_MOST]),
        mentioned=_mentioned(subject, [hit for hit in hits if not hit.use]),
        may=tuple(_may(subject)),
        may_not=tuple(_may_not(subject)),
        cautions=tuple(cautions(subject)),
        rules=_rules(subject, hits),
        publish=publishable(subject),
    )


def _hit(subject: Subject, hit: ClaimHit) -> Hit:
    pen = subject.pen
    return Hit(
        term=pen.name(hit.text),
        severity=pen.word(f"claim.{hit.severity}"),
        tone=TONES[hit.severity],
        sentence=pen.say(hit.sentence, LINE),
        where=_where(subject, hit),
        rule=pen.word(
            "claim.rule",
            rules=", ".join(pen.say(rule) for rule in hit.rules),
            reference=pen.say(said(hit.reference, pen.language)),
            jurisdiction=_jurisdictions(subject, hit),
        ),
        force=_force(subject, hit),
        explanation=pen.text(hit.explanation),
        instead=pen.text(hit.safe_wording),
    )


def _jurisdictions(subject: Subject, hit: ClaimHit) -> str:
    words = subject.pen.words
    return ", ".join(
        words.known(f"jurisdiction.{name}", subject.pen.say(name))
        for name in hit.jurisdiction.split("; ")
    )


def _where(subject: Subject, hit: ClaimHit) -> str:
    pen = subject.pen
    return pen.word(
        "claim.where",
        question=subject.question(hit.where, 120).removesuffix("."),
        line=pen.whole(hit.line),
        column=pen.whole(hit.column),
    )


def _force(subject: Subject, hit: ClaimHit) -> str:
    pen = subject.pen
    checked = pen.day(hit.checked_on)
    if hit.in_force_from is None:
        return pen.word("claim.no_date", checked=checked)
    name = "claim.in_force" if hit.in_force else "claim.not_in_force"
    return pen.word(name, day=pen.day(hit.in_force_from), checked=checked)


def _mentioned(subject: Subject, hits: list[ClaimHit]) -> Table | None:
    if not hits:
        return None
    pen = subject.pen
    return Table(
        caption=pen.word("claim.mentioned"),
        columns=(
            Column(pen.word("column.wording"), 24),
            Column(pen.word("column.sentence"), 44),
            Column(pen.word("column.where"), 32),
        ),
        rows=tuple(
            (pen.name(hit.text), pen.say(hit.sentence, LINE), _where(subject, hit))
            for hit in hits[:_MOST]
        ),
    )


def _may(subject: Subject) -> Iterator[str]:
    pen, project = subject.pen, subject.project
    total = project.totals.get("gwp")
    if subject.has(GateEffect.WATERMARK):
        yield pen.word(
            "speech.nothing_public", gate=subject.gate_of(GateEffect.WATERMARK)
        )
    if total is None or total.estimate is None:
        yield pen.word("speech.no_figure")
        return
    unit = functional_unit(subject) or pen.word("speech.unit_not_stated")
    per_use = project.functional_units.per_use.get("gwp")
    values = {
        "project": pen.name(subject.assessment.answers.project.name),
        "day": pen.day(subject.assessment.made_on),
        "share": pen.share(total.assessed),
    }
    if not subject.per_use_only:
        figure = pen.estimate(total.estimate)
        yield pen.word("speech.total", figure=figure, **values)
    if per_use is not None and not subject.no_per_use:
        figure = pen.estimate(per_use)
        yield pen.word("speech.per_use", figure=figure, unit=unit, **values)
    if subject.per_use_only and subject.no_per_use:
        yield pen.word("speech.no_figure")
    if subject.has(GateEffect.EXPECTED_ONLY):
        yield pen.word("speech.expected")


def _may_not(subject: Subject) -> Iterator[str]:
    pen = subject.pen
    rules = (
        (GateEffect.LOCK_BENEFIT, "speech.no_benefit"),
        (GateEffect.WITHHOLD_NET, "speech.no_net"),
        (GateEffect.NOT_FRUGAL, "speech.not_frugal"),
        (GateEffect.BLOCK_LOW_CARBON, "speech.no_low_carbon"),
        (GateEffect.PARTIAL_FOOTPRINT, "speech.not_whole"),
        (GateEffect.PER_USE_ONLY, "speech.no_total"),
        (GateEffect.EXPECTED_ONLY, "speech.no_effect_yet"),
        (GateEffect.BLOCK_CLAIMS, "speech.blocked"),
    )
    yield pen.word("speech.never_alone")
    yield pen.word("speech.never_deduct")
    yield pen.word("speech.never_compare")
    for effect, name in rules:
        if effect is GateEffect.PER_USE_ONLY and not subject.per_use_only:
            continue
        if subject.has(effect):
            yield pen.word(name, gate=subject.gate_of(effect))
    if fails_stress(subject):
        gate = subject.gate_of(GateEffect.STRESS_TEST)
        yield pen.word("speech.no_benefit", gate=gate)
    if not withheld(subject):
        yield pen.word("speech.net_with_assumptions")


def cautions(subject: Subject) -> Iterator[str]:
    """Yield the cautions that every report prints."""
    pen = subject.pen
    yield from (pen.word(f"caution.{name}") for name in _ALWAYS)
    if subject.watermarked:
        yield pen.word("caution.not_public")
    yield pen.word("caution.not_legal", day=pen.day(subject.assessment.made_on))


def _rules(subject: Subject, hits: list[ClaimHit]) -> Table | None:
    pen = subject.pen
    found = {said(hit.reference, pen.language): hit for hit in hits}
    if not found:
        return None
    return Table(
        caption=pen.word("claim.rules"),
        columns=(
            Column(pen.word("column.rule"), 52),
            Column(pen.word("column.force"), 28),
            Column(pen.word("column.checked"), 20),
        ),
        rows=tuple(
            (
                pen.say(reference),
                "–" if hit.in_force_from is None else pen.day(hit.in_force_from),
                pen.day(hit.checked_on),
            )
            for reference, hit in found.items()
        ),
        note=pen.word("claim.rules_note"),
    )
