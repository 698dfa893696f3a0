"""Servers with a project in them, in this very process."""

import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import uvicorn
from browsing import ROOT
from playwright.sync_api import BrowserContext
from starlette.applications import Starlette

from assessor.cli.checking import check
from assessor.cli.opening import open_questionnaire
from assessor.storage.accounts import Account, add_account
from assessor.storage.accounts_log import Deed
from assessor.storage.accounts_roles import WORKSPACE, Part, Place
from assessor.storage.workspace import Workspace
from assessor.storage.workspace_log import Change
from assessor.storage.workspace_sqlite import open_database
from assessor.web import House, Press, make_app
from assessor.web.house import OWNER
from assessor.web.serving import listen, take_up

PROJECT = ROOT / "examples" / "field-sensors-funding" / "answers.yaml"
"""In a project for funding every kind of question is asked."""
OTHER = ROOT / "examples" / "traffic-optimisation" / "answers.yaml"
"""What else is handed in."""
CALLED = "regional-fund"
SECTION = "resilience"
"""On the page of this section are a figure, choices, boxes and a text."""
PORT = 8400
WAY_IN = "three rivers rise in spring"
PEOPLE = ("applicant", "reviewer", "officer", "administrator")
"""One account for each of these roles, called after it."""


@dataclass(frozen=True)
class Sample:
    """A server that runs.

    Attributes:
        root: Its address.
        project: Id of the project in it.
    """

    house: House
    app: Starlette
    root: str
    project: str

    def at(self, language: str, path: str = "") -> str:
        """Return an address within the project."""
        return f"{self.root}/{language}/p/{self.project}{path}"

    def let_in(self, context: BrowserContext, who: str) -> None:
        """Give a browser the session of an account; nobody's has none."""
        context.clear_cookies()
        if not who:
            return
        secret = secrets.token_urlsafe()
        self.house.passes.issue("session", secret, who, self.house.now())
        name = f"assessor-{self.root.rpartition(':')[2]}"
        context.add_cookies([{"name": name, "value": secret, "url": self.root}])


@contextmanager
def sample(*, accounts: bool = False, project: Path = PROJECT) -> Iterator[Sample]:
    """Serve an example until it is no longer needed.

    Args:
        accounts: Everybody has an account; otherwise one person owns everything.
        project: The answers file of the project.
    """
    opener = partial(open_questionnaire, None, None)
    order = [question.id for question in opener().pack.questions()]
    with TemporaryDirectory() as folder:
        workspace = Workspace(open_database(Path(folder, "w.sqlite")), order)
        socket = listen(PORT, exact=False)
        host = f"127.0.0.1:{socket.getsockname()[1]}"
        house = House(
            open=opener,
            workspace=workspace,
            now=lambda: datetime.now(UTC),
            today=date.today,
            tell=lambda _: None,
            hosts=frozenset({host}),
            accounts=accounts,
            check=check,
        )
        app = make_app(house, Press())
        found = Sample(house, app, f"http://{host}", take_up(house, project))
        if accounts:
            _settle(found)
        server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [socket]})
        thread.start()
        try:
            yield found
        finally:
            server.should_exit = True
            thread.join()
            workspace.close()


def _settle(served: Sample) -> None:
    """Give each role an account, the applicant's in the project alone; open a call."""
    house = served.house
    change = Change(who=OWNER, what="call", at=house.now())
    house.calls.open(CALLED, _call(house), change)
    house.calls.apply(served.project, CALLED, "sensors", change)
    for name in PEOPLE:
        deed = Deed(who=OWNER, what="create", at=house.now(), account=name)
        with house.workspace.database.writing() as cursor:
            kept = house.passwords.hashed(WAY_IN)
            add_account(cursor, Account(name, name.title(), kept), deed)
        inside = name == "applicant"
        place = Place("project", served.project) if inside else WORKSPACE
        house.roles.give(name, Part(place, name, ()), deed)


def _call(house: House) -> str:
    """Return a call that asks the questions of this server."""
    pack, shelf = house.pack, house.shelf
    return f"""format: 1
id: {CALLED}
title: {{en: Call of the regional fund, fr: Appel du fonds régional}}
funder: Regional fund (illustrative)
pack: {{id: {pack.header.id}, version: {pack.header.version}, sha256: "{pack.digest}"}}
factors: {{sha256: "{shelf.digest}"}}
as_of: 2026-11-21
horizon: 5
profile: funding
"""
