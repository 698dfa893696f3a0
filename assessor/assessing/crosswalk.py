"""How far an assessment answers what other frameworks ask."""

from collections.abc import Collection, Iterable, Iterator

from assessor.domain.answers import State
from assessor.domain.assessment import Standing
from assessor.domain.crosswalk import (
    Counterpart,
    CounterpartCoverage,
    Criterion,
    Framework,
    FrameworkCoverage,
    Met,
)
from assessor.domain.pack import Pack

_SETTLED = {State.ANSWERED, State.PLANNED, State.NOT_APPLICABLE}


def crosswalk(
    pack: Pack, standings: Iterable[Standing]
) -> tuple[FrameworkCoverage, ...]:
    """Return, framework by framework, which of its demands are answered.

    A question set aside with a reason is answered; "I don't know" is not.

    Args:
        pack: The pack with its crosswalk.
        standings: Where each visible question stands.
    """
    states: dict[str, list[State]] = {}
    for standing in standings:
        states.setdefault(standing.question, []).append(standing.state)
    asked = {
        q.code: states[q.id] for q in pack.questions() if q.code and q.id in states
    }
    answered = {code for code, found in asked.items() if {*found} <= _SETTLED}
    return tuple(
        FrameworkCoverage(
            id=framework.id,
            title=framework.title,
            note=framework.note,
            rows=tuple(
                _row(criterion, counterpart, {*asked}, answered)
                for criterion, counterpart in _counterparts(pack, framework)
            ),
        )
        for framework in pack.frameworks
    )


def _counterparts(
    pack: Pack, framework: Framework
) -> Iterator[tuple[Criterion, Counterpart]]:
    for criterion in pack.crosswalk:
        for counterpart in criterion.counterparts:
            if counterpart.framework == framework.id:
                yield criterion, counterpart


def _row(
    criterion: Criterion,
    counterpart: Counterpart,
    asked: Collection[str],
    answered: Collection[str],
) -> CounterpartCoverage:
    mine = tuple(code for code in criterion.questions if code in asked)
    done = tuple(code for code in mine if code in answered)
    return CounterpartCoverage(
        criterion=criterion.id,
        title=criterion.title,
        at=counterpart.at,
        check=counterpart.check,
        questions=criterion.questions,
        asked=mine,
        answered=done,
        met=_met(mine, done),
    )


def _met(asked: tuple[str, ...], answered: tuple[str, ...]) -> Met:
    if not asked:
        return "not_asked"
    if not answered:
        return "open"
    return "answered" if answered == asked else "partly"
