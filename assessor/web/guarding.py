"""What stands before every page: which host, how large, what a browser may do."""

from collections.abc import Iterable

from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assessor.domain.wording import LANGUAGES
from assessor.web.drawing import draw
from assessor.web.words import Words

LARGEST = 1_000_000
"""Most that a form may weigh. [bytes]"""
LARGEST_FILE = 11_000_000
"""Most that a form with a file may weigh. [bytes]"""
WITH_FILES = ("/evidence", "/import", "/signing")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Not no-referrer: a browser would then hide the origin of its own forms.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_LASTING, _FRESH = b"public, max-age=3600", b"no-store"


class TooLargeError(Exception):
    """More was sent than is read."""


class Guard:
    """Refuses strange hosts and large bodies, and sets the headers of all answers."""

    def __init__(
        self, app: ASGIApp, hosts: Iterable[str], *, secure: bool = False
    ) -> None:
        self._app = app
        self._hosts = frozenset(hosts)
        self._scheme = "https" if secure else "http"
        held = dict(HEADERS)
        if secure:
            held["Strict-Transport-Security"] = "max-age=31536000"
        # As they are sent: they are the same under every page.
        self._headers = [(k.lower().encode(), v.encode()) for k, v in held.items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        guarded = self._with_headers(scope, send)
        refusal = self._refusal(scope, headers)
        if refusal is not None:
            await refusal(scope, receive, guarded)
            return
        bounded = _Bounded(receive, _most(scope["path"]))
        try:
            await self._app(scope, bounded, guarded)
        except TooLargeError:
            await _too_large(scope)(scope, receive, guarded)

    def _refusal(self, scope: Scope, headers: Headers) -> Response | None:
        host = headers.get("host", "")
        if host not in self._hosts:
            return PlainTextResponse("This host is not served here.\n", 421)
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > _most(scope["path"]):
            return _too_large(scope)
        own = f"{self._scheme}://{host}"
        strange = headers.get("origin", own) != own
        strange |= headers.get("sec-fetch-site") == "cross-site"
        if strange and scope["method"] not in {"GET", "HEAD"}:
            return PlainTextResponse("A page of another site sent this form.\n", 403)
        return None

    def _with_headers(self, scope: Scope, send: Send) -> Send:
        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                lasting = scope["path"].startswith("/static/")
                found = list(message["headers"])
                named = {name.lower() for name, _ in found}
                found += [one for one in self._headers if one[0] not in named]
                if b"cache-control" not in named:
                    found.append((b"cache-control", _LASTING if lasting else _FRESH))
                message["headers"] = found
            await send(message)

        return sending


class _Bounded:
    """What is received, up to a bound."""

    def __init__(self, receive: Receive, most: int) -> None:
        self._receive = receive
        self._left = most

    async def __call__(self) -> Message:
        message = await self._receive()
        self._left -= len(message.get("body", b""))
        if self._left < 0:
            raise TooLargeError
        return message


def _most(path: str) -> int:
    return LARGEST_FILE if path.endswith(WITH_FILES) else LARGEST


def _too_large(scope: Scope) -> Response:
    """Return the page of what is larger than is read, in the language of its path."""
    first = scope["path"].split("/")[1]
    words = Words(next((code for code in LANGUAGES if code == first), "en"))
    most = LARGEST_FILE if scope["path"].endswith(WITH_FILES) else LARGEST
    text = words("too_large_text", most=f"{most / 1e6:g}")
    page = draw("bare", w=words, title=words("too_large"), text=text)
    return HTMLResponse(page, 413, {"Connection": "close"})
