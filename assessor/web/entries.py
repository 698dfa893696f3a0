"""What was read and assessed of submissions, each once for each state of it."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass

from assessor.domain.answers import Project
from assessor.domain.revision import revision_of
from assessor.domain.submission import Status
from assessor.portfolio.entry import Entry, Refused
from assessor.storage.workspace import Workspace
from assessor.web.committees import EntryJob, entry_made
from assessor.web.press import Press

_KEPT = 2_000
Key = tuple[str, str, str]
Found = Entry | Refused


@dataclass(frozen=True, slots=True)
class Submission:
    """A project that applies to a call.

    Attributes:
        id: Id of the project.
        digest: Digest of its last change.
        project: What its cover says of it.
        name: Name of its folder among the submissions.
        found: What a committee reads of it; ``None`` where it is being assessed.
        changed: Day of its last change.
    """

    id: str
    digest: str
    project: Project
    name: str
    state: Status
    revision: int
    changed: str = ""
    found: Found | None = None

    @property
    def entry(self) -> Entry | None:
        """What was assessed; ``None`` where it was not."""
        return self.found if isinstance(self.found, Entry) else None

    @property
    def problem(self) -> str:
        """Why it could not be assessed; empty where it could."""
        return self.found.problem if isinstance(self.found, Refused) else ""

    @property
    def handed(self) -> bool:
        """Whether it was submitted, and is as it was then."""
        return self.state is not Status.DRAFT


class Entries:
    """What was assessed of submissions, each once for each state of it."""

    def __init__(self, press: Press) -> None:
        self._press = press
        self._known: OrderedDict[Key, Future[Found]] = OrderedDict()
        self._stood: OrderedDict[str, Submission] = OrderedDict()
        self._lock = threading.Lock()

    def submission(self, workspace: Workspace, project: str, digest: str) -> Submission:
        """Return how a project stands, read once for each state of it.

        Args:
            workspace: Where it is.
            project: Its id.
            digest: Digest of its last change.
        """
        with self._lock:
            known = self._stood.get(project)
        if known is not None and known.digest == digest:
            return known
        held = workspace.load(project)
        stands = revision_of(held.answers)
        about = held.answers.project
        read = Submission(
            held.id, held.digest, about, project, stands.status, stands.number
        )
        with self._lock:
            self._stood[project] = read
            self._stood.move_to_end(project)
            if len(self._stood) > _KEPT:
                self._stood.popitem(last=False)
        return read

    def begin(self, key: Key, job: Callable[[], EntryJob]) -> Future[Found]:
        """Have a submission assessed, unless it was.

        Args:
            key: Project, state and call.
            job: Reads the submission.
        """
        with self._lock:
            known = self._known.get(key)
            if known is None or _failed(known):
                known = self._press.submit(entry_made, job())
                self._known[key] = known
            self._known.move_to_end(key)
            if len(self._known) > _KEPT:
                self._known.popitem(last=False)
        return known


def _failed(future: Future[Found]) -> bool:
    given_up = future.done() and (future.cancelled() or future.exception() is not None)
    return bool(given_up)
