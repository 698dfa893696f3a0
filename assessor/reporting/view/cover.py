"""The first page: what was assessed, what the rules conclude, how sure that is."""

from collections.abc import Iterator

from assessor.domain.assessment import GateResult, Outcome
from assessor.domain.rules import GateEffect, Ruling
from assessor.reporting.pen import LINE
from assessor.reporting.view.editions import EditionId
from assessor.reporting.view.model import Cover, Point, Tile
from assessor.reporting.view.subject import Subject

TONES = {
    "refer": "refer",
    "insufficient": "refer",
    "rework": "red",
    "conditions": "amber",
    "proceed": "info",
}
_SHOWN = 5
_SHORT = 56


def cover(subject: Subject, edition: EditionId) -> Cover:
    """Return the first page.

    Args:
        subject: What the report is about.
        edition: For whom it is.
    """
    pen, made = subject.pen, subject.assessment
    partial = subject.has(GateEffect.PARTIAL_FOOTPRINT)
    return Cover(
        kicker=pen.word("cover.partial" if partial else "cover.kicker"),
        title=pen.say(made.answers.project.name, 200),
        organisation=pen.name(made.answers.project.organisation),
        summary=pen.say(subject.without_prohibited(made.answers.project.summary), LINE),
        facts=tuple(_facts(subject, edition)),
        outcome=outcome(subject, made.outcome),
        outcome_note=" ".join(_notes(subject)),
        gates=tuple(gates(subject, Ruling.FIRED)),
        possible=tuple(gates(subject, Ruling.POSSIBLE)),
        confidence=tuple(_confidence(subject)),
    )


def outcome(subject: Subject, reached: Outcome) -> Point:
    """Return an outcome in its sentence."""
    return Point(
        title=subject.pen.word(f"outcome.{reached.id}"),
        text=subject.pen.text(reached.sentence),
        tone=TONES[reached.id],
    )


def gates(subject: Subject, ruling: Ruling) -> Iterator[Point]:
    """Yield the gates of one ruling, with their colour in words."""
    for result in subject.assessment.gates.values():
        if result.ruling is ruling:
            yield _gate(subject, result)


def _gate(subject: Subject, result: GateResult) -> Point:
    pen, gate = subject.pen, result.gate
    colour = pen.word(f"colour.{gate.colour}")
    text = pen.text(gate.consequence)
    if GateEffect.PER_USE_ONLY in gate.effects and subject.volume_unknown:
        text = subject.volume
    if result.ruling is Ruling.POSSIBLE and result.ask:
        text = pen.join(subject.question(name, _SHORT) for name in result.ask)
    return Point(
        title=pen.text(gate.title),
        text=text,
        mark=f"{gate.id} {colour}",
        tone=gate.colour,
    )


def _facts(subject: Subject, edition: EditionId) -> Iterator[tuple[str, str]]:
    pen, made = subject.pen, subject.assessment
    units = subject.project.functional_units
    unit = functional_unit(subject)
    yield pen.word("cover.unit"), unit or pen.word("not_stated")
    if units.uses_per_year is not None:
        yield pen.word("cover.uses"), volume(subject)
    if units.lifetime is not None:
        yield pen.word("cover.lifetime"), pen.years(units.lifetime.central)
    stage = subject.pack.header.stages.get(made.stage)
    at = pen.text(stage.title) if stage else pen.name(made.stage)
    profile = {str(key): note for key, note in subject.pack.header.profiles.items()}
    note = profile.get(made.profile)
    title = pen.text(note.title) if note else pen.name(made.profile)
    yield pen.word("cover.stage_and_profile"), f"{at} · {title}"
    named = ", ".join(pen.word(f"audience.{name}") for name in made.audiences)
    readers = named or pen.word("not_stated")
    if edition == "full":
        yield pen.word("cover.readers"), readers
    else:
        by = pen.word(f"edition.{edition}")
        yield pen.word("cover.readers_and_edition"), f"{readers} · {by}"


def functional_unit(subject: Subject) -> str:
    """Return the functional unit in the words of the project, or nothing."""
    for standing in subject.assessment.standings:
        if standing.question.endswith(".functional_unit") and standing.value:
            return subject.pen.say(str(standing.value), LINE)
    return ""


def volume(subject: Subject) -> str:
    """Return the number of uses per year, as it was answered, with its interval."""
    uses = subject.project.functional_units.uses_per_year
    if uses is None:
        return subject.pen.word("not_stated")
    pen = subject.pen
    interval = pen.word("range", low=pen.number(uses.low), high=pen.number(uses.high))
    return f"{pen.precise(uses.central)} [{interval}]"


def _notes(subject: Subject) -> Iterator[str]:
    pen, made = subject.pen, subject.assessment
    if subject.pack.header.kind_of(made.profile) == "funding":
        yield pen.word("cover.no_decision")
    because = ", ".join(_reason(subject, rule) for rule in made.outcome.because)
    if because:
        yield pen.word("cover.because", rules=because)
    yield pen.word("cover.basis", basis=pen.word(f"basis.{made.outcome.basis}"))
    if made.supported_outcome.id != made.declared_outcome.id:
        yield pen.word(
            "cover.differ",
            declared=pen.word(f"outcome.{made.declared_outcome.id}"),
            supported=pen.word(f"outcome.{made.supported_outcome.id}"),
        )
    if made.outcome.unless:
        asked = pen.join(subject.question(n) for n in made.outcome.unless[:_SHOWN])
        yield pen.word("cover.unless", questions=asked)


def _reason(subject: Subject, rule: str) -> str:
    kind, _, name = rule.partition(".")
    gauges = {str(key): gauge for key, gauge in subject.pack.header.gauges.items()}
    if kind == "gauge" and name in gauges:
        title = subject.pen.text(gauges[name].title)
        return subject.pen.word("cover.gauge", gauge=title)
    said = subject.pen.say(rule, LINE)
    gate = subject.assessment.gates.get(rule)
    if gate is not None and gate.ruling is Ruling.POSSIBLE:
        return subject.pen.word("cover.maybe", rule=said)
    return said


def _confidence(subject: Subject) -> Iterator[Tile]:
    pen, sure = subject.pen, subject.assessment.confidence
    none = pen.word("not_assessed")
    figures = (
        ("evidence", none if sure.evidence is None else pen.share(sure.evidence)),
        ("coverage", none if sure.coverage is None else pen.share(sure.coverage)),
        ("ranges", none if sure.ranges is None else f"{sure.ranges} / 4"),
        ("review", pen.word("yes" if sure.review else "no")),
    )
    for name, value in figures:
        yield Tile(
            pen.word(f"confidence.{name}"), value, pen.word(f"confidence.{name}_note")
        )
