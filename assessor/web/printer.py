"""Makes the documents that people ordered, one after the other, beside the pages.

The orders are in the workspace, so that it does not matter which process of the server
is asked: each takes the next one whenever somebody asks for, or after, a document.
"""

import hashlib
import json
import logging
import secrets
import threading
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version

from assessor.domain.wording import Text
from assessor.errors import AssessorError
from assessor.storage.workspace_orders import Fault, Order, Standing
from assessor.storage.workspace_prints import HELD, Prints
from assessor.web.house import House
from assessor.web.orders import ENDINGS, Piece, made
from assessor.web.press import Press, TookTooLongError
from assessor.web.words import error_text

_AGAIN = HELD.total_seconds() / 4
"""How often an order that is being made is held for longer. [s]"""


@dataclass(frozen=True, slots=True)
class Ordered:
    """A document that was asked for.

    Attributes:
        work: What makes it, by its name.
        source: What it is made from, as JSON.
        name: Name of the file.
        media: Its media type.
    """

    work: str
    source: str
    name: str
    media: str


class Printer:
    """Makes the documents that were ordered in a workspace."""

    def __init__(self, house: House, press: Press) -> None:
        """Begin nothing yet.

        Args:
            house: The workspace, its questionnaire, the clock.
            press: What makes a document.
        """
        self.prints = Prints(house.workspace.database)
        self._house = house
        self._press = press
        self._name = secrets.token_hex(8)
        self._called = threading.Event()
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()
        self._closed = False

    def ask(
        self, ordered: Ordered, place: str, who: str
    ) -> tuple[str, Standing | None]:
        """Order a document; return the id of the order, and how it stands.

        Args:
            ordered: The document; the same one is made once.
            place: The project or call that it is about.
            who: The account that asks.

        Returns:
            ``None`` beside the id where too many documents wait already.
        """
        order = Order(
            id=self._digest(ordered, place),
            place=place,
            work=ordered.work,
            source=ordered.source,
            name=ordered.name,
            media=ordered.media,
        )
        found = self.prints.ask(order, who, self._house.now())
        if found is not None and not found.over:
            self.wake()
            found = self.standing(order.id, place) if self._press.here else found
        return order.id, found

    def standing(self, identifier: str, place: str) -> Standing | None:
        """Return how an order stands; ``None`` where it is not known, or no more.

        Args:
            identifier: Its id.
            place: The project or call that it must be about.
        """
        return self.prints.standing(identifier, place, self._house.now())

    def content(self, identifier: str, place: str) -> bytes | None:
        """Return a document; ``None`` where it is not made, or kept no more.

        Args:
            identifier: Id of its order.
            place: The project or call that it must be about.
        """
        return self.prints.content(identifier, place, self._house.now())

    def wake(self) -> None:
        """Look whether something is to be made."""
        if self._press.here:
            self._make_all()
            return
        with self._lock:
            if self._thread is None and not self._closed:
                self._thread = threading.Thread(target=self._go_on, daemon=True)
                self._thread.start()
        self._called.set()

    def close(self) -> None:
        """Take nothing any more."""
        self._closed = True
        self._called.set()

    @cached_property
    def _rests_on(self) -> tuple[str, ...]:
        """What each document rests on besides; it stays while the server runs."""
        house = self._house
        return house.pack.digest, house.shelf.digest, version("assessor")

    def _digest(self, ordered: Ordered, place: str) -> str:
        parts = [place, ordered.work, ordered.source, ordered.name, *self._rests_on]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()

    def _go_on(self) -> None:
        while not self._closed:
            self._called.wait()
            self._called.clear()
            try:
                self._make_all()
            except Exception:  # noqa: BLE001  # nobody else would make any
                # Whoever waits asks again, and then so does this.
                _LOG.exception("the orders of documents are out of reach")

    def _make_all(self) -> None:
        while not self._closed:
            order = self.prints.take(self._name, self._house.now())
            if order is None:
                return
            self._make(order)

    def _make(self, order: Order) -> None:
        house = self._house
        piece = Piece(house.open, order.work, order.source, house.check)
        content, fault, said = self._outcome(order, self._press.submit(made, piece))
        if fault is None:
            self.prints.finish(order.id, content, self._house.now())
        elif not self._closed:  # else another process takes it up
            self.prints.fail(order.id, fault, self._house.now(), said)

    def _outcome(
        self, order: Order, future: Future[bytes]
    ) -> tuple[bytes, Fault | None, Text | None]:
        """Wait for a document; return it, or why there is none."""
        while not future.done():
            self._hold_meanwhile(order, future)
        try:
            return self._ended(order, future.result()), None, None
        except TookTooLongError:
            return b"", Fault.SLOW, None
        except AssessorError as error:
            return b"", Fault.REFUSED, error_text(error)
        except (Exception, CancelledError) as error:  # noqa: BLE001  # stops no other
            _LOG.error("a document was not made", exc_info=error)
            return b"", Fault.DIED, None

    def _ended(self, order: Order, content: bytes) -> bytes:
        ending = ENDINGS.get(order.work)
        return content if ending is None else ending(self._house, order, content)

    def _hold_meanwhile(self, order: Order, future: Future[bytes]) -> None:
        try:
            future.exception(_AGAIN)
        except TimeoutError:
            self.prints.hold(order.id, self._name, self._house.now())
        except CancelledError:
            return


_LOG = logging.getLogger("assessor.web")
