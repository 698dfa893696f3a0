from typing import Annotated, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from assessor.notation import problems, read


class Level(BaseModel):
    model_config = ConfigDict(extra="forbid")
    kind: Literal["level"]
    low: int = Field(default=0, ge=0, le=4)


class Text(BaseModel):
    model_config = ConfigDict(extra="forbid")
    kind: Literal["text"]
    words: list[str] = []


class Page(BaseModel):
    model_config = ConfigDict(extra="forbid")
    title: str
    hours: float = 0
    language: Literal["en", "fr"] = "en"
    items: list[Annotated[Level | Text, Field(discriminator="kind")]] = []
    where: dict[str, int | bool] = {}

    @field_validator("title")
    @classmethod
    def not_empty(cls, title: str) -> str:
        if not title:
            message = "a title has words"
            raise ValueError(message)
        return title


def found(content: str) -> list[str]:
    document = read(content, "p.yaml")
    with pytest.raises(ValidationError) as caught:
        Page.model_validate(document.data)
    return problems(document, caught.value.errors(include_url=False), Page.model_fields)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("hours: 1", ["p.yaml:1: title: this key is missing: add it"]),
        ("title: 3", ["p.yaml:1: title: text was expected"]),
        ("title: ''", ["p.yaml:1: title: a title has words"]),
        (
            "title: a\nhuors: 1",
            ["p.yaml:2: huors: this key is not known: did you mean hours?"],
        ),
        (
            "title: a\nzzz: 1",
            ["p.yaml:2: zzz: this key is not known: remove it or check its spelling"],
        ),
        ("title: a\nhours: x", ["p.yaml:2: hours: a number was expected"]),
        (
            "title: a\nlanguage: de",
            ["p.yaml:2: language: one of en or fr was expected"],
        ),
        ("title: a\nitems: b", ["p.yaml:2: items: a list was expected"]),
        (
            "title: a\nitems:\n- kind: text\n- kind: level\n  low: 7",
            ["p.yaml:5: items.1.low: a number of at most 4 was expected"],
        ),
        (
            "title: a\nitems:\n- kind: text\n  words:\n  - b\n  - 3",
            ["p.yaml:6: items.0.words.1: text was expected"],
        ),
        (
            "title: a\nitems:\n- kind: new",
            ["p.yaml:3: items.0: kind must be one of level, text"],
        ),
        (
            "title: a\nitems:\n- low: 1",
            ["p.yaml:3: items.0: the key kind is missing: it says which kind"],
        ),
        (
            "title: a\nwhere: {b: [1]}",
            [
                "p.yaml:2: where.b: a whole number was expected",
                "p.yaml:2: where.b: true or false was expected",
            ],
        ),
        ("a", ["p.yaml:1: the whole file: a mapping (key: value) was expected"]),
    ],
)
def test_says_where_and_what_was_expected(content: str, expected: list[str]) -> None:
    assert found(content) == expected


def test_names_every_problem_once_in_the_order_of_the_file() -> None:
    lines = [text.split(": ")[0] for text in found("hours: x\nitems: 1\nnew: 2")]

    assert lines == ["p.yaml:1", "p.yaml:1", "p.yaml:2", "p.yaml:3"]


def test_a_sentence_without_its_figures_falls_back_to_the_message() -> None:
    document = read("a: 1", "p.yaml")
    error = {"type": "less_than", "loc": ("a",), "msg": "Input should be small"}

    assert problems(document, [error]) == ["p.yaml:1: a: it should be small"]
