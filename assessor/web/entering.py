"""In by a link, once; out by a button."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from assessor.domain.wording import Language
from assessor.web.doors import shut
from assessor.web.drawing import draw
from assessor.web.guests import let_in
from assessor.web.house import OWNER, House
from assessor.web.visit import Visit, cookie_name, preferred
from assessor.web.words import Words

_PAUSE = 5.0
"""Shortest time between two links that a browser may ask for. [s]"""


async def enter(request: Request) -> Response:
    """Let the bearer of a link in, once."""
    house: House = request.app.state.house
    if house.accounts:
        return shut(request)
    secret = request.path_params["secret"]
    who, refused = await run_in_threadpool(house.passes.use_link, secret, house.now())
    if refused is not None:
        if await run_in_threadpool(_is_in, request):
            return RedirectResponse("/", 303)
        language = preferred(request)
        return HTMLResponse(_shut(house, language, refused), 403)
    return await run_in_threadpool(let_in, house, request, who, "/")


async def ask_for_link(request: Request) -> Response:
    """Print a new link where the server was started: only its owner sees it."""
    house: House = request.app.state.house
    if house.accounts:
        return shut(request)
    now = house.now().timestamp()
    language = preferred(request)
    if now - getattr(request.app.state, "asked", 0.0) >= _PAUSE:
        request.app.state.asked = now
        link = await run_in_threadpool(house.new_link, OWNER)
        house.tell(link)
    return HTMLResponse(_shut(house, language, "printed"))


def _shut(house: House, language: Language, reason: str) -> str:
    parts = {"reason": reason, "contact": house.contact}
    return draw("shut", w=Words(language), language=language, **parts)


async def home(request: Request) -> Response:
    """Send a browser to its language."""
    if not await run_in_threadpool(_is_in, request):
        return shut(request)
    return RedirectResponse(f"/{preferred(request)}/", 303)


def _is_in(request: Request) -> bool:
    """Whether a browser has a session."""
    house: House = request.app.state.house
    secret = request.cookies.get(cookie_name(request), "")
    return bool(secret) and house.passes.holder(secret, house.now()) is not None


def leave(visit: Visit) -> Response:
    """End a session."""
    visit.house.passes.end(visit.secret)
    answer = RedirectResponse("/", 303)
    # A cookie of a public server is only taken back by one that is secure too.
    name, secure = cookie_name(visit.request), visit.house.secure
    answer.delete_cookie(name, path="/", secure=secure, httponly=True)
    return answer
