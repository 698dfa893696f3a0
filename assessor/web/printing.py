"""Addresses that answer with a document which takes seconds to make."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from assessor.errors import AssessorError
from assessor.web.doors import Endpoint, shown
from assessor.web.evidence import attachment
from assessor.web.press import Press
from assessor.web.roles import Act
from assessor.web.visit import Visit

PATIENCE = 120
"""How long a browser waits for a document. [s]"""
MOST_WAITING = 40


@dataclass(frozen=True, slots=True)
class Ordered:
    """A document that was asked for.

    Attributes:
        work: What makes it; another process has to find it by its name.
        job: What it is made from.
        name: Name of the file.
        media: Its media type.
    """

    work: Callable[[Any], bytes]
    job: object
    name: str
    media: str


def printed(press: Press, act: Act, order: Callable[[Visit], Ordered]) -> Endpoint:
    """Return the endpoint that has a document made and sends it.

    Args:
        press: What makes it.
        act: What asking for it is.
        order: Says what is to be made.
    """
    waiting: set[object] = set()

    async def endpoint(request: Request) -> Response:
        orders: list[tuple[Visit, Ordered]] = []

        def prepare(visit: Visit) -> Response:
            orders.append((visit, order(visit)))
            return Response()

        answer = await shown(act, prepare)(request)
        if not orders:
            return answer
        visit, ordered = orders[0]
        if len(waiting) >= MOST_WAITING:
            return busy(visit)
        mark = object()
        waiting.add(mark)
        try:
            return await sent_on(press, visit, ordered)
        finally:
            waiting.discard(mark)

    return endpoint


async def sent_on(press: Press, visit: Visit, ordered: Ordered) -> Response:
    """Have a document made and send it, or say why not.

    Args:
        press: What makes it.
        visit: Who waits for it.
        ordered: The document.
    """
    begun: Future[bytes] = Future()
    try:
        begun = await run_in_threadpool(press.submit, ordered.work, ordered.job)
        content = await asyncio.wait_for(asyncio.wrap_future(begun), PATIENCE)
    except (TimeoutError, BrokenProcessPool):
        # One that only waited is no reason to stop the one that is being made.
        if not begun.cancelled():
            press.restart()
        return busy(visit)
    except AssessorError as error:
        text, w = str(error), visit.words
        return await run_in_threadpool(visit.say, 422, w("report_refused"), text)
    return attachment(content, ordered.name, ordered.media)


def busy(visit: Visit) -> Response:
    """Say that a document is not ready.

    Args:
        visit: Who waits for it.
    """
    return visit.say(503, visit.words("busy"), visit.words("busy_text"))
