"""All addresses, and what answers there."""

import logging
import threading
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from assessor.domain.wording import LANGUAGES, Language
from assessor.errors import StorageError
from assessor.resources import data_folder
from assessor.web import (
    abroad,
    actions,
    answering,
    applying,
    changes,
    comparing,
    dossier,
    entering,
    evidence,
    history,
    joining,
    letters,
    login,
    marks,
    officers,
    own_account,
    people,
    projects,
    register,
    reports,
    rows,
    sections,
    signing,
    statement,
)
from assessor.web.doors import Endpoint, Handler, shown, taken
from assessor.web.drawing import PAGES, draw, read_all
from assessor.web.entries import Entries
from assessor.web.guarding import Guard, TooLargeError
from assessor.web.guests import GuestHandler, open_to_all
from assessor.web.house import House
from assessor.web.press import Press
from assessor.web.printer import Printer
from assessor.web.printing import made_page, printed
from assessor.web.reckoning import LONGEST, Panel, Reckoner, with_result
from assessor.web.roles import Act
from assessor.web.visit import preferred
from assessor.web.words import Words

_PAUSE = 0.1
"""What is left to pages between two templates that are read. [s]"""
PROJECT = "/{language}/p/{project}"
CALL = "/{language}/c/{call}"
SHOWN: dict[str, tuple[Act, Handler]] = {
    "/{language}/": (Act.ENTER, projects.projects),
    "/{language}/account": (Act.ENTER, own_account.account),
    "/{language}/account/log": (Act.AUDIT, own_account.account_log),
    "/{language}/people": (Act.MANAGE, people.people),
    "/{language}/accounts": (Act.MANAGE, people.people),
    "/{language}/calls": (Act.ENTER, applying.call_list),
    f"{CALL}/call.yaml": (Act.CALL, officers.call_file),
    f"{PROJECT}/next": (Act.READ, sections.go_on),
    f"{PROJECT}/review": (Act.READ, reports.review),
    f"{PROJECT}/marks/{{identifier}}": (Act.READ, marks.mark_page),
    f"{PROJECT}/register": (Act.READ, register.register_page),
    f"{PROJECT}/history": (Act.READ, history.history),
    f"{PROJECT}/revisions/{{number}}.yaml": (Act.EXPORT, dossier.frozen_copy),
    f"{PROJECT}/signing": (Act.READ, signing.signing),
    f"{PROJECT}/signing/kept/{{digest}}": (Act.READ, signing.signed_report),
    f"{PROJECT}/settings": (Act.READ, projects.settings),
    f"{PROJECT}/people": (Act.PEOPLE, people.people),
    f"{CALL}/people": (Act.PEOPLE, people.people),
    f"{PROJECT}/evidence/{{key}}": (Act.READ, evidence.document),
    f"{PROJECT}/answers.yaml": (Act.EXPORT, projects.answers_file),
    f"{PROJECT}/project.zip": (Act.EXPORT, projects.archive),
}
"""Pages: what looking at each is, and what makes it."""
PANELS: dict[str, Panel] = {
    PROJECT: projects.overview,
    f"{PROJECT}/s/{{section}}": sections.section,
    f"{PROJECT}/running": sections.running,
    f"{PROJECT}/options": rows.options,
    f"{PROJECT}/actions": actions.actions,
    f"{PROJECT}/actions/{{action}}": actions.action,
    f"{PROJECT}/dossier": dossier.dossier,
    f"{PROJECT}/report": reports.report,
}
"""Pages with the result so far, and what makes them."""
TAKEN: dict[str, tuple[Act, Handler]] = {
    "/{language}/projects": (Act.BEGIN, projects.new_project),
    "/{language}/calls": (Act.MANAGE, applying.open_call),
    "/{language}/import": (Act.BEGIN, projects.import_project),
    "/{language}/leave": (Act.ENTER, entering.leave),
    "/{language}/account": (Act.ENTER, own_account.change_password),
    "/{language}/accounts": (Act.MANAGE, own_account.change_account),
    "/{language}/people": (Act.MANAGE, people.change_people),
    f"{PROJECT}/answer": (Act.ANSWER, answering.answer),
    f"{PROJECT}/rows": (Act.ANSWER, rows.change_rows),
    f"{PROJECT}/options": (Act.ANSWER, rows.change_options),
    f"{PROJECT}/evidence": (Act.ANSWER, evidence.add_evidence),
    f"{PROJECT}/actions/{{action}}": (Act.PLAN, actions.change_action),
    f"{PROJECT}/actions/{{action}}/evidence": (Act.PLAN, actions.prove_action),
    f"{PROJECT}/marks/{{identifier}}": (Act.COMMENT, marks.add_comment),
    f"{PROJECT}/marks/{{identifier}}/verdict": (Act.REVIEW, marks.add_verdict),
    f"{PROJECT}/call": (Act.SUBMIT, applying.apply),
    f"{PROJECT}/submit": (Act.SUBMIT, dossier.submit),
    f"{PROJECT}/decide": (Act.DECIDE, dossier.decide),
    f"{PROJECT}/conditions": (Act.DECIDE, dossier.change_conditions),
    f"{PROJECT}/register": (Act.REVIEW, register.say_of_document),
    f"{PROJECT}/settings": (Act.SET, projects.set_project),
    f"{PROJECT}/people": (Act.PEOPLE, people.change_people),
    f"{CALL}/people": (Act.PEOPLE, people.change_people),
}
"""Forms: what sending each is, and what takes it."""
OPEN: dict[str, GuestHandler] = {
    "/{language}/login": login.login,
    "/{language}/join/{secret}": joining.join,
    "/{language}/oidc": abroad.away,
    abroad.BACK: abroad.back,
}
"""Pages with their forms that need no session, where there are accounts."""


def make_app(
    house: House, press: Press, ready: Callable[[], None] = lambda: None
) -> Starlette:
    """Return the application.

    Args:
        house: What every page works with.
        press: What makes documents.
        ready: Called once the server that runs it has begun.
    """
    printer = Printer(house, press)
    # Of its own: a result does not wait until a document is made.
    beside = press if press.here else Press(longest=LONGEST)
    reckoner = Reckoner(house, beside)

    def begun() -> None:
        ready()
        reckoner.warm_up()
        press.submit(len, "")  # beginning its process is not for a page to do
        threading.Thread(target=read_all, args=(_PAUSE,), daemon=True).start()

    app = Starlette(
        routes=_routes(press, printer, reckoner),
        middleware=[Middleware(Guard, hosts=house.hosts, secure=house.secure)],
        exception_handlers={
            HTTPException: _refused,
            TooLargeError: _too_large,
            StorageError: _out_of_reach,
            Exception: _failed,
        },
        lifespan=_lifespan((printer, beside, press), begun),
    )
    app.state.house = house
    return app


def _routes(press: Press, printer: Printer, reckoner: Reckoner) -> list[BaseRoute]:
    fonts = data_folder("report_templates") / "fonts"
    document = f"{PROJECT}/documents/{{spoken}}.{{kind}}"
    letter = f"{PROJECT}/letter/{{spoken}}.{{kind}}"
    entries = Entries(press)
    return [
        Route("/", entering.home),
        Route("/{language}/accessibility", statement.statement),
        Route("/link", entering.ask_for_link, methods=["POST"]),
        Route("/enter/{secret}", entering.enter),
        Mount("/static/fonts", StaticFiles(directory=fonts)),
        Mount("/static", StaticFiles(directory=PAGES / "static")),
        Route(document, printed(printer, Act.REPORT, reports.order_of)),
        Route(f"{PROJECT}/document", printed(printer, Act.REPORT, reports.order_of)),
        Route(letter, printed(printer, Act.REPORT, letters.order_of_letter)),
        Route(
            f"{PROJECT}/signing/{{spoken}}.{{kind}}",
            printed(printer, Act.REPORT, signing.order_to_sign),
        ),
        Route(f"{PROJECT}/signing", signing.send_back(printer), methods=["POST"]),
        Route(f"{PROJECT}/signing/checked/{{document}}", signing.checked_page(printer)),
        Route(f"{PROJECT}/made/{{document}}", made_page(printer, Act.REPORT)),
        Route(f"{PROJECT}/changes", changes.since_page(press)),
        Route(f"{PROJECT}/compare", comparing.compare_page(press)),
        *(
            _route(path, with_result(reckoner, how), "GET")
            for path, how in PANELS.items()
        ),
        Route(CALL, officers.call_page(entries)),
        Route(
            f"{CALL}/folder.zip",
            printed(printer, Act.COMMITTEE, officers.folder_order(entries)),
        ),
        Route(f"{CALL}/committee", officers.committee_file(printer, entries)),
        Route(f"{CALL}/made/{{document}}", made_page(printer, Act.COMMITTEE)),
        *(
            Route(path, open_to_all(handler), methods=["GET", "POST"])
            for path, handler in OPEN.items()
        ),
        *(_route(path, taken(*how), "POST") for path, how in TAKEN.items()),
        *(_route(path, shown(*how), "GET") for path, how in SHOWN.items()),
    ]


def _route(path: str, endpoint: Endpoint, method: str) -> Route:
    return Route(path, endpoint, methods=[method])


def _lifespan(
    parts: Sequence[Printer | Press], ready: Callable[[], None]
) -> Callable[[Starlette], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        ready()
        yield
        for part in parts:
            part.close()

    return lifespan


async def _refused(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    known = {404: "not_found", 405: "not_found", 400: "refused"}
    return _bare(request, status, known.get(status, "refused"))


async def _too_large(_request: Request, error: Exception) -> Response:
    raise error  # the guard, further out, words it


async def _out_of_reach(request: Request, error: Exception) -> Response:
    logging.getLogger("assessor.web").error("the workspace failed", exc_info=error)
    return _bare(request, 503, "unreachable")


async def _failed(request: Request, error: Exception) -> Response:
    logging.getLogger("assessor.web").error("a page failed", exc_info=error)
    return _bare(request, 500, "failed")


def _bare(request: Request, status: int, key: str) -> Response:
    first = request.url.path.split("/")[1]
    language: Language = next((c for c in LANGUAGES if c == first), preferred(request))
    words = Words(language)
    house: House = request.app.state.house
    parts = {"title": words(key), "text": words(f"{key}_text")}
    page = draw("bare", w=words, contact=house.contact, **parts)
    return HTMLResponse(page, status)
