"""Reduction actions of a project: which are taken, by whom, when, and their size.

The size of an action is what the project says it changes in its own answers: a change
in per cent, or another value. Published effects are shown, never applied.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from assessor.domain.answers import ActionStatus, Evidence, State, StatedAction
from assessor.domain.applicable import actions_that_apply, holders_of
from assessor.domain.overlays import row_of, scaled
from assessor.domain.parsing import settle, typed
from assessor.domain.refusals import RefusedError, Why
from assessor.domain.rules import Action
from assessor.domain.sheet import STAGE, Sheet
from assessor.domain.visible import short
from assessor.interview.documents import enter_document
from assessor.interview.engine import Manner
from assessor.interview.path import Item, items
from assessor.interview.seeing import Recorded, seen

_GIVEN = {State.ANSWERED, State.PLANNED}
_LONGEST_LINE = 2_000
_CHANGE = re.compile(
    r"\A(?P<sign>[-+\u2212\u2013])\s?(?P<percent>\d{1,6}(?:[.,]\d{1,6})?)\s?%\Z"
)
_KEEP: Final = object()


@dataclass(frozen=True, slots=True)
class Offer:
    """An action that a project may take, with what was decided on it.

    Attributes:
        stated: What was decided; ``None`` where nothing was.
        holders: Roles that usually take it.
    """

    action: Action
    stated: StatedAction | None
    holders: tuple[str, ...]


def offers(sheet: Sheet, holder: str = "") -> tuple[Offer, ...]:
    """Return the actions that were decided on, then the others that apply.

    Args:
        sheet: The answers so far.
        holder: Only those that this role usually takes; all of them if empty.
    """
    pack, stated = sheet.pack, sheet.answers.actions
    known = {action.id: action for action in pack.actions}
    decided = [known[name] for name in stated if name in known]
    environment = sheet.environment()
    fitting = actions_that_apply(pack, sheet.stage, environment)
    found = [*decided, *(action for action in fitting if action.id not in stated)]
    return tuple(
        Offer(action, stated.get(action.id), roles)
        for action in found
        for roles in [holders_of(action, pack)]
        if not holder or holder in roles
    )


def decide(sheet: Sheet, action: str, status: ActionStatus) -> Recorded:
    """Record where an action stands; a new one is taken after all others.

    Raises:
        RefusedError: The questionnaire has no such action.
    """
    before = sheet.answers.actions.get(action)
    if before is not None:
        return _with(sheet, action, before.model_copy(update={"status": status}))
    if all(one.id != action for one in sheet.pack.actions):
        raise RefusedError(Why.NO_ACTION, given=short(action))
    return _with(sheet, action, StatedAction(status=status))


def assign(
    sheet: Sheet,
    action: str,
    *,
    owner: str | None = None,
    due: object = _KEEP,
    note: str | None = None,
) -> Recorded:
    """Write beside an action who answers for it, by when, and a note.

    Args:
        sheet: The answers so far.
        action: Id of an action that was decided on.
        owner: Who answers for it; an empty text removes it.
        due: Day by which it is to be done, as a date or as it was typed; an empty
            text or ``None`` removes it.
        note: A note; an empty text removes it.

    Raises:
        RefusedError: Nothing was decided on it, or a text does not fit.
    """
    update: dict[str, Any] = {}
    for name, text in (("owner", owner), ("note", note)):
        if text is not None:
            update[name] = _short_enough(" ".join(text.split()))
    if "note" in update:
        update["note"] = update["note"] or None
    if due is not _KEEP:
        update["due"] = _day(due)
    return _with(sheet, action, _stated(sheet, action).model_copy(update=update))


def prove(sheet: Sheet, action: str, evidence: Evidence) -> tuple[str, Recorded]:
    """Attach a document to an action; return its key in the register.

    Raises:
        RefusedError: Nothing was decided on the action.
    """
    stated = _stated(sheet, action)
    key, known = enter_document(sheet.answers, evidence)
    kept = tuple(dict.fromkeys((*stated.evidence, key)))
    held = sheet.answers.model_copy(
        update={
            "evidence": known,
            "actions": {
                **sheet.answers.actions,
                action: stated.model_copy(update={"evidence": kept}),
            },
        }
    )
    return key, seen(sheet, held)


def sizable(sheet: Sheet) -> tuple[Item, ...]:
    """Return the answers that an action may change: figures and choices that feed."""
    dropped = {row for one in sheet.answers.actions.values() for row in one.drop}
    return tuple(
        item
        for item in items(sheet)
        if item.question is not None
        and item.question.feeds is not None
        and item.id != STAGE
        and item.standing is not None
        and item.standing.state in _GIVEN
        and _row_name(item.id) not in dropped
    )


def size(
    sheet: Sheet, action: str, identifier: str, raw: str, manner: Manner
) -> Recorded:
    """Record what an action changes in one answer.

    Args:
        sheet: The answers so far.
        action: Id of an action that was decided on.
        identifier: Id of the answer that it changes.
        raw: A change in per cent of what is answered (``-30 %``), or another value.
        manner: How it came.

    Raises:
        RefusedError: The answer is not asked, cannot be changed so, or the new value
            does not fit its question.
    """
    stated = _stated(sheet, action)
    item = next((one for one in sizable(sheet) if one.id == identifier), None)
    if item is None or item.question is None:
        raise RefusedError(Why.ASKED, given=short(identifier))
    others = {k: v for k, v in stated.set.items() if k != identifier}
    scales = {k: v for k, v in stated.scale.items() if k != identifier}
    factor = _factor(raw)
    if factor is None:
        answer = typed(item.question, raw, decimal=manner.decimal)
        settle(item.question, answer)
        if answer.state is not State.ANSWERED:
            raise RefusedError(Why.CHANGE)
        others[identifier] = answer
    else:
        given = sheet.answers.answers.get(identifier)
        if given is None or not item.question.type.is_numeric:
            raise RefusedError(Why.CHANGE)
        if not factor > 0:
            raise RefusedError(Why.AWAY)
        settle(item.question, scaled(item.question, given, factor))
        scales[identifier] = factor
    update = {"set": others, "scale": scales}
    return _with(sheet, action, stated.model_copy(update=update))


def unsize(sheet: Sheet, action: str, identifier: str) -> Recorded:
    """Take back what an action changes in one answer, or a row that goes with it.

    Raises:
        RefusedError: Nothing was decided on the action.
    """
    stated = _stated(sheet, action)
    update = {
        "set": {k: v for k, v in stated.set.items() if k != identifier},
        "scale": {k: v for k, v in stated.scale.items() if k != identifier},
        "drop": tuple(row for row in stated.drop if row != identifier),
    }
    return _with(sheet, action, stated.model_copy(update=update))


def earlier(sheet: Sheet, action: str) -> Recorded:
    """Take an action one place earlier: the footprint is recomputed in this order.

    Raises:
        RefusedError: Nothing was decided on the action.
    """
    _stated(sheet, action)
    order = list(sheet.answers.actions)
    place = order.index(action)
    if place > 0:
        order[place - 1 : place + 1] = [action, order[place - 1]]
    moved = {name: sheet.answers.actions[name] for name in order}
    return seen(sheet, sheet.answers.model_copy(update={"actions": moved}))


def forget(sheet: Sheet, action: str) -> Recorded:
    """Take an action out of the plan, with all that was written on it."""
    kept = {k: v for k, v in sheet.answers.actions.items() if k != action}
    return seen(sheet, sheet.answers.model_copy(update={"actions": kept}))


def _stated(sheet: Sheet, action: str) -> StatedAction:
    found = sheet.answers.actions.get(action)
    if found is None:
        raise RefusedError(Why.NO_ACTION, given=short(action))
    return found


def _with(sheet: Sheet, action: str, stated: StatedAction) -> Recorded:
    actions = {**sheet.answers.actions, action: stated}
    return seen(sheet, sheet.answers.model_copy(update={"actions": actions}))


def _factor(raw: str) -> float | None:
    """Return what a change in per cent multiplies by; ``None`` where it is a value.

    Examples:
        >>> _factor("-30 %"), _factor("+5%"), _factor("1200 h"), _factor("30 %")
        (0.7, 1.05, None, None)
    """
    match = _CHANGE.match(raw.strip())
    if match is None:
        return None
    percent = float(match["percent"].replace(",", "."))
    return round(1 + (percent if match["sign"] == "+" else -percent) / 100, 12)


def _day(due: object) -> date | None:
    text = due.isoformat() if isinstance(due, date) else str(due or "").strip()
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise RefusedError(Why.DATE, given=short(text)) from error


def _short_enough(text: str) -> str:
    if len(text) > _LONGEST_LINE:
        raise RefusedError(Why.LONG, given=len(text), bound=_LONGEST_LINE)
    return text


def _row_name(identifier: str) -> str:
    row = row_of(identifier)
    return "" if row is None else f"{row.group}[{row.key}]"
