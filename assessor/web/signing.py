"""The report to sign, and signed reports that were sent back, checked and kept.

Nobody's key comes here: the report is signed by software of the person who signs. What
comes back is kept beside the project, and the log says who sent it and when.
"""

from collections.abc import Mapping
from dataclasses import replace

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from assessor.storage.workspace_documents import LARGEST
from assessor.storage.workspace_orders import Fault, Standing
from assessor.web.doors import Endpoint, taken
from assessor.web.evidence import attachment, plain_name
from assessor.web.history import who_said
from assessor.web.printer import Ordered, Printer
from assessor.web.printing import busy, followed, ordered_soon, place_of
from assessor.web.reports import order_of
from assessor.web.roles import Act, Role
from assessor.web.sent_back import Verdict, kept_reports, packed, path_of
from assessor.web.visit import Visit

SIGNS_AS: Mapping[Role, str] = {
    Role.APPLICANT: "auditee",
    Role.AUDITOR: "auditor",
    Role.OFFICER: "officer",
}
"""Whose signature a role brings; the owner of a workspace brings any."""
Wrong = tuple[tuple[str, str], ...]


def signing(visit: Visit) -> Response:
    """Show the report to sign, and those that came back."""
    return _page(visit)


def _page(
    visit: Visit, status: int = 200, wrong: Wrong = (), found: tuple[str, ...] = ()
) -> Response:
    kept = kept_reports(visit.house, visit.held.id, visit.language)
    return visit.page(
        "signing",
        status,
        wrong=wrong,
        found=found,
        kept=[replace(one, who=who_said(visit, one.who)) for one in kept][::-1],
        field=_field(visit),
        languages={"en": "English", "fr": "Français"},
        most=f"{LARGEST / 1e6:g}",
        possible=visit.house.check is not None,
    )


def _field(visit: Visit) -> str:
    """Return whose signature this person brings; empty for anybody's."""
    role = visit.visitor.role
    return SIGNS_AS.get(role, "") if role is not None else ""


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
    kept = kept_reports(visit.house, visit.held.id, visit.language)
    one = next((one for one in kept if one.sha256 == digest), None)
    content = visit.house.documents.get(visit.held.id, path_of(digest))
    if one is None or content is None:
        raise HTTPException(404)
    return attachment(content, one.name, "application/pdf")


def send_back(printer: Printer) -> Endpoint:
    """Return the endpoint that takes a signed report, to be checked.

    Args:
        printer: What has it checked.
    """

    async def endpoint(request: Request) -> Response:
        held: list[tuple[Visit, Ordered]] = []

        def prepare(visit: Visit) -> Response:
            problem = _problem(visit)
            if problem:
                return _page(visit, 422, (("file", problem),))
            sent = visit.sent
            name = plain_name(sent.name)
            source = packed(name, sent.content, visit.who, _field(visit))
            held.append((visit, Ordered("check", source, name, "application/json")))
            return Response()

        answer = await taken(Act.SIGN, prepare)(request)
        if not held:
            return answer
        visit, ordered = held[0]
        identifier, found = await ordered_soon(printer, visit, ordered)
        if found is None:
            return busy(visit)
        return visit.go(visit.project_path("signing", "checked", identifier))

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


def checked_page(printer: Printer) -> Endpoint:
    """Return the endpoint that says how far a check is, and what came of it.

    Args:
        printer: What has it checked.
    """

    def tell(visit: Visit, identifier: str, found: Standing) -> Response:
        if found.fault is not None:
            said = visit.words.text(found.said)
            if found.fault is not Fault.REFUSED:
                said = visit.words(f"checking_{found.fault}")
            return _page(visit, 422, (("file", said),))
        content = printer.content(identifier, place_of(visit))
        if content is None:
            return busy(visit)
        verdict = Verdict.model_validate_json(content)
        if not verdict.problem:
            return visit.go(visit.project_path("signing"), done="signed")
        wrong = (("file", visit.words(verdict.problem)),)
        return _page(visit, 422, wrong, verdict.lines[visit.language])

    return followed(printer, Act.SIGN, "checking", "signing", tell)
