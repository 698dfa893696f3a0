"""Reduction actions as the pages show them: what is published, decided, computed."""

from collections.abc import Iterator
from dataclasses import dataclass

from assessor.domain.action_plan import ActionPlan, ActionStep, BudgetCheck
from assessor.domain.answers import ActionStatus, Evidence, StatedAction
from assessor.domain.impacts import Estimate
from assessor.domain.parsing import Decimal
from assessor.interview import Item, Offer, find_item, sizable
from assessor.reporting.figures import number, scale_of, share
from assessor.web.choices import Choice
from assessor.web.meanwhile import seen_of
from assessor.web.naming import row_said
from assessor.web.saying import answer_said, estimate_said, value_said
from assessor.web.visit import Visit


@dataclass(frozen=True, slots=True)
class Figures:
    """A figure in words.

    Attributes:
        central: With its unit; empty where it is not assessed.
    """

    central: str = ""
    low: str = ""
    high: str = ""


@dataclass(frozen=True, slots=True)
class StepShown:
    """What is computed of one action.

    Attributes:
        counted: Why it is computed, or why not.
        lower: Share of the draws in which it reduces.
    """

    counted: str
    overdue: bool
    change: Figures
    after: Figures
    lower: str


@dataclass(frozen=True, slots=True)
class ActionShown:
    """One action.

    Attributes:
        published: What is said of it elsewhere, each with its name.
        changes: What it changes: id of the answer, and in words.
        seen: What a form about it carries.
    """

    id: str
    title: str
    stated: StatedAction | None
    holders: str
    families: str
    published: tuple[tuple[str, str], ...]
    changes: tuple[tuple[str, str], ...]
    evidence: tuple[tuple[str, Evidence], ...]
    step: StepShown | None
    seen: str


@dataclass(frozen=True, slots=True)
class BudgetShown:
    """A ceiling beside what was computed.

    Attributes:
        ask: What it is on.
        now: Result without the plan, with how the ceiling is held.
        then: The same after the plan.
    """

    ask: str
    ceiling: str
    now: tuple[Figures, str]
    then: tuple[Figures, str]


@dataclass(frozen=True, slots=True)
class PlanShown:
    """What is computed of a whole plan.

    Attributes:
        budgets: Each ceiling that the project set itself.
    """

    start: Figures = Figures()
    end: Figures = Figures()
    at_least: bool = False
    sufficiency: bool = True
    budgets: tuple[BudgetShown, ...] = ()


def plan_shown(visit: Visit, plan: ActionPlan | None) -> PlanShown:
    """Return what is computed of a whole plan, in words.

    Args:
        visit: Who looks.
        plan: The plan, if there is one.
    """
    if plan is None:
        return PlanShown()
    return PlanShown(
        start=_figures(visit, plan.start),
        end=_figures(visit, plan.end),
        at_least=plan.at_least,
        sufficiency=plan.sufficiency,
        budgets=tuple(_budget(visit, one) for one in plan.budgets),
    )


def _budget(visit: Visit, one: BudgetCheck) -> BudgetShown:
    w, scale = visit.words, scale_of((one.ceiling,), one.unit)
    ceiling = f"{number(one.ceiling / scale.per, visit.language)}\u00a0{scale.symbol}"
    return BudgetShown(
        w.text(one.ask),
        ceiling,
        (_figures(visit, one.result), w(f"budget_{one.verdict}")),
        (_figures(visit, one.planned), w(f"budget_{one.planned_verdict}")),
    )


def action_shown(
    visit: Visit, offer: Offer, plan: ActionPlan | None = None
) -> ActionShown:
    """Return one action in words.

    Args:
        visit: Who looks.
        offer: The action, with what was decided on it.
        plan: The plan that it is a step of, computed.
    """
    w, about, stated = visit.words, offer.action, offer.stated
    register = visit.sheet.answers.evidence
    steps = () if plan is None else plan.steps
    step = next((one for one in steps if one.id == about.id), None)
    return ActionShown(
        id=about.id,
        title=w.text(about.title),
        stated=stated,
        holders=", ".join(role_said(visit, name) for name in offer.holders),
        families=", ".join(w(f"family_{name}") for name in about.families),
        published=tuple(
            (w(f"action_{name}"), w.text(text))
            for name, text in (
                ("effect", about.effect),
                ("precondition", about.precondition),
                ("caution", about.caution),
            )
            if text is not None
        ),
        changes=tuple(_changes(visit, stated)) if stated else (),
        evidence=tuple((k, register[k]) for k in stated.evidence if k in register)
        if stated
        else (),
        step=None if step is None else _step(visit, step),
        seen=seen_of(stated),
    )


def role_said(visit: Visit, name: str) -> str:
    """Return what a role is called.

    Args:
        visit: Who looks.
        name: Its id.
    """
    title = visit.house.pack.header.holders.get(name)
    return name if title is None else visit.words.text(title)


def statuses(visit: Visit, stated: StatedAction | None) -> tuple[Choice, ...]:
    """Return where an action may stand.

    Args:
        visit: Who looks.
        stated: Where it stands.
    """
    now = ActionStatus.PLANNED if stated is None else stated.status
    return tuple(
        Choice(one.value, visit.words(f"action_{one.value}"), one is now)
        for one in ActionStatus
    )


def sizes(visit: Visit) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the answers that an action may change, by section.

    Args:
        visit: Who looks.
    """
    found: dict[str, tuple[str, list[tuple[str, str]]]] = {}
    for item in sizable(visit.sheet):
        title = visit.words.text(item.section.title)
        held = found.setdefault(item.section.id, (title, []))[1]
        said = answer_said(visit.sheet, item, visit.words)
        held.append((item.id, f"{item_said(visit, item)} {said}"))
    return list(found.values())


def item_said(visit: Visit, item: Item) -> str:
    """Return what a question is called, with its row.

    Args:
        visit: Who looks.
        item: The question.
    """
    ask = visit.words.text(item.question.ask) if item.question else item.id
    repeat = item.section.repeat
    if repeat is None or item.row is None:
        return ask
    row = row_said(visit, repeat.group, item.row)
    return visit.words("row_ask", row=row, ask=ask)


def _changes(visit: Visit, stated: StatedAction) -> Iterator[tuple[str, str]]:
    for name in stated.changes:
        item = find_item(visit.sheet, name)
        title = name if item is None else item_said(visit, item)
        if name in stated.scale:
            value = change_said(stated.scale[name], visit.mark)
        elif name in stated.set and item is not None and item.question is not None:
            answer = stated.set[name]
            value = value_said(visit.sheet, item.question, answer, visit.words)
        else:
            value = visit.words("size_dropped")
        yield name, visit.words("size_change", name=title, value=value)


def change_said(factor: float, mark: Decimal) -> str:
    r"""Return what an answer is multiplied by, as a change in per cent.

    Args:
        factor: What it is multiplied by.
        mark: Decimal sign.

    Examples:
        >>> change_said(0.7, "."), change_said(1.125, ",")
        ('−30\xa0%', '+12,5\xa0%')
    """
    percent = f"{round((factor - 1) * 100, 6):+g}".replace("-", "\u2212")
    return f"{percent.replace('.', mark)}\u00a0%"


def _step(visit: Visit, step: ActionStep) -> StepShown:
    w = visit.words
    lower = ""
    if step.share_lower is not None:
        lower = w("step_lower", share=share(step.share_lower, visit.language))
    return StepShown(
        counted=w(f"counted_{step.counted}"),
        overdue=step.overdue,
        change=_figures(visit, step.change),
        after=_figures(visit, step.after),
        lower=lower,
    )


def _figures(visit: Visit, estimate: Estimate | None) -> Figures:
    if estimate is None:
        return Figures()
    return Figures(*estimate_said(visit.words, estimate))
