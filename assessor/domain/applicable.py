"""Reduction actions that apply to a project, and who usually takes them."""

from assessor.domain.pack import Pack
from assessor.domain.rules import Action
from assessor.expressions import OPEN, Environment, parse

_AT_EVERY_STAGE = {"all", "communication"}


def actions_that_apply(
    pack: Pack, stage: str, environment: Environment, *, holder: str = ""
) -> tuple[Action, ...]:
    """Return the actions for a stage, those made for it first, then by id.

    An action whose condition is still open is shown: leaving a question out must
    not make a list of things to do shorter.

    Args:
        pack: The questionnaire with its actions.
        stage: Id of the stage of the project.
        environment: What the conditions read.
        holder: Only those that this role usually takes; all of them if empty.
    """
    found = [
        action
        for action in pack.actions
        if _applies(action, stage, environment)
        and (not holder or holder in holders_of(action, pack))
    ]
    return tuple(sorted(found, key=lambda a: (stage not in a.stages, a.id)))


def _applies(action: Action, stage: str, environment: Environment) -> bool:
    if not {stage, *_AT_EVERY_STAGE} & set(action.stages):
        return False
    if action.when is None:
        return True
    holds = parse(action.when).truth(environment)
    return holds is True or holds is OPEN


def holders_of(action: Action, pack: Pack) -> tuple[str, ...]:
    """Return the roles that usually take an action, by its lever."""
    lever = pack.header.levers.get(action.lever)
    return () if lever is None else lever.holders
