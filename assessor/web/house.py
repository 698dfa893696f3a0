"""What every page works with: questionnaire, workspace, clock, press."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Protocol

from assessor.domain.pack import Pack
from assessor.domain.shelf import Shelf
from assessor.storage.accounts import Accounts
from assessor.storage.accounts_identities import Identities
from assessor.storage.accounts_invitations import Invitations
from assessor.storage.accounts_roles import Roles
from assessor.storage.workspace import Held, Workspace
from assessor.storage.workspace_calls import Calls
from assessor.storage.workspace_documents import Documents
from assessor.storage.workspace_passes import Passes
from assessor.web.checking import Checker
from assessor.web.contact import Contact
from assessor.web.flights import Provider
from assessor.web.limits import Limits
from assessor.web.memory import Memory
from assessor.web.passwords import Passwords
from assessor.web.results import Results, SoFar, State

DRAWS = 1024
OWNER = "owner"
"""The account of a person who works alone; nobody else can have this name."""


class Opened(Protocol):
    """A questionnaire with its factor tables."""

    @property
    def pack(self) -> Pack:
        """The questionnaire."""

    @property
    def shelf(self) -> Shelf:
        """The factor tables."""


Opener = Callable[..., Opened]
"""Opens the questionnaire; ``odbl=True`` with the tables under the ODbL. A worker
process calls it too, so that it must be importable by name."""


@dataclass(frozen=True)
class House:
    """What every page works with.

    Attributes:
        open: Opens the questionnaire and its factor tables.
        now: The clock.
        today: Day of an assessment.
        tell: Says a line to the person who started the server.
        hosts: What a browser may call this server, as in ``127.0.0.1:8300``.
        secure: Reached by https.
        accounts: Everybody has an account; otherwise one person owns everything.
        passwords: Makes and checks the hashes of passwords.
        provider: Who else knows the people of the organisation, if anybody.
        memory: What the last pages needed.
        results: The results that were worked out last.
        contact: Who runs the server, if it is said.
        check: Checks signed reports, if anything does.
    """

    open: Opener
    workspace: Workspace
    now: Callable[[], datetime]
    today: Callable[[], date]
    tell: Callable[[str], None]
    hosts: frozenset[str]
    secure: bool = False
    accounts: bool = False
    passwords: Passwords = field(default_factory=Passwords)
    provider: Provider | None = None
    memory: Memory = field(default_factory=Memory)
    results: Results = field(default_factory=Results)
    contact: Contact | None = None
    check: Checker | None = None

    @property
    def pack(self) -> Pack:
        """The questionnaire."""
        return self._opened.pack

    @property
    def shelf(self) -> Shelf:
        """The factor tables that are always on."""
        return self._opened.shelf

    @property
    def documents(self) -> Documents:
        """The evidence of the projects."""
        return Documents(self.workspace.database)

    @property
    def passes(self) -> Passes:
        """What lets people in."""
        return Passes(self.workspace.database)

    @property
    def people(self) -> Accounts:
        """Who has an account."""
        return Accounts(self.workspace.database)

    @property
    def identities(self) -> Identities:
        """What the provider calls the accounts."""
        return Identities(self.workspace.database)

    @property
    def roles(self) -> Roles:
        """What accounts are in each place."""
        return Roles(self.workspace.database)

    @property
    def calls(self) -> Calls:
        """The calls, and the projects that apply to them."""
        return Calls(self.workspace.database)

    @property
    def invitations(self) -> Invitations:
        """What is offered by link."""
        return Invitations(self.workspace.database)

    @property
    def limits(self) -> Limits:
        """Who did what lately."""
        return Limits(self.workspace.database, self.now)

    @property
    def address(self) -> str:
        """The address to print."""
        host = next(host for host in sorted(self.hosts))
        return f"{'https' if self.secure else 'http'}://{host}"

    def new_link(self, who: str) -> str:
        """Return an address that lets a person in once.

        Args:
            who: The account.
        """
        secret = secrets.token_urlsafe(24)
        self.passes.issue("link", secret, who, self.now())
        return f"{self.address}/enter/{secret}"

    def state(self, held: Held) -> State:
        """Return all that the result of a project rests on.

        Args:
            held: The project.
        """
        return held.id, held.digest, self.today()

    def so_far(self, held: Held) -> SoFar:
        """Return what is known of the result of a project as it stands.

        Args:
            held: The project.
        """
        return self.results.known(self.state(held), self.now())

    @cached_property
    def _opened(self) -> Opened:
        """The questionnaire with the tables that are always on, opened once."""
        return self.open(odbl=False)
