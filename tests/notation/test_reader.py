import contextlib
import math
import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings, strategies as st

from assessor.errors import NotationError
from assessor.notation import Document, read, read_file, reader

HOSTILE = {
    "200 kB of [": "[" * 200_000,
    "200 kB of {": "{" * 200_000,
    "200 kB of [ on lines": "[\n" * 100_000,
    "200 kB of dashes": "- " * 100_000,
    "200 kB of question marks": "? " * 100_000,
    "a staircase": "\n".join(" " * n + "a:" for n in range(1500)),
    "41 levels": "[" * 41 + "]" * 41,
    "alias bomb": "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]",
    "anchor alone": "a: &a 1",
    "alias of nothing": "a: *b",
    "merge key": "a: {<<: {b: 1}}",
    "merge chain": "<<: [{a: 1}, {b: 2}]",
    "python object": "a: !!python/object/apply:os.system ['true']",
    "python name": "!!python/name:os.system",
    "standard tag": "a: !!str 1",
    "local tag": "a: !thing {b: 1}",
    "verbatim tag": "a: !<tag:yaml.org,2002:int> 1",
    "non-specific tag": "a: ! 1",
    "yaml directive": "%YAML 1.1\n---\na: 1",
    "tag directive": "%TAG ! tag:example.com,2000:\n---\na: 1",
    "160,000 directives": "".join(f"%TAG !{n}! x\n" for n in range(100_000)),
    "directive after the end": "a: 1\n...\n%YAML 1.2\n---\nb: 1",
    "two documents": "a: 1\n---\nb: 2",
    "two documents with end": "a: 1\n...\n---\nb: 2",
    "tab indentation": "a:\n\tb: 1",
    "tab after a dash": "a:\n  -\tb: 1\n\t  c: 2",
    "next line": "a: x\x85b: 2",
    "line separator": "a: x\u2028b: 2",
    "nul": "a: \0",
    "bell": "a: \a",
    "escape of nul key": 'a: "\\q"',
    "half a character": "a: \ud800",
    "half a character as escape": 'a: "\\ud800"',
    "invalid utf-8": b"a: \xff",
    "overlong utf-8": b"a: \xc0\xaf",
    "latin-1": "a: été".encode("latin-1"),
    "utf-16": "a: 1".encode("utf-16"),
    "byte order mark": b"\xef\xbb\xbfa: 1",
    "byte order mark in text": "\ufeffa: 1",
    "duplicate key": "a: 1\nb: 2\na: 3",
    "duplicate key in two spellings": "a: 1\n'a': 2",
    "duplicate key in flow": "{a: 1, a: 2}",
    "infinity": "a: .inf",
    "minus infinity": "a: -.Inf",
    "not a number": "a: .nan",
    "too large float": "a: 1e999",
    "too large integer": "a: " + "9" * 301,
    "endless integer": "a: " + "9" * 1_000_000,
    "endless fraction": "a: 0." + "9" * 1_000_000,
    "number as key": "1: a",
    "null as key": "~: a",
    "truth value as key": "true: a",
    "list as key": "? [a]\n: b",
    "mapping as key": "{{a: 1}: b}",
    "empty key": ": a",
    "colon in text": "a: b: c",
    "no colon": "a: 1\nb\nc: 2",
    "open quote": 'a: "b',
    "open bracket": "a: [b",
    "wrong indentation": "a:\n  b: 1\n c: 2",
    "reserved sign": "a: @b",
    "backquote": "a: `b",
    "2 MB and one byte": "#" * 2_000_001,
    "too many values": "[" + "1," * 200_001 + "]",
    "long key": "a" * 2000 + ": 1",
}


@pytest.mark.unmeasured
@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE.keys())
def test_refuses_hostile_text_at_once(content: str | bytes) -> None:
    begin = time.process_time()

    with pytest.raises(NotationError, match=r"^bad\.yaml(:\d+)?: .+: .+"):
        read(content, "bad.yaml")

    assert time.process_time() - begin < 20


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE.keys())
def test_refuses_hostile_text_without_libyaml_too(
    content: str | bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "_PARSER", yaml.Loader)
    short = content[:20_000]

    if short == content:
        with pytest.raises(NotationError):
            read(content, "bad.yaml")


@pytest.mark.parametrize(
    ("content", "value"),
    [
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("# nothing", None),
        ("yes", "yes"),
        ("NO", "NO"),
        ("on", "on"),
        ("010", 10),
        ("-7", -7),
        ("+7", 7),
        ("0x1F", "0x1F"),
        ("0o17", "0o17"),
        ("0b11", "0b11"),
        ("1_000", "1_000"),
        ("12:30", "12:30"),
        ("2024-05-01", "2024-05-01"),
        ("1.5", 1.5),
        (".5", 0.5),
        ("5.", 5.0),
        ("1e3", 1000.0),
        ("-1.5E-3", -0.0015),
        ("1,5", "1,5"),
        ("1.2.3", "1.2.3"),
        ("e3", "e3"),
        ("-", [None]),
        ("+", "+"),
        (".", "."),
        ("'010'", "010"),
        ('"true"', "true"),
        ("''", ""),
        ("'<<'", "<<"),
        ("١٢", "١٢"),
        ("|\n  a\n  b\n", "a\nb\n"),
        ("[]", []),
        ("{}", {}),
        ("a: {b: [1, 'x']}", {"a": {"b": [1, "x"]}}),
        ("no: 1", {"no": 1}),
        ("'1': one", {"1": "one"}),
        ("a:", {"a": None}),
        ("---\na: 1\n...\n", {"a": 1}),
        ("100 %", "100 %"),
    ],
)
def test_reads_the_core_scalars_of_yaml_1_2(content: str, value: object) -> None:
    found = read(content, "x.yaml").data

    assert found == value
    assert type(found) is type(value)


def test_keeps_the_line_of_every_value() -> None:
    document = read("a:\n  b: 1\n\n  c:\n    - x\n    - y: |\n        z\n", "x.yaml")

    assert document.lines == {
        (): 1,
        ("a",): 1,
        ("a", "b"): 2,
        ("a", "c"): 4,
        ("a", "c", 0): 5,
        ("a", "c", 1): 6,
        ("a", "c", 1, "y"): 6,
    }


def test_the_line_of_what_is_missing_is_that_of_its_parent() -> None:
    document = read("a:\n  b: 1\nc: 2", "x.yaml")

    assert document.line_of(("c", "missing", 3)) == 3
    assert Document(None, {}, "x.yaml").line_of(("a",)) == 1


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            "a: 1\nb: 2\na: 3",
            (
                "x.yaml:3: the key 'a' is there twice (first on line 1): "
                "give each key once"
            ),
        ),
        (
            "a: 1\nb: .inf",
            (
                "x.yaml:2: '.inf' is not a finite number: "
                "a finite number, or text in quotes"
            ),
        ),
        ("a:\n\tb: 1", "x.yaml:2: a tab where spaces are needed: indent with spaces"),
        (
            "a: b: c",
            "x.yaml:1: a second ': ' in one value: put text that holds ': ' in quotes",
        ),
        (
            b"a: 1\nb: \xe9t\xe9",
            (
                "x.yaml:2: the byte 0xE9 is not UTF-8: "
                "save the file as UTF-8 without byte order mark"
            ),
        ),
        (
            "a: 1\nb: \a",
            (
                "x.yaml:2: a character that may not stand in a text file: "
                "remove it or write it as an escape in double quotes"
            ),
        ),
        (
            "a: 1\nb: ?\nc: 2",
            "x.yaml:2: a question mark without quotes: write '?' for “I don’t know”",
        ),
        (
            "a: &x 1",
            "x.yaml:1: '&x' is an anchor or an alias: write the value out",
        ),
        ("a: 1\n---\nb: 2", "x.yaml:2: a second document: one document a file"),
    ],
)
def test_says_where_and_what(content: str | bytes, message: str) -> None:
    with pytest.raises(NotationError) as caught:
        read(content, "x.yaml")

    assert str(caught.value) == message


def test_reads_forty_levels() -> None:
    data = read("[" * 40 + "]" * 40, "x.yaml").data

    for _ in range(39):
        assert isinstance(data, list)
        data = data[0]
    assert data == []


def test_reads_a_file(tmp_path: Path) -> None:
    path = tmp_path / "été.yaml"
    path.write_text("a: é\n", "utf-8")

    document = read_file(path)

    assert (document.data, document.path) == ({"a": "é"}, str(path))


def test_says_why_a_file_cannot_be_read(tmp_path: Path) -> None:
    large = tmp_path / "large.yaml"
    large.write_bytes(b"#" * 11)

    for path, reason in [
        (tmp_path, "this is a folder"),
        (tmp_path / "none.yaml", "there is no such file"),
        (large / "below.yaml", "the file cannot be read"),
        (Path("a\0b"), "the file cannot be read"),
        (Path("/dev/null"), "this is not an ordinary file"),
        (large, "the file is too large"),
    ]:
        with pytest.raises(NotationError, match=reason):
            read_file(path, limit=10)


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="[]{}:-?,&*!|>'\"%#@`<~ \n\tab01.\u2028é", max_size=60))
def test_any_text_is_read_or_refused(content: str) -> None:
    try:
        document = read(content, "x.yaml")
    except NotationError:
        return
    assert not isinstance(document.data, float) or math.isfinite(document.data)


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    with contextlib.suppress(NotationError):
        read(content, "x.yaml")
