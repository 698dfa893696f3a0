"""Two paragraphs that may safely be published, made of this assessment's figures."""

from collections.abc import Iterator

from assessor.domain.rules import GateEffect
from assessor.reporting.view.cover import functional_unit
from assessor.reporting.view.limits import left_out
from assessor.reporting.view.net import withheld
from assessor.reporting.view.subject import Subject

_NAMED = 3


def publishable(subject: Subject) -> tuple[str, ...]:
    """Return the paragraphs; nothing where a gate keeps all of it from the public."""
    total = subject.project.totals.get("gwp")
    if subject.watermarked or total is None or total.estimate is None:
        return ()
    first = _figure(subject)
    return (first, " ".join(_limits(subject))) if first else ()


def _figure(subject: Subject) -> str:
    """Return one figure with its unit, range, scope, day and method."""
    pen, made = subject.pen, subject.assessment
    total = subject.project.totals["gwp"]
    per_use = subject.project.functional_units.per_use.get("gwp")
    told = {
        "project": pen.name(made.answers.project.name),
        "day": pen.day(made.made_on),
        "pack": f"{pen.name(made.pack)} {pen.name(made.pack_version)}",
        "share": pen.share(total.assessed),
    }
    if not subject.per_use_only:
        partial = "publish.total_partial" if subject.partial else "publish.total"
        return pen.word(partial, figure=pen.estimate(total.estimate), **told)
    if per_use is None or subject.no_per_use:
        return ""
    unit = functional_unit(subject) or pen.word("speech.unit_not_stated")
    return pen.word("publish.per_use", figure=pen.estimate(per_use), unit=unit, **told)


def _limits(subject: Subject) -> Iterator[str]:
    pen = subject.pen
    lacking = left_out(subject)
    if lacking:
        names = pen.join(lacking[:_NAMED])
        if len(lacking) > _NAMED:
            more = pen.word(
                "decision.more_parts", number=pen.whole(len(lacking) - _NAMED)
            )
            names = pen.join((names, more))
        yield pen.word("publish.lacking", names=names)
    indicators = [
        pen.word(f"indicator.{name}").lower()
        for name, total in subject.project.totals.items()
        if total.estimate is None
    ]
    if indicators:
        yield pen.word("publish.indicators", names=", ".join(indicators))
    if withheld(subject) or subject.has(GateEffect.EXPECTED_ONLY):
        yield pen.word("publish.no_effect")
    reviewed = subject.assessment.confidence.review
    yield pen.word("publish.reviewed" if reviewed else "publish.not_reviewed")
    yield pen.word("publish.no_certificate")
