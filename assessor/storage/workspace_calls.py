"""Calls of a workspace, each as its file was, and the projects that apply to them."""

from collections.abc import Collection
from dataclasses import dataclass

from assessor.errors import StorageError
from assessor.storage.workspace_database import Cursor, Database
from assessor.storage.workspace_log import Change, add_record


@dataclass(frozen=True, slots=True)
class KeptCall:
    """A call.

    Attributes:
        content: Its file, as it is.
        opened: When it was opened, as ISO 8601.
        who: The account that opened it.
    """

    id: str
    content: str
    opened: str
    who: str


@dataclass(frozen=True, slots=True)
class Applied:
    """A project that applies to a call.

    Attributes:
        project: Id of the project.
        name: What its folder is called among the submissions.
    """

    project: str
    name: str


class Calls:
    """The calls of a workspace."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[KeptCall, ...]:
        """Return all calls, the one opened last first."""
        with self._database.reading() as cursor:
            lines = cursor.rows(
                "SELECT id, content, opened, who FROM call ORDER BY opened DESC, id"
            )
        return tuple(KeptCall(*map(str, line)) for line in lines)

    def get(self, call: str) -> KeptCall | None:
        """Return a call; ``None`` where there is none of this id."""
        with self._database.reading() as cursor:
            return _call(cursor, call)

    def open(self, call: str, content: str, change: Change) -> None:
        """Open a call; what it says is never changed.

        Args:
            call: Its id.
            content: Its file.
            change: Who opens it, and when.

        Raises:
            StorageError: There is a call of this id that says something else.
        """
        with self._database.writing() as cursor:
            cursor.change(
                "INSERT INTO call (id, content, opened, who) VALUES (?, ?, ?, ?) "
                "ON CONFLICT (id) DO NOTHING",
                call,
                content,
                change.at.isoformat(),
                change.who,
            )
            kept = _call(cursor, call)
        if kept is None or kept.content != content:
            english = (
                f"The call {call} is open already and says something else. A call "
                "stays as it was opened; give the new one another id."
            )
            french = (
                f"L’appel {call} est déjà ouvert et dit autre chose. Un appel reste "
                "tel qu’il a été ouvert ; donnez un autre id au nouveau."
            )
            raise StorageError(english, french=french)

    def apply(self, project: str, call: str, name: str, change: Change) -> None:
        """Let a project apply to a call, and to no other.

        Args:
            project: Id of the project.
            call: Id of the call.
            name: What its folder is to be called among the submissions; a number
                follows where another one is called so.
            change: Who does it, when, and as what; it stands in the log.

        Raises:
            StorageError: There is no such project or call.
        """
        with self._database.writing() as cursor:
            known = cursor.rows("SELECT 1 FROM project WHERE id = ?", project)
            if not known or _call(cursor, call) is None:
                message = "There is no such project or call in this workspace."
                raise StorageError(message)
            if _of(cursor, project) == call:
                return
            cursor.change("DELETE FROM call_project WHERE project = ?", project)
            taken = {one.name for one in _projects(cursor, call)}
            cursor.change(
                "INSERT INTO call_project (project, call, name) VALUES (?, ?, ?)",
                project,
                call,
                free_name(name, taken),
            )
            add_record(cursor, project, change, {})

    def withdraw(self, project: str, change: Change) -> None:
        """Take a project out of its call.

        Args:
            project: Id of the project.
            change: Who does it, when, and as what; it stands in the log.
        """
        with self._database.writing() as cursor:
            if cursor.change("DELETE FROM call_project WHERE project = ?", project):
                add_record(cursor, project, change, {})

    def of(self, project: str) -> str | None:
        """Return the call that a project applies to; ``None`` where it does not."""
        with self._database.reading() as cursor:
            return _of(cursor, project)

    def projects(self, call: str) -> tuple[Applied, ...]:
        """Return the projects that apply to a call, by name."""
        with self._database.reading() as cursor:
            return _projects(cursor, call)

    def heads(self, call: str) -> dict[str, str]:
        """Return the digest of the last change of each project that applies to a call.

        Args:
            call: Id of the call.
        """
        with self._database.reading() as cursor:
            lines = cursor.rows(
                "SELECT id, digest FROM project "
                "WHERE id IN (SELECT project FROM call_project WHERE call = ?)",
                call,
            )
        return {str(project): str(digest) for project, digest in lines}


def free_name(name: str, taken: Collection[str]) -> str:
    """Return a name that is free, the one asked for if it is.

    Args:
        name: The name asked for.
        taken: Names that others have.

    Examples:
        >>> free_name("floods", {"floods", "floods-2"})
        'floods-3'
    """
    number, found = 1, name
    while found in taken:
        number += 1
        found = f"{name}-{number}"
    return found


def _call(cursor: Cursor, call: str) -> KeptCall | None:
    found = cursor.rows("SELECT id, content, opened, who FROM call WHERE id = ?", call)
    return KeptCall(*map(str, found[0])) if found else None


def _of(cursor: Cursor, project: str) -> str | None:
    found = cursor.rows("SELECT call FROM call_project WHERE project = ?", project)
    return str(found[0][0]) if found else None


def _projects(cursor: Cursor, call: str) -> tuple[Applied, ...]:
    lines = cursor.rows(
        "SELECT project, name FROM call_project WHERE call = ? ORDER BY name", call
    )
    return tuple(Applied(*map(str, line)) for line in lines)
