import pytest
from hypothesis import given, settings, strategies as st

from assessor.errors import ExpressionError
from assessor.expressions import NameType, Values, check, parse
from assessor.expressions.kinds import NameKind

TYPES = {
    "stage": NameType("choice", frozenset({"idea", "design", "use"})),
    "phase": NameType("choice", frozenset({"training", "use"})),
    "kinds": NameType("choices", frozenset({"gpu", "cpu"})),
    "hours": NameType("number"),
    "energy": NameType("number"),
    "sober": NameType("number", level=True),
    "own": NameType("truth"),
    "name": NameType("text"),
    "runs.hours": NameType("number", many=True),
    "runs.power": NameType("number", many=True),
    "runs.own": NameType("truth", many=True),
    "runs.kind": NameType("choice", frozenset({"full", "part"}), many=True),
    "runs.kinds": NameType("choices", frozenset({"gpu", "cpu"}), many=True),
    "stores.volume": NameType("number", many=True),
}


@pytest.mark.parametrize(
    "text",
    [
        "own",
        "not own and hours > 3",
        "hours < energy",
        "1 < hours <= 3",
        "stage == 'idea'",
        "stage in ['idea', 'design']",
        "stage != phase",
        "'gpu' in kinds",
        "any_of(kinds == 'gpu')",
        "count(kinds) > 1",
        "sober >= 3",
        "sober * 2 > 7",
        "name == 'x'",
        "any_of(runs.hours > 3)",
        "any_of(runs.hours > 3 and runs.own)",
        "all_of(not runs.own)",
        "sum(runs.hours * runs.power) > 3",
        "sum(runs.hours) > sum(stores.volume)",
        "count(runs.kind == 'full') == 1",
        "any_of('gpu' in runs.kinds)",
        "any_of(runs.kinds == 'gpu')",
        "3 in runs.hours",
        "max([hours, energy, 3]) > 2",
        "coalesce(hours, energy, 0) > 1",
        "(hours if own else energy) > 1",
        "sum(hours if runs.own else 0) > 1",
        "coalesce(stage, 'idea') == 'idea'",
        "quality(hours) == 'measured'",
        "quality(runs.hours) in ['measured', 'computed']",
        "known(runs.hours) or planned(hours) or not relevant(name)",
        "coverage('inference', 'network') == 'counted'",
        "own == True",
        "round(hours, 1) > abs(energy)",
    ],
)
def test_finds_nothing_wrong(text: str) -> None:
    assert check(parse(text), TYPES) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("stagee == 'idea'", "stagee is not known here: did you mean stage?"),
        ("known(hour)", "hour is not known here: did you mean hours"),
        ("zzzzz", "zzzzz is not known here"),
        (
            "stage == 'desing'",
            "'desing' is not among the choices (design, idea, use): did you mean",
        ),
        ("stage in ['idea', 'dsgn']", "'dsgn' is not among the choices"),
        ("'tpu' in kinds", "'tpu' is not among the choices (cpu, gpu)"),
        ("any_of(kinds == 'tpu')", "'tpu' is not among the choices"),
        ("any_of(runs.kind == 'x')", "'x' is not among the choices"),
        ("quality(hours) == 'good'", "'good' is not among the choices"),
        ("coverage('a', 'b') == 'in'", "'in' is not among the choices"),
        ("hours == 'x'", "here stand a number and text"),
        ("stage == 1", "here stand a choice and a number"),
        ("own == 1", "here stand a truth value and a number"),
        ("hours in ['x']", "here stand a number and text"),
        ("stage < 'idea'", "only numbers have an order, here stands a choice"),
        ("name > 'x'", "only numbers have an order, here stands text"),
        ("own < 2", "only numbers have an order, here stands a truth value"),
        ("sober > 5", "a level goes from 0 to 4, not 5"),
        ("sober == -1", "a level goes from 0 to 4, not -1"),
        ("sober in [3, 7]", "a level goes from 0 to 4, not 7"),
        ("hours", "the result is a number, a truth value was expected"),
        ("stage", "the result is a choice, a truth value was expected"),
        ("'x'", "the result is text, a truth value was expected"),
        ("runs.own", "the result is a list: use any_of"),
        ("runs.hours > 3", "the result is a list: use any_of"),
        ("kinds == 'gpu'", "the result is a list: use any_of"),
        ("not runs.own", "the result is a list: use any_of"),
        ("name + 1 > 2", "only numbers are computed with, name is text"),
        ("-stage > 2", "only numbers are computed with, stage is a choice"),
        ("own * 2 > 1", "only numbers are computed with, own is a truth value"),
        ("abs(name) > 1", "only numbers are computed with, name is text"),
        ("sum(runs.own) > 1", "only numbers are computed with, runs.own is"),
        ("hours and own", "'and' joins truth values, hours is a number"),
        ("not hours", "'not' joins truth values, hours is a number"),
        ("any_of(hours)", "any_of takes truth values, here stands a number"),
        ("own if hours else own", "after 'if' stands a number"),
        ("own if own else hours", "alternatives are values of one kind"),
        ("coalesce(hours, name) > 1", "alternatives are values of one kind"),
        ("any_of([own, hours])", "a list holds values of one kind"),
        ("max([hours, name]) > 1", "a list holds values of one kind"),
        ("hours in energy", "'in' needs a list, energy is a single value"),
        (
            "sum(runs.hours * stores.volume) > 1",
            "lists of two groups cannot be joined row by row: runs and stores",
        ),
    ],
)
def test_says_what_is_wrong(text: str, words: str) -> None:
    problems = check(parse(text), TYPES)

    assert any(words in problem for problem in problems), problems


def test_one_mistake_gives_one_problem() -> None:
    assert len(check(parse("any_of(unknown + 1 > 2 and unknown < 3)"), TYPES)) == 1


@pytest.mark.parametrize(
    ("text", "want", "fits"),
    [
        ("hours * 2", "number", True),
        ("own", "number", False),
        ("stage", "choice", True),
        ("count(runs.own)", "number", True),
    ],
)
def test_the_result_is_what_was_wanted(text: str, want: NameKind, fits: bool) -> None:
    assert (check(parse(text), TYPES, want=want) == []) is fits


@settings(max_examples=500, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                *TYPES,
                *[
                    "1",
                    "5",
                    "'x'",
                    "'gpu'",
                    "and",
                    "or",
                    "not",
                    "in",
                    "if",
                    "else",
                    "(",
                    ")",
                    "[",
                    "]",
                    ",",
                    "+",
                    "<",
                    "==",
                ],
                "any_of(",
                "known(",
                "sum(",
                "coalesce(",
                "coverage('a')",
                "quality(",
            ]
        ),
        max_size=12,
    ).map(" ".join)
)
def test_whatever_can_be_read_can_be_checked_and_runs(text: str) -> None:
    try:
        expression = parse(text)
    except ExpressionError:
        return
    check(expression, TYPES)
    expression.truth(Values({}))
