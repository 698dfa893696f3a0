"""Two people on one answer: both values are shown, and one is chosen."""

from dataclasses import replace

from starlette.responses import HTMLResponse, Response

from assessor.domain.questionnaire import Question
from assessor.interview import Item, find_item
from assessor.web.asked import asked_of
from assessor.web.fields import raw_of
from assessor.web.leaves import anchor, leaf_of, leaves
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
        "mine": _mine(now, asked.question),
        "theirs": asked.said or now.words("unanswered"),
        "fields": _fields(now),
        # With a query, so that the page is read again and not only scrolled.
        "where": now.project_path("s", f"{leaf.name}?seen={asked.version}{place}"),
    }
    if not visit.by_script:
        return now.page("conflict_page", 409, **parts)
    headers = {"HX-Retarget": place, "HX-Reswap": "outerHTML"}
    return HTMLResponse(now.draw("conflict", **parts), 409, headers)


def _mine(visit: Visit, question: Question) -> str:
    """Return what was given, in words."""
    done = {"unknown": "unknown", "aside": "aside", "withdraw": "unanswered"}
    if visit.sent("do") in done:
        return visit.words(done[visit.sent("do")])
    raw = raw_of(question, visit.sent.fields, visit.mark)
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
