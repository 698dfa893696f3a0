"""Documents that are being made: one queue, which all processes of a server share.

Who asks puts an order in. Any process takes the one that has waited longest, holds it
for a while at a time, and puts the document beside it, where it is kept a short while.
What a process held that is gone is taken by another.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from assessor.domain.wording import Text
from assessor.storage.workspace_database import Cursor, Database
from assessor.storage.workspace_orders import (
    Fault,
    Order,
    Standing,
    State,
    reason_of,
)

KEPT = timedelta(minutes=15)
"""How long a document is kept once it is made."""
HELD = timedelta(seconds=40)
"""How long an order is held at a time by who makes it."""
MOST = 60
"""Orders that may wait."""
MOST_EACH = 30
"""Orders of one person that may wait."""
_TRIES = 2
"""How often an order is taken whose maker was gone before it was made."""
_QUEUE = "printing"
_WAITING, _BEGUN = State.WAITING.value, State.BEGUN.value
_READY, _FAILED = State.READY.value, State.FAILED.value


@dataclass(frozen=True, slots=True)
class Prints:
    """The orders of a workspace."""

    database: Database

    def ask(self, order: Order, who: str, now: datetime) -> Standing | None:
        """Put an order in, unless it is there; ``None`` where too many wait.

        Args:
            order: The document; one that was not made is tried anew.
            who: The account that asks for it.
            now: The time.
        """
        with self.database.writing(_QUEUE) as cursor:
            _forget(cursor, now)
            cursor.change(
                "DELETE FROM printing WHERE id = ? AND state = ?",
                order.id,
                _FAILED,
            )
            known = _standing(cursor, order.id, order.place)
            if known is not None:
                return known
            if _waiting(cursor) >= MOST or _waiting(cursor, who) >= MOST_EACH:
                return None
            _put(cursor, order, who, now)
            return _standing(cursor, order.id, order.place)

    def standing(self, identifier: str, place: str, now: datetime) -> Standing | None:
        """Return how an order stands; ``None`` where it is not known, or no more.

        Args:
            identifier: Its id.
            place: The project or call that it must be about.
            now: The time.
        """
        with self.database.reading() as cursor:
            return _standing(cursor, identifier, place, _long_ago(now))

    def content(self, identifier: str, place: str, now: datetime) -> bytes | None:
        """Return a document; ``None`` where it is not made, or kept no more.

        Args:
            identifier: Id of its order.
            place: The project or call that it must be about.
            now: The time.
        """
        with self.database.reading() as cursor:
            found = cursor.rows(
                "SELECT content FROM printing "
                "WHERE id = ? AND place = ? AND state = ? AND changed >= ?",
                identifier,
                place,
                _READY,
                _long_ago(now),
            )
        content = found[0][0] if found else None
        return content if isinstance(content, bytes) else None

    def take(self, holder: str, now: datetime) -> Order | None:
        """Take the order that has waited longest; ``None`` where none does.

        Args:
            holder: Who makes it.
            now: The time.
        """
        if not self._any(now):
            return None
        with self.database.writing(_QUEUE) as cursor:
            _give_up(cursor, now)
            found = cursor.rows(
                "SELECT id, place, work, source, name, media FROM printing "
                "WHERE state = ? OR (state = ? AND held < ?) ORDER BY number LIMIT 1",
                *_free(now),
            )
            if not found:
                return None
            order = Order(*map(str, found[0]))
            cursor.change(
                "UPDATE printing SET state = ?, holder = ?, held = ?, "
                "tries = tries + 1 WHERE id = ?",
                _BEGUN,
                holder,
                (now + HELD).isoformat(),
                order.id,
            )
            return order

    def hold(self, identifier: str, holder: str, now: datetime) -> None:
        """Say that an order is still being made.

        Args:
            identifier: Its id.
            holder: Who makes it.
            now: The time.
        """
        with self.database.writing(_QUEUE) as cursor:
            cursor.change(
                "UPDATE printing SET held = ? WHERE id = ? AND holder = ?",
                (now + HELD).isoformat(),
                identifier,
                holder,
            )

    def finish(self, identifier: str, content: bytes, now: datetime) -> None:
        """Put a document beside its order.

        Args:
            identifier: Id of its order.
            content: The document.
            now: The time.
        """
        with self.database.writing(_QUEUE) as cursor:
            cursor.change(
                "UPDATE printing SET state = ?, content = ?, size = ?, changed = ?, "
                "source = '' WHERE id = ?",
                _READY,
                content,
                len(content),
                now.isoformat(),
                identifier,
            )

    def fail(
        self, identifier: str, fault: Fault, now: datetime, said: Text | None = None
    ) -> None:
        """Say that a document was not made.

        Args:
            identifier: Id of its order.
            fault: Why.
            now: The time.
            said: Why, in the words of each language, to be worded by each page.
        """
        with self.database.writing(_QUEUE) as cursor:
            _fail(cursor, identifier, fault, now, said)

    def _any(self, now: datetime) -> bool:
        """Look without keeping others from writing."""
        with self.database.reading() as cursor:
            found = cursor.rows(
                "SELECT COUNT(*) FROM printing "
                "WHERE state = ? OR (state = ? AND held < ?)",
                *_free(now),
            )
        return found != [(0,)]


def _free(now: datetime) -> tuple[str, str, str]:
    """Return what may be taken: what waits, and what nobody holds any more."""
    return _WAITING, _BEGUN, now.isoformat()


def _long_ago(now: datetime) -> str:
    return (now - KEPT).isoformat()


def _forget(cursor: Cursor, now: datetime) -> None:
    cursor.change(
        "DELETE FROM printing WHERE state IN (?, ?) AND changed < ?",
        _READY,
        _FAILED,
        _long_ago(now),
    )


def _give_up(cursor: Cursor, now: datetime) -> None:
    """Try nothing without end that ends whoever makes it."""
    found = cursor.rows(
        "SELECT id FROM printing WHERE state = ? AND held < ? AND tries >= ?",
        _BEGUN,
        now.isoformat(),
        _TRIES,
    )
    for (identifier,) in found:
        _fail(cursor, str(identifier), Fault.DIED, now)


def _fail(
    cursor: Cursor,
    identifier: str,
    fault: Fault,
    now: datetime,
    said: Text | None = None,
) -> None:
    cursor.change(
        "UPDATE printing SET state = ?, fault = ?, said = ?, changed = ?, source = '' "
        "WHERE id = ?",
        _FAILED,
        fault.value,
        "" if said is None else said.model_dump_json(),
        now.isoformat(),
        identifier,
    )


def _waiting(cursor: Cursor, who: str = "") -> int:
    found = cursor.rows(
        "SELECT COUNT(*) FROM printing WHERE state IN (?, ?) AND (who = ? OR ? = '')",
        _WAITING,
        _BEGUN,
        who,
        who,
    )
    return int(str(found[0][0]))


def _put(cursor: Cursor, order: Order, who: str, now: datetime) -> None:
    last = cursor.rows("SELECT MAX(number) FROM printing")[0][0]
    cursor.change(
        "INSERT INTO printing (id, number, place, who, work, source, name, media, "
        "state, holder, held, tries, changed, fault, said, size) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, '', '', 0, ?, '', '', 0)",
        order.id,
        int(str(last or 0)) + 1,
        order.place,
        who,
        order.work,
        order.source,
        order.name,
        order.media,
        _WAITING,
        now.isoformat(),
    )


def _standing(
    cursor: Cursor, identifier: str, place: str, since: str = ""
) -> Standing | None:
    found = cursor.rows(
        "SELECT state, name, media, number, fault, said, size, changed FROM printing "
        "WHERE id = ? AND place = ?",
        identifier,
        place,
    )
    if not found:
        return None
    state, name, media, number, fault, said, size, changed = found[0]
    stands = State(str(state))
    over = stands in {State.READY, State.FAILED}
    if over and str(changed) < since:
        return None
    return Standing(
        state=stands,
        name=str(name),
        media=str(media),
        ahead=0 if over else _ahead(cursor, int(str(number))),
        fault=Fault(str(fault)) if fault else None,
        said=reason_of(str(said)),
        size=int(str(size)),
    )


def _ahead(cursor: Cursor, number: int) -> int:
    found = cursor.rows(
        "SELECT COUNT(*) FROM printing WHERE state IN (?, ?) AND number < ?",
        _WAITING,
        _BEGUN,
        number,
    )
    return int(str(found[0][0]))
