"""The reduction plan of a project, its footprint computed again after each action."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from assessor.assessing.budgets import budgets
from assessor.assessing.inventory import take_inventory
from assessor.assessing.overlays import overlaid
from assessor.domain.action_plan import (
    FAMILIES,
    ActionPlan,
    ActionStep,
    Counted,
    Family,
    FamilyChange,
)
from assessor.domain.answers import ActionStatus, AnswersFile, StatedAction
from assessor.domain.impacts import INDICATORS, Estimate, ScenarioResult
from assessor.domain.overlays import Overlay
from assessor.domain.rules import Action
from assessor.domain.sheet import Sheet, read_sheet
from assessor.domain.shelf import Shelf
from assessor.errors import EstimationError
from assessor.estimation import estimate
from assessor.estimation.draws import Draws
from assessor.estimation.pairing import Paired, paired, total_draws

_PROJECT = "project"
_UNIT = INDICATORS["gwp"]
_TAKEN = {ActionStatus.PLANNED, ActionStatus.IN_PROGRESS}
_DECIDED = {*_TAKEN, ActionStatus.DONE}


@dataclass(frozen=True)
class Frame:
    """What stays the same from action to action.

    Attributes:
        today: Day of the assessment.
        draws: Number of Monte Carlo draws.
    """

    shelf: Shelf
    today: date
    draws: int


@dataclass(frozen=True)
class _Computed:
    """The project with some actions taken."""

    sheet: Sheet
    result: ScenarioResult
    draws: Draws | None

    @property
    def gwp(self) -> Estimate | None:
        return self.result.totals["gwp"].estimate


def reduction_plan(
    sheet: Sheet, result: ScenarioResult, frame: Frame
) -> ActionPlan | None:
    """Return the plan that the answers state, recomputed in the order stated.

    Args:
        sheet: The answers, on the basis of the outcome.
        result: The project with these answers.
        frame: With what, on which day and how finely it is computed.

    Returns:
        The plan, or ``None`` where the answers state neither action nor budget.

    Raises:
        EstimationError: An action makes a quantity physically impossible.
    """
    actions = sheet.answers.actions
    if not actions and not budgets(sheet, result, result):
        return None
    first = _Computed(sheet, result, None)
    if any(_counted(stated) == "recomputed" for stated in actions.values()):
        first = _Computed(sheet, result, _draws(sheet, frame))
    catalogue = {action.id: action for action in sheet.pack.actions}
    steps: list[ActionStep] = []
    now = first
    for name, stated in actions.items():
        then = _taken(now, name, stated, frame)
        about = _about(catalogue[name], stated, frame.today)
        steps.append(about if then is now else _step(about, now, then))
        now = then
    whole = _paired(first, now)
    return ActionPlan(
        unit=_UNIT,
        at_least=result.totals["gwp"].at_least,
        start=first.gwp,
        end=now.gwp,
        change=None if whole is None else whole.estimate,
        share_lower=None if whole is None else whole.share_lower,
        steps=tuple(steps),
        families=dict(_families(steps)),
        sufficiency=any(
            "sufficiency" in catalogue[step.id].families
            for step in steps
            if step.status in _DECIDED
        ),
        budgets=budgets(sheet, result, now.result),
    )


def _computed(answers: AnswersFile, like: Sheet, frame: Frame) -> _Computed:
    sheet = read_sheet(like.pack, answers, basis=like.basis)
    inventory = take_inventory(sheet, year=frame.today.year)
    footprint = estimate(inventory, frame.shelf, draws=frame.draws)
    return _Computed(sheet, footprint.scenarios[_PROJECT], _draws(sheet, frame))


def _draws(sheet: Sheet, frame: Frame) -> Draws | None:
    inventory = take_inventory(sheet, year=frame.today.year)
    drawn = total_draws(inventory, frame.shelf, draws=frame.draws)
    return drawn[_PROJECT].get(("whole_life", "gwp"))


def _taken(now: _Computed, name: str, stated: StatedAction, frame: Frame) -> _Computed:
    """Return the project with one more action; itself where nothing is recomputed."""
    if _counted(stated) != "recomputed":
        return now
    overlay = Overlay(
        overlay=name, set=stated.set, scale=stated.scale, drop=stated.drop
    )
    try:
        answers = overlaid(now.sheet.answers, overlay, now.sheet.pack)
        return _computed(answers, now.sheet, frame)
    except EstimationError as error:
        place = f"actions.{name}"
        raise error.within(place) from error


def _counted(stated: StatedAction) -> Counted:
    if stated.status is ActionStatus.DONE:
        return "in_the_answers"
    if stated.status not in _TAKEN:
        return "not_decided"
    return "recomputed" if stated.changes else "not_quantified"


def _about(action: Action, stated: StatedAction, today: date) -> ActionStep:
    waits = stated.status in _TAKEN
    return ActionStep(
        id=action.id,
        title=action.title,
        family=family_of(action),
        status=stated.status,
        owner=stated.owner,
        due=stated.due,
        overdue=waits and stated.due is not None and stated.due < today,
        evidence=stated.evidence,
        note=stated.note or "",
        changes=stated.changes,
        counted=_counted(stated),
    )


def family_of(action: Action) -> Family:
    """Return the family of an action, the one that asks for less where it has several.

    Args:
        action: An action of the pack.
    """
    return next((f for f in FAMILIES if f in action.families), FAMILIES[-1])


def _step(about: ActionStep, before: _Computed, after: _Computed) -> ActionStep:
    found = _paired(before, after)
    return about.model_copy(
        update={
            "before": before.gwp,
            "after": after.gwp,
            "change": None if found is None else found.estimate,
            "share_lower": None if found is None else found.share_lower,
        }
    )


def _paired(before: _Computed, after: _Computed) -> Paired | None:
    one, two = before.gwp, after.gwp
    if one is None or two is None or before.draws is None or after.draws is None:
        return None
    return paired(before.draws, after.draws, two.central - one.central, _UNIT)


def _families(steps: Sequence[ActionStep]) -> Iterator[tuple[Family, FamilyChange]]:
    """Yield what each family changes; the changes of all add up to the whole."""
    changes = {s.id: s.change.central for s in steps if s.change is not None}
    whole = sum(changes.values())
    shared = whole < 0 and all(change <= 0 for change in changes.values())
    for family in FAMILIES:
        mine = [s for s in steps if s.family == family and s.status in _DECIDED]
        computed = [changes[step.id] for step in mine if step.id in changes]
        change = sum(computed) if computed else None
        part = change / whole + 0.0 if shared and change is not None else None
        yield family, FamilyChange(actions=len(mine), change=change, share=part)
