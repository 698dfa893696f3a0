import pytest

from assessor.domain.revision import answer_digest
from assessor.storage.accounts_roles import Place
from tests.web.conftest import HOST, Organisation, Person


def test_what_was_done_is_said_on_the_page_that_follows(person: Person) -> None:
    fields = {"name": "Heat", "organisation": "", "profile": "audit", "report": "fr"}

    answer = person.post(person.at("/settings", "fr"), **fields)

    assert "Enregistré." in answer.text


@pytest.mark.parametrize("query", ["", "?done=", "?done=nothing", "?done=%3Cb%3E"])
def test_nothing_is_said_to_be_done_that_was_not(person: Person, query: str) -> None:
    answer = person.get(person.at("/settings") + query)

    assert answer.status_code == 200
    assert 'id="did"' not in answer.text


def refused(person: Person, came: str) -> str:
    answer = person.post(person.at("/settings"), {"Referer": came}, token=came)
    assert answer.status_code == 403
    return answer.text


def test_who_is_refused_finds_the_way_back(person: Person) -> None:
    here = person.at("/settings")

    assert f'href="{here}">Back to the page' in refused(person, f"http://{HOST}{here}")


@pytest.mark.parametrize("came", ["http://elsewhere.org/en/", f"http://{HOST}//x.org"])
def test_the_way_back_leads_nowhere_else(person: Person, came: str) -> None:
    assert "Back to the page" not in refused(person, came)


def test_a_contributor_comments_on_own_sections_alone(
    organisation: Organisation,
) -> None:
    ada = organisation.project()
    place = Place("project", ada.project)
    carl = organisation.join("carl", "contributor", place, "need")
    carl.project = ada.project

    own, other = (
        carl.post(carl.at(f"/marks/{name}"), text="Why?", seen=answer_digest(None))
        for name in ("necessity.need", "service.uses_per_year")
    )

    assert (own.status_code, other.status_code) == (200, 403)
    assert "Your comment is kept." in own.text
    assert "<textarea" not in carl.get(carl.at("/marks/service.uses_per_year")).text


def test_of_many_projects_one_is_found_by_its_name(person: Person) -> None:
    for number in range(8):
        person.begin(f"Drought {number}")

    everything = person.get("/en/").text
    found = person.get("/en/?find=drought+3").text
    none = person.get("/fr/?find=Z").text

    assert "Find a project" in everything
    assert ("Drought 3" in found, "Drought 4" in found) == (True, False)
    assert "Projects shown: 1 of 9" in found
    assert "Aucun projet ne porte cela" in none


def test_the_review_shows_what_is_open_alone(person: Person) -> None:
    person.answer("necessity.need", value="Floods")

    everything = person.get(person.at("/review")).text
    left = person.get(person.at("/review") + "?show=open").text

    assert "m-necessity-need" in everything
    assert "m-necessity-need" not in left
    assert "m-necessity-alternatives" in left
