"""What accounts are in each place: a role, and for some the sections they answer."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal

from assessor.storage.accounts import (
    ADMINISTRATOR,
    Account,
    account_of,
    last_administrator,
    read_account,
)
from assessor.storage.accounts_log import LOCK, Deed, add_deed
from assessor.storage.workspace_database import Cursor, Database, Line

Kind = Literal["project", "call", "workspace"]
KINDS: tuple[Kind, ...] = ("project", "call", "workspace")
"""Kinds of places, the nearest one first."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a role is held.

    Attributes:
        id: Id of the project or call; empty for the workspace.
    """

    kind: Kind
    id: str = ""

    def __str__(self) -> str:
        """Return it for the log."""
        return f"{self.kind} {self.id}".strip()


WORKSPACE = Place("workspace")


@dataclass(frozen=True, slots=True)
class Part:
    """What an account is in a place.

    Attributes:
        role: Its role.
        sections: Sections that it answers; none stands for all.
    """

    place: Place
    role: str
    sections: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Return it for the log."""
        within = f" ({', '.join(self.sections)})" if self.sections else ""
        return f"{self.role} of {self.place}{within}"


class Roles:
    """The roles that the accounts of a workspace hold."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def parts(self, name: str) -> tuple[Part, ...]:
        """Return every role of an account.

        Args:
            name: Its name.
        """
        with self.database.reading() as cursor:
            lines = cursor.rows(
                "SELECT kind, place, role, sections FROM membership "
                "WHERE account = ? ORDER BY kind, place",
                name,
            )
        return tuple(map(_part, lines))

    def members(self, place: Place) -> Mapping[Account, Part]:
        """Return the accounts that hold a role in a place itself, by name.

        Args:
            place: The place.
        """
        with self.database.reading() as cursor:
            lines = cursor.rows(
                "SELECT a.name, a.shown, a.password, a.stopped, "
                "m.kind, m.place, m.role, m.sections "
                "FROM membership m JOIN account a ON a.name = m.account "
                "WHERE m.kind = ? AND m.place = ? ORDER BY a.name",
                place.kind,
                place.id,
            )
        return {account_of(line[:4]): _part(line[4:]) for line in lines}

    def standing(
        self, name: str, place: Place
    ) -> tuple[Account | None, tuple[Part, ...]]:
        """Return an account and its roles in a place and around it, nearest first.

        Args:
            name: Name of the account.
            place: The place; a project lies in its call, all in the workspace.
        """
        with self.database.reading() as cursor:
            account = read_account(cursor, name)
            lines = cursor.rows(
                "SELECT kind, place, role, sections FROM membership "
                "WHERE account = ? AND (kind = 'workspace' "
                "OR (kind = ? AND place = ?) "
                "OR (kind = 'call' AND place IN "
                "(SELECT call FROM call_project WHERE project = ?)))",
                name,
                place.kind,
                place.id,
                place.id if place.kind == "project" else "",
            )
        parts = sorted(map(_part, lines), key=lambda one: KINDS.index(one.place.kind))
        return account, tuple(parts)

    def projects(self, name: str, own: Collection[str]) -> frozenset[str] | None:
        """Return the ids of the projects that an account sees; ``None`` for all.

        Args:
            name: Its name.
            own: Roles that open a project only where they are held in it.
        """
        parts = self.parts(name)
        wide = [part.place for part in parts if part.role not in own]
        if WORKSPACE in wide:
            return None
        found = {part.place.id for part in parts if part.place.kind == "project"}
        with self.database.reading() as cursor:
            for place in wide:
                if place.kind == "call":
                    sql = "SELECT project FROM call_project WHERE call = ?"
                    found |= {str(line[0]) for line in cursor.rows(sql, place.id)}
        return frozenset(found)

    def give(self, name: str, part: Part, deed: Deed) -> bool:
        """Give an account a role in a place, in the stead of the one it had there.

        Say whether it was: the last administrator stays one.

        Args:
            name: Its name.
            part: The role and its place.
            deed: Who does it.
        """
        with self.database.writing(LOCK) as cursor:
            known = read_account(cursor, name)
            return known is not None and write_part(cursor, name, part, deed)

    def take_back(self, name: str, place: Place, deed: Deed) -> bool:
        """Take a role back; say whether it was: the last administrator stays one.

        Args:
            name: Name of the account.
            place: Where it holds the role.
            deed: Who does it.
        """
        with self.database.writing(LOCK) as cursor:
            if place == WORKSPACE and last_administrator(cursor, name):
                return False
            gone = cursor.change(
                "DELETE FROM membership WHERE account = ? AND kind = ? AND place = ?",
                name,
                place.kind,
                place.id,
            )
            if gone:
                add_deed(cursor, deed)
            return bool(gone)


def write_part(cursor: Cursor, name: str, part: Part, deed: Deed) -> bool:
    """Give an account a role in a place; the last administrator stays one."""
    stays = part.role == ADMINISTRATOR or part.place != WORKSPACE
    if not stays and last_administrator(cursor, name):
        return False
    cursor.change(
        "INSERT INTO membership (account, kind, place, role, sections) "
        "VALUES (?, ?, ?, ?, ?) ON CONFLICT (account, kind, place) "
        "DO UPDATE SET role = excluded.role, sections = excluded.sections",
        name,
        part.place.kind,
        part.place.id,
        part.role,
        json.dumps(part.sections),
    )
    add_deed(cursor, deed)
    return True


def _part(line: Line) -> Part:
    kind, place, role, sections = line
    known = next(one for one in KINDS if one == kind)
    return Part(Place(known, str(place)), str(role), tuple(json.loads(str(sections))))
