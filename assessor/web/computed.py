"""Pages that show what takes seconds to compute, computed aside."""

import asyncio
from collections.abc import Callable
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from assessor.errors import AssessorError
from assessor.web.doors import Endpoint, shown
from assessor.web.press import DiedError, Press, TookTooLongError
from assessor.web.roles import Act
from assessor.web.visit import Visit

PATIENCE = 60.0
"""How long a browser waits for such a page. [s]"""
Work = tuple[Callable[[Any], object], object]
"""What computes it, which another process has to find by its name; and from what."""
Prepare = Callable[[Visit], Work | None]
Page = Callable[[Visit, object, str], Response]


def computed(press: Press, prepare: Prepare, page: Page) -> Endpoint:
    """Return the endpoint of a page that shows what takes seconds to compute.

    Args:
        press: What computes it.
        prepare: Says what is computed; nothing where it returns ``None``.
        page: Shows what was computed, or why it was not.
    """

    async def endpoint(request: Request) -> Response:
        held: list[tuple[Visit, Work | None]] = []

        def begin(visit: Visit) -> Response:
            held.append((visit, prepare(visit)))
            return Response()

        answer = await shown(Act.READ, begin)(request)
        if not held:
            return answer
        visit, work = held[0]
        found, problem = await _found(press, visit, work)
        return await run_in_threadpool(page, visit, found, problem)

    return endpoint


async def _found(press: Press, visit: Visit, work: Work | None) -> tuple[object, str]:
    if work is None:
        return None, ""
    try:
        begun = await run_in_threadpool(lambda: press.submit(*work))
        return await asyncio.wait_for(asyncio.wrap_future(begun), PATIENCE), ""
    except (TimeoutError, DiedError, TookTooLongError):
        return None, visit.words("computed_late")
    except AssessorError as error:
        return None, visit.words.error(error)
