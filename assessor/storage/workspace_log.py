"""The log of a project: who changed what, each record bound to the one before."""

from collections.abc import Sequence
from datetime import datetime

from assessor.domain.model import Model
from assessor.errors import StorageError
from assessor.storage.journal import Patch
from assessor.storage.sealed import START, Sealed
from assessor.storage.workspace_database import Cursor


class Change(Model):
    """Who changes something, what and when.

    Attributes:
        who: The account, or ``owner`` where one person works alone.
        what: ``begin``, ``answer``, ``rows`` and so on.
    """

    who: str
    what: str
    at: datetime


class LogRecord(Sealed):
    """One change of a project.

    Attributes:
        patch: New value by name: ``answers/<id>``, ``groups``; null takes it back.
    """

    project: str
    at: datetime
    who: str
    what: str
    patch: dict[str, object]


def add_record(cursor: Cursor, project: str, change: Change, patch: Patch) -> str:
    """Add a change to the log of a project and return the digest of its record.

    Args:
        cursor: The transaction that makes the change.
        project: Id of the project.
        change: Who, what, when.
        patch: What changed.
    """
    found = cursor.rows("SELECT records, digest FROM project WHERE id = ?", project)
    head = int(str(found[0][0])), str(found[0][1])
    record = next_record(project, head, change, patch)
    follow(cursor, record, head)
    return record.digest


def next_record(
    project: str, head: tuple[int, str], change: Change, patch: Patch
) -> LogRecord:
    """Return the record of a change, bound to the one before.

    Args:
        project: Id of the project.
        head: How many records there are, and the digest of the last.
        change: Who, what, when.
        patch: What changed.
    """
    return LogRecord(
        project=project,
        number=head[0] + 1,
        patch=patch,
        previous=head[1],
        at=change.at,
        who=change.who,
        what=change.what,
    ).sealed()


def follow(cursor: Cursor, record: LogRecord, head: tuple[int, str]) -> bool:
    """Put a record behind the one that it is bound to; whether that is the last.

    Args:
        cursor: The transaction that makes the change.
        record: The record.
        head: How many records there are before it, and the digest of the last.
    """
    done = cursor.change(
        "UPDATE project SET records = ?, digest = ?, changed = ? "
        "WHERE id = ? AND records = ? AND digest = ?",
        record.number,
        record.digest,
        record.at.isoformat(),
        record.project,
        *head,
    )
    if done:
        cursor.change(
            "INSERT INTO record (project, number, content) VALUES (?, ?, ?)",
            record.project,
            record.number,
            record.model_dump_json(),
        )
    return bool(done)


def read_log(cursor: Cursor, project: str) -> tuple[LogRecord, ...]:
    """Read the log of a project and check its chain.

    Args:
        cursor: A transaction.
        project: Id of the project.

    Raises:
        StorageError: A record was changed, removed or moved, naming it.
    """
    lines = cursor.rows(
        "SELECT content FROM record WHERE project = ? ORDER BY number", project
    )
    records = tuple(LogRecord.model_validate_json(str(line[0])) for line in lines)
    _check(project, records)
    head = cursor.rows("SELECT records, digest FROM project WHERE id = ?", project)
    last = records[-1].digest if records else START
    if head != [(len(records), last)]:
        _refuse(project, len(records) + 1)
    return records


def _check(project: str, records: Sequence[LogRecord]) -> None:
    previous = START
    for number, record in enumerate(records, start=1):
        if record.project != project or not record.follows(number, previous):
            _refuse(project, number)
        previous = record.digest


def _refuse(project: str, number: int) -> None:
    message = (
        f"Record {number} of the log of project {project} was changed, removed or "
        "moved after it was written. The answers are untouched; keep this workspace "
        "and restore it from a copy."
    )
    raise StorageError(message)
