"""How a rule is read: against answers, or against one of its own examples."""

from assessor.domain.rules import RuleExample, Ruling
from assessor.expressions import ABSENT, OPEN, Environment, Value, Values, parse

_ABSENT = "absent"


def ruling(when: str, concerns: str | None, environment: Environment) -> Ruling:
    """Return what a rule says.

    It fires only on true. Open is possible, absent is not concerned: a question
    that was not asked never fires a rule.

    Args:
        when: Expression of the rule.
        concerns: Expression; where it is false the rule is not concerned.
        environment: What both read.

    Examples:
        >>> str(ruling("a.b < 2", None, Values({"a.b": 1})))
        'fired'
        >>> str(ruling("a.b < 2", "c.d", Values({"a.b": 1, "c.d": OPEN})))
        'possible'
    """
    concerned = True if concerns is None else parse(concerns).truth(environment)
    if concerned in (False, ABSENT):
        return Ruling.NOT_CONCERNED
    fires = parse(when).truth(environment)
    if fires is ABSENT:
        return Ruling.NOT_CONCERNED
    if fires is False:
        return Ruling.CLEAR
    return Ruling.POSSIBLE if OPEN in (fires, concerned) else Ruling.FIRED


def values_of(example: RuleExample) -> Values:
    """Return what a rule reads in one of its own examples."""
    return Values({name: _value(given) for name, given in example.values.items()})


def _value(given: object) -> Value:
    if given == _ABSENT:
        return ABSENT
    if isinstance(given, (bool, int, float, str, tuple)):
        return given
    return OPEN
