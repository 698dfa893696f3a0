"""The checklists: known biases of impact studies, and key points to keep to."""

from collections.abc import Collection
from typing import Literal

from assessor.domain.assessment import BiasResult
from assessor.domain.pack import Pack
from assessor.domain.rules import BiasCheck
from assessor.expressions import Environment, parse


def bias(
    pack: Pack, environment: Environment, unasked: Collection[str] = ()
) -> tuple[BiasResult, ...]:
    """Return each line of the checklists as passed, failed or unknown.

    The environment reads an unknown level as open, so that "I don't know" and an
    answer left out come to the same: neither passed nor failed.

    Args:
        pack: The pack with its checks.
        environment: What the checks read.
        unasked: Questions that apply but that the profile does not ask; a check
            that leans on one of them is not passed on the others alone.
    """
    return tuple(_checked(check, environment, unasked) for check in pack.bias)


def _checked(
    check: BiasCheck, environment: Environment, unasked: Collection[str]
) -> BiasResult:
    expression = parse(check.passed)
    passed = expression.truth(environment)
    half_asked = passed is True and not expression.names.isdisjoint(unasked)
    result: Literal["passed", "failed", "unknown"] = "unknown"
    if isinstance(passed, bool) and not half_asked:
        result = "passed" if passed else "failed"
    return BiasResult(
        id=check.id, belongs_to=check.belongs_to, title=check.title, result=result
    )
