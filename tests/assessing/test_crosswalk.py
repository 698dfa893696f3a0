from collections.abc import Callable

import pytest

from assessor.assessing.crosswalk import crosswalk
from assessor.domain.answers import State
from assessor.domain.assessment import Standing
from assessor.domain.crosswalk import CounterpartCoverage
from assessor.domain.pack import Pack

Covered = Callable[..., CounterpartCoverage]


def _standing(pack: Pack, code: str, state: State) -> Standing:
    name = pack.by_code[code].id
    return Standing(id=name, question=name, state=state)


@pytest.mark.parametrize(
    ("states", "met", "answered"),
    [
        ({}, "not_asked", ()),
        ({"CTX-03": State.OPEN, "CTX-04": State.UNKNOWN}, "open", ()),
        ({"CTX-03": State.ANSWERED, "CTX-04": State.OPEN}, "partly", ("CTX-03",)),
        ({"CTX-03": State.ANSWERED}, "answered", ("CTX-03",)),
        (
            {"CTX-03": State.PLANNED, "CTX-04": State.NOT_APPLICABLE},
            "answered",
            ("CTX-03", "CTX-04"),
        ),
    ],
)
def test_a_demand_is_as_far_answered_as_the_questions_that_are_asked(
    pack: Pack, states: dict[str, State], met: str, answered: tuple[str, ...]
) -> None:
    standings = [_standing(pack, code, state) for code, state in states.items()]
    rgesn = next(one for one in crosswalk(pack, standings) if one.id == "rgesn-2024")
    row = next(one for one in rgesn.rows if one.criterion == "F01")

    assert (row.met, row.answered) == (met, answered)


def test_every_question_of_the_framework_bears_on_some_other_framework(
    pack: Pack,
) -> None:
    placed = {code for criterion in pack.crosswalk for code in criterion.questions}
    general = {"CTX-01", "CTX-02", "CTX-06", "CTX-07"}

    assert {*pack.by_code} - placed <= general


def test_the_protected_text_is_cited_by_number_and_topic_only(pack: Pack) -> None:
    longest = max(
        len(found.at.in_language("en"))
        for criterion in pack.crosswalk
        for found in criterion.counterparts
        if found.framework == "afnor-spec-2314"
    )

    assert longest < 150


def test_what_was_not_read_says_so(pack: Pack) -> None:
    checks = {
        found.check
        for criterion in pack.crosswalk
        for found in criterion.counterparts
        if found.framework == "eu-taxonomy"
    }

    assert checks == {"unverified"}
