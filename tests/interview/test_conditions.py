from datetime import date

import pytest

from assessor.domain.answers import AnswersFile
from assessor.domain.pack import Pack
from assessor.domain.submission import Condition, ConditionStatus
from assessor.errors import ProcedureError
from assessor.interview.conditions import ask_for, follow_up
from tests.interview.answered import sheet_of
from tests.interview.conftest import NOON

ASKED = Condition(text="Measure a month", owner="IT", due=date(2026, 5, 1))


@pytest.fixture
def answers(small_pack: Pack) -> AnswersFile:
    return ask_for(sheet_of(small_pack).answers, ASKED)[1]


def test_conditions_are_numbered(answers: AnswersFile) -> None:
    key, more = ask_for(answers, ASKED)

    assert (key, [*more.conditions]) == ("C2", ["C1", "C2"])


def test_a_condition_is_late_after_its_day_until_it_is_met(
    answers: AnswersFile,
) -> None:
    met = follow_up(
        answers, "C1", ConditionStatus.MET, by="O", at=NOON, evidence=("E1",)
    ).conditions["C1"]

    assert not ASKED.late(date(2026, 5, 1))
    assert ASKED.late(date(2026, 5, 2))
    assert not met.late(date(2026, 5, 2))
    assert met.evidence == ("E1",)


@pytest.mark.parametrize(
    ("key", "status", "by", "evidence"),
    [
        ("C9", ConditionStatus.MET, "O", ()),
        ("C1", ConditionStatus.MET, "", ()),
        ("C1", ConditionStatus.MET, "O", ("E9",)),
        ("C1", ConditionStatus.WAIVED, "O", ()),
    ],
)
def test_what_is_not_said_is_refused(
    answers: AnswersFile,
    key: str,
    status: ConditionStatus,
    by: str,
    evidence: tuple[str, ...],
) -> None:
    with pytest.raises(ProcedureError):
        follow_up(answers, key, status, by=by, at=NOON, evidence=evidence)


def test_a_condition_asks_for_something(answers: AnswersFile) -> None:
    with pytest.raises(ProcedureError):
        ask_for(answers, Condition(text=" "))
