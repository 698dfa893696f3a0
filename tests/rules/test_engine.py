from collections.abc import Callable

import pytest
from hypothesis import given, strategies as st

from assessor.domain.answers import AnswersFile
from assessor.domain.assessment import Judgement
from assessor.domain.impacts import Footprint
from assessor.domain.pack import Pack
from assessor.domain.rules import GateEffect, Ruling
from assessor.domain.sheet import read_sheet
from assessor.rules.engine import Sheets, judge

Packs = Callable[..., Pack]
Answers = Callable[..., AnswersFile]
Footprints = Callable[..., Footprint]
Gates = Callable[..., dict[str, object]]
ORDER = ("refer", "insufficient", "rework", "conditions", "proceed")
CLAIMED = {"evidence": {"need": {"funding": "required", "audit": "required"}}}


@pytest.fixture(scope="session")
def pack(pack_of: Packs, gate_of: Gates) -> Pack:
    levels: dict[str, dict[str, object]] = {
        "reference.chosen": {"weight": 1.5, "code": "RS-01", **CLAIMED},
        "context.unit": {"weight": 1.5, "code": "CTX-03"},
        "necessity.harm": {"weight": 1.5, "code": "NE-09", "gauge": "question"},
        "indirect.tree": {"weight": 1, "code": "IE-01", "gauge": "question"},
    }
    gates = [
        gate_of("G1", "reference.chosen < 2", ask=["reference.chosen"]),
        gate_of(
            "G5", "context.unit == 0", colour="amber", effects=["partial_footprint"]
        ),
        gate_of(
            "G9",
            "necessity.harm == 0",
            colour="refer",
            asserts="act",
            effects=["refer"],
        ),
        gate_of(
            "G10", "open.share > 0.3", colour="refer", effects=["withhold_outcome"]
        ),
    ]
    return pack_of(levels, gates=gates)


@pytest.fixture(scope="session")
def judged(
    pack: Pack, answers_of: Answers, footprint_of: Footprints
) -> Callable[..., Judgement]:
    footprint = footprint_of()

    def build(
        levels: tuple[object, ...], profile: str = "funding", *, reviewed: bool = False
    ) -> Judgement:
        named = zip(pack.by_id, levels, strict=True)
        given = {name: level for name, level in named if level is not None}
        override = {"by": "r", "at": "2026-03-02T10:11:12Z", "verdict": "accepted"}
        review = {**override, "override": {"value": 0}}
        reviews = {"reference.chosen": [review]} if reviewed else {}
        answers = answers_of(given, profile=profile, reviews=reviews)
        sheets = Sheets(
            declared=read_sheet(pack, answers),
            supported=read_sheet(pack, answers, basis="supported"),
            reviewed=read_sheet(pack, answers, basis="reviewed") if reviewed else None,
        )
        return judge(pack, answers, sheets, footprint, ())

    return build


@pytest.mark.parametrize(
    ("levels", "outcome", "because", "unless"),
    [
        ((4, 4, 4, 4), "proceed", (), ()),
        ((4, 4, 1, 1), "conditions", ("gauge.question",), ()),
        ((4, 0, 4, 4), "conditions", ("G5",), ()),
        ((1, 4, 4, 4), "rework", ("G1",), ()),
        (("?", 4, 4, 4), "rework", ("G1",), ()),
        ((None, 4, 4, 4), "rework", ("G1",), ("reference.chosen",)),
        ((4, 4, "?", 4), "insufficient", ("G9",), ("necessity.harm",)),
        ((4, 4, None, 4), "insufficient", ("G9",), ("necessity.harm",)),
        ((None, None, 4, 4), "insufficient", ("G10",), ()),
        ((None, None, 0, None), "refer", ("G9",), ()),
    ],
)
def test_the_outcome_says_why_and_what_could_lift_it(
    judged: Callable[..., Judgement],
    levels: tuple[object, ...],
    outcome: str,
    because: tuple[str, ...],
    unless: tuple[str, ...],
) -> None:
    found = judged(levels).outcome
    assert (found.id, found.because, found.unless) == (outcome, because, unless)


def test_an_audit_concludes_on_what_is_supported(
    judged: Callable[..., Judgement],
) -> None:
    result = judged((4, 4, 4, 4), "audit")
    assert result.outcome == result.supported_outcome
    assert (result.outcome.id, result.outcome.basis) == ("rework", "supported")
    assert result.declared_outcome.id == "proceed"
    assert result.gates["G1"].ruling is Ruling.FIRED


def test_elsewhere_the_declared_result_decides_and_the_supported_one_stands_beside(
    judged: Callable[..., Judgement],
) -> None:
    result = judged((4, 4, 4, 4))
    assert result.outcome == result.declared_outcome
    assert result.supported_outcome.id == "rework"
    assert result.gauges["measure"].low == 1
    assert result.gauges["measure"].supported_low == (1.5 * 1 + 1.5 * 3) / 12
    assert result.check_first[0] == "reference.chosen"


def test_accepted_reviews_replace_both(judged: Callable[..., Judgement]) -> None:
    result = judged((4, 4, 4, 4), reviewed=True)
    assert (result.outcome.id, result.outcome.basis) == ("rework", "reviewed")
    assert result.gauges["measure"].low == 0.5
    assert result.gauges["measure"].supported_low == 0.5
    assert result.declared_outcome.id == "proceed"


def test_a_gate_acts_on_the_report(judged: Callable[..., Judgement]) -> None:
    assert judged((4, 0, 4, 4)).effects == (GateEffect.PARTIAL_FOOTPRINT,)


ANSWER = st.sampled_from([0, 1, 2, 3, 4, "?", None])
LEVELS = st.tuples(ANSWER, ANSWER, ANSWER, ANSWER)


@given(levels=LEVELS, at=st.integers(0, 3))
def test_an_honest_i_do_not_know_is_never_worse_than_an_open_answer(
    judged: Callable[..., Judgement], levels: tuple[object, ...], at: int
) -> None:
    unknown = judged((*levels[:at], "?", *levels[at + 1 :])).outcome.id
    left_open = judged((*levels[:at], None, *levels[at + 1 :])).outcome.id
    assert ORDER.index(unknown) >= ORDER.index(left_open)


@given(levels=LEVELS, at=st.integers(0, 3), out=st.sampled_from(["?", None]))
def test_leaving_an_answer_out_is_never_better_than_the_worst_answer(
    judged: Callable[..., Judgement], levels: tuple[object, ...], at: int, out: object
) -> None:
    def outcome(value: object) -> int:
        return ORDER.index(judged((*levels[:at], value, *levels[at + 1 :])).outcome.id)

    # Referring to a person is a finding of fact: silence is then no finding.
    assert outcome(out) <= max(outcome(0), ORDER.index("insufficient"))
