"""One answer under review: what was given, what was said of it, what to say."""

from dataclasses import dataclass
from typing import Literal

from starlette.exceptions import HTTPException
from starlette.responses import Response

from assessor.domain.answers import Answer, AnswersFile, Review
from assessor.domain.questionnaire import Question
from assessor.domain.revision import answer_digest
from assessor.domain.sheet import Sheet
from assessor.domain.visible import short
from assessor.errors import AnswerError
from assessor.interview import Item, Recorded, find_item, items, seen
from assessor.interview.reviewing import Reviewed, comment, override, reviewed
from assessor.web.answering import again, keep
from assessor.web.asked import asked_of
from assessor.web.fields import half_range, raw_of
from assessor.web.leaves import leaves
from assessor.web.meanwhile import MeanwhileError, refuse_changed
from assessor.web.plans import item_said
from assessor.web.roles import Act
from assessor.web.running import address_of
from assessor.web.saying import answer_said, value_said
from assessor.web.signed import FieldError, long_text, moment, named
from assessor.web.visit import Visit

Verdict = Literal["comment", "accepted", "changes_requested"]
VERDICTS: tuple[Verdict, ...] = ("accepted", "changes_requested")
OVERRIDE = "override"
Wrong = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What one reviewer said.

    Attributes:
        both: What was given beside the value that takes its place; empty where none
            does.
    """

    review: Review
    verdict: str
    both: str


@dataclass(frozen=True, slots=True)
class Marked:
    """What was said of one answer.

    Attributes:
        verdict: The verdict that counts, in words.
        changed: The answer was changed since that verdict.
    """

    id: str
    ask: str
    where: str
    verdict: str
    kind: str
    changed: bool
    said: tuple[Said, ...]


def marked(visit: Visit) -> dict[str, Marked]:
    """Return what was said of each answer, by its id.

    Args:
        visit: Who looks.
    """
    answers = visit.sheet.answers
    return {one.id: _marked(visit, one) for one in reviewed(answers)}


def _marked(visit: Visit, one: Reviewed) -> Marked:
    item = find_item(visit.sheet, one.id)
    kind = "comment" if one.word is None else one.word.verdict
    question = None if item is None else item.question
    return Marked(
        id=one.id,
        ask=one.id if item is None else item_said(visit, item),
        where=visit.project_path("marks", one.id),
        verdict=visit.words(f"mark_{kind}"),
        kind=kind,
        changed=one.changed,
        said=tuple(
            Said(
                review,
                visit.words(f"mark_{review.verdict}"),
                _both(visit, question, one.id, review),
            )
            for review in one.reviews
        ),
    )


def _both(
    visit: Visit, question: Question | None, identifier: str, review: Review
) -> str:
    if review.override is None:
        return ""
    sheet, w = visit.sheet, visit.words
    instead = Answer(**review.override.model_dump())
    given = sheet.answers.answers.get(identifier)
    if question is None:
        value, before = str(instead.value), "" if given is None else str(given.value)
    else:
        value = value_said(sheet, question, instead, w)
        has = given is not None and given.value is not None
        before = value_said(sheet, question, given, w) if given and has else ""
    return w("mark_override", given=before or w("unanswered"), value=value)


def mark_page(visit: Visit) -> Response:
    """Show one answer with what was said of it."""
    return _page(visit)


def _page(visit: Visit, status: int = 200, wrong: Wrong = ()) -> Response:
    item = _item(visit)
    asked = asked_of(visit, item)
    known = [one for one in items(visit.sheet) if one.question is not None]
    place = [one.id for one in known].index(item.id)
    given = visit.sheet.answers.answers.get(item.id)
    return visit.page(
        "mark",
        status,
        asked=asked,
        ask=item_said(visit, item),
        said=answer_said(visit.sheet, item, visit.words),
        section=visit.words.text(item.section.title),
        where=address_of(visit, leaves(visit.sheet), item.id),
        mark=marked(visit).get(item.id),
        seen=answer_digest(given),
        before=_neighbour(visit, known, place - 1),
        then=_neighbour(visit, known, place + 1),
        by=_last_name(visit),
        wrong=wrong,
        sent=visit.sent,
    )


def _neighbour(visit: Visit, known: list[Item], place: int) -> tuple[str, str] | None:
    if not 0 <= place < len(known):
        return None
    one = known[place]
    return visit.project_path("marks", one.id), item_said(visit, one)


def _last_name(visit: Visit) -> str:
    """Return the name that was given last, where nobody has an account."""
    given = [r for one in visit.sheet.answers.reviews.values() for r in one]
    last = max(given, key=lambda review: review.at, default=None)
    return visit.sent("by") or ("" if last is None else last.by)


def _item(visit: Visit) -> Item:
    """Return the question that the address names.

    Raises:
        HTTPException: It is not asked of this project.
    """
    item = find_item(visit.sheet, visit.request.path_params["identifier"])
    if item is None or item.question is None:
        raise HTTPException(404)
    return item


def add_comment(visit: Visit) -> Response:
    """Write a comment beside an answer."""
    return _say(visit, "comment")


def add_verdict(visit: Visit) -> Response:
    """Accept an answer, ask for a change, or put another value beside it."""
    do = visit.sent("do")
    if do == OVERRIDE:
        return _say(visit, "accepted", instead=True)
    verdict = next((one for one in VERDICTS if one == do), None)
    if verdict is None:
        return visit.say(422, visit.words("refused"), visit.words("refused_text"))
    return _say(visit, verdict)


def _say(visit: Visit, verdict: Verdict, *, instead: bool = False) -> Response:
    item = _item(visit)
    if not visit.may(Act.COMMENT, item.section.id):
        return visit.not_yours()
    done = OVERRIDE if instead else verdict
    field = "instead" if instead else "text"
    try:
        what = f"review {done} {short(item.id)}"
        keep(visit, what, lambda sheet: _written(visit, sheet, item, verdict, field))
    except MeanwhileError:
        return _page(again(visit), 409, ((field, visit.words("mark_meanwhile")),))
    except FieldError as error:
        return _page(visit, 422, ((error.field, str(error)),))
    except AnswerError as error:
        said = visit.words.error(error)
        return _page(visit, 422, ((field, said),))
    return visit.go(visit.project_path("marks", item.id) + "#said", done=f"mark_{done}")


def _written(
    visit: Visit, sheet: Sheet, item: Item, verdict: Verdict, field: str
) -> Recorded:
    refuse_changed(visit, answer_digest(sheet.answers.answers.get(item.id)))
    by = named(visit)
    if field == "instead":
        return seen(sheet, _overridden(visit, sheet, item, by))
    text = long_text(visit, "text")
    if not text and verdict != "accepted":
        raise FieldError(visit.words("mark_text_needed"), "text")
    one = Review(by=by, at=moment(visit), verdict=verdict, text=text)
    return seen(sheet, comment(sheet, item.id, one))


def _overridden(visit: Visit, sheet: Sheet, item: Item, by: str) -> AnswersFile:
    question, sent = item.question, visit.sent
    raw = "" if question is None else raw_of(question, sent.fields, visit.mark)
    reason = long_text(visit, "reason")
    if raw == "" or not reason or half_range(sent.fields):
        raise FieldError(visit.words("mark_instead_needed"), "reason")
    one = Review(by=by, at=moment(visit), verdict="accepted", text=reason)
    return override(sheet, item.id, raw, one, decimal=visit.mark)
