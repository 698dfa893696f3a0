"""One request of one person: who, in which language, about which project."""

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import quote, urlsplit

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from assessor.domain.parsing import Decimal
from assessor.domain.sheet import Sheet
from assessor.domain.wording import LANGUAGES, Language
from assessor.errors import NoProjectError
from assessor.storage.workspace import Held
from assessor.web.drawing import draw
from assessor.web.house import House
from assessor.web.roles import Act, Visitor
from assessor.web.sending import Sent
from assessor.web.words import Words, texts

_STARTS = tuple(f"/{code}/" for code in LANGUAGES)


@dataclass(frozen=True)
class Visit:
    """One request of one person.

    Attributes:
        visitor: Who, and what they are in the place that the address names.
        secret: The secret of its session.
        sent: What its form sent.
    """

    request: Request
    house: House
    language: Language
    visitor: Visitor
    secret: str
    sent: Sent = field(default_factory=Sent)

    @cached_property
    def words(self) -> Words:
        """The sentences of its language."""
        return Words(self.language)

    @property
    def who(self) -> str:
        """The account, for the log."""
        return self.visitor.account

    def may(self, act: Act, section: str | None = None) -> bool:
        """Say whether this person may do something here.

        Args:
            act: What.
            section: Id of the section that it is about, if any.
        """
        return self.visitor.may(act, section)

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
            project = self.request.path_params["project"]
            return self.house.memory.held(self.house.workspace, project)
        except NoProjectError as error:
            raise HTTPException(404) from error

    @cached_property
    def sheet(self) -> Sheet:
        """Its answers seen through the questionnaire."""
        return self.sheet_of(self.held)

    def sheet_of(self, held: Held) -> Sheet:
        """Return the answers of a project seen through the questionnaire."""
        return self.house.memory.sheet(self.house.pack, held)

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
        return draw(template, v=self, w=self.words, contact=self.house.contact, **parts)

    def go(self, address: str, done: str = "") -> Response:
        """Send the browser on, so that going back sends nothing twice.

        Args:
            address: Where to.
            done: What was done, to be said there: a key of ``done_…``.
        """
        page, sign, place = address.partition("#")
        query = f"?done={done}" if done else ""
        return RedirectResponse(f"{page}{query}{sign}{place}", 303)

    @property
    def did(self) -> str:
        """What was done just now, in words; empty where nothing was."""
        key = f"done_{self.request.query_params.get('done', '')}"
        return self.words(key) if key in texts() else ""

    @property
    def back(self) -> str:
        """The page that the person comes from; empty where it is not one of these."""
        came = urlsplit(self.request.headers.get("referer", ""))
        ours = came.netloc in self.house.hosts and came.path[:4] in _STARTS
        # What was sent by a form of a page is answered at that address, too.
        same = came.path == self.request.url.path and self.request.method == "GET"
        if not ours or same:
            return ""
        return f"{came.path}?{came.query}" if came.query else came.path

    def elsewhere(self) -> Mapping[str, str]:
        """Return this page in every language, by code."""
        query = f"?{self.request.url.query}" if self.request.url.query else ""
        return {code: there + query for code, there in elsewhere(self.request).items()}

    def not_yours(self) -> Response:
        """Return the page of what a role does not allow."""
        return self.say(403, self.words("not_yours"), self.words("not_yours_text"))

    def say(self, status: int, title: str, text: str) -> Response:
        """Return a page that says one thing, or that thing where a part is asked."""
        if self.by_script:
            return HTMLResponse(self.draw("said", title=title, text=text), status)
        return self.page("message", status, title=title, text=text)


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
    # The guard has let in only hosts that are served here, each with its port.
    return f"assessor-{request.headers.get('host', '').rpartition(':')[2]}"


def elsewhere(request: Request) -> dict[str, str]:
    """Return the path of this page in every language, by code.

    Args:
        request: What was asked for.
    """
    rest = quote(request.scope["path"]).split("/", 2)[2:]
    return {code: "/".join(("", code, *rest)) for code in LANGUAGES}
