"""Links and sessions of a workspace; of each, only the digest is kept."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from assessor.storage.workspace_database import Database

Kind = Literal["link", "session"]
Refused = Literal["unknown", "used", "expired"]
LINK = timedelta(hours=1)
SESSION = timedelta(days=30)
_LASTS = {"link": LINK, "session": SESSION}


@dataclass(frozen=True, slots=True)
class Passes:
    """What lets a person in."""

    database: Database

    def issue(
        self,
        kind: Kind,
        secret: str,
        who: str,
        now: datetime,
        *,
        lasts: timedelta | None = None,
    ) -> None:
        """Let the bearer of a secret in.

        Args:
            kind: A link, for one use, or a session.
            secret: What the bearer shows; only its digest is kept.
            who: The account.
            now: The time; what has expired by then is forgotten.
            lasts: How long it opens; as its kind does where absent.
        """
        with self.database.writing(_digest(secret)) as cursor:
            forgotten = (now - SESSION).isoformat()
            cursor.change("DELETE FROM pass WHERE expires < ?", forgotten)
            cursor.change(
                "INSERT INTO pass (digest, kind, who, expires, used) "
                "VALUES (?, ?, ?, ?, 0)",
                _digest(secret),
                kind,
                who,
                (now + (lasts or _LASTS[kind])).isoformat(),
            )

    def use_link(self, secret: str, now: datetime) -> tuple[str, Refused | None]:
        """Use a link, once; return the account, or why it lets nobody in.

        Args:
            secret: What the bearer shows.
            now: The time.
        """
        with self.database.writing(_digest(secret)) as cursor:
            found = cursor.rows(
                "SELECT who, expires, used FROM pass WHERE digest = ? AND kind = ?",
                _digest(secret),
                "link",
            )
            if not found:
                return "", "unknown"
            who, expires, used = found[0]
            if used:
                return "", "used"
            if datetime.fromisoformat(str(expires)) < now:
                return "", "expired"
            cursor.change("UPDATE pass SET used = 1 WHERE digest = ?", _digest(secret))
            return str(who), None

    def holder(self, secret: str, now: datetime) -> str | None:
        """Return the account of a session; ``None`` where it lets nobody in.

        Args:
            secret: What the bearer shows.
            now: The time.
        """
        found = self.database.found(
            "SELECT who, expires FROM pass WHERE digest = ? AND kind = ?",
            _digest(secret),
            "session",
        )
        if not found or datetime.fromisoformat(str(found[0][1])) < now:
            return None
        return str(found[0][0])

    def end(self, secret: str) -> None:
        """End a session.

        Args:
            secret: What its bearer showed.
        """
        with self.database.writing(_digest(secret)) as cursor:
            cursor.change("DELETE FROM pass WHERE digest = ?", _digest(secret))


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
