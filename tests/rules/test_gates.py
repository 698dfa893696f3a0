from collections.abc import Callable

import pytest

from assessor.domain.answers import AnswersFile
from assessor.domain.pack import Pack
from assessor.domain.questionnaire import Section
from assessor.domain.rules import Gate, Ruling
from assessor.domain.sheet import read_sheet
from assessor.expressions import ABSENT, OPEN, Value, Values
from assessor.rules.gates import Readings, effects, rule_gates, rulings

Packs = Callable[..., Pack]
Answers = Callable[..., AnswersFile]
Gates = Callable[..., dict[str, object]]
LEVEL: dict[str, dict[str, object]] = {"reference.chosen": {}}
BENEFIT = {"concerns": "benefit.claimed"}


def _both(values: dict[str, Value]) -> Readings:
    return Readings(proof=Values(values), act=Values(values))


@pytest.mark.parametrize(
    ("claimed", "level", "expected"),
    [
        (True, 1, Ruling.FIRED),
        (True, 2, Ruling.CLEAR),
        (True, OPEN, Ruling.POSSIBLE),
        (True, ABSENT, Ruling.NOT_CONCERNED),
        (OPEN, 1, Ruling.POSSIBLE),
        (OPEN, 2, Ruling.CLEAR),
        (False, 1, Ruling.NOT_CONCERNED),
        (ABSENT, 1, Ruling.NOT_CONCERNED),
    ],
)
def test_a_gate_fires_only_on_true(
    gate_of: Gates, claimed: Value, level: Value, expected: Ruling
) -> None:
    gate = Gate.model_validate(gate_of("G1", "reference.chosen < 2", **BENEFIT))
    values = {"benefit.claimed": claimed, "reference.chosen": level}
    assert _both(values).say(gate) is expected


@pytest.mark.parametrize(
    ("asserts", "answer", "expected"),
    [
        ("proof", "?", Ruling.FIRED),
        ("proof", None, Ruling.POSSIBLE),
        ("act", "?", Ruling.POSSIBLE),
        ("act", None, Ruling.POSSIBLE),
        ("act", 0, Ruling.FIRED),
        ("proof", "n/a", Ruling.NOT_CONCERNED),
        ("proof", {"state": "planned", "value": 2}, Ruling.FIRED),
        ("proof", {"state": "planned", "value": 4}, Ruling.CLEAR),
    ],
)
def test_missing_proof_fires_and_nobody_is_accused_of_what_is_not_known(
    pack_of: Packs,
    gate_of: Gates,
    answers_of: Answers,
    asserts: str,
    answer: object,
    expected: Ruling,
) -> None:
    gate = gate_of("G1", "reference.chosen < 2", asserts=asserts)
    pack = pack_of(LEVEL, gates=[gate])
    given = {} if answer is None else {"reference.chosen": answer}
    sheet = read_sheet(pack, answers_of(given))
    results = rule_gates(pack, Readings.of_sheet(sheet, {}), sheet)
    assert results["G1"].ruling is expected


def test_a_question_that_was_not_asked_never_fires_a_gate(
    pack_of: Packs, gate_of: Gates, answers_of: Answers
) -> None:
    gate = gate_of("G1", "reference.chosen < 2")
    pack = pack_of({"reference.chosen": {"profiles": ["audit"]}}, gates=[gate])
    sheet = read_sheet(pack, answers_of({"reference.chosen": 0}))
    results = rule_gates(pack, Readings.of_sheet(sheet, {}), sheet)
    assert results["G1"].ruling is Ruling.NOT_CONCERNED


def test_a_gate_shows_what_it_looked_at_and_asks_only_for_what_is_missing(
    pack_of: Packs, gate_of: Gates, answers_of: Answers
) -> None:
    gate = gate_of(
        "G1",
        "a.level < 2 and b.level < 2 and impact.gwp > 10",
        ask=["a.level", "b.level"],
    )
    pack = pack_of({"a.level": {}, "b.level": {}}, gates=[gate])
    sheet = read_sheet(pack, answers_of({"a.level": 1}))
    result = rule_gates(pack, Readings.of_sheet(sheet, {"impact.gwp": 12.5}), sheet)[
        "G1"
    ]
    assert result.ruling is Ruling.POSSIBLE
    assert result.values == {"a.level": "1", "b.level": "open", "impact.gwp": "12.5"}
    assert result.ask == ("b.level",)


def test_a_gate_that_says_nothing_asks_nothing(
    pack_of: Packs, gate_of: Gates, answers_of: Answers
) -> None:
    gate = gate_of("G1", "a.level < 2 and b.level < 2")
    pack = pack_of({"a.level": {}, "b.level": {}}, gates=[gate])
    sheet = read_sheet(pack, answers_of({"a.level": 4}))
    result = rule_gates(pack, Readings.of_sheet(sheet, {}), sheet)["G1"]
    assert (result.ruling, result.ask) == (Ruling.CLEAR, ())


@pytest.mark.parametrize(
    ("rebound", "net", "expected"),
    [
        (0, -1.0, Ruling.FIRED),
        (0, 0.0, Ruling.FIRED),
        (0, 1.0, Ruling.CLEAR),
        (0, OPEN, Ruling.CLEAR),
        (OPEN, -1.0, Ruling.POSSIBLE),
        (4, -1.0, Ruling.CLEAR),
    ],
)
def test_a_benefit_that_fails_its_stress_test_is_not_shown(
    gate_of: Gates, rebound: Value, net: Value, expected: Ruling
) -> None:
    gates = [
        gate_of("G1", "reference.chosen < 2"),
        gate_of("G7", "indirect.rebound < 2", colour="amber", effects=["stress_test"]),
    ]
    values: dict[str, Value] = {
        "reference.chosen": 4,
        "indirect.rebound": rebound,
        "net.stressed": net,
    }
    said = rulings([Gate.model_validate(gate) for gate in gates], _both(values), {})
    assert said["G1"] is expected


def test_a_benefit_locked_by_its_stress_test_says_so(
    pack_of: Packs, gate_of: Gates, answers_of: Answers
) -> None:
    gates = [
        gate_of("G1", "reference.chosen < 2"),
        gate_of("G7", "reference.chosen < 5", colour="amber", effects=["stress_test"]),
    ]
    pack = pack_of(LEVEL, gates=gates)
    sheet = read_sheet(pack, answers_of({"reference.chosen": 4}))
    readings = Readings.of_sheet(sheet, {"net.stressed": -3.0})
    assert rule_gates(pack, readings, sheet)["G1"].values["net.stressed"] == "-3"


@pytest.mark.parametrize(
    ("asserts", "answer", "acting"),
    [("proof", 0, True), ("proof", None, True), ("act", 0, True), ("act", None, False)],
)
def test_missing_proof_limits_the_report_as_bad_proof_does(
    pack_of: Packs,
    gate_of: Gates,
    answers_of: Answers,
    asserts: str,
    answer: int | None,
    acting: bool,
) -> None:
    pack = pack_of(
        LEVEL, gates=[gate_of("G1", "reference.chosen < 2", asserts=asserts)]
    )
    given = {} if answer is None else {"reference.chosen": answer}
    sheet = read_sheet(pack, answers_of(given))
    results = rule_gates(pack, Readings.of_sheet(sheet, {}), sheet)
    assert bool(effects(results)) is acting


def test_a_gate_asks_row_by_row(
    pack_of: Packs, gate_of: Gates, answers_of: Answers
) -> None:
    runs = {
        "id": "runs",
        "part": "CP",
        "title": {"en": "a", "fr": "b"},
        "repeat": {"group": "training.runs", "item": {"en": "a", "fr": "b"}},
        "questions": [
            {"id": "training.runs.own", "type": "bool", "ask": {"en": "a", "fr": "b"}}
        ],
    }
    gate = gate_of("G5", "any_of(training.runs.own)", ask=["training.runs.own"])
    small = pack_of({"a.level": {}}, gates=[gate])
    pack = small.model_copy(
        update={"sections": (*small.sections, Section.model_validate(runs))}
    )
    answers = answers_of({"training.runs[first].own": False}).model_copy(
        update={"groups": {"training.runs": ("first", "second")}}
    )
    sheet = read_sheet(pack, answers)
    result = rule_gates(pack, Readings.of_sheet(sheet, {}), sheet)["G5"]
    assert result.ruling is Ruling.POSSIBLE
    assert result.ask == ("training.runs[second].own",)
