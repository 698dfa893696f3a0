"""The report page, and the documents it offers."""

import secrets

from starlette.exceptions import HTTPException
from starlette.responses import Response

from assessor.domain.answers import State
from assessor.domain.questionnaire import Section
from assessor.domain.wording import LANGUAGES, Language
from assessor.interview import items
from assessor.reporting.view.editions import EDITIONS
from assessor.storage.workspace_folder import export
from assessor.web.asked import Asked, asked_of
from assessor.web.documents import KINDS, TEMPLATES, Job, packed
from assessor.web.evidence import plain_name
from assessor.web.leaves import leaves
from assessor.web.marks import marked
from assessor.web.naming import row_said
from assessor.web.printer import Ordered
from assessor.web.running import address_of, check_first, running_of
from assessor.web.saying import answer_said
from assessor.web.visit import Visit

Line = tuple[str, Asked, str, str]
KEY = "disclosure.key"


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
        templates=TEMPLATES,
        editions=EDITIONS,
        call=visit.house.calls.of(visit.held.id),
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


def order_of(visit: Visit) -> Ordered:
    """Return what the address asks to be made of a project.

    Args:
        visit: Who asks.

    Raises:
        HTTPException: It asks for what is not made here.
    """
    asked = {**visit.request.query_params, **visit.request.path_params}
    kind, template = asked.get("kind", ""), asked.get("template", "full")
    edition = asked.get("edition", "")
    spoken: Language | None = next(
        (code for code in LANGUAGES if code == asked.get("spoken")), None
    )
    known = kind in KINDS and template in TEMPLATES and edition in {"", *EDITIONS}
    if not known or spoken is None:
        raise HTTPException(404)
    house, held = visit.house, visit.held
    call = house.calls.of(held.id)
    kept = house.calls.get(call) if call else None
    job = Job(
        opener=house.open,
        answers=held.answers,
        text=export(house.workspace, house.documents, held.id).answers,
        kind=kind,
        language=spoken,
        today=house.today(),
        records=held.records,
        digest=held.digest,
        call=kept.content if kept else "",
        template=template,
        edition=edition,
        key=_key(visit) if asked.get("disclosed") else b"",
    )
    ending, media = KINDS[kind]
    how = [template] if template != "full" else []
    how += [edition] if edition else []
    how += ["disclosed"] if job.key else []
    parts = (plain_name(held.answers.project.name), *how, spoken, ending)
    return Ordered("report", packed(job, held.data), ".".join(parts), media)


def _key(visit: Visit) -> bytes:
    """Return the key that ties a disclosed edition to the full one.

    It is made the first time, and lies where the terminal keeps it.
    """
    documents, project = visit.house.documents, visit.held.id
    known = documents.get(project, KEY)
    if known is None:
        known = secrets.token_hex(32).encode()
        documents.put(project, KEY, known)
    return known
