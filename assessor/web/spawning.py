"""Processes of the server, which a Ctrl-C at the keyboard does not disturb.

A terminal sends it to all of them at once. Those that the server begins never hear it:
the server ends them, or they end because it is gone.
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
    """Begin processes that do not hear Ctrl-C, and are not left half begun by it."""
    # It is begun with the first of them, and would let Ctrl-C through again.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        with _put_off():
            yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _put_off() -> Iterator[None]:
    """Put off what ends this process; another thread may hear of it meanwhile."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    heard: list[int] = []
    signals = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(one, lambda said, _: heard.append(said)) for one in signals]
    try:
        yield
    finally:
        for one, handler in zip(signals, before, strict=True):
            signal.signal(one, handler)
        for said in heard:
            signal.raise_signal(said)


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
