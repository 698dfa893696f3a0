"""Two projects side by side."""

from dataclasses import dataclass
from datetime import date

from starlette.exceptions import HTTPException
from starlette.responses import Response

from assessor.assessing.comparing import Variant, compare
from assessor.domain.answers import AnswersFile
from assessor.domain.comparison import Comparison
from assessor.web.computed import Work, computed
from assessor.web.documents import opened_for
from assessor.web.doors import Endpoint
from assessor.web.house import Opener
from assessor.web.press import Press
from assessor.web.roles import Act
from assessor.web.sides import Beside, beside
from assessor.web.visit import Visit
from assessor.web.visitors import projects_of, visitor_of

DRAWS = 1024


@dataclass(frozen=True, slots=True)
class SidesJob:
    """Projects to put side by side; the names stand for their files."""

    opener: Opener
    answers: tuple[AnswersFile, ...]
    names: tuple[str, ...]
    today: date


def sides_made(job: SidesJob) -> Comparison:
    """Put projects side by side.

    Args:
        job: The projects.
    """
    opened = opened_for(job.opener, job.answers[0])
    variants = [Variant(n, a) for n, a in zip(job.names, job.answers, strict=True)]
    return compare(variants, opened.pack, opened.shelf, today=job.today, draws=DRAWS)


def compare_page(press: Press) -> Endpoint:
    """Return the endpoint that puts two projects side by side.

    Args:
        press: What computes them.
    """

    def prepare(visit: Visit) -> Work | None:
        other = _other(visit)
        if other is None:
            return None
        house = visit.house
        held = (visit.held.answers, house.workspace.load(other).answers)
        names = tuple(one.project.name for one in held)
        return sides_made, SidesJob(house.open, held, names, house.today())

    def page(visit: Visit, found: object, problem: str) -> Response:
        side: Beside | None = None
        if isinstance(found, Comparison):
            side = beside(visit, found)
        others = [
            (one.id, one.label)
            for one in projects_of(visit.house, visit.visitor)
            if one.id != visit.held.id
        ]
        return visit.page(
            "compare",
            others=others,
            other=visit.request.query_params.get("with", ""),
            side=side,
            problem=problem,
        )

    return computed(press, prepare, page)


def _other(visit: Visit) -> str | None:
    """Return the other project that the address names, if this person may see it.

    Raises:
        HTTPException: They may not, or there is none.
    """
    other = visit.request.query_params.get("with", "")
    if not other:
        return None
    there = visitor_of(visit.house, visit.who, {"project": other})
    known = {one.id for one in visit.house.workspace.projects()}
    if there is None or not there.may(Act.READ) or other not in known:
        raise HTTPException(404)
    return other
