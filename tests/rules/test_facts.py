from collections.abc import Callable

import pytest

from assessor.domain.answers import AnswersFile
from assessor.domain.assessment import ClaimHit
from assessor.domain.impacts import Footprint
from assessor.domain.names import RULE_FACTS
from assessor.domain.pack import Pack
from assessor.domain.sheet import read_sheet
from assessor.expressions import ABSENT, OPEN, Value
from assessor.rules.facts import benefit_claimed, level_facts, rule_facts, says_benefit
from assessor.rules.levels import level_results

Packs = Callable[..., Pack]
Answers = Callable[..., AnswersFile]
Footprints = Callable[..., Footprint]
CHOICES = {"ai_for_green": {"en": "a", "fr": "b"}, "none": {"en": "a", "fr": "b"}}
CLAIMS = {
    "context.positioning": {"type": "multi", "choices": CHOICES},
    "governance.statements": {"type": "longtext", "part": "GC"},
}
SAVES = "It will reduce emissions by half."
HARMLESS = "We measured 12 t."


def test_the_facts_are_those_that_packs_are_checked_against(
    pack_of: Packs, answers_of: Answers, footprint_of: Footprints
) -> None:
    pack = pack_of({"a.level": {}})
    sheet = read_sheet(pack, answers_of({}))
    facts = rule_facts(footprint_of(), (), sheet)
    levels = level_facts(level_results(sheet, pack, facts), {})
    assert {*facts, *levels} == set(RULE_FACTS)


@pytest.mark.parametrize(
    ("positioning", "statement", "claimed"),
    [
        (["ai_for_green"], None, True),
        (["none"], SAVES, True),
        (["none"], HARMLESS, False),
        (["none"], "n/a", False),
        (["none"], "?", OPEN),
        (None, HARMLESS, OPEN),
    ],
)
def test_a_benefit_is_claimed_by_position_or_by_statement(
    pack_of: Packs,
    answers_of: Answers,
    footprint_of: Footprints,
    positioning: list[str] | None,
    statement: str | None,
    claimed: Value,
) -> None:
    given = {"context.positioning": positioning, "governance.statements": statement}
    answers = answers_of({name: v for name, v in given.items() if v is not None})
    sheet = read_sheet(pack_of(CLAIMS), answers)
    assert benefit_claimed(sheet, footprint_of()) is claimed


def test_a_benefit_is_claimed_by_an_effect_that_lowers_an_impact(
    pack_of: Packs, answers_of: Answers, footprint_of: Footprints
) -> None:
    given = {"context.positioning": ["none"], "governance.statements": HARMLESS}
    sheet = read_sheet(pack_of(CLAIMS), answers_of(given))
    assert benefit_claimed(sheet, footprint_of(benefit_lines=True)) is True


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Nos trajets évités : 3 t.", True),
        ("Le service réduit la consommation.", True),
        ("Le service ne réduit rien.", False),
        ("No saving is claimed. It lowers nothing without users.", False),
        ("We avoid 3 t. No offsets.", True),
        ("", False),
    ],
)
def test_a_benefit_is_read_sentence_by_sentence(text: str, says: bool) -> None:
    assert says_benefit(text) is says


@pytest.mark.parametrize(
    ("cells", "fact", "value"),
    [
        ([], "assessed.embodied", False),
        ([("inference", "manufacture", "assessed")], "assessed.embodied", True),
        ([("inference", "unsplit", "assessed")], "assessed.embodied", True),
        ([("inference", "use", "assessed")], "assessed.embodied", False),
        ([("inference", "use", "assessed")], "assessed.inference", True),
        ([("inference", "use", "not_assessed")], "assessed.inference", False),
        ([("inference", "use", "excluded")], "assessed.inference", False),
        ([("training", "use", "not_applicable")], "assessed.training", ABSENT),
        (
            [
                ("inference", "manufacture", "assessed"),
                ("training", "unsplit", "not_assessed"),
            ],
            "assessed.embodied",
            False,
        ),
        (
            [
                ("training", "manufacture", "assessed"),
                ("inference", "manufacture", "not_assessed"),
            ],
            "assessed.embodied",
            False,
        ),
    ],
)
def test_a_part_is_assessed_when_all_that_applies_of_it_is(
    pack_of: Packs,
    answers_of: Answers,
    footprint_of: Footprints,
    cells: list[tuple[str, str, str]],
    fact: str,
    value: Value,
) -> None:
    named = [dict(zip(("phase", "stage", "state"), c, strict=True)) for c in cells]
    sheet = read_sheet(pack_of({"a.level": {}}), answers_of({}))
    assert rule_facts(footprint_of(named), (), sheet)[fact] is value


def test_what_the_footprint_does_not_say_is_open(
    pack_of: Packs, answers_of: Answers, footprint_of: Footprints
) -> None:
    sheet = read_sheet(pack_of({"a.level": {}}), answers_of({}))
    facts = rule_facts(footprint_of(), (), sheet)
    assert (facts["impact.gwp"], facts["net.stressed"]) == (OPEN, OPEN)
    assert facts["net.known"] is False


def test_figures_come_with_their_ends(
    pack_of: Packs, answers_of: Answers, footprint_of: Footprints
) -> None:
    sheet = read_sheet(pack_of({"a.level": {}}), answers_of({}))
    facts = rule_facts(footprint_of(gwp=10.0, net=(100.0, 20.0)), (), sheet)
    assert [facts[f"impact.gwp{end}"] for end in ("", ".low", ".high")] == [10, 5, 20]
    assert facts["net.gwp"] == 80
    assert facts["net.stressed"] == pytest.approx(35)


def test_only_wordings_in_use_count(
    pack_of: Packs, answers_of: Answers, footprint_of: Footprints
) -> None:
    sheet = read_sheet(pack_of({"a.level": {}}), answers_of({}))
    hits = [_hit(use=True), _hit(use=False)]
    assert rule_facts(footprint_of(), hits, sheet)["claims.prohibited"] == 1


def _hit(*, use: bool) -> ClaimHit:
    return ClaimHit.model_validate(
        {
            "where": "governance.statements",
            "line": 1,
            "column": 1,
            "text": "green",
            "sentence": "It is green.",
            "severity": "prohibited",
            "use": use,
            "rule": "green",
            "term": {"en": "a", "fr": "b"},
            "rules": ["r"],
            "jurisdiction": "EU",
            "reference": "r",
            "in_force_from": None,
            "in_force": True,
            "checked_on": "2026-11-01",
            "explanation": {"en": "a", "fr": "b"},
            "safe_wording": {"en": "a", "fr": "b"},
        }
    )


def test_the_making_of_its_machines_is_not_what_inference_hangs_on(
    pack_of: Packs, answers_of: Answers, footprint_of: Footprints
) -> None:
    cells = [
        {"row": "a", "phase": "inference", "stage": "use", "state": "assessed"},
        {"row": "a", "phase": "inference", "stage": "unsplit", "state": "not_assessed"},
    ]
    sheet = read_sheet(pack_of({"a.level": {}}), answers_of({}))
    facts = rule_facts(footprint_of(cells), (), sheet)

    assert facts["assessed.inference"] is True
