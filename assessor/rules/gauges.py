"""The four gauges and the parts of the framework, as intervals."""

from assessor.domain.answers import State
from assessor.domain.assessment import GaugeResult, LevelResult, PartResult, Standing
from assessor.domain.conventions import NOT_APPLICABLE_FLAG
from assessor.domain.pack import Pack
from assessor.domain.questionnaire import GAUGES, TOP_LEVEL, GaugeId, Part, Question
from assessor.rules.levels import share, shares

Levels = tuple[LevelResult, ...]
Standings = tuple[Standing, ...]


def gauges(
    declared: Levels, supported: Levels, standings: Standings, pack: Pack
) -> dict[GaugeId, GaugeResult]:
    """Return the gauges that have a question that applies.

    The target is what a gauge shows when each question about the quality of evidence
    stands where this stage expects it and every other one at its best.
    """
    low_high, upheld = shares(declared), shares(supported)
    results: dict[GaugeId, GaugeResult] = {}
    for gauge in (gauge for gauge in GAUGES if gauge in low_high):
        levels = [level for level in declared if level.gauge == gauge]
        supported_low, supported_high = upheld.get(gauge, (0.0, low_high[gauge][1]))
        results[gauge] = GaugeResult(
            id=gauge,
            low=low_high[gauge][0],
            high=low_high[gauge][1],
            supported_low=supported_low,
            supported_high=supported_high,
            target=_target(levels),
            not_applicable=_not_applicable(
                [q for q in _scored(standings, pack) if q[1].gauge == gauge]
            ),
            questions=tuple(level.question for level in levels),
        )
    return results


def _target(levels: list[LevelResult]) -> float | None:
    if all(level.target is None for level in levels):
        return None
    weight = sum(level.weight for level in levels)
    expected = sum(
        level.weight * (TOP_LEVEL if level.target is None else level.target)
        for level in levels
    )
    return expected / (weight * TOP_LEVEL)


def _scored(standings: Standings, pack: Pack) -> list[tuple[Standing, Question]]:
    pairs = ((s, pack.by_id.get(s.question)) for s in standings)
    return [(s, q) for s, q in pairs if q is not None and q.scored]


def _not_applicable(asked: list[tuple[Standing, Question]]) -> float:
    weight = sum(question.weight for _, question in asked)
    aside = sum(
        question.weight
        for standing, question in asked
        if standing.state is State.NOT_APPLICABLE
    )
    return aside / weight if weight else 0.0


def parts(levels: Levels, standings: Standings, pack: Pack) -> tuple[PartResult, ...]:
    """Return the parts of the framework that hold a scored question, in order."""
    scored = _scored(standings, pack)
    present = {pack.section_of[question.id].part for _, question in scored}
    return tuple(
        _part(part, levels, standings, pack)
        for part in pack.header.parts
        if part in present
    )


def _part(part: Part, levels: Levels, standings: Standings, pack: Pack) -> PartResult:
    asked = [s for s in standings if _part_of(s, pack) == part]
    low, high = share([level for level in levels if level.part == part])
    aside = _not_applicable(_scored(tuple(asked), pack))
    return PartResult(
        part=part,
        low=low,
        high=high,
        answered=sum(standing.state is not State.OPEN for standing in asked),
        asked=len(asked),
        not_applicable=aside,
        too_many_not_applicable=aside > pack.figure(NOT_APPLICABLE_FLAG),
    )


def _part_of(standing: Standing, pack: Pack) -> Part | None:
    section = pack.section_of.get(standing.question)
    return None if section is None else section.part
