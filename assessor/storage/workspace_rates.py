"""What was done how often lately, counted for all processes of a server together."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from assessor.storage.workspace_database import Cursor, Database


@dataclass(frozen=True, slots=True)
class Rates:
    """Counts of a workspace; of who did something, only a digest is kept."""

    database: Database

    def wait(self, name: str, most: int, within: timedelta, now: datetime) -> int:
        """Count one time; return how long to wait where it is one too many [s].

        What is refused is not counted, and writes nothing.

        Args:
            name: What is done, and by whom.
            most: How often it may be done.
            within: In which time.
            now: The time.
        """
        key = hashlib.sha256(name.encode()).hexdigest()
        with self.database.reading() as cursor:
            lately = list(_lately(cursor, key, now - within))
        if len(lately) >= most:
            return _left(lately, within, now)
        with self.database.writing(key) as cursor:
            lately = list(_lately(cursor, key, now - within))
            if len(lately) >= most:
                return _left(lately, within, now)
            cursor.change("DELETE FROM rate WHERE until <= ?", now.isoformat())
            cursor.change(
                "INSERT INTO rate (id, times, until) VALUES (?, ?, ?) "
                "ON CONFLICT (id) DO UPDATE SET times = excluded.times, "
                "until = excluded.until",
                key,
                json.dumps([one.isoformat() for one in [*lately, now]]),
                (now + within).isoformat(),
            )
        return 0


def _lately(cursor: Cursor, key: str, since: datetime) -> Iterator[datetime]:
    found = cursor.rows("SELECT times FROM rate WHERE id = ?", key)
    for text in json.loads(str(found[0][0])) if found else ():
        moment = datetime.fromisoformat(text)
        if moment > since:
            yield moment


def _left(lately: list[datetime], within: timedelta, now: datetime) -> int:
    return ceil((lately[0] + within - now).total_seconds())
