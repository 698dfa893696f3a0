import re
from pathlib import Path

import pytest

from assessor.catalogue.answers import question_of, read_answers
from assessor.domain.answers import (
    ActionStatus,
    Answer,
    AnswersFile,
    Evidence,
    Quality,
    Review,
    State,
    StatedAction,
)
from assessor.domain.pack import Pack
from assessor.domain.parsing import typed
from assessor.domain.questionnaire import Kind
from assessor.domain.sheet import read_sheet
from assessor.domain.shelf import Shelf
from assessor.errors import CatalogueError
from assessor.notation import read
from assessor.quantities import convert, parse_quantity

PAGE = (Path(__file__).parents[2] / "docs" / "answers.md").read_text("utf-8")
FENCE = re.compile(r"^```(\w+) ?(.*?)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FENCES = [
    (f"{language} {what}".strip(), body) for language, what, body in FENCE.findall(PAGE)
]
WHOLE = next(body for name, body in FENCES if name == "yaml")
FRAGMENTS = [body for name, body in FENCES if name == "yaml fragment"]
MESSAGES = next(body for name, body in FENCES if name == "text").splitlines()
WRITTEN = {
    "1200": (1200, None, "h"),
    "1.2 MWh": (1200, None, "kWh"),
    "1 200,5 kWh": (1200.5, None, "kWh"),
    "1.5 million h": (1_500_000, None, "h"),
    "3e3 h": (3000, None, "h"),
    "85 %": (0.85, None, "1"),
    "12 d": (288, None, "h"),
    "1200 h [900, 1600]": (1200, (900, 1600), "h"),
    "900-1600 h": (None, (900, 1600), "h"),
}


def first_column(heading: str) -> list[str]:
    _, _, rest = PAGE.partition(heading)
    table = re.search(r"^\|.*?(?=^[^|])", rest, re.MULTILINE | re.DOTALL)
    assert table is not None
    return re.findall(r"^\| `(.+?)`", table[0], re.MULTILINE)


def test_the_whole_file_is_read_without_a_mistake(pack: Pack) -> None:
    answers = read_answers(WHOLE, "sorter.yaml", pack)

    assert {answer.state for answer in answers.answers.values()} == set(State) - {
        State.OPEN
    }
    assert {a.quality for a in answers.answers.values()} >= {
        Quality.MEASURED,
        Quality.COMPUTED,
        Quality.ESTIMATED,
    }
    assert answers.reviews
    assert answers.evidence


def test_every_answer_of_the_whole_file_is_asked(pack: Pack) -> None:
    answers = read_answers(WHOLE, "sorter.yaml", pack)
    sheet = read_sheet(pack, answers)

    assert [name for name in answers.answers if sheet.standing(name) is None] == []


@pytest.mark.parametrize("fragment", FRAGMENTS)
def test_fragments_fit_their_questions(pack: Pack, fragment: str) -> None:
    data = read(fragment, "fragment").data

    assert isinstance(data, dict)
    for identifier, raw in data.items():
        question = question_of(identifier, pack)
        assert question is not None
        if question.choices_from == "scenarios":
            question = question.model_copy(update={"type": Kind.TEXT})
        assert typed(question, raw).value is not None


@pytest.mark.parametrize("written", first_column("Quantities may be written"))
def test_quantities_are_read_as_the_page_says(written: str) -> None:
    value, bounds, unit = WRITTEN[written]

    found = parse_quantity(written, unit)

    central = None if found.value is None else convert(found.value, found.unit, unit)
    assert (central, found.range) == (value, bounds)


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        ("## The head of the file", [*[*AnswersFile.model_fields][:6], "factors"]),
        ("## States", [str(state) for state in State]),
        ("The full form is a mapping", [*Answer.model_fields]),
        ("Without a range, the value is spread", [str(one) for one in Quality]),
    ],
)
def test_tables_name_everything_there_is(heading: str, names: list[str]) -> None:
    found = first_column(heading)

    if heading.startswith("The full form"):
        found = [*found[:-1], "at", "source"]
    assert sorted(found) == sorted(names)


def test_spreads_are_those_of_the_factor_table(shelf: Shelf) -> None:
    rows = re.findall(r"^\| `(\w+)` \|.*× and ÷ (\S+) \|$", PAGE, re.MULTILINE)

    assert rows
    for quality, spread in rows:
        found = shelf.at("uncertainty/quality", quality)
        assert found is not None
        assert found.central == float(spread)


@pytest.mark.parametrize("model", [Evidence, Review])
def test_registers_name_every_key(model: type[Evidence] | type[Review]) -> None:
    assert all(f"`{name}`" in PAGE for name in model.model_fields)


def test_messages_are_those_of_the_program(pack: Pack) -> None:
    wrong = (
        WHOLE.replace("value: 1.2\n", "value: 12\n")
        .replace("unit: MWh", "unit: kg")
        .replace("3 year", "3 yaer")
    )

    with pytest.raises(CatalogueError) as caught:
        read_answers(wrong, "sorter.yaml", pack)

    assert str(caught.value).splitlines() == MESSAGES


def test_the_actions_of_the_page_fit_its_file(pack: Pack) -> None:
    (actions,) = (body for name, body in FENCES if name == "yaml actions")

    answers = read_answers(WHOLE + actions, "sorter.yaml", pack)

    assert [*answers.actions] == ["A-33", "A-34", "A-36"]
    assert all(f"`{name}`" in PAGE for name in StatedAction.model_fields)
    assert all(f"`{status}`" in PAGE for status in ActionStatus)
