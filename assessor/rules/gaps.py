"""Gaps: what is not known yet, the most useful to know first."""

from assessor.domain.answers import State
from assessor.domain.assessment import Gap, LevelResult, Standing
from assessor.domain.impacts import Footprint
from assessor.domain.pack import Pack
from assessor.domain.questionnaire import Question
from assessor.rules.levels import settled

_MISSING = {State.OPEN, State.UNKNOWN}
_NO_DEFAULT = "none"


def gaps(
    pack: Pack,
    standings: tuple[Standing, ...],
    levels: tuple[LevelResult, ...],
    footprint: Footprint,
) -> tuple[Gap, ...]:
    """Return the open and unknown questions, those that figures settle left out.

    First those that leave a part of the footprint not assessed, then those that
    carry most of its variance, then those that weigh most in a gauge; what is
    required goes before what is not, and file order settles the rest.
    """
    decided = settled(levels)
    bare = _rows_not_assessed(footprint)
    carried = {share.key: share.share for share in footprint.shares}
    found: list[tuple[Gap, bool]] = []
    for standing in standings:
        question = pack.by_id.get(standing.question)
        missing = standing.state in _MISSING and standing.id not in decided
        if question is not None and missing:
            gap = _gap(standing, question, bare, carried)
            found.append((gap, standing.required))
    found.sort(key=lambda pair: (*_usefulness(pair[0]), not pair[1]))
    return tuple(gap for gap, _ in found)


def _usefulness(gap: Gap) -> tuple[bool, float, float]:
    return (not gap.not_assessed, -gap.share, -gap.weight)


def _rows_not_assessed(footprint: Footprint) -> frozenset[str]:
    return frozenset(
        cell.row
        for scenario in footprint.scenarios.values()
        for cell in scenario.cells
        if cell.state == "not_assessed"
    )


def _gap(
    standing: Standing,
    question: Question,
    bare: frozenset[str],
    carried: dict[str, float],
) -> Gap:
    row = standing.id.rpartition(".")[0]
    feeds = question.feeds is not None and question.missing == _NO_DEFAULT
    # Where a default was drawn, its row of the table carries the variance.
    table, _, key = question.missing.partition("#")
    default = f"factor:{table}#{key or 'default'}"
    share = carried.get(f"answer:{standing.id}", 0.0) + carried.get(default, 0.0)
    return Gap(
        id=standing.id,
        code=question.code or "",
        ask=question.ask,
        state=standing.state,
        why=question.why,
        holder=question.holder,
        weight=question.weight,
        share=share,
        not_assessed=feeds and row in bare,
    )
