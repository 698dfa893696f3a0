"""A reduction plan as a table for a spreadsheet, one action a row."""

from collections.abc import Iterator

from assessor.domain.action_plan import ActionPlan, ActionStep
from assessor.domain.impacts import Estimate
from assessor.exchange.sheet_cells import Cell, csv_text

HEAD = (
    "order",
    "action",
    "title",
    "family",
    "status",
    "owner",
    "due",
    "overdue",
    "evidence",
    "changes",
    "counted",
    "before_kgCO2e",
    "after_kgCO2e",
    "change_kgCO2e",
    "change_low_kgCO2e",
    "change_high_kgCO2e",
    "share_of_draws_lower",
    "note",
)


def plan_csv(plan: ActionPlan | None, language: str) -> str:
    """Return a reduction plan as CSV; the columns are the same in all languages.

    Args:
        plan: The plan; ``None`` where the answers state none.
        language: Language of the titles of the actions.
    """
    steps = () if plan is None else plan.steps
    return csv_text(HEAD, _rows(steps, language))


def _rows(steps: tuple[ActionStep, ...], language: str) -> Iterator[tuple[Cell, ...]]:
    for number, step in enumerate(steps, 1):
        yield (
            number,
            step.id,
            step.title.in_language(language),
            step.family,
            step.status.value,
            step.owner,
            "" if step.due is None else step.due.isoformat(),
            "yes" if step.overdue else "no",
            "; ".join(step.evidence),
            "; ".join(step.changes),
            step.counted,
            *(_central(estimate) for estimate in (step.before, step.after)),
            *_change(step.change),
            step.share_lower,
            step.note,
        )


def _central(estimate: Estimate | None) -> float | None:
    return None if estimate is None else estimate.central


def _change(change: Estimate | None) -> tuple[Cell, ...]:
    if change is None:
        return None, None, None
    return change.central, change.low, change.high
