"""Two people on one answer: both values are shown, and one is chosen."""

from dataclasses import replace

from starlette.responses import HTMLResponse, Response

from assessor.domain.questionnaire import Question
from assessor.interview import Item, Manner, attempt, find_item
from assessor.web.asked import Asked, asked_of
from assessor.web.fields import raw_of
from assessor.web.leaves import anchor, leaf_of, leaves
from assessor.web.saying import value_said
from assessor.web.visit import Visit


def conflict(visit: Visit, item: Item) -> Response:
    """Show both values; nothing is written until one is chosen.

    Args:
        visit: Who answered.
        item: The question.
    """
    now = replace(visit)  # which reads the project anew
    asked = asked_of(now, find_item(now.sheet, item.id) or item)
    pages = leaves(now.sheet)
    leaf = leaf_of(pages, item.id) or pages[0]
    place = f"#q-{anchor(item.id)}"
    parts = {
        "asked": asked,
        "mine": _mine(now, item.id, asked.question),
        "theirs": _theirs(now, asked),
        "fields": _fields(now),
        # With a query, so that the page is read again and not only scrolled.
        "where": now.project_path("s", f"{leaf.name}?seen={asked.version}{place}"),
    }
    if not visit.by_script:
        return now.page("conflict_page", 409, **parts)
    headers = {"HX-Retarget": place, "HX-Reswap": "outerHTML"}
    return HTMLResponse(now.draw("conflict", **parts), 409, headers)


def _theirs(visit: Visit, asked: Asked) -> str:
    """Return what stands now, of that which was given: the answer, or the note."""
    said = asked.answer.note if visit.sent("do") == "note" else asked.said
    return said or visit.words("unanswered")


def _mine(visit: Visit, identifier: str, question: Question) -> str:
    """Return what was given, in words."""
    if visit.sent("do") == "note":
        return visit.sent("note") or visit.words("unanswered")
    done = {"unknown": "unknown", "aside": "aside", "withdraw": "unanswered"}
    if visit.sent("do") in done:
        return visit.words(done[visit.sent("do")])
    raw = raw_of(question, visit.sent.fields, visit.mark)
    manner = Manner(at=visit.house.now(), decimal=visit.mark)
    recorded = attempt(visit.sheet, identifier, raw, manner).recorded
    given = recorded.answers.answers.get(identifier) if recorded else None
    if given is not None and given.value is not None:
        return value_said(visit.sheet, question, given, visit.words)
    parts = raw if isinstance(raw, list) else [raw]
    labels = (question.choices.get(str(part)) for part in parts)
    said = [
        str(part) if label is None else visit.words.text(label)
        for part, label in zip(parts, labels, strict=True)
    ]
    return ", ".join(said) or visit.words("unanswered")


def _fields(visit: Visit) -> list[tuple[str, str]]:
    """Return the fields of a form as they were sent, to be sent once more."""
    own = {"token", "version", "id"}
    return [
        (name, value)
        for name, value in visit.sent.fields.multi_items()
        if isinstance(value, str) and name not in own
    ]
