"""Work in a process of its own, which gives back all the memory that it took."""

import multiprocessing
import sys
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import TypeVar

Made = TypeVar("Made")


def apart(work: Callable[[], Made], *, loading: str) -> Made:
    """Return what some work yields, done in a process that has ended by then.

    Python keeps most of what it once took from the system, modules above all; a
    process that ends keeps nothing. Where the work fails it is done once more here,
    and fails as if it had never been tried elsewhere.

    Args:
        work: What to do; what it yields is pickled.
        loading: Name of the module that makes the work large. Where it is here
            already, there is nothing to spare and the work is done here.
    """
    if loading in sys.modules:
        return work()
    fork = multiprocessing.get_context("fork")
    receiver, sender = fork.Pipe(duplex=False)
    process = fork.Process(target=_send, args=(work, sender))
    process.start()
    sender.close()
    try:
        found = receiver.recv()
    except EOFError:
        return work()
    finally:
        receiver.close()
        process.join()
    return found  # type: ignore[no-any-return]  # a pipe knows no types


def _send(work: Callable[[], object], sender: Connection) -> None:
    # What is wrong, an interruption included, is told by the process that waits.
    with suppress(BaseException):
        sender.send(work())
