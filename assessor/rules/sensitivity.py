"""Whether the outcome holds when a convention moves, and what to check first."""

from collections.abc import Iterator
from dataclasses import replace

from assessor.domain.answers import State
from assessor.domain.assessment import LevelResult, OutcomeId, Sensitivity, Standing
from assessor.domain.conventions import CLAIMED_CEILING, REBOUND
from assessor.domain.impacts import Footprint
from assessor.domain.questionnaire import TOP_LEVEL
from assessor.expressions import Unsettled
from assessor.rules.conclusion import Bench, conclude
from assessor.rules.facts import hangs_on_weights, stressed
from assessor.rules.gates import STRESSED_NET, read_by
from assessor.rules.levels import open_share

MOVES = (0.5, 1.5)
WEIGHTS = "weights"
_OPEN_SHARE = "open.share"


def sensitivities(bench: Bench, footprint: Footprint) -> tuple[Sensitivity, ...]:
    """Move each convention down and up by half; say whether the outcome holds.

    Conventions bear the ids they have in the pack: ``half-credit``,
    ``claimed-ceiling``, ``gauge-threshold``, ``open-threshold``, ``rebound`` and
    ``weights``; the last is also given question by question, as in
    ``weights.CTX-03``.
    """
    usual = conclude(bench).id
    weights = list(_weights(_steady(bench), usual))
    others = [_moved(name, v, usual) for name, v in _variants(bench, footprint)]
    swayed = next((each for each in weights if not each.holds), None)
    overall = Sensitivity(
        convention=WEIGHTS,
        holds=swayed is None,
        outcome=usual if swayed is None else swayed.outcome,
    )
    return (*others, overall, *weights)


def _moved(convention: str, variants: list[Bench], usual: OutcomeId) -> Sensitivity:
    outcomes = [variant.verdict.id for variant in variants]
    other = next((outcome for outcome in outcomes if outcome != usual), usual)
    return Sensitivity(convention=convention, holds=other == usual, outcome=other)


def _variants(bench: Bench, footprint: Footprint) -> Iterator[tuple[str, list[Bench]]]:
    if any(level.state is State.PLANNED and level.low for level in bench.levels):
        yield "half-credit", [_planned(bench, move) for move in MOVES]
    if bench.sheet.basis == "supported":
        yield "claimed-ceiling", [_ceiling(bench, move) for move in MOVES]
    thresholds = [bench.threshold * move for move in MOVES]
    yield "gauge-threshold", [replace(bench, threshold=t) for t in thresholds]
    yield "open-threshold", [_open_threshold(bench, move) for move in MOVES]
    usual = bench.pack.figure(REBOUND)
    if not isinstance(stressed(footprint, usual), Unsettled):
        yield "rebound", [_rebound(bench, footprint, move) for move in MOVES]


def _weights(bench: Bench, usual: OutcomeId) -> Iterator[Sensitivity]:
    """Move the weight of each question; of those that count alike one is concluded.

    A weight acts through the gauge of its question and through the share still open,
    so that two questions of one gauge, weight, level and openness move the same.
    """
    concluded: dict[tuple[object, ...], list[Bench]] = {}
    for level in bench.levels:
        is_open = level.state is State.OPEN
        alike = (level.gauge, level.weight, level.low, level.high, is_open)
        if alike not in concluded:
            concluded[alike] = [_weighed(bench, level, move) for move in MOVES]
        yield _moved(f"{WEIGHTS}.{level.code}", concluded[alike], usual)


def _steady(bench: Bench) -> Bench:
    """Read once and for all the gates on which weights have no hold."""
    readings = bench.readings()
    given = {
        gate.id: readings.say(gate)
        for gate in bench.pack.gates
        if not any(hangs_on_weights(name) for name in read_by(gate))
    }
    return replace(bench, given=given)


def _planned(bench: Bench, move: float) -> Bench:
    return replace(
        bench,
        levels=tuple(
            _counting(level, min(level.low * move, TOP_LEVEL))
            if level.state is State.PLANNED
            else level
            for level in bench.levels
        ),
    )


def _ceiling(bench: Bench, move: float) -> Bench:
    claimed = {s.question for s in bench.sheet.standings if s.claimed}
    ceiling = bench.pack.figure(CLAIMED_CEILING)
    return replace(
        bench,
        levels=tuple(
            _counting(level, ceiling * move)
            if level.question in claimed and level.low == ceiling
            else level
            for level in bench.levels
        ),
    )


def _open_threshold(bench: Bench, move: float) -> Bench:
    # The threshold stands in the pack's own expression: dividing what is compared
    # with it moves it all the same.
    moved = {_OPEN_SHARE: open_share(bench.levels) / move}
    return replace(bench, facts={**bench.facts, **moved})


def _rebound(bench: Bench, footprint: Footprint, move: float) -> Bench:
    moved = {STRESSED_NET: stressed(footprint, bench.pack.figure(REBOUND) * move)}
    return replace(bench, facts={**bench.facts, **moved})


def _weighed(bench: Bench, level: LevelResult, move: float) -> Bench:
    heavier = level.model_copy(update={"weight": level.weight * move})
    return _with(bench, level, heavier)


def _counting(level: LevelResult, counted: float) -> LevelResult:
    return level.model_copy(update={"low": counted, "high": counted})


def _with(bench: Bench, old: LevelResult, new: LevelResult) -> Bench:
    levels = tuple(new if level is old else level for level in bench.levels)
    return replace(bench, levels=levels)


def check_first(bench: Bench, footprint: Footprint) -> tuple[str, ...]:
    """Return the claimed answers that matter most, by id.

    First the levels whose downgrade to what a claim counts would change the outcome,
    then those that would lower a gauge, the largest fall first; last the quantities,
    those that carry most of the variance of the total first.
    """
    usual, before = conclude(bench).id, bench.gauges
    claimed = {s.id for s in bench.sheet.standings if s.claimed}
    ranked: list[tuple[bool, float, str]] = []
    for level in bench.levels:
        question = bench.pack.by_id[level.question]
        ceiling = bench.pack.ceiling(question, bench.sheet.profile)
        if level.question in claimed and level.low > ceiling:
            lowered = _with(bench, level, _counting(level, ceiling))
            after = lowered.gauges[level.gauge][0]
            moves = conclude(lowered).id != usual
            fall = before[level.gauge][0] - after
            ranked.append((not moves, -fall, level.question))
    levels = tuple(question for _, _, question in sorted(ranked))
    return levels + _claimed_quantities(bench.sheet.standings, footprint)


def _claimed_quantities(
    standings: tuple[Standing, ...], footprint: Footprint
) -> tuple[str, ...]:
    claimed = {f"answer:{s.id}": s.id for s in standings if s.claimed}
    return tuple(
        claimed[share.key]
        for share in footprint.shares
        if share.key in claimed and share.share > 0
    )
