"""Send the pages what no form sends: every answer is one that was meant.

Usage: fuzz_web.py [REQUESTS] [SEED]

Every route of the server with accounts is asked as every role and as a stranger, with
parts of addresses, fields, files, heads and bodies that are right, wrong or hostile. A
failure is: an error of the server, an answer slower than the bound, a text that became
a tag, a page without its policy, a file that a browser would show, a broken log.
"""

import random
import re
import secrets
import sys
import tempfile
import time
import warnings
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import quote

from starlette.routing import Route

from assessor.catalogue.factors import open_shelf
from assessor.catalogue.packs import load_pack
from assessor.catalogue.vocabularies import Vocabularies
from assessor.domain.pack import Pack
from assessor.domain.shelf import Shelf
from assessor.domain.wording import Text
from assessor.resources import data_folder
from assessor.storage.accounts import Account, add_account
from assessor.storage.accounts_log import Deed
from assessor.storage.accounts_roles import WORKSPACE, Part, Place
from assessor.storage.workspace import Workspace
from assessor.storage.workspace_log import Change
from assessor.storage.workspace_sqlite import open_database
from assessor.web import House, Press, make_app
from assessor.web.abroad import BACK
from assessor.web.app import OPEN
from assessor.web.drawing import PAGES
from assessor.web.flights import DoubtfulError, Flight, Identity
from assessor.web.guarding import POLICY
from assessor.web.passwords import Passwords
from assessor.web.roles import HELD_IN, Role

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # names another client than the locked one
    from httpx import Response
    from starlette.testclient import TestClient

ROOT = Path(__file__).parents[1]
HOST = "127.0.0.1:8300"
SLOWEST = 5.0  # [s] of the processor, for one answer
SHIFT = 100
"""Requests after which everybody comes in anew, with the role they had."""
CALL = "spring"
WAY_IN = "three rivers rise in spring"
INVITED = "an-invitation"
ENTRIES = {
    "account": "ada",
    "shown": "Ada",
    "password": WAY_IN,
    "again": WAY_IN,
    "do": "login",
}
"""What lets somebody in, at either door."""
NAMES: tuple[str, ...] = tuple(
    sorted(
        {
            name
            for page in PAGES.glob("*.j2")
            for name in re.findall(r'\bname="([a-z_]+)"', page.read_text("utf-8"))
        }
    )
)
VALUES: tuple[str, ...] = tuple(
    sorted(
        {
            value
            for page in PAGES.glob("*.j2")
            for value in re.findall(r'\bvalue="([a-z_]+)"', page.read_text("utf-8"))
        }
    )
)
RIGHT = (
    *(
        "necessity.need",
        "service.uses_per_year",
        "training.runs",
        "training.runs[a].pue",
    ),
    *("project", "reference", "context", "need", "training", "E1", "need-9"),
    *("ada", "root", "reviewer", "contributor", "1", "0", "1200", "1 200,5", "50 %"),
    *("audit", "funding", "ideation", "production", "en", "fr", "2026-11-21", "kWh"),
)
HOSTILE = (
    *("<fuzz-1>", '"><fuzz-1 x="', "'><fuzz-1>", "</textarea><fuzz-1>", "-->", "]]>"),
    *("{{ 7 * 7 }}", "{% raw %}", "{0}", "%s", "=cmd|' /C calc'!A0", "+1+1"),
    *(
        "@SUM(1)",
        "a\x00b",
        "\x1b[31m",
        "\u202egnp.exe",
        "\ud7ff\U0010ffff",
        "🌊" * 50,
        "\r\nX: y",
    ),
    *(
        "../../etc/passwd",
        "..\\..\\x",
        "%2e%2e%2f",
        "C:\\x",
        "//evil.example",
        "\u2028",
    ),
    *(
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "http://x/'\"<>",
    ),
    *(
        "'; DROP TABLE part; --",
        "$(id)",
        "`id`",
        "null",
        "NaN",
        "-1",
        "1e999",
        "9" * 400,
    ),
    *("x" * 5_000, "é" * 70_000, " ", "", "?", "!none", "[", "]", "a[b", "a.b[c].d[e]"),
)
FILES = (
    *(
        b"",
        b"PK\x03\x04",
        b"%PDF-1.7",
        b"\xff\xfe\x00",
        b"format: 1\nanswers: {a: 1}\n",
    ),
    *(b"[" * 5_000, b"&a [*a]", b"{" * 500, b"<fuzz-1>", b"x" * 200_000),
)
FILE_NAMES = (
    "a.yaml",
    "a.zip",
    "a.pdf",
    "../a.pdf",
    "a.exe",
    "",
    "<fuzz-1>.csv",
    "é" * 300,
)
HEADS = {
    "Accept-Language": ("fr", "fr;q=x", "de,en;q=0.1", "\x7f", "," * 900),
    "HX-Request": ("true", "TRUE", "<fuzz-1>"),
    "Origin": (f"http://{HOST}", "null", "https://evil.example", "<fuzz-1>"),
    "Range": ("bytes=0-1", "bytes=9-1,,"),
    "Content-Encoding": ("gzip",),
    "X-Forwarded-For": ("1.2.3.4", "<fuzz-1>"),
}
LABEL = Text(en="People & co", fr="Gens & cie")
METHODS = ("GET", "POST", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "<X>")


@dataclass
class Opened:
    """A questionnaire with its tables."""

    pack: Pack
    shelf: Shelf


@dataclass
class Abroad:
    """A provider of accounts that says anything.

    Attributes:
        dice: What it throws.
        state: What the browser that was sent to it last takes along.
    """

    dice: random.Random
    label: Text = LABEL
    state: str = ""

    def address(self, flight: Flight, back: str) -> str:
        """Return where to send a browser."""
        del back
        self.state = flight.state
        return f"https://people.example/?state={flight.state}"

    def identity(self, flight: Flight, code: str, back: str, now: int) -> Identity:
        """Return who came back."""
        del flight, back, now
        if self.dice.random() < 0.2:  # noqa: PLR2004  # shares that can be read
            raise DoubtfulError(self.dice.choice(HOSTILE))
        said = (code, "ada", "ada@people.example", *HOSTILE)
        subject, mail, name = (self.dice.choice(said) for _ in range(3))
        return Identity("https://people.example", subject or "1", mail, name)


@dataclass
class Server:
    """A server, its people and its projects."""

    folder: Path
    dice: random.Random
    moment: datetime = datetime(2026, 11, 21, 9, tzinfo=UTC)
    found: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    invited: str = ""
    at_door: bool = False
    reached: set[str] = field(default_factory=set)
    numbers: Iterator[int] = field(default_factory=count)

    def __post_init__(self) -> None:
        """Open the workspace and let everybody in."""
        shelf = open_shelf(data_folder("factor_db"))
        pack = load_pack(ROOT / "tests" / "packs" / "small", Vocabularies(shelf))
        order = [one.id for one in pack.questions()]
        self.abroad = Abroad(self.dice)
        self.house = House(
            open=lambda *, odbl=False: Opened(pack, shelf),  # noqa: ARG005  # one shelf
            workspace=Workspace(open_database(self.folder / "w.sqlite"), order),
            now=lambda: self.moment,
            today=lambda: date(2026, 11, 21),
            tell=lambda _: None,
            hosts=frozenset({HOST}),
            accounts=True,
            passwords=Passwords(memory=64, rounds=1),
            provider=self.abroad,
        )
        self.app = make_app(self.house, Press(0))
        self.routes = [
            (one.path, sorted(one.methods or {"GET"}))
            for one in self.app.routes
            if isinstance(one, Route)
        ]
        self.people = {role.value: self.client() for role in Role if role != "owner"}
        self.people["stranger"] = self.client()
        self.projects: list[str] = []
        self.tokens: dict[str, str] = {}
        self._fill()

    def client(self) -> TestClient:
        """Return a browser."""
        return TestClient(
            self.app, base_url=f"http://{HOST}", raise_server_exceptions=False
        )

    def _fill(self) -> None:
        deed = Deed(who="owner", what="create", at=self.moment)
        kept = self.house.passwords.hashed(WAY_IN)
        with self.house.workspace.database.writing() as cursor:
            for name in (*self.people, "ada", "root"):
                given = kept if name == "ada" else ""
                add_account(cursor, Account(name, name.title(), given), deed)
        self.house.roles.give("root", Part(WORKSPACE, Role.ADMINISTRATOR), deed)
        self.house.roles.give("applicant", Part(WORKSPACE, Role.APPLICANT), deed)
        self.enter()
        for name in ("<fuzz-1>", "Floods"):
            sent = {"name": name, "stage": "ideation", "profile": "funding"}
            answer = self.people["applicant"].post(
                "/en/projects",
                data={"token": self.tokens["applicant"], **sent},
                follow_redirects=False,
            )
            self.projects.append(answer.headers["location"].split("/")[3])
        change = Change(who="owner", what="call", at=self.moment)
        self.house.calls.open(CALL, "id: spring\n", change)
        self.house.calls.apply(self.projects[0], CALL, "floods", change)

    def enter(self) -> None:
        """Let everybody in, anew, with the role they had; invite somebody."""
        deed = Deed(who="root", what="invite", at=self.moment)
        part = Part(WORKSPACE, Role.APPLICANT)
        self.invited = f"{INVITED}-{next(self.numbers)}"
        self.house.invitations.invite(self.invited, part, deed)
        for name, client in self.people.items():
            client.cookies.clear()
            if name != "stranger":
                self.give(Role(name))
                secret = secrets.token_urlsafe()
                self.house.passes.issue("session", secret, name, self.moment)
                client.cookies.set("assessor-8300", secret)
            page = client.get("/en/login" if name == "stranger" else "/en/").text
            token = re.search(r'name="token" value="(\w+)"', page)
            self.tokens[name] = token.group(1) if token else ""

    def give(self, role: Role) -> None:
        """Give the account that is called like a role this role wherever it can be."""
        places = {
            "project": [Place("project", one) for one in self.projects[:1]],
            "call": [Place("call", CALL)],
            "workspace": [WORKSPACE] if role is Role.ADMINISTRATOR else [],
        }
        deed = Deed(who="owner", what="role", at=self.moment, account=role)
        self.house.people.set_stopped(role, stopped=False, deed=deed)
        for kind, found in places.items():
            for place in found if role in HELD_IN[kind] else ():
                self.house.roles.give(role, Part(place, role), deed)

    def text(self) -> str:
        """Return a text: right, hostile, or both."""
        kind = self.dice.random()
        if kind < 0.5:  # noqa: PLR2004  # shares that can be read
            return self.dice.choice((*RIGHT, *VALUES))
        if kind < 0.9:  # noqa: PLR2004
            return self.dice.choice(HOSTILE)
        return self.dice.choice(RIGHT) + self.dice.choice(HOSTILE)

    def address(self, path: str) -> str:
        """Return an address of a route with its parts filled in."""
        known = {
            "language": ("en", "fr", "en", "de"),
            "project": (*self.projects, self.projects[0]),
            "call": (CALL, CALL, "none"),
            "section": ("context", "need", "training", "training-2"),
            "key": ("E1", "E2"),
            "secret": (self.invited,),
        }

        def part(found: re.Match[str]) -> str:
            likely = known.get(found.group(1))
            if likely and self.dice.random() < 0.85:  # noqa: PLR2004
                return str(self.dice.choice(likely))
            plain = self.text()[:200]
            return "".join(f"%{byte:02x}" for byte in plain.encode("utf-8", "replace"))

        filled: str = re.sub(r"\{(\w+)(?::\w+)?\}", part, path)
        query = self.dice.random() < 0.1  # noqa: PLR2004
        asked = f"?{self.dice.choice(NAMES)}=%3Cfuzz-1%3E" if query else ""
        return filled + asked

    def flown(self, name: str) -> str:
        """Send somebody to the provider, and return where one comes back."""
        way = self.dice.choice(("", "?way=link", f"?join={self.invited}"))
        self.people[name].get(f"/en/oidc{way}", follow_redirects=False)
        brought = self.dice.choice(("&code=", "&code=", "&error="))
        return f"/oidc/back?state={self.abroad.state}{brought}{quote(self.text()[:99])}"

    def fields(self, name: str) -> dict[str, str | list[str]]:
        """Return the fields of a form."""
        count = self.dice.choice((0, 1, 3, 6, 12))
        sent: dict[str, str | list[str]] = {
            key: self.text() for key in self.dice.choices(NAMES, k=count)
        }
        if self.dice.random() < 0.5:  # noqa: PLR2004
            sent |= {"id": self.dice.choice(RIGHT[:4]), "value": self.text()}
        if self.at_door and self.dice.random() < 0.5:  # noqa: PLR2004
            sent |= {**ENTRIES, "do": self.dice.choice(("login", "create"))}
        if self.dice.random() < 0.1:  # noqa: PLR2004
            sent[self.text() or "x"] = [self.text(), self.text()]
        if self.dice.random() < 0.9:  # noqa: PLR2004
            sent["token"] = self.tokens[name]
        return sent

    def ask(self) -> None:
        """Send one request and look at what comes back."""
        path, methods = self.dice.choice(self.routes)
        rare = self.dice.random() < 0.05  # noqa: PLR2004
        method = self.dice.choice(METHODS if rare else methods)
        name = self.dice.choice((*self.people, "applicant", "applicant"))
        self.at_door = path in OPEN and self.dice.random() < 0.6  # noqa: PLR2004
        name = "stranger" if self.at_door else name
        flies = path == BACK and self.dice.random() < 0.8  # noqa: PLR2004
        address = self.flown(name) if flies else self.address(path)
        if path.endswith("/leave") and self.dice.random() < 0.9:  # noqa: PLR2004
            return
        self.moment += timedelta(seconds=20)
        start = time.process_time()
        answer = self.send(name, method, address)
        took = time.process_time() - start
        self.found[f"{answer.status_code // 100}xx"] += 1
        if answer.status_code < 400:  # noqa: PLR2004
            self.reached.add(path)
        for problem in problems(answer, took):
            said = f"{name}: {method} {address[:200]} → {answer.status_code}: {problem}"
            self.wrong.append(said)

    def send(self, name: str, method: str, address: str) -> Response:
        """Send one request."""
        heads = {
            key: self.dice.choice(values).encode("utf-8", "replace")
            for key, values in HEADS.items()
            if self.dice.random() < 0.05  # noqa: PLR2004
        }
        found: Response = self.people[name].request(
            method,
            address,
            headers=heads,
            follow_redirects=False,
            **(self.body(name, heads) if method == "POST" else {}),
        )
        return found

    def body(self, name: str, heads: dict[str, bytes]) -> dict[str, Any]:
        """Return a body in one of the ways in which one can be sent."""
        way = self.dice.random()
        if way < 0.05:  # noqa: PLR2004
            kind = self.dice.choice(("text/plain", "application/json", "x", ""))
            heads["Content-Type"] = kind.encode()
            return {"content": self.dice.choice(FILES)}
        if way < 0.3:  # noqa: PLR2004
            file = (self.dice.choice(FILE_NAMES), self.dice.choice(FILES), "text/html")
            return {"data": self.fields(name), "files": {"file": file}}
        return {"data": self.fields(name)}


def problems(answer: Response, took: float) -> list[str]:
    """Return what is wrong with an answer.

    Args:
        answer: The answer.
        took: What it took of the processor. [s]
    """
    found = []
    heads = answer.headers
    page = heads.get("content-type", "").startswith("text/html")
    if answer.status_code >= 500:  # noqa: PLR2004  # an error of the server
        found.append("the server failed")
    if took > SLOWEST:
        found.append(f"{took:.1f} s")
    if page and "<fuzz-1" in answer.text:
        found.append("a text became a tag")
    if page and heads.get("content-security-policy") != POLICY:
        found.append("a page without its policy")
    if heads.get("x-content-type-options") != "nosniff":
        found.append("the kind of a file may be guessed")
    kept = "attachment" in heads.get("content-disposition", "")
    shown = page or heads.get("content-type", "text/plain").startswith("text/plain")
    if answer.content and not shown and not kept:
        found.append("a file that a browser would show")
    if "\n" in heads.get("location", ""):
        found.append("a header within a header")
    return found


def main() -> int:
    """Return 0 where every answer is one that was meant."""
    given = [int(one) for one in sys.argv[1:]]
    count, seed = [*given, *(20_000, 1)[len(given) :]]
    dice = random.Random(seed)  # noqa: S311  # the same every time
    with tempfile.TemporaryDirectory() as name:
        server = Server(Path(name), dice)
        for number in range(count):
            if number % SHIFT == 0:
                server.enter()
            server.ask()
        for project in server.projects:
            server.house.workspace.log(project)
        server.house.people.log()
        routes = {path for path, _ in server.routes}
        server.house.workspace.close()
    kinds = dict(sorted(server.found.items()))
    print(f"{count} requests to {len(routes)} addresses: {kinds}")
    refused = sorted(routes - server.reached)
    print(f"addresses where all were refused: {', '.join(refused) or 'none'}")
    for said, times in Counter(server.wrong).most_common(20):
        print(f"{times} times {said}")
    return 1 if server.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
