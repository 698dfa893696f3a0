"""What stands between an address and what answers there: session, right, token."""

import hmac
from collections.abc import Awaitable, Callable
from dataclasses import replace

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from assessor.domain.wording import LANGUAGES, Language
from assessor.errors import AssessorError, StorageError
from assessor.web.drawing import draw
from assessor.web.house import House
from assessor.web.roles import Act, Role, Visitor
from assessor.web.visit import Sent, Visit, cookie_name, preferred, spoken
from assessor.web.words import Words

MOST_FIELDS = 500
LONGEST_FIELD = 200_000
Endpoint = Callable[[Request], Awaitable[Response]]
Handler = Callable[[Visit], Response]


def shown(act: Act, handler: Handler) -> Endpoint:
    """Return the endpoint of a page.

    Args:
        act: What looking at it is.
        handler: Makes the page.
    """

    async def endpoint(request: Request) -> Response:
        visit = await _visit(request)
        if visit is None:
            return shut(request)
        if not visit.may(act):
            return _not_yours(visit)
        return await run_in_threadpool(_handled, handler, visit)

    return endpoint


def taken(act: Act, handler: Handler) -> Endpoint:
    """Return the endpoint of a form; one without its token is refused.

    Args:
        act: What sending it is.
        handler: Takes the form.
    """

    async def endpoint(request: Request) -> Response:
        visit = await _visit(request)
        if visit is None:
            return shut(request)
        if not visit.may(act):
            return _not_yours(visit)
        async with request.form(
            max_files=1, max_fields=MOST_FIELDS, max_part_size=LONGEST_FIELD
        ) as form:
            sent = await _sent(form)
        if not hmac.compare_digest(sent("token").encode(), visit.token.encode()):
            w = visit.words
            return visit.say(403, w("refused"), w("token_wrong"))
        full = replace(visit, sent=sent)
        return await run_in_threadpool(_handled, handler, full)

    return endpoint


def _not_yours(visit: Visit) -> Response:
    return visit.say(403, visit.words("not_yours"), visit.words("not_yours_text"))


async def _sent(form: FormData) -> Sent:
    file = next((v for v in form.values() if isinstance(v, UploadFile)), None)
    if file is None:
        return Sent(form)
    return Sent(form, file.filename or "", await file.read())


async def _visit(request: Request) -> Visit | None:
    language = spoken(request)
    house: House = request.app.state.house
    secret = request.cookies.get(cookie_name(request), "")
    who = None
    if secret:
        now = house.now()
        who = await run_in_threadpool(house.passes.holder, secret, now)
    if who is None:
        return None
    return Visit(request, house, language, Visitor(who, role=Role.OWNER), secret)


def _handled(handler: Handler, visit: Visit) -> Response:
    try:
        return handler(visit)
    except StorageError as error:
        said = error.in_language(visit.language)
        return visit.say(503, visit.words("not_saved"), said)
    except AssessorError as error:
        text = getattr(error, "text", None)
        said = str(error) if text is None else visit.words.text(text)
        return visit.say(422, visit.words("refused"), said)


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
    return HTMLResponse(
        draw("shut", w=Words(language), reason=None, language=language), 401
    )
