import time
import warnings

import pytest
from hypothesis import given, settings, strategies as st

from assessor.errors import ExpressionError
from assessor.expressions import Expression, Values, parse, tree

HOSTILE = [
    "",
    " ",
    "\n",
    "import os",
    "__import__('os')",
    "__import__('os').system('true')",
    "__builtins__",
    "open('/etc/passwd')",
    "eval('1')",
    "exec('1')",
    "print(1)",
    "globals()",
    "getattr(a, 'b')",
    "a.b()",
    "a.__class__",
    "().__class__.__bases__",
    "(a).b",
    "'a'.upper()",
    "'{0.__class__}'.format(a)",
    "'%s' % a",
    "'a' * 1000000000",
    "1000000000 * 'a'",
    "'a' + 'b'",
    "-'a'",
    "1 + True",
    "[1] * 1000000000",
    "a + [1]",
    "9**9**9",
    "9 ** 9",
    "2 // 1",
    "7 % 2",
    "1 << 1000000",
    "1 >> 1",
    "a & b",
    "a | b",
    "a ^ b",
    "~a",
    "+a",
    "a @ b",
    "a := 1",
    "(a := 1)",
    "a = 1",
    "a; b",
    "lambda: 1",
    "lambda x: x",
    "[x for x in a]",
    "{x for x in a}",
    "{}",
    "{1: 2}",
    "(1, 2)",
    "()",
    "1,",
    "a[0]",
    "a[1:2]",
    "[1, 2]",
    "[[1]]",
    "any_of([[1]])",
    "[1] == [1]",
    "*a",
    "any_of(*a)",
    "any_of(**a)",
    "any_of(a=1)",
    "any_of()",
    "any_of(x for x in a)",
    "f'{a}'",
    "b'a'",
    "r'a'",
    "u'a'",
    "'''a'''",
    "'a' 'b'",
    "'a\\n'",
    "'a",
    "None",
    "...",
    "1j",
    "0x10",
    "0b1",
    "0o7",
    "010",
    "1_000",
    "1e999",
    "9" * 301,
    "9" * 1999,
    "1e301",
    "1if a else 2",
    "a is b",
    "a is not None",
    "await a",
    "yield a",
    "assert a",
    "a if b",
    "if a",
    "a and",
    "and a",
    "not",
    "a not b",
    "a b",
    "a..b",
    ".a",
    "a.",
    "a . b",
    "a.1",
    "a-b-",
    "a <> b",
    "a < ",
    "a == = b",
    "a in b in c",
    "a < b in c",
    "a in 1 < 2",
    "training.import",
    "data.is == 1",
    "any_of",
    "any_of + 1",
    "known('a')",
    "known(a, b)",
    "known(1)",
    "known(a + b)",
    "quality()",
    "coverage(a)",
    "coverage()",
    "abs(1, 2)",
    "round(a, b)",
    "round(a, 99)",
    "round(a, -1)",
    "sum(a)(b)",
    "a.sum(b)",
    "# comment",
    "a # comment",
    "a \\\n b",
    "a\0",
    "\x0ca",
    "а == 1",  # Cyrillic
    "ａ == 1",  # full width
    "a ＝＝ 1",
    "a ≤ 1",
    "'é' == a",
    "a\u00a0== 1",
    "a == ١",
    "(" * 21 + "a" + ")" * 21,
    "(" * 1000 + ")" * 1000,
    "(" * 1900,
    "[" * 1900,
    ")" * 1900,
    "not " * 4 + "a",
    "not " * 499 + "a",
    "-" * 1999 + "1",
    "- " * 900 + "1",
    "~" * 1999,
    "a" + "+a" * 999,
    "a" + "+a" * 150,
    "1" + "<1" * 999,
    "a" + " and a" * 330,
    "a if a else " * 150 + "a",
    "known(" * 300 + ")" * 300,
    "abs(" * 21 + "a" + ")" * 21,
    "x" * 2001,
    "a." * 999 + "a." * 2,
    "a or " * 1000 + "a",
    "'" + "a" * 2000 + "'",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_refuses_what_is_not_in_the_language_at_once(text: str) -> None:
    begin = time.process_time()

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(ExpressionError):
            Expression(text)

    assert time.process_time() - begin < 5


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a > 1 and b ** 2", "character 13 of 'a > 1 and b ** 2': '*' is not"),
        ("a == 'é'", "character 7 of \"a == 'é'\": the sign 'é': only ASCII"),
        ("open(a)", "character 1 of 'open(a)': this call is not part"),
        ("a and (b or", "the expression breaks off or is misspelt"),
        ("any_of > 1", "any_of is a function: any_of(…), or another id"),
        ("'a' + b", "'a' in arithmetic: only numbers are added"),
        ("[a]", "a list is not allowed here: a list stands after 'in'"),
        ("known(1)", "known was called wrongly: known(…) takes one id"),
    ],
)
def test_says_where_and_what_is_allowed(text: str, words: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        Expression(text)

    assert words in str(caught.value)


@settings(max_examples=500, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "a",
                "b.c",
                "1",
                "2.5",
                "'x'",
                "True",
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
                "-",
                "*",
                "/",
                "<",
                "==",
                "!=",
                "any_of(",
                "known(",
                "sum(",
                "coalesce(",
                "round(",
                "**",
                ".",
                "\\",
                "\x00",
                "é",
            ]
        ),
        max_size=25,
    ).map(" ".join)
)
def test_any_text_is_read_or_refused_and_then_never_fails(text: str) -> None:
    try:
        expression = Expression(text)
    except ExpressionError:
        return
    expression.evaluate(Values({}))
    expression.evaluate(Values({"a": 1, "b.c": (1, 2)}))
    expression.evaluate(Values({"a": "x", "b.c": True}))


@pytest.mark.parametrize(
    "text",
    [
        " + ".join(["data.volume"] * 60),
        " and ".join(["data.volume > 3"] * 90),
        "a in [" + ", ".join(map(str, range(200))) + "]",
        "(" * 20 + "a" + ")" * 20,
        "not not not a",
        "a - -b",
        "a if b else " * 20 + "c",
    ],
    ids=range(7),
)
def test_reads_what_a_long_rule_needs(text: str) -> None:
    Expression(text).evaluate(Values({}))


def test_names_and_calls_are_listed() -> None:
    expression = parse("known(a.b) and sum(c.d * 2) > 1 or quality(e) == 'measured'")

    assert expression.names == {"a.b", "c.d", "e"}
    assert expression.calls == {"known", "sum", "quality"}


def test_a_text_is_compiled_once() -> None:
    assert parse("a > 1") is parse("a > 1")


def test_lines_are_joined() -> None:
    assert parse("\n a > 1\n  and b\n").text == "a > 1   and b"


def test_the_tree_is_nested_tuples() -> None:
    assert tree(parse("x if a in ['b'] else -round(c, 1) / 2")) == (
        "if",
        ("compare", "in", ("name", "a"), ("list", ("constant", "b"))),
        ("name", "x"),
        (
            "arithmetic",
            "/",
            ("minus", ("call", "round", ("name", "c"), ("constant", 1))),
            ("constant", 2),
        ),
    )
