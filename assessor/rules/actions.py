"""Reduction actions that apply to a project."""

from assessor.domain.pack import Pack
from assessor.domain.rules import Action
from assessor.expressions import OPEN, Environment, parse

_AT_EVERY_STAGE = {"all", "communication"}


def actions_that_apply(
    pack: Pack, stage: str, environment: Environment
) -> tuple[Action, ...]:
    """Return the actions for a stage, those made for it first, then by id.

    An action whose condition is still open is shown: leaving a question out must
    not make a list of things to do shorter.
    """
    found = [a for a in pack.actions if _applies(a, stage, environment)]
    return tuple(sorted(found, key=lambda a: (stage not in a.stages, a.id)))


def _applies(action: Action, stage: str, environment: Environment) -> bool:
    if not {stage, *_AT_EVERY_STAGE} & set(action.stages):
        return False
    if action.when is None:
        return True
    holds = parse(action.when).truth(environment)
    return holds is True or holds is OPEN
