"""Work that takes seconds, done in a process of its own, so that pages stay fast.

One piece at a time, those asked for first, first. What takes too long, or ends its
process, is given up alone: the next piece is done by a new process.
"""

import multiprocessing
import os
import pickle
import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from queue import SimpleQueue
from typing import Any, TypeVar, cast

from assessor.errors import AssessorError
from assessor.web.spawning import give_way, outlived, unheard

J = TypeVar("J")
T = TypeVar("T")
LONGEST = 120.0
"""How long a piece of work may take, from when it is begun. [s]"""


class TookTooLongError(Exception):
    """A piece of work took longer than it may, and was given up."""


class DiedError(Exception):
    """The process that did a piece of work came to an end."""


class Press:
    """A process that does one piece of work after another.

    Attributes:
        here: Work is done at once and in this process.
        longest: How long a piece of work may take, from when it is begun. [s]
    """

    def __init__(self, workers: int = 1, longest: float = LONGEST) -> None:
        """Begin none yet.

        Args:
            workers: How many there may be; with 0, work is done at once and here.
            longest: How long a piece of work may take, from when it is begun. [s]
        """
        self.here = workers == 0
        self._workers = workers
        self.longest = longest
        self._waiting: SimpleQueue[Callable[[_Child], None] | None] = SimpleQueue()
        self._children: list[_Child] = []
        self._lock = threading.Lock()
        self._closed = False

    def submit(self, work: Callable[[J], T], job: J) -> Future[T]:
        """Queue a piece of work.

        Args:
            work: What is done; another process has to find it by its name.
            job: What it is done with.

        Returns:
            What it gives. Fails with ``TookTooLongError`` or ``DiedError`` where it was
            given up, and with the error of the work itself.
        """
        future: Future[T] = Future()
        if self.here:
            _settle(future, lambda: work(job))
            return future
        with self._lock:
            if self._closed:
                future.cancel()
                return future
            self._begin()
            # Not a tuple of all three: what they are to each other would be lost.
            self._waiting.put(partial(_do, future, work, job, self.longest))
        return future

    def _begin(self) -> None:
        while len(self._children) < self._workers:
            child = _Child()
            self._children.append(child)
            threading.Thread(target=self._go_on, args=(child,), daemon=True).start()

    def _go_on(self, child: "_Child") -> None:
        while (piece := self._waiting.get()) is not None:
            piece(child)
        child.end()

    def close(self) -> None:
        """Let the processes go, whatever they do."""
        with self._lock:
            self._closed = True
            for child in self._children:
                child.end()
                self._waiting.put(None)


def _do(
    future: Future[T], work: Callable[[J], T], job: J, longest: float, child: "_Child"
) -> None:
    if future.set_running_or_notify_cancel():
        _settle(future, lambda: child.do(work, job, longest))


def _settle(future: Future[T], done: Callable[[], T]) -> None:
    try:
        future.set_result(done())
    except Exception as error:  # noqa: BLE001  # whoever waits for it gets it
        future.set_exception(error)


class _Child:
    """A process that does what it is sent, begun when it is first needed."""

    def __init__(self) -> None:
        self._process: SpawnProcess | None = None
        self._link: Connection | None = None
        self._over = False
        self._lock = threading.Lock()

    def do(self, work: Callable[[J], T], job: J, longest: float) -> T:
        """Have a piece of work done and return what it gives.

        Args:
            work: What is done.
            job: What it is done with.
            longest: How long it may take. [s]

        Raises:
            TookTooLongError: It took longer.
            DiedError: The process ended before it was done.
        """
        asked = pickle.dumps((work, job))
        try:
            link = self._begun()
            link.recv()  # it is ready: how long it took to begin does not count
            link.send_bytes(asked)
            in_time = link.poll(longest)
            worked, given = link.recv() if in_time else (False, TookTooLongError())
        except (EOFError, OSError) as error:
            self._drop()
            raise DiedError from error
        if not in_time:
            self._drop()
        if not worked:
            raise given
        return cast("T", given)

    def _begun(self) -> Connection:
        with self._lock:
            if self._over:
                raise EOFError
            if self._link is None:
                # Not forked: threads of the server would be left behind in the child.
                context = multiprocessing.get_context("spawn")
                self._link, far = context.Pipe()
                self._process = context.Process(
                    target=_answer, args=(far,), daemon=True
                )
                with unheard():
                    self._process.start()
                far.close()
            return self._link

    def _drop(self) -> None:
        with self._lock:
            if self._process is not None:
                self._process.kill()
                self._process.join()
            if self._link is not None:
                self._link.close()
            self._process = self._link = None

    def end(self) -> None:
        """End the process, whatever it does, and begin no other."""
        with self._lock:
            self._over = True
            if self._process is not None:
                self._process.kill()


def _answer(link: Connection) -> None:
    """Do what is sent, until nobody sends any more."""
    give_way()
    outlived(partial(os._exit, 1))
    # Whoever sent it may be gone by the time it is done.
    with suppress(EOFError, BrokenPipeError):
        while True:
            link.send(None)
            link.send(_given(link))


def _given(link: Connection) -> tuple[bool, Any]:
    """Do one piece of work; return whether it worked, and what it gives or raises."""
    try:
        work, job = link.recv()
        given = work(job)
        pickle.dumps(given)
    except EOFError:
        raise
    except Exception as error:  # noqa: BLE001  # told to who asked for it
        return False, _sendable(error)
    else:
        return True, given


def _sendable(error: Exception) -> Exception:
    """Return an error that can be read at the other end."""
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301  # what was just written
    except Exception:  # noqa: BLE001  # anything may be wrong with it
        if isinstance(error, AssessorError):
            return AssessorError(str(error), french=error.french)
        return RuntimeError(repr(error))
    return error
