"""What stands between an address and what answers there: session, right, token."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from assessor.domain.wording import LANGUAGES, Language
from assessor.errors import AssessorError, StorageError
from assessor.web.drawing import draw
from assessor.web.failing import failure_said
from assessor.web.guarding import WITH_FILES
from assessor.web.house import House
from assessor.web.roles import Act, Visitor
from assessor.web.sending import Sent, read_form
from assessor.web.visit import Visit, cookie_name, preferred, spoken
from assessor.web.visitors import visitor_of
from assessor.web.words import Words

_COSTLY = {Act.REPORT: "report", Act.EXPORT: "export", Act.COMMITTEE: "export"}
_COSTLY_FORMS = {Act.PEOPLE: "invite", Act.MANAGE: "invite"}
"""What is not done too often, by what it is to do it."""
_BRIEF = 64_000
"""Most that is read of a form before it is known who sends it. [bytes]"""
_TYPED = "application/x-www-form-urlencoded"
Endpoint = Callable[[Request], Awaitable[Response]]
Handler = Callable[[Visit], Response]


def shown(act: Act, handler: Handler, *, counted: bool = True) -> Endpoint:
    """Return the endpoint of a page.

    Args:
        act: What looking at it is.
        handler: Makes the page.
        counted: Looking at it too often is refused, where the act is one that costs.
    """

    def show(request: Request) -> Response:
        visit = _let_in(act, request, counted=counted)
        return visit if isinstance(visit, Response) else handled(handler, visit)

    async def endpoint(request: Request) -> Response:
        return await run_in_threadpool(show, request)

    return endpoint


def taken(act: Act, handler: Handler) -> Endpoint:
    """Return the endpoint of a form; one without its token is refused.

    Args:
        act: What sending it is.
        handler: Takes the form.
    """

    def take(request: Request, sent: Sent) -> Response:
        visit = _let_in(act, request)
        return visit if isinstance(visit, Response) else _borne(handler, visit, sent)

    async def endpoint(request: Request) -> Response:
        if _brief(request):
            # One thread for all of it: passing to another costs as much as the engine.
            return await run_in_threadpool(take, request, await read_form(request))
        visit = await run_in_threadpool(_let_in, act, request)
        if isinstance(visit, Response):
            return visit
        return await run_in_threadpool(_borne, handler, visit, await read_form(request))

    return endpoint


def _brief(request: Request) -> bool:
    """Whether a form is so short that it may be read before it is known whose it is."""
    length = request.headers.get("content-length", "")
    typed = request.headers.get("content-type", "").startswith(_TYPED)
    known = cookie_name(request) in request.cookies
    return known and typed and length.isdecimal() and int(length) <= _BRIEF


def _borne(handler: Handler, visit: Visit, sent: Sent) -> Response:
    """Take a form that bears the token of who was shown it, and no other."""
    if not sent.bears(visit.token):
        w = visit.words
        return visit.say(403, w("refused"), w("token_wrong"))
    return handled(handler, replace(visit, sent=sent))


def _let_in(act: Act, request: Request, *, counted: bool = True) -> Visit | Response:
    """Return the visit of who has a session and may do this now, else the refusal."""
    visit = _visit(request)
    if visit is None:
        return shut(request)
    if not visit.may(act):
        return visit.not_yours()
    costly = _costly(act, visit) if counted and visit.house.accounts else ""
    wait = visit.house.limits.wait(costly, visit.who) if costly else 0
    return too_often(visit, wait) if wait else visit


def _visit(request: Request) -> Visit | None:
    language = spoken(request)
    house: House = request.app.state.house
    secret = request.cookies.get(cookie_name(request), "")
    if not secret:
        return None
    visitor = _visitor(house, secret, request)
    if visitor is None:
        return None
    return Visit(request, house, language, visitor, secret)


def _visitor(house: House, secret: str, request: Request) -> Visitor | None:
    who = house.passes.holder(secret, house.now())
    return None if who is None else visitor_of(house, who, request.path_params)


def _costly(act: Act, visit: Visit) -> str:
    """Return what is counted of a request; empty where nothing is."""
    if visit.request.method != "POST":
        return _COSTLY.get(act, "")
    if visit.request.url.path.endswith(WITH_FILES):
        return "upload"
    return _COSTLY_FORMS.get(act, _COSTLY.get(act, ""))


def too_often(visit: Visit, wait: int) -> Response:
    """Return the page that asks to wait.

    Args:
        visit: Who did too much.
        wait: How long to wait. [s]
    """
    text = visit.words("too_often_text", minutes=-(-wait // 60))
    answer = visit.say(429, visit.words("too_often"), text)
    answer.headers["Retry-After"] = str(wait)
    return answer


def handled(handler: Handler, visit: Visit) -> Response:
    """Return what a page or a form answers, or what is wrong with it.

    Args:
        handler: Makes the page or takes the form.
        visit: Who asks.
    """
    try:
        return handler(visit)
    except StorageError as error:
        said = failure_said(error, visit.house, visit.words)
        return visit.say(503, visit.words("not_saved"), said)
    except AssessorError as error:
        return visit.say(422, visit.words("refused"), visit.words.error(error))


def shut(request: Request) -> Response:
    """Return the page of someone who is not let in.

    Args:
        request: What was asked.
    """
    if request.headers.get("hx-request") == "true":
        return Response("", 401, {"HX-Redirect": "/"})
    known = request.path_params.get("language")
    language: Language = "fr" if known == "fr" else "en"
    if known not in LANGUAGES:
        language = preferred(request)
    house: House = request.app.state.house
    if house.accounts:
        asked = request.url.path if request.method == "GET" else ""
        way = f"?{urlencode({'next': asked})}" if asked.strip("/") else ""
        return RedirectResponse(f"/{language}/login{way}", 303)
    return HTMLResponse(
        draw(
            "shut",
            w=Words(language),
            reason=None,
            language=language,
            contact=house.contact,
        ),
        401,
    )
