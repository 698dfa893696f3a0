from collections.abc import Callable

import pytest

from assessor.domain.pack import Pack
from assessor.domain.questionnaire import GaugeId
from assessor.domain.rules import Gate, OutcomeWording, Ruling
from assessor.domain.wording import plain
from assessor.rules.outcome import Verdict, decide, worded

Gates = Callable[..., dict[str, object]]
F, P, C, N = Ruling.FIRED, Ruling.POSSIBLE, Ruling.CLEAR, Ruling.NOT_CONCERNED


@pytest.fixture
def gates(gate_of: Gates) -> list[Gate]:
    made = [
        gate_of("G1", "a.level < 2"),
        gate_of("G5", "a.level < 2", colour="amber"),
        gate_of("G9", "a.level < 2", colour="refer", asserts="act", effects=["refer"]),
        gate_of("G10", "a.level < 2", colour="refer", effects=["withhold_outcome"]),
        gate_of("G12", "a.level < 2", colour="info", effects=["expected_only"]),
    ]
    return [Gate.model_validate(gate) for gate in made]


@pytest.mark.parametrize(
    ("said", "low", "expected"),
    [
        ((F, F, F, F), 0.0, "refer"),
        ((F, F, P, C), 0.0, "insufficient"),
        ((F, F, C, F), 0.0, "insufficient"),
        ((F, F, C, P), 0.0, "insufficient"),
        ((F, F, C, C), 0.0, "rework"),
        ((P, F, C, C), 0.0, "rework"),
        ((C, F, C, C), 1.0, "conditions"),
        ((C, P, C, C), 1.0, "conditions"),
        ((C, C, C, C), 0.49, "conditions"),
        ((C, C, C, C), 0.5, "proceed"),
        ((N, N, N, N), 1.0, "proceed"),
    ],
)
def test_conclusions_are_drawn_in_one_order(
    gates: list[Gate], said: tuple[Ruling, ...], low: float, expected: str
) -> None:
    by_id = {**dict(zip(("G1", "G5", "G9", "G10"), said, strict=True)), "G12": F}
    gauges: dict[GaugeId, tuple[float, float]] = {"measure": (low, 1.0)}
    assert decide(gates, by_id, gauges, threshold=0.5).id == expected


@pytest.mark.parametrize(
    ("g1", "g5", "low", "because", "open_gates"),
    [
        (P, C, 1.0, ("G1",), ("G1",)),
        (F, P, 1.0, ("G1",), ()),
        (C, P, 1.0, ("G5",), ("G5",)),
        (C, P, 0.2, ("G5", "gauge.measure"), ()),
    ],
)
def test_a_conclusion_says_what_led_to_it_and_whether_only_open_answers_did(
    gates: list[Gate],
    g1: Ruling,
    g5: Ruling,
    low: float,
    because: tuple[str, ...],
    open_gates: tuple[str, ...],
) -> None:
    said = {"G1": g1, "G5": g5, "G9": C, "G10": C, "G12": C}
    verdict = decide(gates, said, {"measure": (low, 1.0)}, threshold=0.5)
    assert (verdict.because, verdict.open_gates) == (because, open_gates)


@pytest.mark.parametrize(
    ("profile", "words"), [("funding", "examined"), ("company", "go on")]
)
def test_the_sentence_is_worded_for_the_profile(
    pack_of: Callable[..., Pack], profile: str, words: str
) -> None:
    wordings = {"default": plain("go on"), "funding": plain("examined")}
    pack = pack_of(
        {"a.level": {}}, outcomes=[OutcomeWording(id="proceed", wordings=wordings)]
    )
    outcome = worded(Verdict("proceed"), pack, "declared", profile, {})
    assert outcome.sentence == plain(words)
