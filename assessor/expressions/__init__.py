"""The language of conditions and rules: small, closed, four-valued.

A whitelisted subset of Python expressions over question ids. It is checked when
the data are loaded, compiled once, and cannot fail while it runs.

>>> rule = parse("training.hours > 100 and stage == 'design'")
>>> rule.truth(Values({"training.hours": 120, "stage": "design"}))
True
>>> rule.truth(Values({"stage": "design"}))
<Unsettled.OPEN: 'open'>
"""

from assessor.expressions.checking import check
from assessor.expressions.expression import Expression, parse, tree
from assessor.expressions.kinds import NameType
from assessor.expressions.outcomes import satisfiable
from assessor.expressions.values import (
    ABSENT,
    OPEN,
    Environment,
    Unsettled,
    Value,
    Values,
)

__all__ = [
    "ABSENT",
    "OPEN",
    "Environment",
    "Expression",
    "NameType",
    "Unsettled",
    "Value",
    "Values",
    "check",
    "parse",
    "satisfiable",
    "tree",
]
