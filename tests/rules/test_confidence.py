from collections.abc import Callable

import pytest

from assessor.domain.answers import AnswersFile
from assessor.domain.pack import Pack
from assessor.domain.sheet import read_sheet
from assessor.rules.confidence import confidence
from assessor.rules.levels import level_results

Packs = Callable[..., Pack]
Answers = Callable[..., AnswersFile]


def test_confidence_is_four_figures(pack_of: Packs, answers_of: Answers) -> None:
    pack = pack_of(
        {
            "a.level": {"scale": "EVID", "weight": 1.5},
            "b.level": {"scale": "EVID", "weight": 0.5},
            "c.level": {"code": "CP-12"},
        }
    )
    answers = answers_of({"a.level": 3, "b.level": "?", "c.level": 2})
    levels = level_results(read_sheet(pack, answers), pack, {})
    found = confidence(levels, pack, answers, 0.4)
    assert (found.evidence, found.coverage, found.ranges) == (0.75, 0.4, 2)
    assert found.review is False


def test_what_is_not_asked_gives_no_figure(pack_of: Packs, answers_of: Answers) -> None:
    found = confidence((), pack_of({"a.level": {}}), answers_of({}), None)
    assert (found.evidence, found.coverage, found.ranges) == (None, None, None)


@pytest.mark.parametrize(
    ("verdicts", "accepted"),
    [
        (["accepted"], True),
        (["changes_requested", "accepted"], True),
        (["accepted", "changes_requested"], False),
        ([], False),
    ],
)
def test_the_last_word_of_a_review_counts(
    pack_of: Packs, answers_of: Answers, verdicts: list[str], accepted: bool
) -> None:
    at = "2026-03-02T10:11:12Z"
    reviews = {"a.level": [{"by": "r", "at": at, "verdict": v} for v in verdicts]}
    answers = answers_of({"a.level": 3}, reviews=reviews)
    found = confidence((), pack_of({"a.level": {}}), answers, None)
    assert found.review is accepted
