from collections.abc import Callable

import pytest
from hypothesis import given, strategies as st

from assessor.domain.answers import AnswersFile
from assessor.domain.pack import Pack
from assessor.domain.sheet import read_sheet
from assessor.rules.levels import level_results, open_share, share, shares

Packs = Callable[..., Pack]
Answers = Callable[..., AnswersFile]
PLANNED = {"state": "planned", "value": 4}
CLAIMED = {"evidence": {"need": {"funding": "required"}}}


@pytest.mark.parametrize(
    ("answer", "stage", "profile", "interval"),
    [
        (3, "ideation", "funding", (3, 3)),
        (PLANNED, "ideation", "funding", (2, 2)),
        (PLANNED, "production", "funding", (0, 0)),
        (PLANNED, "ideation", "audit", (0, 0)),
        ("?", "ideation", "funding", (0, 4)),
    ],
)
def test_an_answer_counts_by_its_state_stage_and_profile(
    pack_of: Packs,
    answers_of: Answers,
    answer: object,
    stage: str,
    profile: str,
    interval: tuple[float, float],
) -> None:
    pack = pack_of({"a.level": {}})
    answers = answers_of({"a.level": answer}, stage=stage, profile=profile)
    (level,) = level_results(read_sheet(pack, answers), pack, {})
    assert (level.low, level.high) == interval


def test_an_open_answer_is_anything(pack_of: Packs, answers_of: Answers) -> None:
    pack = pack_of({"a.level": {}})
    (level,) = level_results(read_sheet(pack, answers_of({})), pack, {})
    assert (level.low, level.high) == (0, 4)


def test_what_does_not_apply_is_left_out(pack_of: Packs, answers_of: Answers) -> None:
    pack = pack_of({"a.level": {}, "b.level": {}})
    sheet = read_sheet(pack, answers_of({"a.level": "n/a", "b.level": 2}))
    assert [v.question for v in level_results(sheet, pack, {})] == ["b.level"]


def test_context_and_facts_are_no_levels(pack_of: Packs, answers_of: Answers) -> None:
    pack = pack_of({"a.level": {"weight": 0}, "b.fact": {"type": "bool"}})
    sheet = read_sheet(pack, answers_of({"a.level": 4, "b.fact": True}))
    assert level_results(sheet, pack, {}) == ()


def test_a_level_without_the_evidence_its_profile_wants_is_supported_at_one(
    pack_of: Packs, answers_of: Answers
) -> None:
    pack = pack_of({"a.level": CLAIMED})
    answers = answers_of({"a.level": 4})
    (declared,) = level_results(read_sheet(pack, answers), pack, {})
    sheet = read_sheet(pack, answers, basis="supported")
    (supported,) = level_results(sheet, pack, {}, supported=True)
    assert (declared.low, supported.low) == (4, 1)


def test_a_level_with_its_evidence_is_supported_as_declared(
    pack_of: Packs, answers_of: Answers
) -> None:
    pack = pack_of({"a.level": CLAIMED})
    answers = answers_of({"a.level": {"value": 4, "evidence": ["E1"]}})
    sheet = read_sheet(pack, answers, basis="supported")
    (supported,) = level_results(sheet, pack, {}, supported=True)
    assert supported.low == 4


def test_figures_that_settle_a_level_lower_what_is_supported(
    pack_of: Packs, answers_of: Answers
) -> None:
    derive = {"level": "3 if net.robust else 1", "settles": True}
    pack = pack_of({"a.level": {"derive": derive}})
    sheet = read_sheet(pack, answers_of({"a.level": 4}))
    facts = {"net.robust": False}
    (declared,) = level_results(sheet, pack, facts)
    (supported,) = level_results(sheet, pack, facts, supported=True)
    assert (declared.low, declared.derived, supported.low) == (4, 1, 1)


@pytest.mark.parametrize(
    ("answer", "settles", "interval"),
    [("?", True, (3, 3)), ("?", False, (0, 4))],
)
def test_an_unknown_level_is_what_figures_settle(
    pack_of: Packs,
    answers_of: Answers,
    answer: str,
    settles: bool,
    interval: tuple[float, float],
) -> None:
    derive = {"level": "3 if net.robust else 1", "settles": settles}
    pack = pack_of({"a.level": {"derive": derive}})
    sheet = read_sheet(pack, answers_of({"a.level": answer}))
    (level,) = level_results(sheet, pack, {"net.robust": True})
    assert (level.low, level.high) == interval


def test_only_the_scale_of_evidence_has_a_target_and_it_grows_with_the_stage(
    pack_of: Packs, answers_of: Answers
) -> None:
    pack = pack_of({"a.level": {"scale": "EVID"}, "b.level": {}})
    targets = [
        [v.target for v in level_results(read_sheet(pack, answers), pack, {})]
        for answers in (answers_of({}), answers_of({}, stage="production"))
    ]
    assert targets == [[1, None], [4, None]]


def test_an_honest_i_do_not_know_is_an_answer(
    pack_of: Packs, answers_of: Answers
) -> None:
    pack = pack_of({"a.level": {"weight": 1.5}, "b.level": {"weight": 1.5}})
    sheet = read_sheet(pack, answers_of({"a.level": "?"}))
    assert open_share(level_results(sheet, pack, {})) == 0.5


@pytest.mark.parametrize(
    ("own", "intervals"),
    [(None, [(0, 4)]), ("?", [(0, 4)]), (True, [(4, 4)]), (False, [])],
)
def test_a_level_that_may_yet_apply_is_anything(
    pack_of: Packs,
    answers_of: Answers,
    own: object,
    intervals: list[tuple[float, float]],
) -> None:
    questions = {"a.own": {"type": "bool"}, "b.level": {"when": "a.own"}}
    pack = pack_of(questions)
    given = {"b.level": 4} | ({} if own is None else {"a.own": own})
    levels = level_results(read_sheet(pack, answers_of(given)), pack, {})
    assert [(level.low, level.high) for level in levels] == intervals


def test_nothing_is_known_where_nothing_applies() -> None:
    assert share([]) == (0, 1)


@given(
    answers=st.lists(
        st.sampled_from([0, 1, 2, 3, 4, "?", None]), min_size=3, max_size=3
    ),
    left_out=st.integers(0, 2),
    how=st.sampled_from(["?", None]),
)
def test_leaving_an_answer_out_never_improves_a_gauge(
    pack_of: Packs,
    answers_of: Answers,
    answers: list[object],
    left_out: int,
    how: str | None,
) -> None:
    weights = {"a.level": 1.5, "b.level": 1.25, "c.level": 1}
    pack = pack_of({name: {"weight": weight} for name, weight in weights.items()})

    def gauge(values: list[object]) -> tuple[float, float]:
        named = zip(weights, values, strict=True)
        file = answers_of({name: v for name, v in named if v is not None})
        return shares(level_results(read_sheet(pack, file), pack, {}))["measure"]

    without = [how if n == left_out else v for n, v in enumerate(answers)]
    before, after = gauge(answers), gauge(without)
    assert after[0] <= before[0]
    assert after[1] >= before[1]
