"""All submissions of a call, one after the other or two at a time."""

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from assessor.cli.call_making import Desk, make
from assessor.errors import UsageError
from assessor.portfolio.entry import Entry, Refused
from assessor.portfolio.folder import Submission

_FORK = "fork"


class _Seat:
    """What a process of the pool works with; set once, when it begins."""

    desk: Desk | None = None


def make_all(
    desk: Desk,
    waiting: Sequence[Submission],
    jobs: int,
    advance: Callable[[], None],
) -> list[Entry | Refused]:
    """Assess all submissions and write their reports.

    Args:
        desk: What they are made with.
        waiting: What applicants sent.
        jobs: How many processes work at a time.
        advance: Called after each.

    Raises:
        UsageError: The system ended a process of the pool, as for want of memory.
    """
    found = []
    for one in _results(desk, waiting, jobs):
        found.append(one)
        advance()
    return found


def _results(
    desk: Desk, waiting: Sequence[Submission], jobs: int
) -> Iterator[Entry | Refused]:
    alone = jobs == 1 or len(waiting) < jobs
    if alone or _FORK not in multiprocessing.get_all_start_methods():
        yield from (make(desk, submission) for submission in waiting)
        return
    _warm(desk)
    pool = ProcessPoolExecutor(
        jobs,
        mp_context=multiprocessing.get_context(_FORK),
        initializer=_sit,
        initargs=(desk,),
    )
    try:
        yield from pool.map(_make, waiting)
    except BrokenProcessPool as error:
        message = (
            "A process that makes reports was ended from outside, as happens where "
            "memory runs out. What was made is kept: run the same command again, with "
            "--jobs 1."
        )
        raise UsageError(message) from error
    finally:
        pool.shutdown(cancel_futures=True)


def _warm(desk: Desk) -> None:
    """Import what is slow before the pool is forked, so that it is done once."""
    if desk.reports is not None:
        from assessor.typesetting import pdf  # noqa: F401  # slow to import


def _sit(desk: Desk) -> None:
    _Seat.desk = desk


def _make(submission: Submission) -> Entry | Refused:
    if _Seat.desk is None:  # pragma: no cover -- every process sits down first
        raise RuntimeError
    return make(_Seat.desk, submission)
