"""Gaps: what is not known yet, the most useful to know first."""

from collections.abc import Mapping
from dataclasses import dataclass

from assessor.domain.answers import State
from assessor.domain.assessment import Gap, LevelResult, Standing
from assessor.domain.impacts import Footprint
from assessor.domain.pack import Pack
from assessor.domain.questionnaire import Question
from assessor.expressions import parse
from assessor.rules.levels import settled

_MISSING = {State.OPEN, State.UNKNOWN}
_NO_DEFAULT = "none"
_NO_FACTOR = "no factor"
_WAITS = "missing: "


@dataclass(frozen=True)
class _Desk:
    """What every missing answer is held against.

    Attributes:
        bare: Names that a part of the footprint waits for, by row.
        carried: Share of the variance by name of the draw.
        deciding: Names that decide whether something the estimator reads is asked.
    """

    bare: Mapping[str, frozenset[str]]
    carried: Mapping[str, float]
    deciding: frozenset[str]


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
    desk = _Desk(
        bare=_awaited(footprint),
        carried={share.key: share.share for share in footprint.shares},
        deciding=_deciding(pack),
    )
    found: list[tuple[Gap, bool]] = []
    for standing in standings:
        question = pack.by_id.get(standing.question)
        missing = standing.state in _MISSING and standing.id not in decided
        if question is not None and missing:
            found.append((_gap(standing, question, desk), standing.required))
    found.sort(key=lambda pair: (*_usefulness(pair[0]), not pair[1]))
    return tuple(gap for gap, _ in found)


def _usefulness(gap: Gap) -> tuple[bool, float, float]:
    return (not gap.not_assessed, -gap.share, -gap.weight)


def _awaited(footprint: Footprint) -> dict[str, frozenset[str]]:
    """Return what each row waits for, as its cells that are not assessed say.

    A cell that lacks a factor waits for no answer: nothing is awaited of it.
    """
    found: dict[str, set[str]] = {}
    for scenario in footprint.scenarios.values():
        for cell in scenario.cells:
            if cell.state == "not_assessed" and not cell.reason.startswith(_NO_FACTOR):
                named = cell.reason.removeprefix(_WAITS).split(", ")
                found.setdefault(cell.row, set()).update(named)
    return {row: frozenset(names) for row, names in found.items()}


def _deciding(pack: Pack) -> frozenset[str]:
    """Return the names that decide whether something the estimator reads is asked."""
    conditions = {
        condition
        for section in pack.sections
        for question in section.questions
        if question.feeds is not None and not question.retired
        for condition in (section.when, question.when)
        if condition is not None
    }
    return frozenset(name for text in conditions for name in parse(text).names)


def _gap(standing: Standing, question: Question, desk: _Desk) -> Gap:
    # Where a default was drawn, its row of the table carries the variance.
    table, _, key = question.missing.partition("#")
    default = f"factor:{table}#{key or 'default'}"
    carried = desk.carried.get(f"answer:{standing.id}", 0.0)
    return Gap(
        id=standing.id,
        code=question.code or "",
        ask=question.ask,
        state=standing.state,
        why=question.why,
        holder=question.holder,
        weight=question.weight,
        share=carried + desk.carried.get(default, 0.0),
        not_assessed=_leaves_bare(standing, question, desk),
    )


def _leaves_bare(standing: Standing, question: Question, desk: _Desk) -> bool:
    """Say whether this is what a part of the footprint waits for.

    In a row, the row has to wait for this field; outside of rows, what must be known
    of every project counts as soon as anything is not assessed.
    """
    row, _, field = standing.id.rpartition(".")
    if field in desk.bare.get(row, ()):
        return True
    needed = question.feeds is not None and question.missing == _NO_DEFAULT
    if not (needed or question.id in desk.deciding):
        return False
    return standing.row is None and standing.required and bool(desk.bare)
