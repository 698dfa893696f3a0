"""The pages of an officer: a call with its submissions, and the committee's files."""

import json
from collections.abc import Callable, Sequence

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from assessor.domain.calls import Call
from assessor.domain.submission import Status
from assessor.domain.wording import LANGUAGES, Language
from assessor.errors import AssessorError
from assessor.portfolio.committee import ORDER
from assessor.portfolio.folder import CALL
from assessor.storage.workspace_calls import KeptCall
from assessor.web.applying import read_kept
from assessor.web.committees import KINDS, CommitteeJob, file_of, packed
from assessor.web.doors import Endpoint, shown
from assessor.web.entries import Entries, Submission
from assessor.web.evidence import attachment
from assessor.web.plans import Figures
from assessor.web.printer import Ordered, Printer
from assessor.web.printing import sent_on
from assessor.web.roles import Act
from assessor.web.saying import estimate_said
from assessor.web.submissions import (
    SORTS,
    applied,
    assessed,
    call_of,
    chosen,
)
from assessor.web.visit import Visit

SOON = 3.0
"""How long a page waits for submissions that are being assessed. [s]"""
FILTERS = ("state", "outcome", "gate", "missing", "comparable", "sort")
Prepared = tuple[Visit, KeptCall, list[Submission]]


def call_page(entries: Entries) -> Endpoint:
    """Return the endpoint of a call with its submissions.

    Args:
        entries: What was assessed before.
    """

    async def endpoint(request: Request) -> Response:
        found, answer = await _prepared(entries, request, Act.CALL)
        if found is None:
            return answer
        visit, kept, waiting = found
        ready = await assessed(entries, visit, kept, waiting, SOON)
        return await run_in_threadpool(_page, visit, kept, ready)

    return endpoint


async def _prepared(
    entries: Entries, request: Request, act: Act
) -> tuple[Prepared | None, Response]:
    """Return who asks about which call, or why nothing is answered."""
    held: list[Prepared] = []

    def prepare(visit: Visit) -> Response:
        kept = call_of(visit)
        held.append((visit, kept, applied(entries, visit, kept)))
        return Response()

    # What only asks how far it is takes no document, and is not counted as one.
    looks = request.headers.get("hx-request") == "true"
    answer = await shown(act, prepare, counted=not looks)(request)
    return (held[0] if held else None), answer


def _page(visit: Visit, kept: KeptCall, ready: Sequence[Submission]) -> Response:
    query = visit.request.query_params
    call, problem = _call(visit, kept)
    pack = visit.house.pack
    gates = {gate.id: visit.words.text(gate.title) for gate in pack.gates}
    found = chosen(ready, query)
    return visit.page(
        "call",
        kept=kept,
        call=call,
        problem=problem,
        profile=_profile(visit, call),
        other_pack=call is not None and call.pack.sha256 != pack.digest,
        other_factors=call is not None
        and call.factors.sha256 != visit.house.shelf.digest,
        found=found,
        figures_of={one.name: _figures(visit, one) for one in found},
        count=len(ready),
        waiting=sum(one.found is None for one in ready),
        handed=sum(one.handed for one in ready),
        gates=gates,
        fired=sorted({g for one in ready if one.entry for g in one.entry.fired}),
        outcomes=ORDER,
        states=tuple(Status),
        sorts=SORTS,
        query={name: query.get(name, "") for name in FILTERS},
    )


def _call(visit: Visit, kept: KeptCall) -> tuple[Call | None, str]:
    try:
        return read_kept(visit.house, kept), ""
    except AssessorError as error:
        return None, visit.words.error(error)


def _profile(visit: Visit, call: Call | None) -> str:
    if call is None:
        return ""
    note = visit.house.pack.header.profiles.get(call.profile)
    return call.profile if note is None else visit.words.text(note.title)


def _figures(visit: Visit, one: Submission) -> Figures:
    if one.entry is None or one.entry.footprint is None:
        return Figures()
    return Figures(*estimate_said(visit.words, one.entry.footprint))


def committee_file(printer: Printer, entries: Entries) -> Endpoint:
    """Return the endpoint of the documents of a committee.

    Args:
        printer: What makes them.
        entries: What was assessed before.
    """

    async def endpoint(request: Request) -> Response:
        found, answer = await _prepared(entries, request, Act.COMMITTEE)
        if found is None:
            return answer
        visit, kept, waiting = found
        kind, spoken = _asked(request)
        wanted = _which(visit, waiting)
        if not wanted:
            w = visit.words
            return visit.say(422, w("report_refused"), w("committee_empty"))
        ready = await assessed(entries, visit, kept, wanted, SOON)
        done = sum(one.found is not None for one in ready)
        if done < len(ready) or visit.by_script:
            return await run_in_threadpool(_gathering, visit, kept, done, len(ready))
        job = CommitteeJob(
            visit.house.open,
            kept.content,
            tuple(one.found for one in ready if one.found is not None),
            kind,
            spoken,
        )
        name = f"{kept.id}.committee.{spoken}.{kind}"
        ordered = Ordered("committee", packed(job), name, KINDS[kind])
        return await sent_on(printer, visit, ordered)

    return endpoint


def _gathering(visit: Visit, kept: KeptCall, done: int, count: int) -> Response:
    """Return the page that says how many submissions are assessed so far.

    What is assessed is kept, so that each look at the page brings it further.
    """
    address = f"{visit.request.url.path}?{visit.request.url.query}"
    parts = {"done": done, "count": count, "address": address}
    if not visit.by_script:
        return HTMLResponse(visit.draw("gathering", kept=kept, **parts), 202)
    if done == count:
        return Response(headers={"HX-Redirect": address})
    return HTMLResponse(visit.draw("gathering_state", **parts))


def _asked(request: Request) -> tuple[str, Language]:
    """Return the kind and the language of a document that was asked for.

    Raises:
        HTTPException: It is not made here.
    """
    query = request.query_params
    spoken = next((code for code in LANGUAGES if code == query.get("spoken")), None)
    kind = query.get("kind", "")
    if spoken is None or kind not in KINDS:
        raise HTTPException(404)
    return kind, spoken


def _which(visit: Visit, found: Sequence[Submission]) -> list[Submission]:
    """Return the submissions that were asked for: those handed in, or all."""
    everything = visit.request.query_params.get("which") == "all"
    return [one for one in found if everything or one.handed]


def call_file(visit: Visit) -> Response:
    """Send the call file, as it was opened."""
    kept = call_of(visit)
    return attachment(kept.content.encode(), CALL, "application/yaml")


def folder_order(entries: Entries) -> Callable[[Visit], Ordered]:
    """Return what orders the folder of a call, as the command reads it.

    Args:
        entries: What was read of the submissions before.
    """

    def order(visit: Visit) -> Ordered:
        kept, workspace = call_of(visit), visit.house.workspace
        wanted = _which(visit, applied(entries, visit, kept))
        held = [(file_of(one.name), workspace.load(one.id).data) for one in wanted]
        source = json.dumps({"call": kept.content, "files": held}, ensure_ascii=False)
        return Ordered("folder", source, f"{kept.id}.zip", "application/zip")

    return order
