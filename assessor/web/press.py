"""Work that takes seconds, done in processes of its own, so that pages stay fast."""

import multiprocessing
import os
import threading
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

J = TypeVar("J")
T = TypeVar("T")


class Press:
    """A few processes that make documents, the ones asked for first, first."""

    def __init__(self, workers: int = 1) -> None:
        """Begin none yet.

        Args:
            workers: How many there may be; with 0, work is done at once and here.
        """
        self._workers = workers
        self._pool: ProcessPoolExecutor | None = None

    def submit(self, work: Callable[[J], T], job: J) -> Future[T]:
        """Queue a piece of work.

        Args:
            work: What is done; another process has to find it by its name.
            job: What it is done with.
        """
        if self._workers == 0:
            return _done(work, job)
        try:
            return self._started().submit(work, job)
        except BrokenProcessPool:  # the system ended one of them, as for want of memory
            self.restart()
            return self._started().submit(work, job)

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            # Not forked: threads of the server would be left behind in the child.
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(self._workers, context, _give_way)
        return self._pool

    def restart(self) -> None:
        """Give up on what hangs; the next document starts anew."""
        pool, self._pool = self._pool, None
        if pool is not None:
            pool.shutdown(wait=False, cancel_futures=True)

    def close(self) -> None:
        """Let the processes go."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None


def _give_way() -> None:
    """Leave the processors to the pages, and end with the server however it ends."""
    if hasattr(os, "nice"):
        os.nice(10)
    threading.Thread(target=_mourn, daemon=True).start()


def _mourn() -> None:
    server = multiprocessing.parent_process()
    if server is not None:
        server.join()
        os._exit(1)


def _done(work: Callable[[J], T], job: J) -> Future[T]:
    future: Future[T] = Future()
    try:
        future.set_result(work(job))
    except Exception as error:  # noqa: BLE001  # whoever waits for it gets it
        future.set_exception(error)
    return future
