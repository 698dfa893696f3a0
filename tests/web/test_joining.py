import re

import pytest

from assessor.storage.accounts_roles import WORKSPACE, Part, Place
from tests.web.conftest import HOST, Clock, Organisation, Person, password_of

TOKEN = re.compile(r'name="token" value="(\w+)"')
LINK = re.compile(rf'value="http://{re.escape(HOST)}(/en/join/[\w-]+)"')
NEW = {
    "do": "create",
    "account": "grace",
    "shown": "Grace H.",
    "password": "seven quiet lakes",
    "again": "seven quiet lakes",
}


def invite(person: Person, where: str, role: str, **fields: object) -> str:
    answer = person.post(where, do="invite", role=role, **fields)
    found = LINK.search(answer.text)
    return found.group(1) if found else ""


def take_up(person: Person, link: str, **sent: str) -> "tuple[int, str, str]":
    token = TOKEN.search(person.get(link).text)
    data = {"token": token.group(1) if token else "", **NEW, **sent}
    answer = person.client.post(link, data=data)
    return answer.status_code, answer.url.path, answer.text


def signed_in(organisation: Organisation, link: str, **sent: str) -> Person:
    person = organisation.browser()
    take_up(person, link, **sent)
    found = TOKEN.search(person.get("/en/").text)
    person.token = found.group(1) if found else ""
    return person


def test_an_invitation_makes_an_account_with_its_role(
    organisation: Organisation,
) -> None:
    ada = organisation.project()
    link = invite(ada, ada.at("/people"), "contributor", sections="need")

    grace = signed_in(organisation, link)

    assert grace.get(ada.at("/s/need")).status_code == 200
    place = Place("project", ada.project)
    assert organisation.house.roles.parts("grace") == (
        Part(place, "contributor", ("need",)),
    )


def test_an_invitation_works_once(organisation: Organisation) -> None:
    ada = organisation.project()
    link = invite(ada, ada.at("/people"), "contributor")
    signed_in(organisation, link)

    status, _, text = take_up(organisation.browser(), link, account="other")

    assert status == 403
    assert "used already" in organisation.browser().get(link).text
    assert organisation.house.people.get("other") is None
    assert "opens nothing" in text or "another session" in text


def test_looking_at_an_invitation_does_not_use_it(organisation: Organisation) -> None:
    ada = organisation.project()
    link = invite(ada, ada.at("/people"), "contributor")
    for _ in range(3):
        organisation.browser().get(link)

    assert take_up(organisation.browser(), link)[1] == "/en/"


def test_an_old_invitation_says_so(organisation: Organisation, clock: Clock) -> None:
    ada = organisation.project()
    link = invite(ada, ada.at("/people"), "contributor")
    clock.turn(days=8)

    answer = organisation.browser().get(link.replace("/en/", "/fr/"))

    assert answer.status_code == 403
    assert "trop ancien" in answer.text


def test_an_invitation_that_was_taken_back_opens_nothing(
    organisation: Organisation,
) -> None:
    ada = organisation.project()
    link = invite(ada, ada.at("/people"), "contributor")
    page = ada.get(ada.at("/people")).text
    found = re.search(r'name="invitation" value="(\w+)"', page)
    assert found is not None
    ada.post(ada.at("/people"), do="withdraw", invitation=found.group(1))

    assert "taken back" in organisation.browser().get(link).text


def test_who_has_an_account_accepts_with_it(organisation: Organisation) -> None:
    ada = organisation.project()
    organisation.join("bob")
    link = invite(ada, ada.at("/people"), "applicant")
    sent = {"do": "login", "account": "bob", "password": password_of("bob")}

    bob = organisation.browser()

    assert take_up(bob, link, **{**sent, "password": "wrong"})[0] == 422
    assert take_up(bob, link, **sent)[1] == "/en/"
    assert bob.get(ada.at("/people")).status_code == 200


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"account": "Grace H"}, "is named by"),
        ({"account": "owner"}, "is named by"),
        ({"account": "x" * 101}, "is named by"),
        ({"account": "ada"}, "of this name already"),
        ({"shown": ""}, "Give your name"),
        ({"shown": "Ada (ada)"}, "Give your name"),
        ({"shown": "Ada \u202e"}, "Give your name"),
        ({"password": "short"}, "easy to guess"),
        ({"again": "another"}, "not the same"),
    ],
)
def test_an_account_that_does_not_fit_is_not_made(
    organisation: Organisation, sent: dict[str, str], said: str
) -> None:
    ada = organisation.project()
    link = invite(ada, ada.at("/people"), "contributor")

    status, _, text = take_up(organisation.browser(), link, **sent)

    assert status == 422
    assert said in text
    assert [one.name for one in organisation.house.people.all()] == ["ada"]


@pytest.mark.parametrize("role", ["reviewer", "auditor", "officer", "administrator"])
def test_an_applicant_invites_nobody_who_judges(
    organisation: Organisation, role: str
) -> None:
    ada = organisation.project()

    answer = ada.post(ada.at("/people"), do="invite", role=role)

    assert answer.status_code == 422
    assert "/join/" not in answer.text


@pytest.mark.parametrize("role", ["administrator", "owner", "", "nobody"])
def test_nobody_is_given_a_role_that_a_project_does_not_have(
    organisation: Organisation, role: str
) -> None:
    ada = organisation.project()
    root = organisation.join("root", "administrator")

    answer = root.post(ada.at("/people"), do="invite", role=role)

    assert answer.status_code == 422


def test_nobody_changes_the_own_role_or_one_they_do_not_give(
    organisation: Organisation,
) -> None:
    ada = organisation.project()
    place = Place("project", ada.project)
    organisation.join("rita", "reviewer", place)
    for name, role in [("ada", "contributor"), ("rita", "contributor")]:
        for do in ("change", "back"):
            answer = ada.post(ada.at("/people"), do=do, account=name, role=role)
            assert answer.status_code == 422
    parts = organisation.house.roles.members(place).values()

    assert {part.role for part in parts} == {"applicant", "reviewer"}


def test_the_sections_of_a_contributor_are_changed(organisation: Organisation) -> None:
    ada = organisation.project()
    place = Place("project", ada.project)
    organisation.join("cora", "contributor", place, "need")
    change = {"do": "change", "account": "cora", "role": "contributor"}

    ada.post(ada.at("/people"), **change, sections="training")
    refused = ada.post(ada.at("/people"), **change, sections="no-such")

    assert organisation.house.roles.parts("cora")[0].sections == ("training",)
    assert refused.status_code == 422


def test_a_role_that_was_taken_back_is_gone_at_once(organisation: Organisation) -> None:
    ada = organisation.project()
    place = Place("project", ada.project)
    cora = organisation.join("cora", "contributor", place)

    ada.post(ada.at("/people"), do="back", account="cora")

    assert cora.get(ada.at("")).status_code == 404


def test_an_invitation_to_one_place_changes_none_elsewhere(
    organisation: Organisation,
) -> None:
    ada, eve = organisation.project(), organisation.project("eve", "Droughts")
    organisation.join("cora", "contributor", Place("project", ada.project))

    answer = eve.post(eve.at("/people"), do="back", account="cora")

    assert answer.status_code == 422
    assert organisation.house.roles.parts("cora")


def test_who_sees_a_project_from_around_it_is_named(organisation: Organisation) -> None:
    ada = organisation.project()
    organisation.join("olga", "officer", WORKSPACE)

    assert "Olga" in ada.get(ada.at("/people")).text


def test_an_administrator_gives_a_link_to_a_new_password(
    organisation: Organisation,
) -> None:
    root = organisation.join("root", "administrator")
    ada = organisation.join("ada")
    page = root.post("/en/accounts", account="ada", do="way")
    found = LINK.search(page.text)
    assert found is not None
    link = found.group(1)

    grace = organisation.browser()
    weak = take_up(grace, link, **dict.fromkeys(("password", "again"), "short"))
    done = take_up(grace, link)

    assert (weak[0], done[1]) == (422, "/en/")
    assert ada.get("/en/").url.path == "/en/login"
    assert "Ada" in grace.get("/en/").text
    assert take_up(organisation.browser(), link)[0] == 403


def test_the_only_administrator_cannot_accept_another_role(
    organisation: Organisation,
) -> None:
    root = organisation.join("root", "administrator")
    link = invite(root, "/en/people", "reviewer")
    sent = {"do": "login", "account": "root", "password": password_of("root")}

    assert "only administrator" in take_up(organisation.browser(), link, **sent)[2]
    assert root.get("/en/people").status_code == 200
