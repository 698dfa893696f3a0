"""Calls of a workspace: listed, opened, applied to."""

from collections.abc import Iterator
from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.responses import Response

from assessor.catalogue.calls import read_call
from assessor.domain.calls import Call
from assessor.errors import AssessorError
from assessor.portfolio.folder import CALL
from assessor.storage.workspace_calls import KeptCall
from assessor.storage.workspace_log import Change
from assessor.web.evidence import plain_name
from assessor.web.house import House
from assessor.web.roles import Act
from assessor.web.visit import Visit
from assessor.web.visitors import visitor_of


@dataclass(frozen=True, slots=True)
class CallShown:
    """A call in a list.

    Attributes:
        count: How many projects apply to it.
    """

    id: str
    title: str
    funder: str
    opened: str
    count: int


def read_kept(house: House, kept: KeptCall) -> Call:
    """Return what a call says.

    Args:
        house: The questionnaire.
        kept: The call as it is kept.
    """
    return read_call(kept.content, CALL, house.pack)


def call_list(visit: Visit) -> Response:
    """Show the calls that a person may see."""
    return _list(visit)


def _list(visit: Visit, status: int = 200, error: str = "") -> Response:
    return visit.page("calls", status, calls=list(_seen(visit)), error=error)


def _seen(visit: Visit) -> Iterator[CallShown]:
    for kept in visit.house.calls.all():
        if sees(visit, kept.id):
            yield _shown(visit, kept)


def sees(visit: Visit, call: str) -> bool:
    """Say whether a person may see the submissions of a call.

    Args:
        visit: Who.
        call: Id of the call.
    """
    try:
        there = visitor_of(visit.house, visit.who, {"call": call})
    except HTTPException:
        return False
    return there is not None and there.may(Act.CALL)


def _shown(visit: Visit, kept: KeptCall) -> CallShown:
    count = len(visit.house.calls.projects(kept.id))
    try:
        call = read_kept(visit.house, kept)
    except AssessorError:  # opened for an earlier version of the questionnaire
        return CallShown(kept.id, kept.id, "", kept.opened[:10], count)
    title = visit.words.text(call.title)
    return CallShown(kept.id, title, call.funder, kept.opened[:10], count)


def open_call(visit: Visit) -> Response:
    """Open a call from its file."""
    sent = visit.sent
    content = sent.content.decode("utf-8", "replace").lstrip("\ufeff")
    try:
        call = read_call(content, sent.name or CALL, visit.house.pack)
        change = Change(who=visit.who, what="call", at=visit.house.now())
        visit.house.calls.open(call.id, content, change)
    except AssessorError as error:
        said = visit.words("call_refused", text=visit.words.error(error))
        return _list(visit, 422, said)
    return visit.go(visit.path("c", call.id), done="call")


def calls_to_apply(visit: Visit) -> list[tuple[str, str]]:
    """Return the calls that a project may apply to: id and title.

    Args:
        visit: Who looks.
    """
    return [(one.id, _shown(visit, one).title) for one in visit.house.calls.all()]


def apply(visit: Visit) -> Response:
    """Let a project apply to a call, or to none."""
    call, house, w = visit.sent("call"), visit.house, visit.words
    if visit.held.answers.submission and house.calls.of(visit.held.id):
        return visit.say(409, w("refused"), w("call_submitted_stays"))
    if call and house.calls.get(call) is None:
        return visit.say(422, w("refused"), w("call_unknown"))
    change = Change(who=visit.who, what=f"call {call}".strip(), at=house.now())
    if call:
        name = plain_name(visit.held.answers.project.name)
        house.calls.apply(visit.held.id, call, name.lower(), change)
    else:
        house.calls.withdraw(visit.held.id, change)
    return visit.go(
        visit.project_path("dossier"), done="applied" if call else "withdrawn"
    )
