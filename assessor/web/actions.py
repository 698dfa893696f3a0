"""Reduction actions: listed, decided on, sized, supported."""

from collections.abc import Callable

from starlette.exceptions import HTTPException
from starlette.responses import Response

from assessor.domain.answers import ActionStatus
from assessor.domain.sheet import Sheet
from assessor.errors import AnswerError
from assessor.interview import (
    Manner,
    Offer,
    Recorded,
    assign,
    decide,
    earlier,
    forget,
    offers,
    prove,
    size,
    unsize,
)
from assessor.web.answering import RefusedAnswerError, again, keep
from assessor.web.evidence import problem_of, stored
from assessor.web.meanwhile import MeanwhileError, refuse_changed, seen_of
from assessor.web.plans import (
    action_shown,
    plan_shown,
    role_said,
    sizes,
    statuses,
)
from assessor.web.results import SoFar
from assessor.web.running import known_of
from assessor.web.visit import Visit

Step = Callable[[Visit, Sheet, str], Recorded]
Wrong = tuple[tuple[str, str], ...]
"""What is wrong with a form: the field, and the problem in words."""


def actions(visit: Visit, so_far: SoFar) -> Response:
    """Show the plan, and the actions that apply besides.

    Args:
        visit: Who looks.
        so_far: What is known of the result.
    """
    query = visit.request.query_params
    role, family = query.get("role", ""), query.get("family", "")
    plan = so_far.result.plan if so_far.result else None
    found = [action_shown(visit, offer, plan) for offer in offers(visit.sheet)]
    fitting = [
        action_shown(visit, offer)
        for offer in offers(visit.sheet, role)
        if offer.stated is None and (not family or family in offer.action.families)
    ]
    held = [one for one in offers(visit.sheet) if one.stated is None]
    families = dict.fromkeys(name for one in held for name in one.action.families)
    roles = dict.fromkeys(name for one in held for name in one.holders)
    return visit.page(
        "actions",
        decided=[one for one in found if one.stated is not None],
        fitting=fitting,
        plan=plan_shown(visit, plan),
        roles=[(name, role_said(visit, name)) for name in roles],
        families=[(name, visit.words(f"family_{name}")) for name in families],
        role=role,
        family=family,
        all_of_them=len(held),
        known=known_of(visit, so_far),
    )


def action(visit: Visit, so_far: SoFar) -> Response:
    """Show one action.

    Args:
        visit: Who looks.
        so_far: What is known of the result.
    """
    return _page(visit, so_far)


def _again(visit: Visit, status: int, wrong: Wrong) -> Response:
    """Show an action with what is wrong with what was sent."""
    return _page(visit, visit.house.so_far(visit.held), status, wrong)


def _page(
    visit: Visit, so_far: SoFar, status: int = 200, wrong: Wrong = ()
) -> Response:
    offer = _offer(visit)
    plan = so_far.result.plan if so_far.result else None
    shown = action_shown(visit, offer, plan)
    order = list(visit.sheet.answers.actions)
    return visit.page(
        "action",
        status,
        shown=shown,
        statuses=statuses(visit, shown.stated),
        sizes=sizes(visit) if shown.stated else [],
        place=order.index(shown.id) if shown.id in order else 0,
        wrong=wrong,
        sent=visit.sent,
        known=known_of(visit, so_far, visit.project_path("actions", shown.id)),
    )


def _offer(visit: Visit) -> Offer:
    """Return the action that the address names, whether or not it applies.

    Raises:
        HTTPException: The questionnaire has none of this name.
    """
    name = visit.request.path_params["action"]
    known = next((a for a in visit.house.pack.actions if a.id == name), None)
    if known is None:
        raise HTTPException(404)
    held = next((o for o in offers(visit.sheet) if o.action.id == name), None)
    return held or Offer(known, visit.sheet.answers.actions.get(name), ())


def change_action(visit: Visit) -> Response:
    """Decide on an action, size it, move it in the plan, or take it out."""
    name = _offer(visit).action.id
    do = visit.sent("do")
    step = _STEPS.get(do)
    if step is None:
        return visit.say(422, visit.words("refused"), visit.words("refused_text"))
    return _kept(visit, name, step, _FIELDS[do])


def prove_action(visit: Visit) -> Response:
    """Attach a document or a link to an action."""
    name = _offer(visit).action.id
    problem = problem_of(visit)
    if problem:
        return _again(visit, 422, (("title", problem),))
    evidence = stored(visit)

    def attached(_visit: Visit, sheet: Sheet, action: str) -> Recorded:
        return prove(sheet, action, evidence)[1]

    return _kept(visit, name, attached, "title")


def _kept(visit: Visit, name: str, step: Step, field: str) -> Response:
    try:
        held = keep(visit, "action", lambda sheet: step(visit, sheet, name))
    except MeanwhileError as error:
        return _again(again(visit), 409, ((field, str(error)),))
    except AnswerError as error:
        said = visit.words.error(error)
        return _again(visit, 422, ((field, said),))
    if name in held.answers.actions and visit.sent("do") != "earlier":
        return visit.go(visit.project_path("actions", name), done="saved")
    done = "forgotten" if visit.sent("do") == "forget" else "saved"
    return visit.go(visit.project_path("actions"), done=done)


def _saved(visit: Visit, sheet: Sheet, action: str) -> Recorded:
    refuse_changed(visit, seen_of(sheet.answers.actions.get(action)))
    sent = visit.sent
    known = {status.value for status in ActionStatus}
    if sent("status") not in known:
        raise RefusedAnswerError(visit.words("action_status_needed"))
    decided = decide(sheet, action, ActionStatus(sent("status")))
    return assign(
        decided.sheet,
        action,
        owner=sent("owner"),
        due=sent("due"),
        note=sent("note"),
    )


def _sized(visit: Visit, sheet: Sheet, action: str) -> Recorded:
    manner = Manner(at=visit.house.now(), decimal=visit.mark)
    sent = visit.sent
    if not sent("answer") or not sent("value"):
        raise RefusedAnswerError(visit.words("size_needed"))
    return size(sheet, action, sent("answer"), sent("value"), manner)


def _unsized(visit: Visit, sheet: Sheet, action: str) -> Recorded:
    return unsize(sheet, action, visit.sent("answer"))


def _earlier(_visit: Visit, sheet: Sheet, action: str) -> Recorded:
    return earlier(sheet, action)


def _forgotten(visit: Visit, sheet: Sheet, action: str) -> Recorded:
    refuse_changed(visit, seen_of(sheet.answers.actions.get(action)))
    return forget(sheet, action)


_STEPS: dict[str, Step] = {
    "save": _saved,
    "size": _sized,
    "unsize": _unsized,
    "earlier": _earlier,
    "forget": _forgotten,
}
_FIELDS = {
    "save": "due",
    "size": "size-value",
    "unsize": "size-value",
    "earlier": "status",
    "forget": "status",
}
