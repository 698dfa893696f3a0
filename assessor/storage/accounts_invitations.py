"""Invitations by link: for one use, for a while; only their digest is kept."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from assessor.storage.accounts import (
    Account,
    add_account,
    write_password,
)
from assessor.storage.accounts_identities import write_identity
from assessor.storage.accounts_log import LOCK, Deed, add_deed
from assessor.storage.accounts_roles import KINDS, Part, Place, write_part
from assessor.storage.workspace_database import Cursor, Database

Refused = Literal["unknown", "used", "expired", "last"]
INVITATION = timedelta(days=7)
NEW_WAY = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Invitation:
    """What a link offers.

    Attributes:
        part: Role and place that it gives; ``None`` where it gives a new password.
        account: Account that it is for; empty where it is for whoever bears it.
        who: Account that made it.
        expires: When it stops working, as ISO 8601.
    """

    part: Part | None
    account: str
    who: str
    expires: str
    digest: str = ""


class Invitations:
    """The invitations of a workspace."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def invite(self, secret: str, part: Part, deed: Deed) -> None:
        """Offer a role to the bearer of a link.

        Args:
            secret: What the link holds.
            part: The role and its place.
            deed: Who does it.
        """
        until = deed.at + INVITATION
        self._offer(secret, Invitation(part, "", deed.who, until.isoformat()), deed)

    def offer_new_way(self, secret: str, deed: Deed) -> None:
        """Offer a new password to an account; the one it has stays until then.

        Args:
            secret: What the link holds.
            deed: Who does it, to which account.
        """
        until = (deed.at + NEW_WAY).isoformat()
        self._offer(secret, Invitation(None, deed.account, deed.who, until), deed)

    def look(
        self, secret: str, now: datetime
    ) -> tuple[Invitation | None, Refused | None]:
        """Return what a link offers, or why it offers nothing; it stays as it is.

        Args:
            secret: What the bearer shows.
            now: The time.
        """
        with self.database.reading() as cursor:
            return _look(cursor, secret, now)

    def join(
        self,
        secret: str,
        account: Account,
        deed: Deed,
        *,
        new: bool,
        identity: tuple[str, str] | None = None,
    ) -> Refused | None:
        """Take an invitation up, once; return why not.

        Args:
            secret: What the bearer shows.
            account: The account that takes it up.
            deed: The same, for the log.
            new: Make the account.
            identity: Provider that opens it, and what that calls the person.

        Raises:
            StorageError: There is an account of this name already.
        """
        with self.database.writing(LOCK) as cursor:
            found, refused = _look(cursor, secret, deed.at)
            if found is None or found.part is None:
                return refused or "unknown"
            if new:
                add_account(cursor, account, deed)
            if identity is not None:
                linked = deed.model_copy(update={"what": "link", "about": identity[0]})
                write_identity(cursor, *identity, linked)
            done = deed.model_copy(update={"what": "join", "about": str(found.part)})
            if not write_part(cursor, account.name, found.part, done):
                return "last"
            _use(cursor, secret, account.name)
            return None

    def take_new_way(self, secret: str, password: str, deed: Deed) -> Refused | None:
        """Set the password that a link offers, once; return why not.

        Args:
            secret: What the bearer shows.
            password: Hash of the new password.
            deed: The account, for the log.
        """
        with self.database.writing(LOCK) as cursor:
            found, refused = _look(cursor, secret, deed.at)
            if found is None or found.part is not None:
                return refused or "unknown"
            write_password(cursor, found.account, password, deed)
            _use(cursor, secret, found.account)
            return None

    def open(self, place: Place, now: datetime) -> tuple[Invitation, ...]:
        """Return the invitations to a place that still work.

        Args:
            place: The place.
            now: The time.
        """
        with self.database.reading() as cursor:
            lines = cursor.rows(
                "SELECT digest FROM invitation WHERE kind = ? AND place = ? "
                "AND used = '' AND role <> '' ORDER BY expires",
                place.kind,
                place.id,
            )
            found = [_kept(cursor, str(line[0])) for line in lines]
        return tuple(
            one for one in found if one and datetime.fromisoformat(one.expires) >= now
        )

    def withdraw(self, digest: str, place: Place, deed: Deed) -> bool:
        """Take an invitation back; say whether there was one.

        Args:
            digest: Its digest.
            place: Where it would give a role.
            deed: Who does it.
        """
        with self.database.writing(LOCK) as cursor:
            gone = cursor.change(
                "DELETE FROM invitation WHERE digest = ? AND kind = ? AND place = ? "
                "AND used = ''",
                digest,
                place.kind,
                place.id,
            )
            if gone:
                add_deed(cursor, deed)
            return bool(gone)

    def _offer(self, secret: str, offered: Invitation, deed: Deed) -> None:
        part = offered.part
        with self.database.writing(LOCK) as cursor:
            cursor.change(
                "INSERT INTO invitation (digest, account, kind, place, role, "
                "sections, who, expires, used) VALUES (?, ?, ?, ?, ?, ?, ?, ?, '')",
                _digest(secret),
                offered.account,
                part.place.kind if part else "",
                part.place.id if part else "",
                part.role if part else "",
                json.dumps(part.sections if part else ()),
                offered.who,
                offered.expires,
            )
            add_deed(cursor, deed)


def _look(
    cursor: Cursor, secret: str, now: datetime
) -> tuple[Invitation | None, Refused | None]:
    digest = _digest(secret)
    found = _kept(cursor, digest)
    if found is None:
        return None, "unknown"
    used = cursor.rows("SELECT used FROM invitation WHERE digest = ?", digest)
    if used != [("",)]:
        return None, "used"
    if datetime.fromisoformat(found.expires) < now:
        return None, "expired"
    return found, None


def _kept(cursor: Cursor, digest: str) -> Invitation | None:
    found = cursor.rows(
        "SELECT account, kind, place, role, sections, who, expires "
        "FROM invitation WHERE digest = ?",
        digest,
    )
    if not found:
        return None
    account, kind, place, role, sections, who, expires = map(str, found[0])
    known = next((one for one in KINDS if one == kind), None)
    part = None
    if known is not None:
        part = Part(Place(known, place), role, tuple(json.loads(sections)))
    return Invitation(part, account, who, expires, digest)


def _use(cursor: Cursor, secret: str, account: str) -> None:
    cursor.change(
        "UPDATE invitation SET used = ? WHERE digest = ?", account, _digest(secret)
    )


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
