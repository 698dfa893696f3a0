"""Levels: what each scored question counts for, as an interval."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assessor.domain.answers import State
from assessor.domain.assessment import LevelResult, Standing
from assessor.domain.pack import Pack
from assessor.domain.questionnaire import TOP_LEVEL, GaugeId, Question
from assessor.domain.sheet import Sheet
from assessor.expressions import ABSENT, Environment, Unsettled, Value, parse

EVIDENCE_SCALE = "EVID"


@dataclass(frozen=True)
class _Desk:
    """What lies beside every question while its level is read."""

    sheet: Sheet
    pack: Pack
    environment: Environment
    target: float | None
    supported: bool


def level_results(
    sheet: Sheet, pack: Pack, facts: Mapping[str, Value], *, supported: bool = False
) -> tuple[LevelResult, ...]:
    """Return the level of every scored question that is visible and applies.

    An answered or planned level is what the sheet counts for it; an unknown or open
    one is anything from 0 to 4, and so is one of which an open answer still decides
    whether it applies; one that does not apply is left out.

    Args:
        sheet: The answers.
        pack: The questionnaire.
        facts: What the estimator found, for levels that follow from it.
        supported: Whether a level lacking the evidence its profile wants counts 1 at
            most, and one that facts settle no more than they say.
    """
    environment = sheet.environment(unknown_level="open", facts=facts)
    expected = pack.header.evidence_target(sheet.profile, sheet.stage)
    target = None if expected is None else float(expected)
    desk = _Desk(sheet, pack, environment, target, supported)
    standings = (*sheet.standings, *_undecided(sheet, pack))
    results = (_level(desk, standing) for standing in standings)
    return tuple(result for result in results if result is not None)


def _undecided(sheet: Sheet, pack: Pack) -> Iterator[Standing]:
    for question in pack.questions():
        profiles = {*question.profiles} & {*pack.section_of[question.id].profiles}
        if sheet.profile in profiles and sheet.undecided(question.id):
            yield Standing(id=question.id, question=question.id, state=State.OPEN)


def _level(desk: _Desk, standing: Standing) -> LevelResult | None:
    question = desk.pack.by_id.get(standing.question)
    if question is None or not question.scored or question.gauge is None:
        return None
    counted = desk.sheet.level(standing.question, unknown_level="open")
    if standing.state is State.NOT_APPLICABLE or counted is ABSENT:
        return None
    derived = _derived(standing, question, desk.environment)
    low, high = _interval(counted, question, derived)
    ceiling = _ceiling(desk, standing, derived) if desk.supported else TOP_LEVEL
    return LevelResult(
        question=question.id,
        code=question.code or question.id,
        part=desk.pack.section_of[question.id].part,
        gauge=question.gauge,
        weight=question.weight,
        state=_state(standing.state, low, high),
        declared=_declared(standing),
        derived=derived,
        low=min(low, ceiling),
        high=min(high, ceiling),
        target=desk.target if question.scale == EVIDENCE_SCALE else None,
    )


def _derived(
    standing: Standing, question: Question, environment: Environment
) -> float | None:
    if standing.derived is not None or question.derive is None:
        return standing.derived
    value = parse(question.derive.level).evaluate(environment)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(min(max(value, 0), TOP_LEVEL))


def _interval(
    counted: float | Unsettled, question: Question, derived: float | None
) -> tuple[float, float]:
    if not isinstance(counted, Unsettled):
        return float(counted), float(counted)
    if _settled(question, derived) and derived is not None:
        return derived, derived
    return 0.0, float(TOP_LEVEL)


def _settled(question: Question, derived: float | None) -> bool:
    return (
        derived is not None
        and question.derive is not None
        and (question.derive.settles)
    )


def _ceiling(desk: _Desk, standing: Standing, derived: float | None) -> float:
    question = desk.pack.by_id[standing.question]
    ceilings = [float(TOP_LEVEL)]
    if standing.claimed and standing.state in {State.ANSWERED, State.PLANNED}:
        ceilings.append(desk.pack.ceiling(question, desk.sheet.profile))
    if derived is not None and _settled(question, derived):
        ceilings.append(derived)
    return min(ceilings)


def _state(state: State, low: float, high: float) -> State:
    # An open level that figures settle is shown, not asked: nothing is open there.
    return State.ANSWERED if state is State.OPEN and low == high else state


def _declared(standing: Standing) -> float | None:
    value = standing.value
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value)


def settled(levels: tuple[LevelResult, ...]) -> dict[str, Value]:
    """Return the levels that are one figure, by question."""
    return {level.question: level.low for level in levels if level.low == level.high}


def open_share(levels: tuple[LevelResult, ...]) -> float:
    """Return the share of the weight asked that nobody has answered yet. [0 to 1].

    An honest "I don't know" is an answer, and so is a level that facts settle.
    """
    asked = sum(level.weight for level in levels)
    missing = sum(level.weight for level in levels if level.state is State.OPEN)
    return missing / asked if asked else 0.0


def shares(levels: tuple[LevelResult, ...]) -> dict[GaugeId, tuple[float, float]]:
    """Return each gauge as a share of its best result, at worst and at best.

    ``sum(weight x level / 4) / sum(weight)`` over the questions that apply.
    """
    by_gauge: dict[GaugeId, list[LevelResult]] = {}
    for level in levels:
        by_gauge.setdefault(level.gauge, []).append(level)
    return {gauge: share(found) for gauge, found in by_gauge.items()}


def share(levels: list[LevelResult]) -> tuple[float, float]:
    """Return the weighted share of the best result, at worst and at best. [0 to 1].

    Where nothing applies nothing is known: from 0 to 1.
    """
    weight = low = high = 0.0
    for level in levels:
        weight += level.weight
        low += level.weight * level.low
        high += level.weight * level.high
    if not weight:
        return 0.0, 1.0
    best = weight * TOP_LEVEL
    return low / best, high / best
