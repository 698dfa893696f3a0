from datetime import date

import pytest

from assessor.assessing import assess
from assessor.assessing.yardsticks import BUDGET, PERSON
from assessor.catalogue.packs import load_pack
from assessor.catalogue.vocabularies import Vocabularies
from assessor.domain.answers import Answer, AnswersFile, PackPin, Project
from assessor.domain.assessment import Assessment
from assessor.domain.shelf import Shelf
from assessor.resources import data_folder


def assessed(shelf: Shelf, place: str, day: date) -> Assessment:
    folder = data_folder("questionnaires") / "ai-environment"
    pack = load_pack(folder, Vocabularies(shelf))
    row = "training.runs[main]"
    answers = AnswersFile(
        pack=PackPin(id=pack.header.id, version=pack.header.version),
        project=Project(name="P", stage="ideation"),
        profile="screening",
        groups={"training.runs": ("main",)},
        answers={
            "activity.trains_model": Answer(value=True),
            "service.lifetime": Answer(value=2.0),
            f"{row}.method": Answer(value="metered"),
            f"{row}.energy": Answer(value=1000.0, unit="kWh"),
            f"{row}.place": Answer(value=place),
        },
    )
    return assess(answers, pack, shelf, today=day, draws=16)


def test_a_total_is_divided_by_what_one_person_causes_in_a_year(shelf: Shelf) -> None:
    made = assessed(shelf, "DEU", date(2026, 1, 1))
    total = made.footprint.scenarios["project"].totals["gwp"].estimate
    person = shelf.at(PERSON, "climate_change")
    stick = next(one for one in made.yardsticks if one.kind == "person_year")

    assert total is not None
    assert person is not None
    assert stick.quotient == pytest.approx(total.central / person.central)
    assert stick.over == "whole_life"


@pytest.mark.parametrize(
    ("place", "day", "years"),
    [
        ("FRA", date(2023, 6, 1), [2019]),
        ("FRA", date(2026, 6, 1), [2024]),
        ("DEU", date(2026, 6, 1), []),
    ],
)
def test_the_budget_is_that_of_the_country_and_of_the_year(
    shelf: Shelf, place: str, day: date, years: list[int]
) -> None:
    found = assessed(shelf, place, day).yardsticks

    assert [one.valid_from for one in found if one.kind == "budget"] == years
    assert BUDGET in shelf
