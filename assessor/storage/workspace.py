"""Many projects in one place: a row an answer, each with its version.

What a person changes is written only where it still is as that person saw it, so
that two people on one answer get to see both values and none is lost.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from assessor.domain.answers import AnswersFile
from assessor.errors import ConflictError
from assessor.storage.data import as_data, difference
from assessor.storage.sealed import START
from assessor.storage.workspace_database import Cursor, Database
from assessor.storage.workspace_log import (
    Change,
    LogRecord,
    add_record,
    follow,
    next_record,
    read_log,
)
from assessor.storage.workspace_reading import (
    HEAD,
    Held,
    read_head,
    read_project,
)

__all__ = ["Held", "Listed", "Workspace"]


@dataclass(frozen=True, slots=True)
class Listed:
    """A project in the list.

    Attributes:
        made: When it was begun, as ISO 8601.
        changed: When it was last changed, as ISO 8601.
    """

    id: str
    label: str
    profile: str
    made: str
    changed: str


class Workspace:
    """Projects in a database.

    Attributes:
        order: Question ids in the order of the pack; files follow it.
    """

    def __init__(self, database: Database, order: Sequence[str]) -> None:
        self.database = database
        self.order = order

    def projects(self) -> tuple[Listed, ...]:
        """Return all projects, the one changed last first."""
        with self.database.reading() as cursor:
            lines = cursor.rows(
                "SELECT id, label, profile, made, changed FROM project "
                "ORDER BY changed DESC, id"
            )
        return tuple(Listed(*map(str, line)) for line in lines)

    def create(self, project: str, answers: AnswersFile, change: Change) -> Held:
        """Take up a project.

        Args:
            project: Its id, which nobody can guess.
            answers: Its answers, be they none.
            change: Who begins it, and when.
        """
        data = as_data(answers, self.order)
        at = change.at.isoformat()
        with self.database.writing(project) as cursor:
            cursor.change(
                "INSERT INTO project "
                "(id, made, changed, label, profile, records, digest) "
                "VALUES (?, ?, ?, ?, ?, 0, ?)",
                project,
                at,
                at,
                answers.project.name,
                answers.profile,
                START,
            )
            patch = difference({}, data)
            for name, content in patch.items():
                _write(cursor, project, name, content, 0)
            add_record(cursor, project, change, patch)
            return read_project(cursor, project)

    def load(self, project: str, known: Held | None = None) -> Held:
        """Return a project as it stands.

        Args:
            project: Its id.
            known: How it stood when it was seen last; returned if it still does, and
                what did not change since is not read again.

        Raises:
            NoProjectError: There is no such project.
        """
        if known is not None:
            head = self.database.found(HEAD, project)
            if head == [(known.records, known.digest)]:
                return known
        with self.database.reading() as cursor:
            return read_project(cursor, project, known)

    def save(self, before: Held, after: AnswersFile, change: Change) -> Held:
        """Write what changed, each part only where it still is as it was.

        Args:
            before: The project as it was read.
            after: Its answers with the change.
            change: Who, what, when.

        Raises:
            ConflictError: Somebody else changed a part meanwhile; nothing is written.
        """
        data = as_data(after, self.order, (before.answers, before.data))
        patch = difference(before.data, data)
        if not patch:
            return before
        # All that can be made ready is, before others have to wait.
        head = before.records, before.digest
        record = next_record(before.id, head, change, patch)
        named = after.project.name, after.profile
        known = named == (before.answers.project.name, before.answers.profile)
        with self.database.writing(before.id) as cursor:
            alone = follow(cursor, record, head)
            if not alone:
                read_head(cursor, before.id)  # there is one still
            for name, content in patch.items():
                seen = before.versions.get(name, 0)
                if not _write(cursor, before.id, name, content, seen):
                    raise ConflictError(name, _content(cursor, before.id, name))
            if not known:
                _name(cursor, before.id, named)
            if not alone:
                add_record(cursor, before.id, change, patch)
                return read_project(cursor, before.id, before)
        raised = {name: before.versions.get(name, 0) + 1 for name in patch}
        return Held(
            id=before.id,
            answers=after,
            data=data,
            versions={**before.versions, **raised},
            records=record.number,
            digest=record.digest,
        )

    def log(self, project: str) -> tuple[LogRecord, ...]:
        """Return every change of a project, its chain checked.

        Args:
            project: Its id.

        Raises:
            StorageError: A record was changed, removed or moved.
        """
        with self.database.reading() as cursor:
            return read_log(cursor, project)

    def close(self) -> None:
        """Close the workspace, all being well."""
        self.database.close()


def _write(cursor: Cursor, project: str, name: str, content: object, seen: int) -> bool:
    """Write a part that was seen at a version; whether it still had it."""
    text = None if content is None else json.dumps(content, ensure_ascii=False)
    if seen == 0:
        return bool(
            cursor.change(
                "INSERT INTO part (project, name, content, version) "
                "VALUES (?, ?, ?, 1) ON CONFLICT (project, name) DO NOTHING",
                project,
                name,
                text,
            )
        )
    return bool(
        cursor.change(
            "UPDATE part SET content = ?, version = version + 1 "
            "WHERE project = ? AND name = ? AND version = ?",
            text,
            project,
            name,
            seen,
        )
    )


def _content(cursor: Cursor, project: str, name: str) -> object:
    found = cursor.rows(
        "SELECT content FROM part WHERE project = ? AND name = ?", project, name
    )
    return json.loads(str(found[0][0])) if found and found[0][0] is not None else None


def _name(cursor: Cursor, project: str, named: tuple[str, str]) -> None:
    """Write the name and the profile of a project where the list looks for them."""
    sql = "UPDATE project SET label = ?, profile = ? WHERE id = ?"
    cursor.change(sql, *named, project)
