"""Processes of the server: begun so that Ctrl-C at the keyboard does not disturb them.

A terminal sends Ctrl-C to all of them at once. Those that the server begins do not hear
it: the server ends them, or they end because it is gone.
"""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import resource_tracker


@contextmanager
def unheard() -> Iterator[None]:
    """Begin processes that do not hear Ctrl-C until they say that they do."""
    # It is begun with the first of them, and would let Ctrl-C through again.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def hear() -> None:
    """Hear Ctrl-C from now on, also the one that came meanwhile."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def outlived(then: Callable[[], None]) -> None:
    """Do something once the process that began this one is gone.

    Args:
        then: What is done.
    """
    threading.Thread(target=_mourn, args=(then,), daemon=True).start()


def _mourn(then: Callable[[], None]) -> None:
    server = multiprocessing.parent_process()
    if server is not None:
        server.join()
        then()


def give_way() -> None:
    """Leave the processors to others."""
    if hasattr(os, "nice"):
        os.nice(10)
