"""The names that expressions may use, and what each stands for."""

from collections.abc import Mapping

from assessor.domain.audience import STRICTEST_FIRST
from assessor.domain.impacts import INDICATORS
from assessor.domain.pack import Pack
from assessor.domain.questionnaire import GAUGES, PROFILES, Kind, Question
from assessor.expressions import NameType

_TRUTH = NameType("truth")
_NUMBER = NameType("number")

RULE_FACTS: Mapping[str, NameType] = {
    "benefit.claimed": _TRUTH,
    "claims.prohibited": _NUMBER,
    "claims.unsubstantiated": _NUMBER,
    "coverage.share": _NUMBER,
    "assessed.embodied": _TRUTH,
    "assessed.inference": _TRUTH,
    "assessed.training": _TRUTH,
    "assessed.share": _NUMBER,
    "net.known": _TRUTH,
    "net.robust": _TRUTH,
    "net.stressed": _NUMBER,
    "open.share": _NUMBER,
    "open.threshold": _NUMBER,
    "impact.market_based": _NUMBER,
    **{
        f"{name}{end}": _NUMBER
        for name in (
            "net.gwp",
            *(f"impact.{indicator}" for indicator in INDICATORS),
            *(f"gauge.{gauge}" for gauge in GAUGES),
        )
        for end in ("", ".low", ".high")
    },
}
"""What gates, findings and derived levels may read besides questions."""


def surroundings(pack: Pack) -> dict[str, NameType]:
    """Return the types of the names that stand for the whole assessment."""
    return {
        "profile": NameType("choice", frozenset(PROFILES)),
        "stage": NameType("choice", frozenset(pack.header.stages)),
        "audience": NameType("choices", frozenset(STRICTEST_FIRST)),
    }


def question_type(question: Question, *, many: bool) -> NameType | None:
    """Return what the id of a question stands for in an expression.

    Args:
        question: The question.
        many: It stands in a repeated group and is read from outside a row.

    Returns:
        ``None`` for a matrix: its cells are read through ``coverage()``.
    """
    if question.type is Kind.MATRIX:
        return None
    if question.type is Kind.BOOL:
        return NameType("truth", many=many)
    if question.type is Kind.LEVEL:
        return NameType("number", many=many, level=True)
    if question.type.is_numeric:
        return NameType("number", many=many)
    if question.type is Kind.MULTI:
        return NameType("choices", frozenset(question.choices), many=many)
    if question.type is Kind.CHOICE and question.choices_from is None:
        return NameType("choice", frozenset(question.choices), many=many)
    return NameType("text", many=many)
