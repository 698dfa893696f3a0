"""The report page, and the documents it offers."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.responses import Response

from assessor.domain.answers import State
from assessor.domain.questionnaire import Section
from assessor.domain.wording import LANGUAGES, Language
from assessor.interview import items
from assessor.reporting.view.editions import EDITIONS
from assessor.storage.workspace_folder import export
from assessor.web.asked import Stated, stated_of
from assessor.web.documents import KINDS, TEMPLATES, Job, packed
from assessor.web.evidence import plain_name
from assessor.web.impossible import impossible, refuse_impossible
from assessor.web.leaves import anchor, leaves
from assessor.web.marks import marked
from assessor.web.naming import row_said
from assessor.web.plans import item_said
from assessor.web.printer import Ordered
from assessor.web.results import SoFar
from assessor.web.running import check_first, known_of
from assessor.web.saying import answer_said
from assessor.web.visit import Visit

KEY = "disclosure.key"


@dataclass(frozen=True, slots=True)
class Line:
    """One answer as it is read again.

    Attributes:
        row: What its row is called; empty where it has none.
        evidence: How many documents support it.
        missing: It is open, or not known.
        problems: What is wrong with it, in words.
    """

    row: str
    ask: str
    stated: Stated
    said: str
    where: str
    evidence: int
    missing: bool
    problems: tuple[str, ...]


def report(visit: Visit, so_far: SoFar) -> Response:
    """Show what the report says in short, and its formats.

    Args:
        visit: Who looks.
        so_far: What is known of the result.
    """
    return visit.page(
        "report",
        first=tuple(check_first(visit, so_far.result)),
        languages={"en": "English", "fr": "Français"},
        pages=leaves(visit.sheet),
        templates=TEMPLATES,
        editions=EDITIONS,
        call=visit.house.calls.of(visit.held.id),
        impossible=impossible(visit),
        known=known_of(visit, so_far),
    )


def review(visit: Visit) -> Response:
    """Show every answer, and what is wrong or missing in a summary."""
    lines = list(_lines(visit))
    only = visit.request.query_params.get("show") == "open"
    found: dict[str, tuple[Section, list[Line]]] = {}
    for line in lines:
        section = line.stated.item.section
        held = found.setdefault(section.id, (section, []))[1]
        if line.missing or not only:
            held.append(line)
    return visit.page(
        "review",
        sections=[held for held in found.values() if held[1]],
        wrong=[(one.ask, said, one.where) for one in lines for said in one.problems],
        marks=marked(visit),
        only=only,
        count=len(lines),
        open=sum(line.missing for line in lines),
    )


def _lines(visit: Visit) -> Iterator[Line]:
    page = {i.id: leaf.name for leaf in leaves(visit.sheet) for i in leaf.items}
    start, register = visit.project_path("s", ""), visit.sheet.answers.evidence
    required_open = visit.words("required_open_one")
    for item in items(visit.sheet):
        if item.question is None or item.standing is None:
            continue
        stated = stated_of(visit, item)
        missing = item.standing.state in {State.OPEN, State.UNKNOWN}
        problems = [text for _, text in stated.failed]
        problems += [stated.doubt] if stated.doubt else []
        if item.standing.required and missing and not item.done:
            problems.append(required_open)
        row = ""
        if item.row and item.section.repeat:
            row = row_said(visit, item.section.repeat.group, item.row)
        yield Line(
            row=row,
            ask=item_said(visit, item),
            stated=stated,
            said=stated.said or answer_said(visit.sheet, item, visit.words),
            where=f"{start}{page[item.id]}#q-{anchor(item.id)}",
            evidence=sum(key in register for key in stated.answer.evidence),
            missing=missing,
            problems=tuple(problems),
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
    if kind != "form":
        refuse_impossible(visit)
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
