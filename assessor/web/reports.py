"""The report page, and the documents it offers."""

import asyncio
from concurrent.futures.process import BrokenProcessPool

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from assessor.domain.answers import State
from assessor.domain.questionnaire import Section
from assessor.domain.wording import LANGUAGES, Language
from assessor.errors import AssessorError
from assessor.interview import items
from assessor.storage.workspace_folder import export
from assessor.web.asked import Asked, asked_of
from assessor.web.doors import Endpoint, shown
from assessor.web.evidence import attachment, plain_name
from assessor.web.leaves import leaves
from assessor.web.marks import marked
from assessor.web.naming import row_said
from assessor.web.press import KINDS, Job, Press
from assessor.web.roles import Act
from assessor.web.running import address_of, check_first, running_of
from assessor.web.saying import answer_said
from assessor.web.visit import Visit

Line = tuple[str, Asked, str, str]
PATIENCE = 120
"""How long a browser waits for a document. [s]"""
MOST_WAITING = 40


def report(visit: Visit) -> Response:
    """Show what the report says in short, and its formats."""
    running = running_of(visit)
    found = visit.house.assessment(visit.held) if running else None
    return visit.page(
        "report",
        running=running,
        first=tuple(check_first(visit, found)) if found else (),
        languages={"en": "English", "fr": "Français"},
        pages=leaves(visit.sheet),
    )


def review(visit: Visit) -> Response:
    """Show every answer, and what is wrong or missing in a summary."""
    pages = leaves(visit.sheet)
    wrong: list[tuple[str, str, str]] = []
    found: dict[str, tuple[Section, list[Line]]] = {}
    for item in items(visit.sheet):
        where = address_of(visit, pages, item.id)
        if item.question is None or item.standing is None:
            continue
        asked = asked_of(visit, item)
        said = answer_said(visit.sheet, item, visit.words)
        row = ""
        if item.row and item.section.repeat:
            row = row_said(visit, item.section.repeat.group, item.row)
        shown_lines = found.setdefault(item.section.id, (item.section, []))[1]
        shown_lines.append((row, asked, said, where))
        problems = [text for _, text in asked.failed]
        problems += [asked.doubt] if asked.doubt else []
        missing = item.standing.state in {State.OPEN, State.UNKNOWN}
        if item.standing.required and missing and not item.done:
            problems.append(visit.words("required_open_one"))
        wrong += [(visit.words.text(asked.question.ask), p, where) for p in problems]
    return visit.page(
        "review", sections=list(found.values()), wrong=wrong, marks=marked(visit)
    )


def document_of(press: Press) -> Endpoint:
    """Return the endpoint that makes a document and sends it.

    Args:
        press: What makes it.
    """
    waiting: set[object] = set()

    async def endpoint(request: Request) -> Response:
        jobs: list[tuple[Visit, Job]] = []

        def prepare(visit: Visit) -> Response:
            jobs.append((visit, _job(visit)))
            return Response()

        answer = await shown(Act.REPORT, prepare)(request)
        if not jobs:
            return answer
        visit, job = jobs[0]
        if len(waiting) >= MOST_WAITING:
            return _busy(visit)
        mark = object()
        waiting.add(mark)
        try:
            made = asyncio.wrap_future(press.submit(job))
            content = await asyncio.wait_for(made, PATIENCE)
        except (TimeoutError, BrokenProcessPool):
            press.restart()
            return _busy(visit)
        except AssessorError as error:
            text = str(error)
            w = visit.words
            return await run_in_threadpool(visit.say, 422, w("report_refused"), text)
        finally:
            waiting.discard(mark)
        name = plain_name(visit.held.answers.project.name)
        return attachment(content, f"{name}.{job.language}.{job.kind}", KINDS[job.kind])

    return endpoint


def _job(visit: Visit) -> Job:
    """Return what the address asks to be made.

    Raises:
        HTTPException: It asks for what is not made here.
    """
    parameters = visit.request.path_params
    kind = parameters["kind"]
    spoken: Language | None = next(
        (code for code in LANGUAGES if code == parameters["spoken"]), None
    )
    if kind not in KINDS or spoken is None:
        raise HTTPException(404)
    house = visit.house
    folder = export(house.workspace, house.documents, visit.held.id)
    return Job(
        opener=house.open,
        answers=visit.held.answers,
        text=folder.answers,
        kind=kind,
        language=spoken,
        today=house.today(),
        records=visit.held.records,
        digest=visit.held.digest,
    )


def _busy(visit: Visit) -> Response:
    return visit.say(503, visit.words("busy"), visit.words("busy_text"))
