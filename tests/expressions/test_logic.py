import math

import pytest
from hypothesis import given, settings, strategies as st

from assessor.expressions import ABSENT, OPEN, Value, Values, parse

TRUTHS = st.sampled_from([True, False, OPEN, ABSENT])
NUMBERS = (
    st.sampled_from([OPEN, ABSENT])
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
)


def value(text: str, **values: Value) -> Value:
    return parse(text).evaluate(Values(values))


@pytest.mark.parametrize(
    ("left", "right", "both", "either"),
    [
        (True, True, True, True),
        (True, False, False, True),
        (False, False, False, False),
        (True, OPEN, OPEN, True),
        (False, OPEN, False, OPEN),
        (OPEN, OPEN, OPEN, OPEN),
        (True, ABSENT, True, True),
        (False, ABSENT, False, False),
        (OPEN, ABSENT, OPEN, OPEN),
        (ABSENT, ABSENT, ABSENT, ABSENT),
    ],
)
def test_and_or(left: Value, right: Value, both: Value, either: Value) -> None:
    for a, b in ((left, right), (right, left)):
        assert value("a and b", a=a, b=b) is both
        assert value("a or b", a=a, b=b) is either


@pytest.mark.parametrize(
    ("given", "expected"),
    [(True, False), (False, True), (OPEN, OPEN), (ABSENT, ABSENT)],
)
def test_not(given: Value, expected: Value) -> None:
    assert value("not a", a=given) is expected


@given(st.lists(TRUTHS, min_size=1, max_size=5))
def test_de_morgan(parts: list[Value]) -> None:
    names = "abcde"[: len(parts)]
    values = dict(zip(names, parts, strict=True))
    for one, other in (("and", "or"), ("or", "and")):
        outside = f"not ({f' {one} '.join(names)})"
        inside = f" {other} ".join(f"not {name}" for name in names)
        assert value(outside, **values) is value(inside, **values)


@given(st.lists(TRUTHS, max_size=5).map(tuple))
def test_de_morgan_over_rows(rows: tuple[Value, ...]) -> None:
    assert value("not any_of(a)", a=rows) is value("all_of(not a)", a=rows)
    assert value("not all_of(a)", a=rows) is value("any_of(not a)", a=rows)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("two > 1", True),
        ("two >= 3", False),
        ("1 < two < 3", True),
        ("1 < two < 2", False),
        ("two == 2.0", True),
        ("two != 2", False),
        ("word == 'x'", True),
        ("word in ['x', 'y']", True),
        ("word not in ['x', 'y']", False),
        ("word in ['y', nothing]", OPEN),
        ("word in ['x', nothing]", True),
        ("word in ['y', gone]", False),
        ("nothing in ['x']", OPEN),
        ("gone in ['x']", ABSENT),
        ("gone not in ['x']", ABSENT),
        ("'gpu' in kinds", True),
        ("'tpu' not in kinds", True),
        ("'gpu' in nothing", OPEN),
        ("'gpu' in gone", ABSENT),
        ("nothing > 1", OPEN),
        ("gone > 1", ABSENT),
        ("gone > nothing", ABSENT),
        ("1 < nothing < gone", ABSENT),
        ("nothing + 1", OPEN),
        ("gone * nothing", ABSENT),
        ("-two", -2),
        ("two + 3 * two - 1 / 2", 7.5),
        ("two / 0", OPEN),
        ("1e200 * 1e200", OPEN),
        ("1e200 * 1e200 - 1e200 * 1e200", OPEN),
        ("1 if yes else 2", 1),
        ("1 if not yes else 2", 2),
        ("1 if nothing else 2", OPEN),
        ("1 if gone else 2", ABSENT),
        ("abs(-two)", 2),
        ("abs(nothing)", OPEN),
        ("round(two / 3)", 1),
        ("round(two / 3, 2)", 0.67),
        ("round(gone)", ABSENT),
        ("coalesce(nothing, gone, two)", 2),
        ("coalesce(nothing, gone)", OPEN),
        ("coalesce(gone, gone)", ABSENT),
        ("true and not false", True),
        ("True or nothing", True),
        ("known(two)", True),
        ("known(nothing)", False),
        ("known(gone)", False),
        ("relevant(gone)", False),
        ("relevant(nothing)", True),
        ("planned(two)", True),
        ("planned(word)", False),
        ("quality(two) == 'measured'", True),
        ("quality(word) == 'measured'", OPEN),
        ("coverage('inference', 'network') == 'counted'", True),
        ("coverage('training', 'network') == 'counted'", OPEN),
    ],
)
def test_scalars(text: str, expected: Value) -> None:
    env = Values(
        {"two": 2, "word": "x", "yes": True, "gone": ABSENT, "kinds": ("gpu", "cpu")},
        planned=frozenset({"two"}),
        quality={"two": "measured"},
        coverage={("inference", "network"): "counted"},
    )

    found = parse(text).evaluate(env)

    assert found == expected
    assert type(found) is type(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("any_of(r.a > 2)", True),
        ("all_of(r.a > 2)", False),
        ("all_of(r.a > 0)", True),
        ("count(r.a > 1)", 2),
        ("count(r.a)", 3),
        ("sum(r.a)", 6),
        ("sum(r.a * 2)", 12),
        ("sum(r.a * r.b)", 140),
        ("min(r.a)", 1),
        ("max(r.a)", 3),
        ("max(r.a, 7)", 7),
        ("max([1, 5, 2])", 5),
        ("any_of(r.a > 2 and r.b > 25)", True),
        ("any_of(r.a > 2 and r.b < 25)", False),
        ("any_of(r.a in [3, 4])", True),
        ("sum(1 if r.a > 1 else 0)", 2),
        ("sum(round(r.a / 2))", 3),
        ("sum(coalesce(r.open, 1))", 7),
        ("sum(r.open)", OPEN),
        ("count(r.open)", OPEN),
        ("min(r.open)", OPEN),
        ("any_of(r.open > 4)", True),
        ("any_of(r.open > 6)", OPEN),
        ("all_of(r.open > 6)", False),
        ("sum(r.gone)", 4),
        ("count(r.gone)", 1),
        ("max(r.gone)", 4),
        ("any_of(r.gone > 5)", False),
        ("sum(r.none)", 0),
        ("count(r.none)", 0),
        ("max(r.none)", ABSENT),
        ("any_of(r.none > 1)", ABSENT),
        ("all_of(r.none > 1)", ABSENT),
        ("sum(r.a * r.short)", OPEN),
        ("any_of('x' in r.sets)", True),
        ("all_of('x' in r.sets)", False),
        ("any_of(r.sets == 'y')", True),
        ("known(r.a)", True),
        ("known(r.open)", False),
    ],
)
def test_rows(text: str, expected: Value) -> None:
    env = Values(
        {
            "r.a": (1, 2, 3),
            "r.b": (10, 20, 30),
            "r.open": (OPEN, 5, OPEN),
            "r.gone": (ABSENT, 4, ABSENT),
            "r.none": (),
            "r.short": (1,),
            "r.sets": (("x", "y"), ("z",)),
        }
    )

    found = parse(text).evaluate(env)

    assert found == expected
    assert type(found) is type(expected)


def test_only_a_truth_value_is_a_truth() -> None:
    assert parse("a").truth(Values({"a": 1})) is OPEN
    assert parse("a").truth(Values({"a": (True,)})) is OPEN
    assert parse("a").truth(Values({"a": ABSENT})) is ABSENT


@settings(deadline=None)
@given(a=NUMBERS, b=NUMBERS, sign=st.sampled_from("+-*/"))
def test_arithmetic_is_finite_open_or_absent(a: Value, b: Value, sign: str) -> None:
    found = value(f"a {sign} b", a=a, b=b)

    if ABSENT in (a, b):
        assert found is ABSENT
    elif OPEN in (a, b):
        assert found is OPEN
    else:
        assert found is OPEN or (isinstance(found, int | float))
        assert not isinstance(found, float) or math.isfinite(found)


@given(a=NUMBERS, b=NUMBERS)
def test_less_and_not_less_are_opposites(a: Value, b: Value) -> None:
    assert value("a < b", a=a, b=b) is value("not a >= b", a=a, b=b)
    assert value("a == b", a=a, b=b) is value("not a != b", a=a, b=b)


@pytest.mark.parametrize("wrong", ["text", True, ("x",), 10**400], ids=[*range(4)])
@pytest.mark.parametrize(
    "text", ["a + 1", "a < 1", "a and True", "-a", "abs(a)", "round(a)", "sum(a)"]
)
def test_a_value_of_the_wrong_kind_never_raises(text: str, wrong: Value) -> None:
    value(text, a=wrong)
