"""A project read from its rows: all of them, or those that changed since it was seen.

An answer that did not change stays the very same thing, so that whoever looks at the
project again sees at once what is another.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from assessor.domain.answers import Answer, AnswersFile
from assessor.errors import NoProjectError
from assessor.storage.data import Data
from assessor.storage.sealed import START
from assessor.storage.workspace_database import Cursor

ANSWERS = "answers/"
"""What the name of a part begins with that is an answer."""
HEAD = "SELECT records, digest FROM project WHERE id = ?"
_FEW = 20
"""Most changes that are looked up one by one."""
Head = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Held:
    """A project as it stood when it was read.

    Attributes:
        data: The plain data of its file.
        versions: Version of each part, by name; a part without one was never there.
        records: How many changes its log holds.
        digest: Digest of the last of them.
    """

    id: str
    answers: AnswersFile
    data: Data
    versions: Mapping[str, int] = field(default_factory=dict)
    records: int = 0
    digest: str = START

    def version(self, identifier: str) -> int:
        """Return the version of an answer; 0 where there never was one."""
        return self.versions.get(ANSWERS + identifier, 0)


def read_head(cursor: Cursor, project: str) -> Head:
    """Return how many changes a project has seen, and the digest of the last.

    Args:
        cursor: A transaction.
        project: Its id.

    Raises:
        NoProjectError: There is no such project.
    """
    found = cursor.rows(HEAD, project)
    if not found:
        message = "There is no such project in this workspace."
        raise NoProjectError(message)
    return int(str(found[0][0])), str(found[0][1])


def read_project(cursor: Cursor, project: str, known: Held | None = None) -> Held:
    """Return a project as it stands.

    Args:
        cursor: A transaction.
        project: Its id.
        known: How it stood when it was seen last.

    Raises:
        NoProjectError: There is no such project.
    """
    head = read_head(cursor, project)
    names = None if known is None else _changed(cursor, known, head)
    if known is None or names is None:
        return _whole(cursor, project, head, None)
    if all(name.startswith(ANSWERS) for name in names):
        return _since(cursor, known, head, names)
    return _whole(cursor, project, head, known)


def _changed(cursor: Cursor, known: Held, head: Head) -> set[str] | None:
    """Return the parts that changed since; ``None`` where that is not to be found."""
    if not known.records < head[0] <= known.records + _FEW:
        return None
    lines = cursor.rows(
        "SELECT content FROM record WHERE project = ? AND number > ? ORDER BY number",
        known.id,
        known.records,
    )
    records = [json.loads(str(line[0])) for line in lines]
    if records[0]["previous"] != known.digest:
        return None  # another copy of the workspace was put in its place
    return {str(name) for record in records for name in record["patch"]}


def _since(cursor: Cursor, known: Held, head: Head, names: set[str]) -> Held:
    """Return a project of which nothing but some answers is another."""
    held = known.data["answers"]
    data = dict(held) if isinstance(held, dict) else {}
    answers, versions = dict(known.answers.answers), dict(known.versions)
    for name in sorted(names):
        content, versions[name] = _part(cursor, known.id, name)
        identifier = name.removeprefix(ANSWERS)
        if content is None:
            data.pop(identifier, None)
            answers.pop(identifier, None)
        else:
            data[identifier] = content
            answers[identifier] = Answer.model_validate(content)
    return Held(
        id=known.id,
        answers=known.answers.model_copy(update={"answers": answers}),
        data={**known.data, "answers": data},
        versions=versions,
        records=head[0],
        digest=head[1],
    )


def _part(cursor: Cursor, project: str, name: str) -> tuple[object, int]:
    sql = "SELECT content, version FROM part WHERE project = ? AND name = ?"
    content, version = cursor.rows(sql, project, name)[0]
    return None if content is None else json.loads(str(content)), int(str(version))


def _whole(cursor: Cursor, project: str, head: Head, known: Held | None) -> Held:
    lines = cursor.rows(
        "SELECT name, content, version FROM part WHERE project = ?", project
    )
    parts = {
        str(name): json.loads(str(content))
        for name, content, _ in lines
        if content is not None
    }
    data: Data = {"format": 1}
    data |= {n: v for n, v in parts.items() if not n.startswith(ANSWERS)}
    data["answers"] = {
        n.removeprefix(ANSWERS): v for n, v in parts.items() if n.startswith(ANSWERS)
    }
    versions = {str(name): int(str(version)) for name, _, version in lines}
    answers = AnswersFile.model_validate(data)
    return Held(
        id=project,
        answers=answers if known is None else _kept(answers, versions, known),
        data=data,
        versions=versions,
        records=head[0],
        digest=head[1],
    )


def _kept(
    answers: AnswersFile, versions: Mapping[str, int], known: Held
) -> AnswersFile:
    """Return answers with those that did not change taken from what is known."""
    was = known.answers.answers
    given = {
        name: was[name]
        if name in was and versions[ANSWERS + name] == known.version(name)
        else answer
        for name, answer in answers.answers.items()
    }
    return answers.model_copy(update={"answers": given})
