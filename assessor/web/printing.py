"""Addresses that answer with a document which takes seconds to make.

Who asks for one gets it at once where it is there soon; else a page that says which
place it has among those that are being made, and that gives it when it is ready.
"""

import asyncio
from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from assessor.storage.workspace_orders import Fault, Standing
from assessor.web.doors import Endpoint, shown
from assessor.web.evidence import attachment
from assessor.web.printer import Ordered, Printer
from assessor.web.roles import Act
from assessor.web.visit import Visit

SOON = 3.0
"""How long a browser waits for a document that is next. [s]"""
_LOOK = 0.2
"""How often it is looked for meanwhile. [s]"""
_REFUSED = {"making": "report_refused", "checking": "checking_failed"}


Over = Callable[[Visit, str, Standing], Response]
"""Says what came of an order that is over, by its id."""


def printed(printer: Printer, act: Act, order: Callable[[Visit], Ordered]) -> Endpoint:
    """Return the endpoint that has a document made.

    Args:
        printer: What makes it.
        act: What asking for it is.
        order: Says what is to be made.
    """

    async def endpoint(request: Request) -> Response:
        held: list[tuple[Visit, Ordered]] = []

        def prepare(visit: Visit) -> Response:
            held.append((visit, order(visit)))
            return Response()

        answer = await shown(act, prepare)(request)
        return await sent_on(printer, *held[0]) if held else answer

    return endpoint


async def sent_on(printer: Printer, visit: Visit, ordered: Ordered) -> Response:
    """Have a document made, and send it if it is there soon.

    Args:
        printer: What makes it.
        visit: Who waits for it.
        ordered: The document.
    """
    identifier, found = await ordered_soon(printer, visit, ordered)
    if found is None:
        return await run_in_threadpool(busy, visit)
    if not found.over:
        return visit.go(visit.path(*place_of(visit).split("/"), "made", identifier))
    return await run_in_threadpool(_given, printer, visit, identifier, found)


async def ordered_soon(
    printer: Printer, visit: Visit, ordered: Ordered
) -> tuple[str, Standing | None]:
    """Have something made, and wait for it a little where it is next.

    Args:
        printer: What makes it.
        visit: Who waits for it.
        ordered: What is made.

    Returns:
        The id of its order, and how that stands; ``None`` where too many wait already.
    """
    place = place_of(visit)
    identifier, found = await run_in_threadpool(printer.ask, ordered, place, visit.who)
    until = asyncio.get_running_loop().time() + SOON
    while _is_next(found) and asyncio.get_running_loop().time() < until:
        await asyncio.sleep(_LOOK)
        found = await run_in_threadpool(printer.standing, identifier, place)
    return identifier, found


def _is_next(found: Standing | None) -> bool:
    return found is not None and not found.over and not found.ahead


def made_page(printer: Printer, act: Act) -> Endpoint:
    """Return the endpoint that says how far a document is, and gives it when ready.

    Args:
        printer: What makes it.
        act: What asking for it was.
    """

    def give(visit: Visit, identifier: str, found: Standing) -> Response:
        return _given(printer, visit, identifier, found)

    return followed(printer, act, "making", "report", give)


def followed(printer: Printer, act: Act, kind: str, back: str, over: Over) -> Endpoint:
    """Return the endpoint that says how far an order is, and what came of it.

    Args:
        printer: What makes it.
        act: What asking for it was.
        kind: What is waited for: the first part of the keys of its sentences.
        back: Page of a project that one came from.
        over: Says what came of it.
    """

    def show(visit: Visit) -> Response:
        identifier = visit.request.path_params["document"]
        found = printer.standing(identifier, place_of(visit))
        if found is None:
            w = visit.words
            return visit.say(404, w(f"{kind}_gone"), w(f"{kind}_gone_text"))
        if not found.over:
            printer.wake()
        if visit.by_script:
            return _told(visit, found, kind)
        if found.over:
            return over(visit, identifier, found)
        came = visit.path(*place_of(visit).split("/"))
        came += f"/{back}" if "project" in visit.request.path_params else ""
        parts = _parts(visit, found, kind)
        return HTMLResponse(visit.draw("making", **parts, back=came), 202)

    return shown(act, show, counted=False)


def place_of(visit: Visit) -> str:
    """Return what a document is about: the project or call that the address names.

    Args:
        visit: Who asks for it.
    """
    named = visit.request.path_params
    return f"p/{named['project']}" if "project" in named else f"c/{named['call']}"


def _given(
    printer: Printer, visit: Visit, identifier: str, found: Standing
) -> Response:
    """Return a document that is ready, or say why it was not made."""
    if found.fault is not None:
        refused = found.fault is Fault.REFUSED
        return visit.say(422 if refused else 503, *_wrong(visit, found, "making"))
    content = printer.content(identifier, place_of(visit))
    if content is None:
        return busy(visit)
    return attachment(content, found.name, found.media)


def _told(visit: Visit, found: Standing, kind: str) -> Response:
    """Return how far an order is, for a page that asks again and again."""
    if visit.request.query_params.get("seen") == _seen(found):
        return Response(status_code=204)  # said once is enough
    return HTMLResponse(visit.draw("making_state", **_parts(visit, found, kind)))


def _parts(visit: Visit, found: Standing, kind: str) -> dict[str, object]:
    title, text = _wrong(visit, found, kind) if found.fault is not None else ("", "")
    size = f"{found.size / 1e6:.1f}".replace(".", visit.mark)
    return {
        "kind": kind,
        "found": found,
        "again": f"{visit.request.url.path}?seen={_seen(found)}",
        "size": size,
        "wrong": f"{title}. {text}" if title else "",
    }


def _seen(found: Standing) -> str:
    return f"{found.state}-{found.ahead}"


def _wrong(visit: Visit, found: Standing, kind: str) -> tuple[str, str]:
    """Return why nothing came of an order: a title and a sentence."""
    w = visit.words
    if found.fault is Fault.REFUSED:
        return w(_REFUSED[kind]), w.text(found.said)
    return w(f"{kind}_failed"), w(f"{kind}_{found.fault}")


def busy(visit: Visit) -> Response:
    """Say that no document is made at the moment.

    Args:
        visit: Who asked for one.
    """
    answer = visit.say(503, visit.words("busy"), visit.words("busy_text"))
    answer.headers["Retry-After"] = "60"
    return answer
