import math

import pytest
from hypothesis import given, settings, strategies as st

from assessor.errors import NotationError
from assessor.notation import read, write

SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text()
    | st.text(alphabet="a01.-:#'\" \n\t|>%&*!\u00a0\u202f\u2028\x85\ufeffé😀")
    | st.sampled_from(["yes", "null", "true", "1", "1e3", ".inf", "<<", "-", "---"])
)
TREES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4)
    ),
    max_leaves=12,
)


@settings(max_examples=500, deadline=None)
@given(TREES)
def test_what_is_written_is_read_back(data: object) -> None:
    assert read(write(data), "x.yaml").data == data


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ({"b": 1, "a": 2}, "b: 1\na: 2\n"),
        ({"a": "NO"}, "a: NO\n"),
        ({"a": "true"}, 'a: "true"\n'),
        ({"a": "010"}, 'a: "010"\n'),
        ({"a": ""}, 'a: ""\n'),
        ({"a": "x: y"}, 'a: "x: y"\n'),
        ({"a": "c'est 57 g"}, "a: c'est 57 g\n"),
        ({"a": "85 % : élevé"}, 'a: "85 % : élevé"\n'),
        ({"a": "one\ntwo\n"}, "a: |\n  one\n  two\n"),
        ({"a": "one\n\ntwo"}, "a: |-\n  one\n\n  two\n"),
        ({"a": "one\n two \n"}, 'a: "one\\n two \\n"\n'),
        ({"a": "1\u202f000\u00a0h"}, "a: 1\u202f000\u00a0h\n"),
        ({"a": "left\u202eright"}, 'a: "left\\u202Eright"\n'),
        ({"a": [{"b": 1, "c": [2]}]}, "a:\n  - b: 1\n    c:\n      - 2\n"),
        ({"a": [], "b": {}}, "a: []\nb: {}\n"),
        ({"1": None}, '"1": null\n'),
        ([1.0, -0.5, 1e30], "- 1.0\n- -0.5\n- 1e+30\n"),
    ],
)
def test_writes_what_a_person_would(data: object, text: str) -> None:
    assert write(data) == text
    assert read(text, "x.yaml").data == data


def test_keys_too_long_for_one_line_are_read_back() -> None:
    data = {"é" * 5000: {"\n" * 900: [1]}}

    assert read(write(data), "x.yaml").data == data


def test_the_deepest_tree_is_read_back() -> None:
    data: object = "x"
    for number in range(40):
        data = [data] if number % 2 else {"a": data}

    assert read(write(data), "x.yaml").data == data
    with pytest.raises(NotationError, match="too deeply"):
        write([data])


@pytest.mark.parametrize(
    "data",
    [{1: "a"}, {None: "a"}, math.inf, math.nan, 10**400, {1, 2}, b"x", "\ud800"],
    ids=repr,
)
def test_refuses_what_has_no_strict_form(data: object) -> None:
    with pytest.raises(NotationError):
        write(data)
