"""What every page works with: questionnaire, workspace, clock, press."""

import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

from assessor.assessing import assess
from assessor.domain.answers import AnswersFile
from assessor.domain.assessment import Assessment
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
from assessor.web.results import Results

DRAWS = 1024
OWNER = "owner"
"""The account of a person who works alone; nobody else can have this name."""
_KEPT = 64


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
    _opened: dict[bool, Opened] = field(default_factory=dict)
    _assessed: OrderedDict[tuple[str, str], Assessment] = field(
        default_factory=OrderedDict
    )
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def pack(self) -> Pack:
        """The questionnaire."""
        return self._with_tables(odbl=False).pack

    @property
    def shelf(self) -> Shelf:
        """The factor tables that are always on."""
        return self._with_tables(odbl=False).shelf

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

    def assessment(self, held: Held) -> Assessment:
        """Assess a project as it stands, once for each state of it.

        Args:
            held: The project.
        """
        key = (held.id, held.digest)
        with self._lock:
            if key in self._assessed:
                self._assessed.move_to_end(key)
                return self._assessed[key]
        opened = self._with_tables(odbl=_odbl(held.answers))
        found = assess(
            held.answers, opened.pack, opened.shelf, today=self.today(), draws=DRAWS
        )
        with self._lock:
            self._assessed[key] = found
            if len(self._assessed) > _KEPT:
                self._assessed.popitem(last=False)
        return found

    def _with_tables(self, *, odbl: bool) -> Opened:
        if odbl not in self._opened:
            self._opened[odbl] = self.open(odbl=odbl)
        return self._opened[odbl]


def _odbl(answers: AnswersFile) -> bool:
    return answers.factors is not None and answers.factors.odbl
