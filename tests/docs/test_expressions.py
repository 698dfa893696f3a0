import re
import shutil
from pathlib import Path

import pytest

from assessor.catalogue.checking import check_pack
from assessor.domain.names import RULE_FACTS, surroundings
from assessor.domain.pack import Pack
from assessor.domain.shelf import Shelf
from assessor.errors import ExpressionError
from assessor.expressions import ABSENT, OPEN, Unsettled, Value, Values, parse
from assessor.expressions.limits import FUNCTIONS
from assessor.notation import read
from assessor.resources import data_folder

PAGE = (Path(__file__).parents[2] / "docs" / "expressions.md").read_text("utf-8")
FENCE = re.compile(r"^```(\w+) ?(.*?)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FENCES = [(what, body) for _, what, body in FENCE.findall(PAGE)]
LINES = [
    tuple(part.strip() for part in line.split("  # "))
    for what, body in FENCES
    if what == "evaluated"
    for line in body.splitlines()
]
REFUSED = [
    line for what, body in FENCES if what == "refused" for line in body.splitlines()
]
WORDS: dict[str, Value] = {"true": True, "false": False, "open": OPEN, "absent": ABSENT}


def value(written: object) -> Value:
    if isinstance(written, list):
        return tuple(value(part) for part in written)
    if written is None:
        return OPEN
    assert isinstance(written, bool | int | float | str)
    return ABSENT if written == "absent" else written


@pytest.fixture(scope="module")
def values() -> Values:
    body = next(body for what, body in FENCES if what == "values")
    data = read(body, "values").data
    assert isinstance(data, dict)
    return Values({name: value(written) for name, written in data.items()})


@pytest.mark.parametrize(("text", "said"), LINES)
def test_every_line_gives_what_stands_beside_it(
    values: Values, text: str, said: str
) -> None:
    expected = WORDS.get(said) if said in WORDS else float(said)

    assert parse(text).evaluate(values) == expected


@pytest.mark.parametrize(("text", "said"), LINES)
def test_every_name_in_use_exists(pack: Pack, text: str, said: str) -> None:
    known = {*pack.by_id, *surroundings(pack)}

    assert said
    assert parse(text).names <= known


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_not_part_of_the_language_is_refused(text: str) -> None:
    with pytest.raises(ExpressionError):
        parse(text)


@pytest.mark.parametrize("sign", ["and", "or"])
def test_tables_of_and_and_or_hold(sign: str) -> None:
    rows = re.findall(
        r"^\| (true|false|open|absent) \| (\w+) \| (\w+) \| (\w+) \| (\w+) \|$",
        PAGE.partition(f"| {sign} | true")[2].partition("\n\n")[0],
        re.MULTILINE,
    )

    assert len(rows) == len(WORDS)
    for left, *results in rows:
        for right, said in zip(WORDS, results, strict=True):
            names = Values({"a": WORDS[left], "b": WORDS[right]})
            assert parse(f"a {sign} b").truth(names) is WORDS[said]


def test_the_table_of_not_holds() -> None:
    table = PAGE.partition("| not | |")[2].partition("\n\n")[0]
    rows = re.findall(r"^\| (\w+) \| (\w+) \|$", table, re.MULTILINE)

    assert len(rows) == len(WORDS)
    for given, said in rows:
        assert parse("not a").truth(Values({"a": WORDS[given]})) is WORDS[said]


def test_every_function_is_described() -> None:
    table = PAGE.partition("## Functions")[2].partition("## Names")[0]

    assert set(re.findall(r"`(\w+)\(.*?\)`", table.partition("\n\nFunctions")[0])) == (
        FUNCTIONS
    )


def test_every_name_besides_questions_is_described(pack: Pack) -> None:
    table = PAGE.partition("## Names")[2].partition("\n\nA condition")[0]
    described = set(re.findall(r"`([a-z_.]+)`", table))
    plain = {re.sub(r"\.(low|high)$", "", name) for name in RULE_FACTS}

    assert {*plain, *surroundings(pack)} <= described


def test_rules_read_the_values_of_the_page_as_unsettled(values: Values) -> None:
    assert isinstance(values.value("service.uses_per_year"), Unsettled)
    assert isinstance(values.value("data.growth"), Unsettled)


@pytest.mark.parametrize(
    ("number", "condition"),
    [
        (0, "data.grwth > 42"),
        (1, "context.role > 42"),
        (2, 'context.role == "nobody"'),
        (3, "data.growth > 42 and data.growth < 2"),
    ],
)
def test_messages_are_those_of_the_program(
    tmp_path: Path, shelf: Shelf, number: int, condition: str
) -> None:
    said = PAGE.partition("```text\n")[2].splitlines()[number]
    source = data_folder("questionnaires") / "ai-environment"
    folder = Path(shutil.copytree(source, tmp_path / "pack"))
    rules = folder / "findings" / "52-data.yaml"
    text = rules.read_text("utf-8")
    rules.write_text(text.replace("when: data.growth > 42", f"when: {condition}"))

    _, problems = check_pack(folder, shelf)

    short = [re.sub(r".*/(52-data\.yaml):\d+", r"\1", one) for one in problems]
    assert said in short, short
