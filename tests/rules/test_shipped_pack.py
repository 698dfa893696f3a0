from collections.abc import Callable

import pytest

from assessor.domain.answers import AnswersFile
from assessor.domain.assessment import Judgement
from assessor.domain.impacts import Footprint
from assessor.domain.pack import Pack
from assessor.domain.questionnaire import PROFILES, Kind, Profile
from assessor.domain.rules import Ruling
from assessor.domain.ruling import ruling, values_of
from assessor.domain.sheet import read_sheet
from assessor.rules.engine import Sheets, judge
from assessor.rules.gates import read_by
from assessor.rules.sensitivity import WEIGHTS

ORDER = ("refer", "insufficient", "rework", "conditions", "proceed")
Judge = Callable[..., Judgement]


@pytest.fixture(scope="session")
def judged(
    pack: Pack,
    answers_of: Callable[..., AnswersFile],
    footprint_of: Callable[..., Footprint],
) -> Judge:
    def build(given: dict[str, object], profile: str, stage: str) -> Judgement:
        answers = answers_of(given, profile=profile, stage=stage)
        sheets = Sheets(
            declared=read_sheet(pack, answers),
            supported=read_sheet(pack, answers, basis="supported"),
        )
        return judge(pack, answers, sheets, footprint_of(), ())

    return build


def test_every_gate_says_what_its_examples_say(pack: Pack) -> None:
    wrong = [
        (gate.id, number)
        for gate in pack.gates
        for number, example in enumerate(gate.examples, start=1)
        if ruling(gate.when, gate.concerns, values_of(example)) is not example.ruling
    ]
    assert wrong == []
    assert {gate.id for gate in pack.gates} == {f"G{n}" for n in range(1, 13)}


def test_every_finding_says_what_its_examples_say(pack: Pack) -> None:
    wrong = [
        (finding.id, number)
        for finding in pack.findings
        for number, example in enumerate(finding.examples, start=1)
        if ruling(finding.when, None, values_of(example)) is not example.ruling
    ]
    assert wrong == []


@pytest.mark.parametrize("profile", PROFILES)
def test_nothing_is_concluded_from_nothing(judged: Judge, profile: str) -> None:
    assert judged({}, profile, "qualification").outcome.id == "insufficient"


@pytest.mark.parametrize("profile", PROFILES)
def test_not_knowing_anything_is_never_worse_than_not_answering(
    pack: Pack, judged: Judge, profile: str
) -> None:
    levels = [q.id for q in pack.questions() if q.type is Kind.LEVEL]
    unknown = judged(dict.fromkeys(levels, "?"), profile, "production").outcome.id
    left_open = judged({}, profile, "production").outcome.id
    assert ORDER.index(unknown) >= ORDER.index(left_open)


@pytest.mark.parametrize("profile", PROFILES)
def test_no_gate_asks_for_what_its_profile_does_not_ask(
    pack: Pack, judged: Judge, profile: Profile
) -> None:
    asked = {
        question.id for question in pack.questions() if profile in question.profiles
    }
    for result in judged({}, profile, "ideation").gates.values():
        assert {name.partition("[")[0] for name in result.ask} <= asked


@pytest.mark.parametrize("profile", ["screening", "funding", "company"])
def test_levels_at_their_best_leave_every_severe_gate_on_levels_alone_clear(
    pack: Pack, judged: Judge, profile: str
) -> None:
    best: dict[str, object] = {
        q.id: 4 for q in pack.questions() if q.type is Kind.LEVEL
    }
    results = judged(best, profile, "production").gates
    severe = [gate for gate in pack.gates if gate.colour in {"red", "refer"}]
    said = {results[g.id].ruling for g in severe if read_by(g) <= best.keys()}
    assert said
    assert said <= {Ruling.CLEAR, Ruling.NOT_CONCERNED}


def test_the_conventions_that_move_the_outcome_are_those_the_pack_prints(
    pack: Pack, judged: Judge
) -> None:
    named = {s.convention for s in judged({}, "audit", "ideation").sensitivities}
    general = {name for name in named if not name.startswith(f"{WEIGHTS}.")}
    assert general <= {convention.id for convention in pack.conventions}
