"""What changed since a record of the log, and what each change moved."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from starlette.exceptions import HTTPException
from starlette.responses import Response

from assessor.assessing.differences import (
    PROJECT,
    REVIEWS,
    Change,
    Effect,
    changes,
    effects,
)
from assessor.domain.answers import Answer, AnswersFile, Evidence
from assessor.domain.comparing_answers import PROFILE, ROWS, STAGE, Thing
from assessor.domain.impacts import INDICATORS
from assessor.reporting.pen import pen_for
from assessor.storage.data import Data, patched
from assessor.web.computed import Work, computed
from assessor.web.documents import opened_for
from assessor.web.doors import Endpoint
from assessor.web.history import answer_content, ask_of
from assessor.web.house import Opener
from assessor.web.naming import scenario_said
from assessor.web.press import Press
from assessor.web.visit import Visit

MOST_EFFECTS = 40
"""Changes of which each effect is computed; of more, only what changed is shown."""
_ANSWERS = "answers/"
_OUTCOMES = {"proceed", "conditions", "rework", "insufficient", "refer"}
_RULINGS = {"fired", "possible", "clear", "not_concerned", "passed", "failed"}


@dataclass(frozen=True, slots=True)
class SinceJob:
    """Two versions of the answers, of which each change is assessed."""

    opener: Opener
    before: AnswersFile
    after: AnswersFile
    today: date


@dataclass(frozen=True, slots=True)
class ChangeShown:
    """One change.

    Attributes:
        moved: Results that it moved, each from one value to another.
    """

    what: str
    before: str
    after: str
    moved: tuple[tuple[str, str, str], ...]


def since_made(job: SinceJob) -> tuple[Effect, ...]:
    """Assess each change between two versions, on top of those before it.

    Args:
        job: The versions.
    """
    opened = opened_for(job.opener, job.after)
    pack, shelf = opened.pack, opened.shelf
    return tuple(effects(job.before, job.after, pack, shelf, today=job.today))


def since_page(press: Press) -> Endpoint:
    """Return the endpoint of what changed since a record of the log.

    Args:
        press: What assesses each change.
    """

    def prepare(visit: Visit) -> Work | None:
        before = _earlier(visit)
        count = len(_changes(visit, before))
        if not 0 < count <= MOST_EFFECTS:
            return None
        job = SinceJob(
            visit.house.open, before, visit.held.answers, visit.house.today()
        )
        return since_made, job

    def page(visit: Visit, found: object, problem: str) -> Response:
        before = _earlier(visit)
        done = found if isinstance(found, tuple) else ()
        known = done or tuple(Effect(one, ()) for one in _changes(visit, before))
        return visit.page(
            "changes",
            since=visit.request.query_params.get("since", ""),
            shown=[_shown(visit, one) for one in known],
            computed=bool(done),
            problem=problem,
            most=MOST_EFFECTS,
        )

    return computed(press, prepare, page)


def _earlier(visit: Visit) -> AnswersFile:
    """Return the answers as they were after the record that the address names.

    Raises:
        HTTPException: The log has no such record.
    """
    log = visit.house.workspace.log(visit.held.id)
    asked = visit.request.query_params.get("since", "")
    number = int(asked) if asked.isdecimal() and len(asked) < len("1000000") else 0
    if not 0 < number <= len(log):
        raise HTTPException(404)
    data: Data = {}
    for record in log[:number]:
        data = patched(data, record.patch, visit.house.workspace.order)
    return AnswersFile.model_validate(data)


def _changes(visit: Visit, before: AnswersFile) -> tuple[Change, ...]:
    return changes(before, visit.held.answers, visit.house.workspace.order)


def _shown(visit: Visit, effect: Effect) -> ChangeShown:
    change, w = effect.change, visit.words
    path, name = change.path, change.path.partition("/")[2]
    what = ask_of(visit, name) if path.startswith((_ANSWERS, REVIEWS)) else name
    if path in {PROFILE, STAGE}:
        what = w(f"changed_{path}")
    elif path.startswith(PROJECT):
        what = w(f"changed_{name}")
    elif path.startswith(ROWS):
        what = w("changed_row", name=name)
    elif path.startswith(REVIEWS):
        what = w("changed_review", name=what)
    before, after = (_thing(visit, path, one) for one in (change.before, change.after))
    return ChangeShown(what, before, after, tuple(_moved(visit, effect)))


def _thing(visit: Visit, path: str, thing: Thing | None) -> str:
    if path.startswith(REVIEWS):
        return ""
    if path.startswith(ROWS):
        return visit.words("changed_gone" if thing is None else "changed_there")
    if isinstance(thing, Answer):
        return answer_content(visit, path.removeprefix(_ANSWERS), thing)
    if isinstance(thing, Evidence):
        return thing.title
    header, name = visit.house.pack.header, str(thing or "")
    profile, stage = header.profiles.get(name), header.stages.get(name)
    note = profile if path == PROFILE else stage
    if path in {PROFILE, STAGE} and note is not None:
        return visit.words.text(note.title)
    return thing or visit.words("unanswered")


def _moved(visit: Visit, effect: Effect) -> Iterator[tuple[str, str, str]]:
    for one in effect.moved:
        before, after = _value(visit, one.before), _value(visit, one.after)
        yield _result(visit, one.what), before, after


def _result(visit: Visit, what: str) -> str:
    w, pack = visit.words, visit.house.pack
    start, _, name = what.partition(".")
    key = what.replace(" ", "_")
    if key in {"outcome", "declared_outcome", "supported_outcome"}:
        return w(f"moved_{key}")
    if start == "gauge":
        gauge = next((g for n, g in pack.header.gauges.items() if n == name), None)
        return w("moved_gauge", name=w.text(gauge.title) if gauge else name)
    gate = next((one for one in pack.gates if one.id == what), None)
    if gate is not None:
        return w("moved_gate", name=f"{what} {w.text(gate.title)}")
    if name in INDICATORS:
        title = pen_for(visit.language).word(f"indicator.{name}")
        return w("pair", name=scenario_said(visit, start), value=title)
    bias = next((one for one in pack.bias if f"bias.{one.id}" == what), None)
    return what if bias is None else w.text(bias.title)


def _value(visit: Visit, value: str) -> str:
    if value in _OUTCOMES:
        return visit.words(f"outcome_{value}")
    if value in _RULINGS:
        return visit.words(f"ruling_{value}")
    if value == "not assessed":
        return visit.words("options_not_assessed")
    least = value.removeprefix("at least ")
    said = least.replace(".", visit.mark)
    return said if least == value else f"{visit.words('plan_least')} {said}"
