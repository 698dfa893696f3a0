"""The checklist of known biases of impact studies."""

from assessor.domain.assessment import BiasResult
from assessor.domain.pack import Pack
from assessor.domain.rules import BiasCheck
from assessor.expressions import Environment, parse


def bias(pack: Pack, environment: Environment) -> tuple[BiasResult, ...]:
    """Return each bias as passed, failed or unknown.

    The environment reads an unknown level as open, so that "I don't know" and an
    answer left out come to the same: neither passed nor failed.
    """
    return tuple(_checked(check, environment) for check in pack.bias)


def _checked(check: BiasCheck, environment: Environment) -> BiasResult:
    passed = parse(check.passed).truth(environment)
    if not isinstance(passed, bool):
        return BiasResult(id=check.id, title=check.title, result="unknown")
    result = "passed" if passed else "failed"
    return BiasResult(id=check.id, title=check.title, result=result)
