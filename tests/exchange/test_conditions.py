import pytest

from assessor.domain.pack import Pack
from assessor.domain.questionnaire import Kind
from assessor.errors import ExchangeError
from assessor.exchange.conditions import Conditions
from assessor.exchange.plain_conditions import FALSE, TRUE, Plain
from assessor.exchange.surveyjs import condition
from assessor.exchange.xlsform import condition as xpath


@pytest.mark.parametrize("profile", ["screening", "funding", "company", "audit"])
def test_every_condition_of_the_shipped_pack_can_be_written(
    pack: Pack, profile: str
) -> None:
    conditions = Conditions(pack, profile)
    shown = [conditions.shown(question).true for question in pack.questions()]

    assert TRUE in shown
    assert all(condition(one, "") and xpath(one, {}) for one in shown)


def test_a_question_the_profile_does_not_ask_never_shows(pack: Pack) -> None:
    conditions = Conditions(pack, "screening")

    assert conditions.shown(pack.by_id["transparency.location"]).true == FALSE


@pytest.mark.parametrize(
    ("when", "survey"),
    [
        ("a.b", "(({a__b} notempty) and ({a__b} = true))"),
        ("not a.b", "(({a__b} notempty) and ({a__b} != true))"),
        (
            "a.b or known(a.c)",
            "((({a__b} notempty) and ({a__b} = true)) or ({a__c} notempty))",
        ),
        ("a.c > 2", "(({a__c} notempty) and ({a__c} > 2))"),
        ("profile == 'audit'", "(1 = 2)"),
        ("'x' in a.d", "({a__d} contains 'x')"),
        (
            "coalesce(a.c, 3) == 3",
            "((({a__c} notempty) and ({a__c} = 3)) or ({a__c} empty))",
        ),
    ],
)
def test_a_condition_is_written_as_it_is_meant(
    small_pack: Pack, when: str, survey: str
) -> None:
    assert condition(_shown(small_pack, when), "") == survey


@pytest.mark.parametrize("when", ["a.c + 1 > 2", "count(a.d) > 1", "a.b == a.c"])
def test_what_survey_programs_do_not_know_is_named(small_pack: Pack, when: str) -> None:
    with pytest.raises(ExchangeError, match="no counterpart"):
        _shown(small_pack, when)


def _shown(pack: Pack, when: str) -> Plain:
    first = pack.sections[0]
    model = next(question for question in first.questions)
    kinds = {"b": Kind.BOOL, "c": Kind.NUMBER, "d": Kind.TEXT, "e": Kind.TEXT}
    questions = tuple(
        model.model_copy(
            update={
                "id": f"a.{name}",
                "type": kind,
                "when": when if name == "e" else None,
                "retired": False,
                "profiles": ("funding",),
            }
        )
        for name, kind in kinds.items()
    )
    update = {"questions": questions, "when": None, "repeat": None}
    section = first.model_copy(update={**update, "profiles": ("funding",)})
    made = Pack(header=pack.header, sections=(section,))
    return Conditions(made, "funding").shown(questions[-1]).true
