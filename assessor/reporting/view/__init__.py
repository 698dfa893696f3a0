"""What a report prints, in plain data: cleaned, formatted, in one language."""

from assessor.domain.assessment import Assessment
from assessor.domain.pack import Pack
from assessor.domain.rules import GateEffect
from assessor.reporting.pen import pen_for
from assessor.reporting.view.annex import annex
from assessor.reporting.view.background import background
from assessor.reporting.view.call import call_note
from assessor.reporting.view.card import card
from assessor.reporting.view.comparison import comparison
from assessor.reporting.view.cover import cover
from assessor.reporting.view.crosswalk import crosswalk
from assessor.reporting.view.decision import decision
from assessor.reporting.view.editions import Edition, EditionId, edition_of
from assessor.reporting.view.footprint import footprint
from assessor.reporting.view.framework import parts
from assessor.reporting.view.glossary import glossary
from assessor.reporting.view.limits import limits
from assessor.reporting.view.model import Chapter, Report
from assessor.reporting.view.officer import officer
from assessor.reporting.view.plan import plan
from assessor.reporting.view.results import results
from assessor.reporting.view.scope import scope
from assessor.reporting.view.speech import speech
from assessor.reporting.view.subject import Subject
from assessor.reporting.view.uncertainty import uncertainty

_RUNNING = 48


def build(
    assessment: Assessment,
    pack: Pack,
    language: str,
    edition: EditionId | None = None,
) -> Report:
    """Return everything a template prints.

    Args:
        assessment: What was assessed.
        pack: The pack it was made with.
        language: Code of the language of the report.
        edition: For whom it is; that of the profile if absent.

    Raises:
        ReportError: There are no words for the language.
    """
    subject = Subject(assessment, pack, pen_for(language))
    pen = subject.pen
    made_for = edition_of(subject, edition)
    partial = subject.has(GateEffect.PARTIAL_FOOTPRINT)
    kind = pen.word("kind_partial" if partial else "kind")
    name = " ".join(assessment.answers.project.name.split())
    return Report(
        language=language,
        title=subject.title,
        running=pen.word("running", project=_short(pen.name(name)), kind=kind),
        watermark=pen.word("watermark") if subject.watermarked else "",
        description=pen.word("description"),
        made_on=pen.day(assessment.made_on),
        chapters=_chapters(subject, made_for),
        edition=made_for.id,
        order=made_for.order,
        brief=made_for.brief,
        cover=cover(subject, made_for.id),
        decision=decision(subject),
        scope=scope(subject),
        footprint=footprint(subject),
        uncertainty=uncertainty(subject),
        comparison=comparison(subject),
        parts=tuple(parts(subject, made_for.brief)),
        results=results(subject),
        plan=plan(subject),
        card=card(subject),
        speech=speech(subject),
        limits=limits(subject, made_for.brief),
        annex=annex(subject, made_for.brief),
        call=call_note(subject),
        officer=officer(subject),
        crosswalk=tuple(crosswalk(subject)),
        glossary=glossary(subject),
        background=background(subject),
    )


def _short(name: str) -> str:
    return name if len(name) <= _RUNNING else name[: _RUNNING - 1].rstrip() + "…"


def _chapters(subject: Subject, edition: Edition) -> dict[str, Chapter]:
    numbered = {
        name: Chapter(name, str(number), subject.pen.word(f"chapter.{name}"))
        for number, name in enumerate(edition.order, 1)
    }
    last = Chapter("annex", "A", subject.pen.word("chapter.annex"))
    return {**numbered, "annex": last}
