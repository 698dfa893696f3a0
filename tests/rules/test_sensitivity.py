from collections.abc import Callable

import pytest

from assessor.domain.answers import AnswersFile
from assessor.domain.impacts import Footprint
from assessor.domain.pack import Pack
from assessor.domain.sheet import read_sheet
from assessor.rules.conclusion import Bench
from assessor.rules.levels import level_results
from assessor.rules.sensitivity import check_first, sensitivities

Packs = Callable[..., Pack]
Answers = Callable[..., AnswersFile]
Footprints = Callable[..., Footprint]
Gates = Callable[..., dict[str, object]]
CLAIMED = {"evidence": {"need": {"funding": "required"}}}


def _bench(pack: Pack, answers: AnswersFile, **facts: float) -> Bench:
    sheet = read_sheet(pack, answers)
    return Bench(pack, sheet, level_results(sheet, pack, facts), facts, 0.5)


def _moved(bench: Bench, footprint: Footprint) -> dict[str, tuple[bool, str]]:
    found = sensitivities(bench, footprint)
    return {each.convention: (each.holds, each.outcome) for each in found}


def test_a_weight_on_which_the_outcome_hangs_is_named(
    pack_of: Packs, answers_of: Answers, footprint_of: Footprints
) -> None:
    # (1.5 x 4 + 1.25 x 0) / (4 x 2.75) = 0.55; with half the first weight 0.38.
    levels = {"a.level": {"weight": 1.5}, "b.level": {"weight": 1.25}}
    bench = _bench(pack_of(levels), answers_of({"a.level": 4, "b.level": 0}))
    moved = _moved(bench, footprint_of())
    assert moved["weights"] == (False, "conditions")
    assert moved["weights.a.level"] == (False, "conditions")
    assert moved["weights.b.level"] == (False, "conditions")
    assert moved["gauge-threshold"] == (False, "conditions")


def test_an_outcome_far_from_every_threshold_holds(
    pack_of: Packs, answers_of: Answers, footprint_of: Footprints
) -> None:
    bench = _bench(pack_of({"a.level": {"code": "CTX-03"}}), answers_of({"a.level": 4}))
    assert _moved(bench, footprint_of()) == {
        "gauge-threshold": (True, "proceed"),
        "open-threshold": (True, "proceed"),
        "weights": (True, "proceed"),
        "weights.CTX-03": (True, "proceed"),
    }


def test_half_credit_for_plans_is_a_convention(
    pack_of: Packs, answers_of: Answers, footprint_of: Footprints
) -> None:
    plan = {"state": "planned", "value": 4}
    bench = _bench(pack_of({"a.level": {}}), answers_of({"a.level": plan}))
    assert _moved(bench, footprint_of())["half-credit"] == (False, "conditions")


def test_half_credit_moves_what_gates_read_too(
    pack_of: Packs, gate_of: Gates, answers_of: Answers, footprint_of: Footprints
) -> None:
    plan = {"state": "planned", "value": 4}
    pack = pack_of({"a.level": {}}, gates=[gate_of("G1", "a.level < 2")])
    bench = _bench(pack, answers_of({"a.level": plan}))
    assert _moved(bench, footprint_of())["half-credit"] == (False, "rework")


def test_the_ceiling_of_claimed_levels_is_a_convention_where_it_decides(
    pack_of: Packs, gate_of: Gates, answers_of: Answers, footprint_of: Footprints
) -> None:
    levels = {"a.level": CLAIMED, "b.level": {"weight": 1.5}}
    pack = pack_of(levels, gates=[gate_of("G1", "a.level < 1")])
    answers = answers_of({"a.level": 4, "b.level": 4})
    sheet = read_sheet(pack, answers, basis="supported")
    bench = Bench(pack, sheet, level_results(sheet, pack, {}, supported=True), {}, 0.5)
    assert _moved(bench, footprint_of())["claimed-ceiling"] == (False, "rework")


def test_the_threshold_for_open_answers_is_a_convention(
    pack_of: Packs, gate_of: Gates, answers_of: Answers, footprint_of: Footprints
) -> None:
    gate = gate_of("G10", "open.share > 0.3", effects=["withhold_outcome"])
    pack = pack_of({"a.level": {}, "b.level": {"weight": 0.25}}, gates=[gate])
    bench = _bench(pack, answers_of({"a.level": 4}))
    assert _moved(bench, footprint_of())["open-threshold"] == (False, "insufficient")


@pytest.mark.parametrize(("footprint", "holds"), [(40.0, False), (90.0, True)])
def test_the_rebound_of_the_stress_test_is_a_convention(
    pack_of: Packs,
    gate_of: Gates,
    answers_of: Answers,
    footprint_of: Footprints,
    footprint: float,
    holds: bool,
) -> None:
    # 100 x (1 - r) - 40 is above zero at r = 0.45 and below at 0.675.
    gates = [
        gate_of("G1", "a.level < 2"),
        gate_of("G7", "a.level < 5", colour="amber", effects=["stress_test"]),
    ]
    pack = pack_of({"a.level": {}}, gates=gates)
    stressed = 100 * (1 - 0.45) - footprint
    bench = _bench(pack, answers_of({"a.level": 4}), **{"net.stressed": stressed})
    moved = _moved(bench, footprint_of(net=(100.0, footprint)))
    assert moved["rebound"] == (holds, "rework")


def test_the_claimed_answers_that_matter_most_are_checked_first(
    pack_of: Packs, gate_of: Gates, answers_of: Answers, footprint_of: Footprints
) -> None:
    quantity = {"type": "number", **CLAIMED}
    pack = pack_of(
        {
            "a.light": {"weight": 0.25, **CLAIMED},
            "a.heavy": {"weight": 1.5, **CLAIMED},
            "a.gating": {"weight": 0.5, "gauge": "claims", **CLAIMED},
            "a.modest": {"weight": 1, **CLAIMED},
            "a.proven": {"weight": 2},
            "b.energy": quantity,
            "b.hours": quantity,
        },
        gates=[gate_of("G1", "a.gating < 2")],
    )
    given = dict.fromkeys(pack.by_id, 4) | {
        "a.modest": 1,
        "a.proven": {"value": 4, "evidence": ["E1"]},
    }
    shares = [
        {
            "key": f"answer:{key}",
            "share": share,
            "low": 0,
            "high": 1,
            "answerable": True,
        }
        for key, share in (("b.hours", 0.8), ("b.energy", 0.0))
    ]
    bench = _bench(pack, answers_of(given))
    first = check_first(bench, footprint_of(shares=shares))
    assert first == ("a.gating", "a.heavy", "a.light", "b.hours")
