"""The checklist of known biases of impact studies."""

from collections.abc import Collection

from assessor.domain.assessment import BiasResult
from assessor.domain.pack import Pack
from assessor.domain.rules import BiasCheck
from assessor.expressions import Environment, parse


def bias(
    pack: Pack, environment: Environment, unasked: Collection[str] = ()
) -> tuple[BiasResult, ...]:
    """Return each bias as passed, failed or unknown.

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
    if half_asked or not isinstance(passed, bool):
        return BiasResult(id=check.id, title=check.title, result="unknown")
    result = "passed" if passed else "failed"
    return BiasResult(id=check.id, title=check.title, result=result)
