from collections.abc import Callable

import pytest

from assessor.domain.answers import AnswersFile
from assessor.domain.assessment import GaugeResult
from assessor.domain.pack import Pack
from assessor.domain.questionnaire import GaugeId
from assessor.domain.sheet import read_sheet
from assessor.rules.gauges import gauges, parts
from assessor.rules.levels import level_results

Packs = Callable[..., Pack]
Answers = Callable[..., AnswersFile]
CLAIMED = {"evidence": {"need": {"funding": "required"}}}


def _gauges(pack: Pack, answers: AnswersFile) -> dict[GaugeId, GaugeResult]:
    sheet = read_sheet(pack, answers)
    upheld = read_sheet(pack, answers, basis="supported")
    return gauges(
        level_results(sheet, pack, {}),
        level_results(upheld, pack, {}, supported=True),
        sheet.standings,
        pack,
    )


@pytest.mark.parametrize(
    ("first", "second", "low", "high"),
    [
        (4, 0, 0.75, 0.75),
        (0, 4, 0.25, 0.25),
        (2, 2, 0.5, 0.5),
        (4, "?", 0.75, 1.0),
        ("?", "?", 0.0, 1.0),
        ("n/a", 1, 0.25, 0.25),
    ],
)
def test_a_gauge_is_the_weighted_share_of_the_best_result(
    pack_of: Packs,
    answers_of: Answers,
    first: object,
    second: object,
    low: float,
    high: float,
) -> None:
    pack = pack_of({"a.level": {"weight": 1.5}, "b.level": {"weight": 0.5}})
    gauge = _gauges(pack, answers_of({"a.level": first, "b.level": second}))["measure"]
    assert (gauge.low, gauge.high) == (low, high)


def test_gauges_stay_apart(pack_of: Packs, answers_of: Answers) -> None:
    pack = pack_of({"a.level": {}, "b.level": {"gauge": "claims"}})
    found = _gauges(pack, answers_of({"a.level": 4, "b.level": 0}))
    assert {name: gauge.low for name, gauge in found.items()} == {
        "measure": 1,
        "claims": 0,
    }


def test_the_claimed_and_the_supported_result_stand_side_by_side(
    pack_of: Packs, answers_of: Answers
) -> None:
    gauge = _gauges(pack_of({"a.level": CLAIMED}), answers_of({"a.level": 4}))[
        "measure"
    ]
    assert (gauge.low, gauge.supported_low) == (1, 0.25)


def test_the_target_asks_of_evidence_only_what_the_stage_expects(
    pack_of: Packs, answers_of: Answers
) -> None:
    pack = pack_of({"a.level": {"scale": "EVID"}, "b.level": {}})
    gauge = _gauges(pack, answers_of({}))["measure"]
    assert gauge.target == (1 + 4) / 8


def test_a_gauge_without_a_question_on_evidence_has_no_target(
    pack_of: Packs, answers_of: Answers
) -> None:
    assert _gauges(pack_of({"a.level": {}}), answers_of({}))["measure"].target is None


@pytest.mark.parametrize(
    ("aside", "share", "flag"), [("a.level", 0.2, False), ("b.level", 0.8, True)]
)
def test_setting_aside_more_than_a_fifth_of_a_part_raises_a_flag(
    pack_of: Packs, answers_of: Answers, aside: str, share: float, flag: bool
) -> None:
    pack = pack_of({"a.level": {"weight": 0.5}, "b.level": {"weight": 2}})
    answers = answers_of({aside: "n/a"})
    sheet = read_sheet(pack, answers)
    (part,) = parts(level_results(sheet, pack, {}), sheet.standings, pack)
    assert (part.not_applicable, part.too_many_not_applicable) == (share, flag)
    assert _gauges(pack, answers)["measure"].not_applicable == share


def test_parts_follow_the_order_of_the_pack_and_count_their_answers(
    pack_of: Packs, answers_of: Answers
) -> None:
    pack = pack_of(
        {
            "a.level": {"part": "GC"},
            "b.level": {"part": "NE"},
            "c.fact": {"part": "NE", "type": "bool"},
            "d.fact": {"part": "CTX", "type": "bool"},
        }
    )
    sheet = read_sheet(pack, answers_of({"b.level": "?"}))
    found = parts(level_results(sheet, pack, {}), sheet.standings, pack)
    assert [(p.part, p.answered, p.asked) for p in found] == [
        ("NE", 1, 2),
        ("GC", 0, 1),
    ]
