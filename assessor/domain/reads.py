"""What the conditions of a questionnaire read."""

from collections.abc import Iterable
from functools import lru_cache

from assessor.domain.audience import READERS
from assessor.domain.questionnaire import Section
from assessor.expressions import parse

_ANYTHING = "coverage"


@lru_cache(maxsize=8192)
def names_read(condition: str) -> frozenset[str] | None:
    """Return the ids that a condition reads; ``None`` where that may be any.

    Args:
        condition: The condition.

    Examples:
        >>> sorted(names_read("a.b > 1 and known(c.d)"))
        ['a.b', 'c.d']
        >>> names_read("coverage('inference') == 'counted'") is None
        True
    """
    expression = parse(condition)
    if _ANYTHING in expression.calls:
        return None
    also = {READERS} if "audience" in expression.names else set()
    return expression.names | also


def section_reads(section: Section) -> frozenset[str] | None:
    """Return the ids that a section reads, its own among them.

    ``None`` where a condition of it may read any.

    Args:
        section: The section.
    """
    found = {question.id for question in section.questions}
    for condition in _conditions(section):
        names = names_read(condition)
        if names is None:
            return None
        found |= names
    return frozenset(found)


def _conditions(section: Section) -> Iterable[str]:
    if section.when is not None:
        yield section.when
    for question in section.questions:
        if question.when is not None:
            yield question.when
        if question.derive is not None:
            yield question.derive.level
