import hashlib
import hmac
import secrets
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from starlette.applications import Starlette

from assessor.domain.pack import Pack
from assessor.domain.shelf import Shelf
from assessor.storage.accounts import Account, add_account, read_account
from assessor.storage.accounts_log import Deed
from assessor.storage.accounts_roles import WORKSPACE, Part, Place
from assessor.storage.workspace import Workspace
from assessor.storage.workspace_database import Database
from assessor.storage.workspace_sqlite import open_database
from assessor.web import House, Press, make_app
from assessor.web.house import OWNER
from assessor.web.passwords import Passwords

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # names another client than the locked one
    from httpx import Response
    from starlette.testclient import TestClient

HOST = "127.0.0.1:8300"
START = datetime(2026, 11, 21, 9, tzinfo=UTC)
NAMES = count(1)


@dataclass
class Opened:
    pack: Pack
    shelf: Shelf


class Clock:
    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now

    def turn(self, **by: float) -> None:
        self.now += timedelta(**by)


class Person:
    """Somebody with a browser."""

    def __init__(self, house: House, client: TestClient) -> None:
        self.house = house
        self.client = client
        self.token = ""
        self.project = ""

    def enter(self, who: str = "owner") -> "Person":
        secret = secrets.token_urlsafe()
        self.house.passes.issue("session", secret, who, self.house.now())
        self.client.cookies.set("assessor-8300", secret)
        self.token = hmac.new(secret.encode(), b"form", hashlib.sha256).hexdigest()
        return self

    def begin(self, name: str = "Floods", profile: str = "funding") -> str:
        sent = {"name": name, "stage": "ideation", "profile": profile}
        data = {"token": self.token, **sent}
        answer = self.client.post("/en/projects", data=data, follow_redirects=False)
        self.project = answer.headers["location"].split("/p/")[1].split("/")[0]
        return self.project

    def get(self, path: str, **headers: str) -> Response:
        found: Response = self.client.get(path, headers=headers)
        return found

    def post(
        self, path: str, headers: Mapping[str, str] | None = None, /, **fields: object
    ) -> Response:
        data = {"token": self.token, **fields}
        found: Response = self.client.post(path, data=data, headers=headers or {})
        return found

    def at(self, path: str, language: str = "en") -> str:
        return f"/{language}/p/{self.project}{path}"

    def answer(
        self,
        identifier: str,
        *,
        language: str = "en",
        script: bool = False,
        **fields: object,
    ) -> Response:
        headers = {"HX-Request": "true"} if script else {}
        where = self.at("/answer", language)
        return self.post(where, headers, id=identifier, **fields)

    def value(self, identifier: str) -> object:
        given = self.house.workspace.load(self.project).answers.answers
        return given[identifier].value if identifier in given else None


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="module")
def workspaces(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("web")


def house_of(where: Path | Database, pack: Pack, shelf: Shelf, clock: Clock) -> House:
    def opener(*, odbl: bool = False) -> Opened:
        del odbl
        return Opened(pack, shelf)

    order = [question.id for question in pack.questions()]
    database = open_database(where) if isinstance(where, Path) else where
    return House(
        open=opener,
        workspace=Workspace(database, order),
        now=clock,
        today=lambda: date(2026, 11, 21),
        tell=lambda _: None,
        hosts=frozenset({HOST, "localhost:8300"}),
    )


@pytest.fixture
def house(database: Database, small_pack: Pack, shelf: Shelf, clock: Clock) -> House:
    return house_of(database, small_pack, shelf, clock)


@pytest.fixture
def stranger(house: House) -> Person:
    app = make_app(house, Press(workers=0))
    return Person(house, TestClient(app, base_url=f"http://{HOST}"))


@pytest.fixture
def person(stranger: Person) -> Person:
    stranger.enter().begin()
    return stranger


def client_of(app: Starlette, address: str) -> TestClient:
    return TestClient(app, base_url=address)


class Organisation:
    def __init__(self, house: House) -> None:
        self.house = house
        self.app = make_app(house, Press(0))

    def browser(self) -> Person:
        return Person(self.house, client_of(self.app, f"http://{HOST}"))

    def join(
        self, name: str, role: str = "", at: Place = WORKSPACE, *sections: str
    ) -> Person:
        now = self.house.now()
        deed = Deed(who=OWNER, what="create", at=now, account=name)
        with self.house.workspace.database.writing() as cursor:
            if read_account(cursor, name) is None:
                kept = self.house.passwords.hashed(password_of(name))
                add_account(cursor, Account(name, name.title(), kept), deed)
        if role:
            self.house.roles.give(name, Part(at, role, sections), deed)
        return self.browser().enter(name)

    def project(self, applicant: str = "ada", name: str = "Floods") -> Person:
        person = self.join(applicant, "applicant")
        person.begin(name)
        return person


def password_of(name: str) -> str:
    return f"rivers of {name[::-1]} rising"


@pytest.fixture
def organisation(
    database: Database, small_pack: Pack, shelf: Shelf, clock: Clock
) -> Organisation:
    workspace = Workspace(database, [one.id for one in small_pack.questions()])
    quick = Passwords(memory=64, rounds=1)

    def opener(*, odbl: bool = False) -> Opened:
        del odbl
        return Opened(small_pack, shelf)

    return Organisation(
        House(
            open=opener,
            workspace=workspace,
            now=clock,
            today=lambda: date(2026, 11, 21),
            tell=lambda _: None,
            hosts=frozenset({HOST}),
            accounts=True,
            passwords=quick,
        )
    )
