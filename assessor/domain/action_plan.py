"""Reduction actions of a project, and the footprint recomputed after each of them."""

from datetime import date
from typing import Literal

from assessor.domain.answers import ActionStatus
from assessor.domain.impacts import Estimate
from assessor.domain.model import Model
from assessor.domain.wording import Text

Family = Literal["sufficiency", "substitution", "efficiency", "enabler"]
FAMILIES: tuple[Family, ...] = (
    "sufficiency",
    "substitution",
    "efficiency",
    "enabler",
)
"""Those that ask for less first; an action of several counts in the first."""
Counted = Literal["recomputed", "not_quantified", "in_the_answers", "not_decided"]
Verdict = Literal["within", "over", "open", "not_assessed"]


class ActionStep(Model):
    """One action, and what is left of the footprint after it.

    Attributes:
        overdue: It was to be done before the day of the assessment, and is not.
        changes: Answers and rows that it changes.
        counted: ``recomputed``: the footprint was computed again with it;
            ``not_quantified``: the project gave it no size; ``in_the_answers``: it is
            done, and the answers say so already; ``not_decided``: it is only
            considered, or was set aside.
        before: Climate impact over the whole life before it.
        after: The same after it and all actions before it.
        change: After less before, draw by draw; below 0 it reduces.
        share_lower: Share of draws, under the stated assumptions, in which it
            reduces. [0 to 1]
    """

    id: str
    title: Text
    family: Family
    status: ActionStatus
    owner: str
    due: date | None
    overdue: bool
    evidence: tuple[str, ...]
    note: str
    changes: tuple[str, ...]
    counted: Counted
    before: Estimate | None = None
    after: Estimate | None = None
    change: Estimate | None = None
    share_lower: float | None = None


class FamilyChange(Model):
    """What the actions of one family change together.

    Attributes:
        actions: How many are planned, under way or done.
        change: Sum of the changes of the central value; ``None`` where none of the
            actions was computed. [kgCO2e]
        share: Part of the whole change; ``None`` where an action adds to the
            footprint, or where nothing changes. [0 to 1]
    """

    actions: int
    change: float | None
    share: float | None


class BudgetCheck(Model):
    """A ceiling that the project set itself, beside what was computed.

    Attributes:
        question: Id of the answer that sets it.
        ask: The question.
        result: What it is compared with, before any action.
        planned: The same after all actions that were recomputed.
        verdict: ``open`` where the ceiling lies within the 95 % range.
    """

    question: str
    ask: Text
    unit: str
    ceiling: float
    result: Estimate | None
    planned: Estimate | None
    verdict: Verdict
    planned_verdict: Verdict


class ActionPlan(Model):
    """The reduction plan: nothing is added up, each step is computed again.

    Attributes:
        at_least: The footprint leaves something out.
        start: Climate impact over the whole life with the answers as they are.
        end: The same after all actions that were recomputed.
        change: End less start, draw by draw.
        sufficiency: Some action that is planned, under way or done asks for less.
    """

    unit: str
    at_least: bool
    start: Estimate | None
    end: Estimate | None
    change: Estimate | None
    share_lower: float | None
    steps: tuple[ActionStep, ...]
    families: dict[Family, FamilyChange]
    sufficiency: bool
    budgets: tuple[BudgetCheck, ...]
