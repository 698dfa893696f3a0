"""The report to sign, and signed reports that were sent back, checked and kept.

Nobody's key comes here: the report is signed by software of the person who signs. What
comes back is kept beside the project, and the log says who sent it and when.
"""

import asyncio
import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from assessor.domain.model import Model
from assessor.domain.wording import Language
from assessor.errors import AssessorError
from assessor.storage.workspace_documents import LARGEST
from assessor.storage.workspace_log import Change, add_record
from assessor.web.checking import Checked, CheckJob, checked
from assessor.web.doors import Endpoint, taken
from assessor.web.evidence import attachment, plain_name
from assessor.web.press import DiedError, Press, TookTooLongError
from assessor.web.printer import Ordered
from assessor.web.printing import busy
from assessor.web.reports import order_of
from assessor.web.roles import Act, Role
from assessor.web.visit import Visit

PATIENCE = 180.0
"""How long who sends a report waits for it to be checked. [s]"""
SIGNS_AS: Mapping[Role, str] = {
    Role.APPLICANT: "auditee",
    Role.AUDITOR: "auditor",
    Role.OFFICER: "officer",
}
"""Whose signature a role brings; the owner of a workspace brings any."""
_KEPT = re.compile(r"signed ([0-9a-f]{64})")
Wrong = tuple[tuple[str, str], ...]


class Said(Model):
    """What was found when a signed report was checked."""

    name: str
    lines: Mapping[Language, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Kept:
    """A signed report that is kept with the project."""

    sha256: str
    who: str
    at: str
    name: str
    lines: tuple[str, ...]


def signing(visit: Visit) -> Response:
    """Show the report to sign, and those that came back."""
    return _page(visit)


def _page(
    visit: Visit, status: int = 200, wrong: Wrong = (), found: tuple[str, ...] = ()
) -> Response:
    role = visit.visitor.role
    field = SIGNS_AS.get(role, "") if role is not None else ""
    return visit.page(
        "signing",
        status,
        wrong=wrong,
        found=found,
        kept=list(_kept(visit))[::-1],
        field=field,
        languages={"en": "English", "fr": "Français"},
        most=f"{LARGEST / 1e6:g}",
        possible=visit.house.check is not None,
    )


def order_to_sign(visit: Visit) -> Ordered:
    """Return the report with empty fields, to be made.

    Raises:
        HTTPException: It is not made in this way.
    """
    if visit.request.path_params["kind"] != "pdf" or visit.request.url.query:
        raise HTTPException(404)
    ordered = order_of(visit)
    name = f"{ordered.name.removesuffix('.pdf')}.to-sign.pdf"
    return replace(ordered, work="to_sign", name=name)


def signed_report(visit: Visit) -> Response:
    """Send a signed report as it came."""
    digest = visit.request.path_params["digest"]
    one = next((one for one in _kept(visit) if one.sha256 == digest), None)
    content = visit.house.documents.get(visit.held.id, _path(digest))
    if one is None or content is None:
        raise HTTPException(404)
    return attachment(content, one.name, "application/pdf")


def send_back(press: Press) -> Endpoint:
    """Return the endpoint that takes a signed report.

    Args:
        press: What checks it.
    """

    async def endpoint(request: Request) -> Response:
        held: list[Visit] = []

        def prepare(visit: Visit) -> Response:
            problem = _problem(visit)
            if problem:
                return _page(visit, 422, (("file", problem),))
            held.append(visit)
            return Response()

        answer = await taken(Act.SIGN, prepare)(request)
        return await _taken(press, held[0]) if held else answer

    return endpoint


def _problem(visit: Visit) -> str:
    sent, w = visit.sent, visit.words
    if visit.house.check is None:
        return w("signing_not_here")
    if not sent.content.startswith(b"%PDF"):
        return w("signing_no_pdf")
    if len(sent.content) > LARGEST:
        return w("evidence_too_large", most=f"{LARGEST / 1e6:g}")
    return ""


async def _taken(press: Press, visit: Visit) -> Response:
    check, sent = visit.house.check, visit.sent
    if check is None:
        raise HTTPException(404)
    job = CheckJob(check, plain_name(sent.name), sent.content)
    try:
        begun = asyncio.wrap_future(press.submit(checked, job))
        found = await asyncio.wait_for(begun, PATIENCE)
    except (TimeoutError, DiedError, TookTooLongError):
        return await run_in_threadpool(busy, visit)
    except AssessorError as error:
        wrong = (("file", str(error)),)
        return await run_in_threadpool(_page, visit, 422, wrong)
    return await run_in_threadpool(_keep, visit, found)


def _keep(visit: Visit, found: Checked) -> Response:
    """Keep a signed report that holds; show what is wrong with one that does not."""
    problem = _refusal(visit, found)
    if problem:
        lines = found.lines[visit.language]
        return _page(visit, 422, (("file", visit.words(problem)),), lines)
    held, content = visit.held, visit.sent.content
    digest = hashlib.sha256(content).hexdigest()
    if digest not in {one.sha256 for one in _kept(visit)}:
        house = visit.house
        said = Said(name=plain_name(visit.sent.name), lines=found.lines)
        house.documents.put(held.id, _path(digest), content)
        house.documents.put(
            held.id, _path(digest, "json"), said.model_dump_json().encode()
        )
        change = Change(who=visit.who, what=f"signed {digest}", at=house.now())
        with house.workspace.database.writing(held.id) as cursor:
            add_record(cursor, held.id, change, {})
    return visit.go(visit.project_path("signing"))


def _refusal(visit: Visit, found: Checked) -> str:
    """Return why a report is not kept, as the key of a sentence; empty if it is."""
    stated = found.journal
    log = visit.house.workspace.log(visit.held.id)
    known = stated is not None and 0 < stated.records <= len(log)
    if stated is None or not known or log[stated.records - 1].digest != stated.digest:
        return "signing_other_project"
    if not found.sound:
        return "signing_unsound"
    role = visit.visitor.role
    field = SIGNS_AS.get(role, "") if role is not None else ""
    return "" if found.signed_for(field) else f"signing_lacks_{field or 'any'}"


def _kept(visit: Visit) -> Iterator[Kept]:
    """Yield the signed reports that this server checked, as its log says.

    An archive that is imported may hold others beside its answers; they are not shown.
    """
    for record in visit.house.workspace.log(visit.held.id):
        named = _KEPT.fullmatch(record.what)
        if named is None:
            continue
        path = _path(named[1], "json")
        said = visit.house.documents.get(visit.held.id, path)
        if said is None:
            continue
        known = Said.model_validate_json(said)
        at = f"{record.at.astimezone(UTC):%Y-%m-%d %H:%M}"
        lines = known.lines[visit.language]
        yield Kept(named[1], record.who, at, known.name, lines)


def _path(digest: str, ending: str = "pdf") -> str:
    return f"signed/{digest}.{ending}"
