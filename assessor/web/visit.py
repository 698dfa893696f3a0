"""One request of one person: who, in which language, about which project."""

import hashlib
import hmac
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from assessor.domain.parsing import Decimal
from assessor.domain.sheet import Sheet, read_sheet
from assessor.domain.wording import LANGUAGES, Language
from assessor.errors import AssessorError, StorageError
from assessor.storage.workspace import Held
from assessor.web.drawing import draw
from assessor.web.fields import text_of
from assessor.web.house import House
from assessor.web.words import Words

MOST_FIELDS = 500
LONGEST_FIELD = 200_000
Endpoint = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True)
class Sent:
    """What a form sent.

    Attributes:
        fields: Its fields.
        name: Name of the file in it; empty without one.
        content: The file.
    """

    fields: FormData = field(default_factory=FormData)
    name: str = ""
    content: bytes = b""

    def __call__(self, name: str) -> str:
        """Return one field as text; empty where it is missing."""
        return text_of(self.fields, name)


@dataclass(frozen=True)
class Visit:
    """One request of one person.

    Attributes:
        who: The account.
        secret: The secret of its session.
        sent: What its form sent.
    """

    request: Request
    house: House
    language: Language
    who: str
    secret: str
    sent: Sent = field(default_factory=Sent)

    @cached_property
    def words(self) -> Words:
        """The sentences of its language."""
        return Words(self.language)

    @property
    def mark(self) -> Decimal:
        """The decimal sign of its language."""
        return "," if self.language == "fr" else "."

    @property
    def token(self) -> str:
        """What every form of this session carries."""
        return hmac.new(self.secret.encode(), b"form", hashlib.sha256).hexdigest()

    @property
    def by_script(self) -> bool:
        """Whether a part of a page is asked for, not a page."""
        return self.request.headers.get("hx-request") == "true"

    @cached_property
    def held(self) -> Held:
        """The project that the address names.

        Raises:
            HTTPException: There is none that this account may see.
        """
        try:
            return self.house.workspace.load(self.request.path_params["project"])
        except StorageError as error:
            raise HTTPException(404) from error

    @cached_property
    def sheet(self) -> Sheet:
        """Its answers seen through the questionnaire."""
        return self.sheet_of(self.held)

    def sheet_of(self, held: Held) -> Sheet:
        """Return the answers of a project seen through the questionnaire."""
        return read_sheet(self.house.pack, held.answers)

    def path(self, *parts: str) -> str:
        """Return an address in this language."""
        return "/" + "/".join((self.language, *parts))

    def project_path(self, *parts: str) -> str:
        """Return an address within the project that the address names."""
        return self.path("p", self.request.path_params["project"], *parts)

    def page(self, template: str, status: int = 200, **parts: object) -> Response:
        """Return a page."""
        return HTMLResponse(self.draw(template, **parts), status)

    def draw(self, template: str, **parts: object) -> str:
        """Return a template filled in."""
        return draw(template, v=self, w=self.words, **parts)

    def go(self, address: str) -> Response:
        """Send the browser on, so that going back sends nothing twice."""
        return RedirectResponse(address, 303)

    def elsewhere(self) -> Mapping[str, str]:
        """Return this page in every language, by code."""
        rest = self.request.url.path.split("/", 2)[2:]
        query = f"?{self.request.url.query}" if self.request.url.query else ""
        return {code: "/".join(("", code, *rest)) + query for code in LANGUAGES}

    def say(self, status: int, title: str, text: str) -> Response:
        """Return a page that says one thing, or that thing where a part is asked."""
        if self.by_script:
            return HTMLResponse(self.draw("said", title=title, text=text), status)
        return self.page("message", status, title=title, text=text)


Handler = Callable[[Visit], Response]


def shown(handler: Handler) -> Endpoint:
    """Return the endpoint of a page.

    Args:
        handler: Makes the page.
    """

    async def endpoint(request: Request) -> Response:
        visit = await _visit(request)
        if visit is None:
            return shut(request)
        return await run_in_threadpool(_handled, handler, visit)

    return endpoint


def taken(handler: Handler) -> Endpoint:
    """Return the endpoint of a form; one without its token is refused.

    Args:
        handler: Takes the form.
    """

    async def endpoint(request: Request) -> Response:
        visit = await _visit(request)
        if visit is None:
            return shut(request)
        async with request.form(
            max_files=1, max_fields=MOST_FIELDS, max_part_size=LONGEST_FIELD
        ) as form:
            sent = await _sent(form)
        if not hmac.compare_digest(sent("token").encode(), visit.token.encode()):
            w = visit.words
            return visit.say(403, w("refused"), w("token_wrong"))
        full = Visit(
            request, visit.house, visit.language, visit.who, visit.secret, sent
        )
        return await run_in_threadpool(_handled, handler, full)

    return endpoint


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
    return None if who is None else Visit(request, house, language, who, secret)


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


def spoken(request: Request) -> Language:
    """Return the language that the address names.

    Args:
        request: What was asked.

    Raises:
        HTTPException: It names none that is spoken here.
    """
    named = request.path_params.get("language")
    for language in LANGUAGES:
        if named == language:
            return language
    raise HTTPException(404)


def preferred(request: Request) -> Language:
    """Return the language that the browser asks for, or English.

    Args:
        request: What was asked.
    """
    best: tuple[float, Language] = (0.0, "en")
    for part in request.headers.get("accept-language", "")[:500].split(","):
        name, _, weight = part.strip().partition(";q=")
        try:
            worth = float(weight or 1)
        except ValueError:
            continue
        for language in LANGUAGES:
            if name.lower().split("-")[0] == language and worth > best[0]:
                best = (worth, language)
    return best[1]


def cookie_name(request: Request) -> str:
    """Return the name of the cookie of a session; each port has its own.

    Args:
        request: What was asked.
    """
    house: House = request.app.state.house
    if house.secure:
        return "__Host-assessor"
    return f"assessor-{request.url.port or 80}"


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
