import pytest

from assessor.web.comparing import SidesJob, sides_made
from tests.web.conftest import Organisation, Person

ASKED = "service.uses_per_year"


@pytest.fixture
def person(person: Person) -> Person:
    person.answer(ASKED, value="1200")
    person.answer("necessity.need", value="Floods come fast.")
    person.post(person.at("/rows"), group="training.runs", do="add", name="main")
    row = "training.runs[main]"
    person.answer(f"{row}.method", value="metered")
    person.answer(f"{row}.place", value="FRA")
    person.answer(f"{row}.energy", value="1000", unit="kWh")
    return person


def test_what_changed_since_stands_with_what_it_moved(person: Person) -> None:
    since = person.house.workspace.load(person.project).records
    person.answer("training.runs[main].energy", value="2000", unit="kWh")

    text = person.get(person.at(f"/changes?since={since}", "fr")).text

    plain = text.replace("\u202f", " ").replace("\u00a0", " ")
    assert "1000 kWh → 2000 kWh" in plain
    assert "Énergie finale" in text
    assert person.get(person.at(f"/changes?since={since + 1}")).status_code == 200


@pytest.mark.parametrize("since", ["0", "999", "x", "", "9" * 5000])
def test_a_record_that_is_not_there_is_not_compared(person: Person, since: str) -> None:
    assert person.get(person.at(f"/changes?since={since}")).status_code == 404


def test_the_history_leads_to_what_changed(person: Person) -> None:
    text = person.get(person.at("/history?before=2")).text

    assert "1 to 2 of" in text
    assert "/changes?since=1" in text


def test_two_projects_stand_side_by_side(person: Person) -> None:
    first = person.project
    person.client.post(
        "/en/import",
        data={"token": person.token},
        files={"file": ("a.yaml", person.get(person.at("/answers.yaml")).content)},
    )
    other = next(p.id for p in person.house.workspace.projects() if p.id != first)

    text = person.get(person.at(f"/compare?with={other}")).text

    assert "Final energy" in text
    assert "Before you conclude" in text


def test_the_comparison_is_that_of_the_command(person: Person) -> None:
    held = person.house.workspace.load(person.project).answers
    day = person.house.today()

    found = sides_made(SidesJob(person.house.open, (held, held), ("a", "b"), day))

    assert {one.share_equal for one in found.differences} == {1}


def test_a_project_alone_has_nothing_beside_it(person: Person) -> None:
    assert "no other project" in person.get(person.at("/compare")).text


def test_another_project_is_compared_only_by_who_may_see_it(
    organisation: Organisation,
) -> None:
    ada, eve = organisation.project(), organisation.project("eve", "Droughts")

    assert ada.get(ada.at(f"/compare?with={eve.project}")).status_code == 404
    assert "Droughts" not in ada.get(ada.at("/compare")).text
    assert ada.get(ada.at("/compare?with=nothing")).status_code == 404
