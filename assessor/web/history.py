"""Who changed what and when, from the log of a project."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC

from pydantic import ValidationError
from starlette.responses import Response

from assessor.domain.answers import Answer, State
from assessor.interview import find_item
from assessor.interview.merge_table import asked_by
from assessor.storage.workspace_log import LogRecord
from assessor.web.house import OWNER
from assessor.web.plans import item_said
from assessor.web.saying import value_said
from assessor.web.visit import Visit
from assessor.web.words import texts

SHOWN = 50
"""Changes on one page."""
MOST_MOVED = 12
"""Answers of one change that are shown; an import has hundreds."""
_ANSWERS = "answers/"
Content = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Moved:
    """An answer that a change moved."""

    ask: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One change.

    Attributes:
        what: What was done, in words.
        parts: What else of the project is another one.
        moved: Answers that it moved.
        more: How many further ones it moved.
        digest: Digest of its record.
    """

    number: int
    at: str
    who: str
    what: str
    parts: tuple[str, ...]
    moved: tuple[Moved, ...]
    more: int
    digest: str


def history(visit: Visit) -> Response:
    """Show who changed what and when."""
    log = visit.house.workspace.log(visit.held.id)
    asked = visit.request.query_params.get("before", "")
    last = min(int(asked) if asked.isdecimal() else len(log), len(log))
    first = max(1, last - SHOWN + 1)
    entries = list(_entries(visit, log, first, last))
    return visit.page(
        "history",
        entries=entries[::-1],
        first=first,
        last=last,
        count=len(log),
        newer=min(last + SHOWN, len(log)) if last < len(log) else 0,
        older=first - 1,
    )


def _entries(
    visit: Visit, log: tuple[LogRecord, ...], first: int, last: int
) -> Iterator[Entry]:
    held: dict[str, object] = {}
    for record in log[:last]:
        if record.number >= first:
            yield _entry(visit, record, held)
        held |= record.patch


def _entry(visit: Visit, record: LogRecord, held: Content) -> Entry:
    named = [name for name in record.patch if name.startswith(_ANSWERS)]
    parts = [name for name in record.patch if not name.startswith(_ANSWERS)]
    moved = [
        Moved(
            ask_of(visit, name.removeprefix(_ANSWERS)),
            _said(visit, name, held.get(name)),
            _said(visit, name, record.patch[name]),
        )
        for name in named[:MOST_MOVED]
    ]
    return Entry(
        number=record.number,
        at=f"{record.at.astimezone(UTC):%Y-%m-%d %H:%M}",
        who=who_said(visit, record.who),
        what=what_said(visit, record.what),
        parts=tuple(visit.words(f"part_{name}") for name in parts)
        if record.number > 1
        else (),
        moved=tuple(moved),
        more=len(named) - len(moved),
        digest=record.digest,
    )


def who_said(visit: Visit, account: str) -> str:
    """Return how an account is called; a person who works alone chose no name.

    Args:
        visit: Who looks.
        account: As the log has it.
    """
    return visit.words("history_alone") if account == OWNER else account


def what_said(visit: Visit, what: str) -> str:
    """Return what was done, in words.

    Args:
        visit: Who looks.
        what: As the log has it: a word, and what it is about.
    """
    kind, _, about = what.partition(" ")
    known = f"did_{kind}"
    said = visit.words(known) if known in texts() else kind
    if kind == "review":
        verdict, _, about = about.partition(" ")
        key = "mark_do_override" if verdict == "override" else f"mark_{verdict}"
        said = f"{said} ({visit.words(key)})" if key in texts() else said
        about = ask_of(visit, about)
    return visit.words("pair", name=said, value=about) if about else said


def ask_of(visit: Visit, identifier: str) -> str:
    """Return what a question is called, be it asked or no longer.

    Args:
        visit: Who looks.
        identifier: Id of the answer.
    """
    item = find_item(visit.sheet, identifier)
    if item is not None:
        return item_said(visit, item)
    question = visit.house.pack.by_id.get(asked_by(identifier))
    return identifier if question is None else visit.words.text(question.ask)


def _said(visit: Visit, name: str, content: object) -> str:
    """Return an answer of the log in words; as it is where it can no longer be read."""
    if not isinstance(content, dict):
        return visit.words("unanswered")
    try:
        answer = Answer.model_validate(content)
        return answer_content(visit, name.removeprefix(_ANSWERS), answer)
    except (ValidationError, LookupError, TypeError):  # an earlier questionnaire's
        return str(content.get("value", ""))[:200]


def answer_content(visit: Visit, identifier: str, answer: Answer) -> str:
    """Return an answer of some version in words.

    Args:
        visit: Who looks.
        identifier: Its id.
        answer: The answer.
    """
    w, question = visit.words, visit.house.pack.by_id.get(asked_by(identifier))
    if answer.state is State.UNKNOWN:
        return w("unknown")
    if answer.state is State.NOT_APPLICABLE:
        return w("said_aside", text=answer.justification or "")
    if answer.state is State.OPEN:
        return w("unanswered")
    said = (
        str(answer.value)
        if question is None
        else value_said(visit.sheet, question, answer, w)
    )
    quality = f" ({w(answer.quality.value)})" if answer.quality else ""
    planned = w("said_planned", text=said) if answer.state is State.PLANNED else said
    return f"{planned}{quality}"
