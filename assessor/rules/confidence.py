"""Confidence: four figures side by side, never merged into one."""

from assessor.domain.answers import AnswersFile
from assessor.domain.assessment import Confidence, LevelResult
from assessor.domain.pack import Pack
from assessor.rules.levels import EVIDENCE_SCALE

SOLID_EVIDENCE = 3
RANGES = "CP-12"


def confidence(
    levels: tuple[LevelResult, ...],
    pack: Pack,
    answers: AnswersFile,
    coverage: float | None,
) -> Confidence:
    """Return evidence, coverage, ranges and review.

    Args:
        levels: Levels on the basis of the outcome.
        pack: The questionnaire.
        answers: The answers, for their reviews.
        coverage: Share of the coverage grid that is counted. [0 to 1]
    """
    return Confidence(
        evidence=_evidence(levels, pack),
        coverage=coverage,
        ranges=_ranges(levels),
        review=has_accepted_review(answers),
    )


def _evidence(levels: tuple[LevelResult, ...], pack: Pack) -> float | None:
    rated = [v for v in levels if pack.by_id[v.question].scale == EVIDENCE_SCALE]
    weight = sum(level.weight for level in rated)
    if not weight:
        return None
    solid = sum(level.weight for level in rated if level.low >= SOLID_EVIDENCE)
    return solid / weight


def _ranges(levels: tuple[LevelResult, ...]) -> int | None:
    for level in levels:
        if level.code == RANGES and level.low == level.high:
            return int(level.low)
    return None


def has_accepted_review(answers: AnswersFile) -> bool:
    """Say whether the last word of a reviewer on some answer is that it stands."""
    words = (answers.verdict_on(name) for name in answers.reviews)
    return any(word is not None and word.verdict == "accepted" for word in words)
