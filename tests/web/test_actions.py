from collections.abc import Iterator
from pathlib import Path

import pytest

from assessor.domain.answers import ActionStatus
from assessor.domain.pack import Pack
from assessor.domain.shelf import Shelf
from assessor.web import House
from assessor.web.documents import made
from tests.web.conftest import NAMES, Clock, Person, house_of
from tests.web.test_reports import job

FIRST = "A-01"
SAVED = {"do": "save", "status": "planned", "owner": "Data team", "due": "2026-12-31"}


@pytest.fixture
def house(workspaces: Path, pack: Pack, shelf: Shelf, clock: Clock) -> Iterator[House]:
    path = workspaces / f"actions-{next(NAMES)}.sqlite"
    opened = house_of(path, pack, shelf, clock)
    yield opened
    opened.workspace.close()


@pytest.fixture
def person(stranger: Person) -> Person:
    stranger.enter().begin(profile="screening")
    stranger.answer("service.uses_per_year", value="1200")
    return stranger


def act(person: Person, language: str = "en", **fields: object) -> int:
    where = person.at(f"/actions/{FIRST}", language)
    return person.post(where, **fields).status_code


def seen(person: Person) -> str:
    text = person.get(person.at(f"/actions/{FIRST}")).text
    return text.split('name="seen" value="')[1].split('"')[0]


def test_an_action_is_decided_on_and_stands_in_the_plan(person: Person) -> None:
    assert act(person, seen="", **SAVED) == 200

    stated = person.house.workspace.load(person.project).answers.actions[FIRST]
    assert stated.status is ActionStatus.PLANNED
    assert (stated.owner, str(stated.due)) == ("Data team", "2026-12-31")
    assert "Data team" in person.get(person.at("/actions")).text


def test_a_published_effect_is_shown_and_not_applied(person: Person) -> None:
    act(person, seen="", **SAVED)

    text = person.get(person.at("/actions", "fr")).text
    assert "Effet publié, non appliqué" in text
    assert "non calculée : aucune ampleur" in text.replace("\u00a0", " ")


def test_a_size_is_given_in_per_cent_and_taken_back(person: Person) -> None:
    act(person, seen="", **SAVED)
    changed = "service.uses_per_year"

    act(person, "fr", do="size", answer=changed, value="-12,5 %")
    held = person.house.workspace.load(person.project).answers.actions[FIRST]
    assert held.scale == {changed: 0.875}
    assert "−12,5" in person.get(person.at("/actions", "fr")).text

    act(person, do="unsize", answer=changed)
    held = person.house.workspace.load(person.project).answers.actions[FIRST]
    assert held.changes == ()


@pytest.mark.parametrize(
    "wrong",
    [
        {**SAVED, "due": "soon"},
        {**SAVED, "status": "none"},
        {**SAVED, "owner": "x" * 2001},
        {"do": "size", "answer": "", "value": "-30 %"},
        {"do": "size", "answer": "service.uses_per_year", "value": "many"},
        {"do": "size", "answer": "no.such", "value": "-30 %"},
        {"do": "else"},
    ],
)
def test_what_does_not_fit_is_refused_with_a_summary(
    person: Person, wrong: dict[str, str]
) -> None:
    act(person, seen="", **SAVED)
    before = person.house.workspace.load(person.project).answers.actions

    assert act(person, seen=seen(person), **wrong) == 422
    assert person.house.workspace.load(person.project).answers.actions == before


def test_what_somebody_else_decided_meanwhile_is_not_overwritten(
    person: Person,
) -> None:
    act(person, seen="", **SAVED)

    answer = person.post(
        person.at(f"/actions/{FIRST}"), seen="", **{**SAVED, "owner": "Me"}
    )

    assert answer.status_code == 409
    assert "Data team" in answer.text
    assert 'value="Me"' in answer.text
    held = person.house.workspace.load(person.project).answers.actions
    assert held[FIRST].owner == "Data team"


def test_an_action_is_supported_by_a_document(person: Person) -> None:
    act(person, seen="", **SAVED)
    data = {"token": person.token, "title": "Minutes"}
    files = {"file": ("minutes.pdf", b"%PDF", "application/pdf")}
    where = person.at(f"/actions/{FIRST}/evidence")
    person.client.post(where, data=data, files=files)

    held = person.house.workspace.load(person.project).answers
    assert held.actions[FIRST].evidence == ("E1",)


def test_an_action_leaves_the_plan(person: Person) -> None:
    act(person, seen="", **SAVED)

    act(person, do="forget", seen=seen(person))
    assert person.house.workspace.load(person.project).answers.actions == {}


def test_the_actions_that_apply_are_chosen_by_role_and_family(person: Person) -> None:
    everything = person.get(person.at("/actions")).text.count('class="card"')
    few = person.get(person.at("/actions") + "?family=enabler&role=communication")

    assert 0 < few.text.count('class="card"') < everything


def test_an_action_of_another_questionnaire_is_not_found(person: Person) -> None:
    assert person.get(person.at("/actions/Z-99")).status_code == 404


def test_the_plan_is_taken_as_a_table(person: Person) -> None:
    act(person, seen="", **{**SAVED, "owner": "=cmd()"})

    table = made(job(person, "csv")).decode()

    assert table.splitlines()[1].startswith("1,A-01,")
    assert ",=cmd" not in table
