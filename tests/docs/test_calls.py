import re
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assessor.assessing.calling import assess_in_call
from assessor.catalogue.answers import load_answers
from assessor.catalogue.calls import load_call, pack_folder
from assessor.catalogue.checking import check_pack
from assessor.catalogue.packs import load_pack
from assessor.catalogue.vocabularies import Vocabularies
from assessor.cli.front import app
from assessor.domain.assessment import Assessment
from assessor.domain.calls import Call, Mandatory, Rubric
from assessor.domain.pack import Pack
from assessor.domain.shelf import Shelf
from assessor.notation import read
from assessor.rules.rubric import rank

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "calls.md").read_text("utf-8")
FOLDER = ROOT / "examples" / "calls" / "regional-fund"
SUBMISSIONS = ("bottle-banks", "front-desk", "leak-alerts")
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def extension(shelf: Shelf) -> Pack:
    return load_pack(pack_folder(FOLDER / "call.yaml"), Vocabularies(shelf))


@pytest.fixture(scope="module")
def call(extension: Pack, shelf: Shelf) -> Call:
    found = load_call(FOLDER / "call.yaml", extension)
    # That the pins are those of what is shipped is tested with the made documents.
    pack = found.pack.model_copy(update={"sha256": extension.digest})
    factors = found.factors.model_copy(update={"sha256": shelf.digest})
    return found.model_copy(update={"pack": pack, "factors": factors})


@pytest.fixture(scope="module")
def made(extension: Pack, shelf: Shelf, call: Call) -> dict[str, Assessment]:
    def of(name: str) -> Assessment:
        path = FOLDER / "submissions" / name / "answers.yaml"
        answers = load_answers(path, extension)
        return assess_in_call(answers, extension, shelf, call, draws=16)

    return {name: of(name) for name in SUBMISSIONS}


def test_two_submissions_of_the_example_may_be_compared_and_one_may_not(
    made: dict[str, Assessment],
) -> None:
    comparable = {
        name for name, one in made.items() if one.call and one.call.comparable
    }

    assert comparable == {"bottle-banks", "leak-alerts"}


def test_the_page_shows_the_reasons_of_the_example(made: dict[str, Assessment]) -> None:
    found = made["front-desk"].call

    assert found is not None
    for reason in found.reasons:
        assert f"- {reason.in_language('fr')}" in PAGE


def test_submissions_are_assessed_at_the_day_of_the_call(
    made: dict[str, Assessment],
) -> None:
    assert {one.made_on for one in made.values()} == {date(2026, 11, 21)}


def test_the_example_ranks_by_the_rule_of_its_funder(
    made: dict[str, Assessment],
) -> None:
    points = {
        name: one.call.rubric
        for name, one in made.items()
        if one.call is not None and one.call.rubric is not None
    }

    found = rank(points)

    assert [place.name for place in found.places] == [
        "bottle-banks",
        "leak-alerts",
        "front-desk",
    ]
    assert {swing.criterion for swing in found.swings} == {
        "need",
        "alternatives",
        "sharing",
        "people",
    }


def test_the_extension_of_the_example_is_sound(shelf: Shelf) -> None:
    _, problems = check_pack(FOLDER / "pack", shelf)

    assert problems == []


def test_the_cases_of_the_example_hold() -> None:
    result = CliRunner().invoke(app, ["pack", "test", str(FOLDER / "pack")])

    assert result.exit_code == 0, result.output


def test_the_page_names_every_key_of_a_call() -> None:
    table = PAGE.partition("| key | what it fixes |")[2].partition("\n\n")[0]
    named = set(re.findall(r"`([\w.]+)`", table))
    mandatory = {f"mandatory.{name}" for name in Mandatory.model_fields}

    assert ({*Call.model_fields} - {"format", "mandatory"}) | mandatory <= named


def test_the_rule_that_the_page_shows_can_be_read() -> None:
    [text] = [body for _, body in FENCE.findall(PAGE) if body.startswith("rubric:")]
    data = read(text, "page").data

    assert isinstance(data, dict)
    assert Rubric.model_validate(data["rubric"]).criteria
