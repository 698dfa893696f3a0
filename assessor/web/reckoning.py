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
from assessor.domain.answers import AnswersFile, Project
from assessor.errors import AssessorError
from assessor.interview import begin
from assessor.rules.confidence import has_accepted_review
from assessor.storage.data import Data
from assessor.storage.workspace import Held
from assessor.web.documents import opened_for
from assessor.web.doors import Endpoint, handled, shown
from assessor.web.house import DRAWS, House, Opener
from assessor.web.press import Press
from assessor.web.results import (
    Failure,
    Result,
    SoFar,
    given_up,
    result_of,
    so_far,
)
from assessor.web.roles import Act
from assessor.web.visit import Visit
from assessor.web.words import error_text

Panel = Callable[[Visit, SoFar], Response]
"""Shows a page with what is known of the result."""
SOON = 1.5
"""How long a page waits for a result that is being worked out. [s]"""
SCRIPT = 20.0
"""How long the script of a page waits that says so. [s]"""
LONGEST = 60.0
"""How long working a result out may take. [s]"""


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


@dataclass(frozen=True, slots=True)
class WarmJob:
    """What a process that works results out needs to have at hand."""

    opener: Opener
    today: date


def result_made(job: ResultJob) -> Result | Failure:
    """Work a result out, or say why there is none.

    Nothing that the estimator meets may keep a person from answering.

    Args:
        job: The project.
    """
    answers = AnswersFile.model_validate(job.data)
    opened = opened_for(job.opener, answers)
    work = partial(
        assess, pack=opened.pack, shelf=opened.shelf, today=job.today, draws=DRAWS
    )
    try:
        bare = answers.model_copy(update={"reviews": {}})
        overridden = has_accepted_review(answers)
        return result_of(work(answers), work(bare) if overridden else None)
    except AssessorError as error:
        return Failure(error_text(error))
    except Exception:  # noqa: BLE001  # the answers stand, with or without a result
        return Failure()


def warmed(job: WarmJob) -> None:
    """Work out a result for nobody, so that the first one asked for comes soon.

    Args:
        job: What it is worked out with.
    """
    opened = opened_for(job.opener)
    header = opened.pack.header
    project = Project(name="-", stage=next(iter(header.stages)))
    answers = begin(opened.pack, project, next(iter(header.profiles)))
    assess(answers, opened.pack, opened.shelf, today=job.today, draws=DRAWS)


@dataclass
class _Wanted:
    held: Held
    askers: list[Future[SoFar]] = field(default_factory=list)


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

    def warm_up(self) -> None:
        """Have all at hand by the time that somebody asks."""
        if not self._press.here:
            self._press.submit(warmed, WarmJob(self._house.open, self._house.today()))

    def ask(self, held: Held) -> "Future[SoFar]":
        """Ask for the result of a project as it stands, or later.

        Args:
            held: The project.

        Returns:
            What gives it, at once where it is known.
        """
        asker: Future[SoFar] = Future()
        known = self._house.so_far(held)
        if not known.soon:
            asker.set_result(known)
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
        today = self._house.today()
        job = ResultJob(self._house.open, wanted.held.data, today)
        done = self._press.submit(result_made, job)
        done.add_done_callback(partial(self._finish, wanted, today))

    def _finish(
        self, wanted: _Wanted, day: date, done: "Future[Result | Failure]"
    ) -> None:
        found = self._outcome(done)
        if found is not None:
            held = wanted.held
            self._house.results.keep((held.id, held.digest, day), found)
        for asker in wanted.askers:
            if asker.set_running_or_notify_cancel():
                asker.set_result(SoFar(soon=True) if found is None else so_far(found))
        with self._lock:
            self._busy = False
        self._go_on()

    def _outcome(self, done: "Future[Result | Failure]") -> Result | Failure | None:
        """Return what came of it; ``None`` where the server is being closed."""
        if done.cancelled():
            return None
        if done.exception() is None:
            return done.result()
        # Tried again at once, it would keep all others waiting once more.
        return given_up(self._house.now())


def with_result(reckoner: Reckoner, panel: Panel, patience: float = SOON) -> Endpoint:
    """Return the endpoint of a page with the result so far.

    No thread of the server waits for it: only this page does, a script longer than a
    person, and one that was told already that the result comes is told nothing else.

    Args:
        reckoner: Works it out.
        panel: Shows the page.
        patience: How long a person waits for it. [s]
    """

    async def endpoint(request: Request) -> Response:
        asked: list[tuple[Visit, Future[SoFar]]] = []

        def begin(visit: Visit) -> Response:
            asked.append((visit, reckoner.ask(visit.held)))
            return Response()

        answer = await shown(Act.READ, begin)(request)
        if not asked:
            return answer
        visit, due = asked[0]
        told = visit.by_script and request.query_params.get("seen") == "soon"
        known = await _waited(due, SCRIPT if told else patience)
        if known.soon and told:
            return Response(status_code=204)

        def show(visit: Visit) -> Response:
            return panel(visit, known)

        return await run_in_threadpool(handled, show, visit)

    return endpoint


async def _waited(due: "Future[SoFar]", patience: float) -> SoFar:
    try:
        if not due.done():
            await asyncio.wait_for(asyncio.wrap_future(due), patience)
    except TimeoutError:
        return SoFar(soon=True)
    return due.result()
