"""Those who are not in yet: their forms, and how a session begins."""

import hashlib
import hmac
import secrets
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import cached_property

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from assessor.domain.wording import LANGUAGES, Language
from assessor.errors import StorageError
from assessor.storage.workspace_passes import SESSION
from assessor.web.drawing import draw
from assessor.web.failing import failure_said
from assessor.web.house import House
from assessor.web.sending import Sent, read_form
from assessor.web.visit import cookie_name, elsewhere, preferred, spoken
from assessor.web.visitors import visitor_of
from assessor.web.words import Words

SHIFT = timedelta(hours=12)
"""How long a session of an account lasts."""
_LONGEST_WAY = 300


@dataclass(frozen=True)
class Guest:
    """One request of somebody who is not in.

    Attributes:
        door: Secret of the cookie that ties a form to the browser it was shown to.
        sent: What its form sent.
    """

    request: Request
    house: House
    language: Language
    door: str
    sent: Sent = field(default_factory=Sent)

    @cached_property
    def words(self) -> Words:
        """The sentences of its language."""
        return Words(self.language)

    @property
    def token(self) -> str:
        """What every form of this browser carries."""
        return hmac.new(self.door.encode(), b"door", hashlib.sha256).hexdigest()

    @property
    def address(self) -> str:
        """Where the request comes from."""
        return self.request.client.host if self.request.client else ""

    def speaking(self, language: Language) -> "Guest":
        """Return the same request in another language."""
        return replace(self, language=language)

    def path(self, *parts: str) -> str:
        """Return an address in this language."""
        return "/" + "/".join((self.language, *parts))

    def elsewhere(self) -> Mapping[str, str]:
        """Return this page in every language, by code."""
        return elsewhere(self.request)

    def page(self, template: str, status: int = 200, **parts: object) -> Response:
        """Return a page, with the cookie that its forms need."""
        text = draw(template, g=self, w=self.words, contact=self.house.contact, **parts)
        answer = HTMLResponse(text, status)
        answer.set_cookie(
            door_name(self.request),
            self.door,
            path="/",
            secure=self.house.secure,
            httponly=True,
            samesite="lax",
        )
        return answer

    def say(self, status: int, title: str, text: str) -> Response:
        """Return a page that says one thing."""
        return self.page("bare", status, title=title, text=text)

    def too_often(self, *limits: tuple[str, str]) -> Response | None:
        """Count one try; return the page that asks to wait where it is one too many.

        Args:
            limits: What is done, and by which name or address.
        """
        wait = max(self.house.limits.wait(what, who) for what, who in limits)
        if not wait:
            return None
        w = self.words
        text = w("too_often_text", minutes=-(-wait // 60))
        answer = self.say(429, w("too_often"), text)
        answer.headers["Retry-After"] = str(wait)
        return answer


GuestHandler = Callable[[Guest], Response]


def open_to_all(handler: GuestHandler) -> Callable[[Request], Awaitable[Response]]:
    """Return the endpoint of a page or form that needs no session, only accounts.

    Args:
        handler: Makes the page, or takes the form if one was sent.
    """

    async def endpoint(request: Request) -> Response:
        house: House = request.app.state.house
        if not house.accounts:
            raise HTTPException(404)
        named = "language" in request.path_params
        language = spoken(request) if named else preferred(request)
        door = request.cookies.get(door_name(request), "") or secrets.token_urlsafe(24)
        guest = Guest(request, house, language, door)
        if request.method == "POST":
            guest = replace(guest, sent=await read_form(request))
            if not guest.sent.bears(guest.token):
                w = guest.words
                return guest.say(403, w("refused"), w("token_wrong"))
        return await run_in_threadpool(_handled, handler, guest)

    return endpoint


def _handled(handler: GuestHandler, guest: Guest) -> Response:
    try:
        return handler(guest)
    except StorageError as error:
        said = failure_said(error, guest.house, guest.words)
        return guest.say(503, guest.words("not_saved"), said)


def session_of(guest: Guest) -> str | None:
    """Return the account of a session that still lets in; ``None`` without one.

    Args:
        guest: What was asked.
    """
    secret = guest.request.cookies.get(cookie_name(guest.request), "")
    house = guest.house
    who = house.passes.holder(secret, house.now()) if secret else None
    return who if who is not None and visitor_of(house, who, {}) is not None else None


def door_name(request: Request) -> str:
    """Return the name of the cookie that forms need before there is a session.

    Args:
        request: What was asked.
    """
    return f"{cookie_name(request)}-door"


def let_in(house: House, request: Request, who: str, where: str) -> Response:
    """Begin a session, always a new one, and send the browser on.

    Args:
        house: Where.
        request: What was asked; the session that it shows, if any, ends.
        who: The account.
        where: Where the browser goes.
    """
    name = cookie_name(request)
    before = request.cookies.get(name, "")
    if before:
        house.passes.end(before)
    session = secrets.token_urlsafe(32)
    lasts = SHIFT if house.accounts else SESSION
    house.passes.issue("session", session, who, house.now(), lasts=lasts)
    answer = RedirectResponse(where, 303)
    answer.set_cookie(
        name,
        session,
        max_age=int(lasts.total_seconds()),
        path="/",
        secure=house.secure,
        httponly=True,
        # An address in a letter leads to the page it names, not to the login. What
        # changes anything needs the token of a form besides.
        samesite="lax" if house.accounts else "strict",
    )
    return answer


def way_of(asked: str, language: Language) -> str:
    """Return where to go after the login: a page of this site, or the first one.

    Args:
        asked: Where the person wanted to go.
        language: Its language.

    Examples:
        >>> way_of("/en/p/abc?seen=2", "en"), way_of("//evil.example", "fr")
        ('/en/p/abc?seen=2', '/fr/')
    """
    known = asked.startswith(tuple(f"/{code}/" for code in LANGUAGES))
    plain = asked.isascii() and asked.isprintable() and "\\" not in asked
    if known and plain and "//" not in asked and len(asked) <= _LONGEST_WAY:
        return asked
    return f"/{language}/"
