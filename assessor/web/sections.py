"""A section as a page: its questions, or the rows of its group."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, Response

from assessor.domain.sheet import OPTIONS
from assessor.interview import ALWAYS
from assessor.web.asked import Asked, asked_of
from assessor.web.leaves import Leaf, leaf_of, leaves
from assessor.web.naming import row_said, scenario_said
from assessor.web.results import SoFar
from assessor.web.roles import Act
from assessor.web.running import address_of, known_of
from assessor.web.visit import Visit


@dataclass(frozen=True, slots=True)
class RowShown:
    """One row of a group, with its questions.

    Attributes:
        fixed: It always exists.
    """

    key: str
    name: str
    asked: tuple[Asked, ...]
    fixed: bool


@dataclass(frozen=True, slots=True)
class GroupShown:
    """The rows of a group.

    Attributes:
        item: What one row is called.
        settled: Somebody said which rows there are, be it none.
        undescribed: Scenarios that always exist and have no row yet.
    """

    name: str
    item: str
    rows: tuple[RowShown, ...]
    full: bool
    settled: bool
    undescribed: tuple[tuple[str, str], ...]


class _Refused(NamedTuple):
    """The one answer of a page that was refused, if any: what was typed, and why."""

    id: str = ""
    typed: FormData | None = None
    text: str = ""


def section(visit: Visit, so_far: SoFar) -> Response:
    """Show one page of questions.

    Args:
        visit: Who looks.
        so_far: What is known of the result.
    """
    pages = leaves(visit.sheet)
    name = visit.request.path_params["section"]
    leaf = next((page for page in pages if page.name == name), None)
    if leaf is None:
        # What an answer hid, or a part of it that is no longer come back to.
        leaf = next((p for p in pages if p.section.id == name.split("-")[0]), None)
        if leaf is None:
            raise HTTPException(404)
        return visit.go(visit.project_path("s", leaf.name))
    return _page(visit, leaf, pages, so_far, _Refused())


def section_page(
    visit: Visit, identifier: str, *, typed: FormData | None, refusal: str
) -> Response:
    """Show the page of a question again, with what was typed and why it was refused.

    Args:
        visit: Who answers.
        identifier: Id of the answer.
        typed: What was typed.
        refusal: Why it was refused.
    """
    pages = leaves(visit.sheet)
    leaf = leaf_of(pages, identifier) or pages[0]
    so_far = visit.house.so_far(visit.held)
    return _page(visit, leaf, pages, so_far, _Refused(identifier, typed, refusal))


def _page(
    visit: Visit, leaf: Leaf, pages: Sequence[Leaf], so_far: SoFar, refused: _Refused
) -> Response:
    asked = {
        item.id: asked_of(
            visit,
            item,
            refused.typed if item.id == refused.id else None,
            refused.text if item.id == refused.id else "",
        )
        for item in leaf.items
        if item.question is not None
    }
    place = [page.name for page in pages].index(leaf.name)
    return visit.page(
        "section",
        422 if refused.text else 200,
        leaf=leaf,
        pages=pages,
        place=place,
        asked=[one for one in asked.values() if one.item.row is None],
        group=_group(visit, leaf, asked),
        refused=[one for one in asked.values() if one.refusal],
        known=known_of(visit, so_far, visit.project_path("s", leaf.name)),
    )


def _group(visit: Visit, leaf: Leaf, asked: dict[str, Asked]) -> GroupShown | None:
    repeat = leaf.section.repeat
    if repeat is None:
        return None
    held = visit.sheet.answers
    keys = held.groups.get(repeat.group, ())
    rows = tuple(
        RowShown(
            key,
            row_said(visit, repeat.group, key),
            tuple(one for one in asked.values() if one.item.row == key),
            fixed=repeat.group == OPTIONS and key in ALWAYS,
        )
        for key in keys
    )
    return GroupShown(
        name=repeat.group,
        item=visit.words.text(repeat.item),
        rows=rows,
        full=len(keys) >= repeat.max,
        settled=repeat.group in held.groups,
        undescribed=tuple(
            (key, scenario_said(visit, key))
            for key in (held.scenarios if repeat.group == OPTIONS else ())
            if key not in keys
        ),
    )


def running(visit: Visit, so_far: SoFar) -> Response:
    """Show the result so far, for the panel beside the questions.

    Args:
        visit: Who looks.
        so_far: What is known of it.
    """
    return HTMLResponse(visit.draw("running", known=known_of(visit, so_far)))


def go_on(visit: Visit) -> Response:
    """Go to the first question without an answer, or to the review.

    Who answers some sections alone goes on in these.
    """
    pages = leaves(visit.sheet)
    own = [page for page in pages if visit.may(Act.ANSWER, page.section.id)]
    waiting = [item for page in own or pages for item in page.items if not item.done]
    if waiting:
        return visit.go(address_of(visit, pages, waiting[0].id))
    return visit.go(visit.project_path("review"))
