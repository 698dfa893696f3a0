from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from assessor.domain.answers import AnswersFile
from assessor.domain.impacts import Footprint
from assessor.domain.pack import Pack
from assessor.domain.questionnaire import PROFILES, Kind
from assessor.domain.rules import GateEffect, Ruling
from assessor.domain.sheet import read_sheet
from assessor.rules.conclusion import Bench, conclude
from assessor.rules.facts import rule_facts
from assessor.rules.gates import effects, read_by, rule_gates
from assessor.rules.levels import level_results

Given = dict[str, object]
Benches = Callable[..., Bench]

FIRED, POSSIBLE = Ruling.FIRED, Ruling.POSSIBLE
CLEAR, ASIDE = Ruling.CLEAR, Ruling.NOT_CONCERNED
CLAIMS: Given = {"context.positioning": ["ai_for_green"]}
NONE: Given = {
    "context.positioning": ["neither"],
    "governance.claims": "Nothing is said.",
}
GAINS: Given = {**CLAIMS, "reference.benefit_kinds": ["efficiency"]}
PUBLIC: Given = {"audience.readers": ["consumers"]}
NO_PUBLIC: Given = {"audience.readers": ["internal"]}
SOLID: Given = {
    "compute.method_level": 3,
    "indirect.tree_level": 3,
    "governance.benefit_file_level": 4,
}
LOCATED: Given = {
    "compute.location_level": 3,
    "compute.market_figure": True,
    "compute.market_level": 3,
}
MOST = 120  # more than there are level questions
# Where in an outcome somebody stands; "refer" and "insufficient" both decide nothing.
WORST_FIRST = {
    "refer": 0,
    "insufficient": 0,
    "rework": 1,
    "conditions": 2,
    "proceed": 3,
}


@pytest.fixture(scope="session")
def bench(
    pack: Pack,
    answers_of: Callable[..., AnswersFile],
    footprint_of: Callable[..., Footprint],
) -> Benches:
    footprint = footprint_of()

    def build(
        answers: Given, profile: str = "audit", stage: str = "production"
    ) -> Bench:
        sheet = read_sheet(pack, answers_of(answers, profile=profile, stage=stage))
        facts = rule_facts(footprint, (), sheet)
        return Bench(pack, sheet, level_results(sheet, pack, facts), facts, 0.5)

    return build


def said(found: Bench, gate: str) -> Ruling:
    return rule_gates(found.pack, found.readings(), found.sheet)[gate].ruling


@pytest.mark.parametrize(
    ("gate", "answers", "expected"),
    [
        ("G1", {**CLAIMS, "reference.scenario_level": 1}, FIRED),
        ("G1", {**CLAIMS, "reference.scenario_level": "?"}, FIRED),
        ("G1", {**CLAIMS, "reference.scenario_level": 2}, CLEAR),
        ("G1", CLAIMS, POSSIBLE),
        ("G2", {**CLAIMS, "reference.comparability_level": 1}, FIRED),
        ("G2", {**CLAIMS, "reference.comparability_level": 3}, POSSIBLE),
        ("G3", {"necessity.alternatives_level": 1}, FIRED),
        ("G3", {"necessity.alternatives_level": "?"}, FIRED),
        ("G3", {"necessity.alternatives_level": 2}, CLEAR),
        ("G3", {}, POSSIBLE),
        ("G4", {"governance.offsets_level": 0}, FIRED),
        ("G4", {"governance.offsets_level": "?"}, POSSIBLE),
        ("G4", {"governance.offsets_level": 2}, CLEAR),
        ("G4", {}, POSSIBLE),
        ("G5", {"context.functional_unit_level": 0}, FIRED),
        ("G6", {**PUBLIC, **SOLID, "compute.method_level": 1}, FIRED),
        ("G6", {**CLAIMS, **PUBLIC, **SOLID}, CLEAR),
        ("G6", PUBLIC, POSSIBLE),
        ("G6", NO_PUBLIC, ASIDE),
        ("G7", {**GAINS, "reference.robustness_level": 2}, FIRED),
        ("G7", {**GAINS, "indirect.rebound_level": "?"}, FIRED),
        ("G7", GAINS, POSSIBLE),
        ("G7", {**GAINS, "reference.benefit_kinds": ["substitution"]}, ASIDE),
        ("G8", {"compute.location_level": 0}, FIRED),
        ("G8", {"compute.location_level": "?"}, FIRED),
        ("G8", LOCATED, CLEAR),
        ("G8", {}, POSSIBLE),
        ("G9", {"necessity.harm_level": 0}, FIRED),
        ("G9", {"necessity.harm_level": "?"}, POSSIBLE),
        ("G9", {"necessity.harm_level": 1}, CLEAR),
        ("G9", {}, POSSIBLE),
        ("G10", {}, FIRED),
        ("G11", {"service.uses_per_year": "?", "context.volume_level": "?"}, FIRED),
        ("G12", {}, CLEAR),
    ],
)
def test_a_gate_says_what_the_answers_say(
    bench: Benches, gate: str, answers: Given, expected: Ruling
) -> None:
    assert said(bench(answers), gate) is expected


@pytest.mark.parametrize(
    ("gate", "profile"), [("G1", "funding"), ("G2", "funding"), ("G7", "funding")]
)
def test_where_no_benefit_is_claimed_its_gates_are_not_concerned(
    bench: Benches, gate: str, profile: str
) -> None:
    assert said(bench(NONE, profile), gate) in {ASIDE, POSSIBLE}
    assert said(bench({**NONE, **CLAIMS}, profile), gate) is not ASIDE or gate == "G7"


@pytest.mark.parametrize(
    ("stage", "expected"),
    [
        ("ideation", FIRED),
        ("qualification", FIRED),
        ("development", FIRED),
        ("production", CLEAR),
        ("use", CLEAR),
        ("end", CLEAR),
    ],
)
def test_before_production_only_expected_wording_is_left(
    bench: Benches, stage: str, expected: Ruling
) -> None:
    assert said(bench({}, "audit", stage), "G12") is expected


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("gate", [f"G{number}" for number in range(1, 13)])
def test_not_knowing_is_never_worse_than_leaving_open_and_never_accuses(
    pack: Pack, bench: Benches, gate: str, profile: str
) -> None:
    rule = next(one for one in pack.gates if one.id == gate)
    read = [name for name in read_by(rule) if name in pack.by_id]
    around = {**GAINS, **PUBLIC}
    left_open = bench({k: v for k, v in around.items() if k not in read}, profile)
    unknown = bench({**around, **dict.fromkeys(read, "?")}, profile)
    if rule.asserts == "act":
        assert said(unknown, gate) is not FIRED
    before, after = conclude(left_open).id, conclude(unknown).id
    assert WORST_FIRST[after] >= WORST_FIRST[before]


def test_each_gate_shows_each_of_the_four_rulings_in_its_examples(pack: Pack) -> None:
    shown = {gate.id: {one.ruling for one in gate.examples} for gate in pack.gates}

    assert len(shown) == 12
    assert all(each == {FIRED, POSSIBLE, CLEAR, ASIDE} for each in shown.values())


def levels_of(pack: Pack) -> list[str]:
    return [q.id for q in pack.questions() if q.type is Kind.LEVEL]


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    levels=st.lists(st.integers(0, 4), min_size=MOST, max_size=MOST),
    places=st.sets(st.integers(0, MOST), min_size=1, max_size=8),
    profile=st.sampled_from(PROFILES),
)
def test_no_result_improves_by_leaving_something_out(
    pack: Pack, bench: Benches, levels: list[int], places: set[int], profile: str
) -> None:
    whole: Given = {
        **GAINS,
        **PUBLIC,
        **dict(zip(levels_of(pack), levels, strict=False)),
    }
    names = sorted(whole)
    left = {names[place % len(names)] for place in places}
    without = {name: value for name, value in whole.items() if name not in left}
    said_all, said_less = bench(whole, profile), bench(without, profile)

    assert WORST_FIRST[conclude(said_less).id] <= WORST_FIRST[conclude(said_all).id]
    for gauge, (low, high) in said_all.gauges.items():
        assert said_less.gauges[gauge][0] <= low + 1e-9
        assert said_less.gauges[gauge][1] >= high - 1e-9
    before = _effects(said_all)
    assert before - {GateEffect.REFER, GateEffect.BLOCK_CLAIMS} <= _effects(said_less)


def _effects(found: Bench) -> set[GateEffect]:
    return {*effects(rule_gates(found.pack, found.readings(), found.sheet))}


@pytest.mark.parametrize("profile", ["funding", "audit"])
def test_a_top_level_without_evidence_is_claimed_and_counts_less_as_supported(
    pack: Pack, answers_of: Callable[..., AnswersFile], profile: str
) -> None:
    name = "necessity.need_level"
    bare = read_sheet(pack, answers_of({name: 4}, profile=profile), basis="supported")
    proven = {"value": 4, "evidence": ["E1"]}
    shown = read_sheet(pack, answers_of({name: proven}, profile=profile))

    claimed, evidenced = bare.standing(name), shown.standing(name)

    assert claimed is not None
    assert claimed.claimed
    assert bare.level(name) in {1, 3}
    assert evidenced is not None
    assert not evidenced.claimed


@pytest.mark.parametrize("profile", ["screening", "company"])
def test_a_team_that_steers_its_own_project_is_not_asked_to_prove_its_top_levels(
    pack: Pack, answers_of: Callable[..., AnswersFile], profile: str
) -> None:
    name = "necessity.alternatives_level"
    sheet = read_sheet(pack, answers_of({name: 4}, profile=profile))
    standing = sheet.standing(name)

    assert standing is not None
    assert not standing.claimed
