"""Works results out beside the pages, in a process of its own.

A result takes as long as thirty answers. Of each project, only the state that was asked
for last is worked out: whoever waits for an earlier one is shown the later.
"""

import asyncio
import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from assessor.assessing import assess
from assessor.domain.answers import AnswersFile
from assessor.storage.data import Data
from assessor.storage.workspace import Held
from assessor.web.documents import opened_for
from assessor.web.doors import Endpoint, handled, shown
from assessor.web.house import DRAWS, House, Opener
from assessor.web.press import Press
from assessor.web.results import Result, SoFar, result_of
from assessor.web.roles import Act
from assessor.web.visit import Visit

Panel = Callable[[Visit, SoFar], Response]
"""Shows a page with what is known of the result."""


@dataclass(frozen=True, slots=True)
class ResultJob:
    """A project whose result is to be worked out.

    Attributes:
        opener: Opens the questionnaire and its tables.
        data: The plain data of the answers.
        today: Day of the assessment.
    """

    opener: Opener
    data: Data
    today: date


def result_made(job: ResultJob) -> Result | None:
    """Work a result out; ``None`` where there is none.

    Nothing that the estimator meets may keep a person from answering.

    Args:
        job: The project.
    """
    answers = AnswersFile.model_validate(job.data)
    opened = opened_for(job.opener, answers)
    try:
        found = assess(answers, opened.pack, opened.shelf, today=job.today, draws=DRAWS)
    except Exception:  # noqa: BLE001  # the answers stand, with or without a result
        return None
    return result_of(found)


@dataclass
class _Wanted:
    held: Held
    askers: list[Future[Result | None]] = field(default_factory=list)


class Reckoner:
    """Works out the results that are asked for, one project after the other."""

    def __init__(self, house: House, press: Press) -> None:
        """Begin nothing yet.

        Args:
            house: What every page works with.
            press: What works them out, and nothing else.
        """
        self._house = house
        self._press = press
        self._waiting: OrderedDict[str, _Wanted] = OrderedDict()
        self._busy = False
        self._lock = threading.Lock()

    def ask(self, held: Held) -> "Future[Result | None]":
        """Ask for the result of a project as it stands, or later.

        Args:
            held: The project.

        Returns:
            What gives it, at once where it is known.
        """
        asker: Future[Result | None] = Future()
        known = self._house.results.so_far(held)
        if not known.soon:
            asker.set_result(known.result)
            return asker
        with self._lock:
            wanted = self._waiting.setdefault(held.id, _Wanted(held))
            if held.records > wanted.held.records:
                wanted.held = held
            wanted.askers.append(asker)
        self._go_on()
        return asker

    def _go_on(self) -> None:
        with self._lock:
            if self._busy or not self._waiting:
                return
            self._busy = True
            _, wanted = self._waiting.popitem(last=False)
        job = ResultJob(self._house.open, wanted.held.data, self._house.today())
        done = self._press.submit(result_made, job)
        done.add_done_callback(partial(self._finish, wanted))

    def _finish(self, wanted: _Wanted, done: "Future[Result | None]") -> None:
        result = None
        if not done.cancelled() and done.exception() is None:
            result = done.result()
            self._house.results.keep(wanted.held, result)
        for asker in wanted.askers:
            if asker.set_running_or_notify_cancel():
                asker.set_result(result)
        with self._lock:
            self._busy = False
        self._go_on()


def with_result(reckoner: Reckoner, panel: Panel, patience: float) -> Endpoint:
    """Return the endpoint of a page with the result so far.

    No thread of the server waits for it: only this page does.

    Args:
        reckoner: Works it out.
        panel: Shows the page.
        patience: How long the page waits for it. [s]
    """

    async def endpoint(request: Request) -> Response:
        asked: list[tuple[Visit, Future[Result | None]]] = []

        def begin(visit: Visit) -> Response:
            asked.append((visit, reckoner.ask(visit.held)))
            return Response()

        answer = await shown(Act.READ, begin)(request)
        if not asked:
            return answer
        visit, due = asked[0]
        so_far = await _waited(due, patience)

        def show(visit: Visit) -> Response:
            return panel(visit, so_far)

        return await run_in_threadpool(handled, show, visit)

    return endpoint


async def _waited(due: "Future[Result | None]", patience: float) -> SoFar:
    try:
        if not due.done():
            await asyncio.wait_for(asyncio.wrap_future(due), patience)
    except TimeoutError:
        return SoFar(soon=True)
    return SoFar(due.result())
