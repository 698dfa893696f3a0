"""The lines that a terminal shows of a reduction plan."""

from collections.abc import Iterator

from assessor.cli.summary import shown as said
from assessor.domain.action_plan import ActionPlan, ActionStep, BudgetCheck
from assessor.domain.impacts import Estimate
from assessor.domain.visible import visible

_WORDS = {
    "en": {
        "none": "The answers file states no action and no budget; see docs/answers.md.",
        "range": "[{low}, {high}]",
        "start": "Footprint with the answers as they are: {figure}",
        "end": "After all actions that were computed: {figure}",
        "step": "{number}. {id} {title}",
        "state": "{status}; {owner}; {due}",
        "no_owner": "no owner",
        "no_due": "no date",
        "due": "due {due}",
        "overdue": "due {due}, overdue",
        "recomputed": "{change}; then {after}",
        "not_quantified": "not quantified: give its size under set, scale or drop",
        "in_the_answers": "done: the answers say so already, nothing is computed twice",
        "not_decided": "not decided: not computed",
        "considered": "considered",
        "planned": "planned",
        "in_progress": "in progress",
        "done": "done",
        "set_aside": "set aside",
        "least": "at least {figure}",
        "not_assessed": "not assessed",
        "budgets": "Budgets",
        "budget": "{ask} {ceiling}: {result} ({verdict}); planned {planned} ({after})",
        "within": "within",
        "over": "over",
        "open": "open: within the range, or something is left out",
        "sufficiency": "No sufficiency action: what could be done less, or not at all?",
    },
    "fr": {
        "none": "Le fichier de réponses n’énonce ni action ni budget ; voir "
        "docs/answers.md.",
        "range": "[{low} à {high}]",
        "start": "Empreinte avec les réponses actuelles : {figure}",
        "end": "Après toutes les actions calculées : {figure}",
        "step": "{number}. {id} {title}",
        "state": "{status} ; {owner} ; {due}",
        "no_owner": "sans responsable",
        "no_due": "sans date",
        "due": "échéance {due}",
        "overdue": "échéance {due}, dépassée",
        "recomputed": "{change} ; ensuite {after}",
        "not_quantified": "non quantifiée : donnez son ampleur sous set, scale ou drop",
        "in_the_answers": "faite : les réponses en tiennent déjà compte, rien n’est "
        "compté deux fois",
        "not_decided": "non décidée : non calculée",
        "considered": "envisagée",
        "planned": "prévue",
        "in_progress": "en cours",
        "done": "faite",
        "set_aside": "écartée",
        "least": "au moins {figure}",
        "not_assessed": "non évalué",
        "budgets": "Budgets",
        "budget": "{ask} {ceiling} : {result} ({verdict}) ; prévu {planned} ({after})",
        "within": "respecté",
        "over": "dépassé",
        "open": "ouvert : dans l’intervalle, ou une part manque",
        "sufficiency": "Aucune action de sobriété : que pourrait-on faire moins, ou ne "
        "pas faire ?",
    },
}
Words = dict[str, str]


def plan_lines(plan: ActionPlan | None, language: str) -> Iterator[str]:
    """Return the actions in their order, what each changes, and the budgets.

    Args:
        plan: The plan; ``None`` where the answers state none.
        language: Language of the lines.
    """
    words = _WORDS[language]
    lines = iter([words["none"]]) if plan is None else _lines(plan, language, words)
    return map(visible, lines)


def _lines(plan: ActionPlan, language: str, words: Words) -> Iterator[str]:
    least = plan.at_least
    yield words["start"].format(figure=_figure(plan.start, language, least=least))
    for number, step in enumerate(plan.steps, 1):
        title = step.title.in_language(language)
        yield words["step"].format(number=number, id=step.id, title=title)
        yield "   " + _state(step, words)
        yield "   " + _effect(step, language, least=least)
    if any(step.counted == "recomputed" for step in plan.steps):
        yield words["end"].format(figure=_figure(plan.end, language, least=least))
    if not plan.sufficiency:
        yield words["sufficiency"]
    if plan.budgets:
        yield words["budgets"]
    for check in plan.budgets:
        yield "   " + _budget(check, language)


def _state(step: ActionStep, words: Words) -> str:
    due = words["no_due"]
    if step.due is not None:
        due = words["overdue" if step.overdue else "due"].format(due=step.due)
    return words["state"].format(
        status=words[step.status.value], owner=step.owner or words["no_owner"], due=due
    )


def _effect(step: ActionStep, language: str, *, least: bool) -> str:
    words = _WORDS[language]
    if step.counted != "recomputed":
        return words[step.counted]
    return words["recomputed"].format(
        change=_figure(step.change, language),
        after=_figure(step.after, language, least=least),
    )


def _figure(found: Estimate | None, language: str, *, least: bool = False) -> str:
    words = _WORDS[language]
    if found is None:
        return words["not_assessed"]
    low, central, high = (
        said(value, language) for value in (found.low, found.central, found.high)
    )
    shown = f"{central} {words['range'].format(low=low, high=high)} {found.unit}"
    return words["least"].format(figure=shown) if least else shown


def _budget(check: BudgetCheck, language: str) -> str:
    words = _WORDS[language]
    return words["budget"].format(
        ask=check.ask.in_language(language),
        ceiling=f"{said(check.ceiling, language)} {check.unit}",
        result=_figure(check.result, language),
        verdict=words[check.verdict],
        planned=_figure(check.planned, language),
        after=words[check.planned_verdict],
    )
