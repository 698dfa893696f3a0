import re

import pytest

from assessor.domain.pack import Pack
from assessor.domain.questionnaire import PROFILES, TOP_LEVEL
from assessor.domain.shelf import Shelf
from assessor.expressions import ABSENT, OPEN, Value, Values, parse
from assessor.rules.bias import bias

OUTCOMES = ("refer", "insufficient", "rework", "conditions", "proceed")
BIASES = (
    "life-cycle-left-out",
    "indirect-effects-left-out",
    "weak-reference",
    "tiny-benefit",
    "uncertainty-badly-handled",
    "measures-that-do-not-fit",
    "interest-of-the-author",
)
KEY_POINTS = (
    "three-scopes",
    "whole-life-of-the-ai",
    "all-infrastructure",
    "inside-wider-policy",
    "beyond-carbon",
)


def test_each_profile_has_its_own_words_for_each_outcome(pack: Pack) -> None:
    assert tuple(one.id for one in pack.outcomes) == OUTCOMES
    for outcome in pack.outcomes:
        assert {*PROFILES} <= outcome.wordings.keys()


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "This is not a decision"), ("fr", "Ceci n’est pas une décision")],
)
def test_a_funder_is_told_each_time_that_it_is_not_a_decision(
    pack: Pack, language: str, words: str
) -> None:
    for outcome in pack.outcomes:
        assert words in outcome.wordings["funding"].in_language(language)


@pytest.mark.parametrize("name", BIASES)
@pytest.mark.parametrize(
    ("level", "result"),
    [(TOP_LEVEL, "passed"), (0, "failed"), (OPEN, "unknown"), (ABSENT, "unknown")],
)
def test_a_bias_is_passed_failed_or_unknown(
    pack: Pack, name: str, level: Value, result: str
) -> None:
    check = next(one for one in pack.bias if one.id == name)
    values = Values(dict.fromkeys(parse(check.passed).names, level))

    found = {one.id: one.result for one in bias(pack, values)}

    assert found[name] == result


def test_the_key_points_stand_in_a_list_of_their_own(pack: Pack) -> None:
    lists = {check.id: check.belongs_to for check in pack.bias}

    assert lists == {
        **dict.fromkeys(BIASES, "biases"),
        **dict.fromkeys(KEY_POINTS, "key-points"),
    }


@pytest.mark.parametrize("name", KEY_POINTS)
@pytest.mark.parametrize(
    ("answer", "result"), [(TOP_LEVEL, "passed"), (0, "failed"), (OPEN, "unknown")]
)
def test_a_key_point_is_kept_to_or_not(
    pack: Pack, name: str, answer: Value, result: str
) -> None:
    check = next(one for one in pack.bias if one.id == name)
    values = Values(dict.fromkeys(parse(check.passed).names, answer))
    if check.passed == "governance.wider_policy" and answer is not OPEN:
        values = Values({check.passed: bool(answer)})

    found = {one.id: one.result for one in bias(pack, values)}

    assert found[name] == result


@pytest.mark.parametrize("name", BIASES)
def test_one_weak_answer_is_enough_to_fail_a_bias(pack: Pack, name: str) -> None:
    check = next(one for one in pack.bias if one.id == name)
    names = sorted(parse(check.passed).names)
    values = Values({**dict.fromkeys(names, TOP_LEVEL), names[0]: 0})

    found = {one.id: one.result for one in bias(pack, values)}

    assert found[name] == "failed"


def figures_of(pack: Pack, convention: str) -> set[float]:
    said = next(one.statement for one in pack.conventions if one.id == convention)
    return {float(number) for number in re.findall(r"[\d.]*\d", said.root["en"])}


def test_conventions_that_are_told_in_words_agree_with_the_data(
    pack: Pack, shelf: Shelf
) -> None:
    spreads = ("measured", "software_meter", "computed", "estimated", "assumed")
    rows = [shelf.at("uncertainty/quality", key) for key in spreads]
    targets = {stage.evidence_target for stage in pack.header.stages.values()}
    weights = {question.weight for question in pack.questions()} - {0}

    assert {row.central for row in rows if row} <= figures_of(pack, "quality-spreads")
    assert targets == figures_of(pack, "evidence-target")
    assert weights == figures_of(pack, "weights")
