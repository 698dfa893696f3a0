from datetime import timedelta

import pytest

from assessor.domain.wording import Text
from assessor.storage.workspace_orders import Fault, Order, State
from assessor.storage.workspace_prints import KEPT, Prints
from tests.web.conftest import Clock, Organisation, Person

WANTED = "/documents/en.md"
FIRST = Order("first", "p/other", "report", "{}", "first.pdf", "application/pdf")


def others_at_work(person: Person, state: State = State.BEGUN, fault: str = "") -> str:
    """Have another process of the server make what was ordered last."""
    prints, now = Prints(person.house.workspace.database), person.house.now()
    prints.ask(FIRST, "owner", now)
    prints.take("elsewhere", now)
    held = (now + timedelta(hours=1)).isoformat()
    with person.house.workspace.database.writing() as cursor:
        sql = "UPDATE printing SET state = ?, fault = ?, held = ?, number = 9 "
        sql += "WHERE id <> 'first'"
        cursor.change(sql, state.value, fault, held)
        found = cursor.rows("SELECT id FROM printing WHERE id <> 'first'")
    return str(found[0][0])


@pytest.fixture
def waiting(person: Person) -> str:
    """Address of a document that somebody else makes."""
    assert person.get(person.at(WANTED)).status_code == 200
    return person.at(f"/made/{others_at_work(person)}")


def test_who_waits_is_told_how_many_come_before(person: Person, waiting: str) -> None:
    asked = person.client.get(person.at(WANTED), follow_redirects=False)
    page = person.get(waiting)

    assert (asked.status_code, asked.headers["location"]) == (303, waiting)
    assert page.status_code == 202
    assert "One other document comes before it" in page.text
    assert "Un autre document passe avant lui" in person.get(f"/fr{waiting[3:]}").text
    assert f'hx-get="{waiting}?seen=begun-1"' in page.text


def test_a_script_is_told_what_is_new_and_no_more(person: Person, waiting: str) -> None:
    script = {"HX-Request": "true"}

    assert person.get(f"{waiting}?seen=begun-1", **script).status_code == 204
    others_at_work(person, State.READY)
    ready = person.get(f"{waiting}?seen=begun-1", **script)
    assert "It is ready" in ready.text
    assert "hx-get" not in ready.text


def test_a_document_that_is_ready_is_given_at_the_address_of_who_waited(
    person: Person, waiting: str
) -> None:
    others_at_work(person, State.READY)
    answer = person.get(waiting)

    assert answer.status_code == 200
    assert "Floods.en.md" in answer.headers["content-disposition"]


@pytest.mark.parametrize(
    ("fault", "said"), [(Fault.SLOW, "took longer"), (Fault.DIED, "stopped on the way")]
)
def test_what_was_not_made_is_said_in_one_sentence_and_may_be_asked_for_again(
    person: Person, waiting: str, fault: Fault, said: str
) -> None:
    others_at_work(person, State.FAILED, fault.value)

    answer = person.get(waiting)
    assert answer.status_code == 503
    assert said in answer.text
    assert said in person.get(waiting, **{"HX-Request": "true"}).text
    assert person.get(person.at(WANTED)).status_code == 200


def test_why_a_document_was_refused_is_said_in_the_language_of_the_page(
    person: Person,
) -> None:
    prints, now = Prints(person.house.workspace.database), person.house.now()
    order = Order("x", f"p/{person.project}", "report", "{}", "x", "text/plain")
    prints.ask(order, "owner", now)
    why = Text({"en": "The sky is low.", "fr": "Le ciel est bas."})
    prints.fail("x", Fault.REFUSED, now, why)

    assert "The sky is low." in person.get(person.at("/made/x")).text
    assert "Le ciel est bas." in person.get(person.at("/made/x", "fr")).text
    with person.house.workspace.database.writing() as cursor:
        cursor.change("UPDATE printing SET said = 'Of an earlier version.'")
    assert "Of an earlier version." in person.get(person.at("/made/x", "fr")).text


def test_what_cannot_be_made_says_why_and_stops_nothing(person: Person) -> None:
    with person.house.workspace.database.writing() as cursor:
        cursor.change("DELETE FROM printing")
    prints, now = Prints(person.house.workspace.database), person.house.now()
    place = f"p/{person.project}"
    prints.ask(Order("x", place, "report", "{}", "x", "text/plain"), "owner", now)

    assert person.get(person.at(WANTED)).status_code == 200
    assert "stopped on the way" in person.get(person.at("/made/x")).text


def test_a_document_is_gone_after_a_while(
    person: Person, waiting: str, clock: Clock
) -> None:
    others_at_work(person, State.READY)
    clock.now += KEPT + timedelta(seconds=1)

    assert person.get(waiting).status_code == 404
    assert person.get(person.at("/made/none")).status_code == 404


def test_what_changes_meanwhile_is_another_document(person: Person) -> None:
    person.get(person.at(WANTED))
    person.get(person.at(WANTED))
    person.answer("necessity.need", value="Only the mayor knows of it")
    person.get(person.at(WANTED))

    with person.house.workspace.database.reading() as cursor:
        assert cursor.rows("SELECT COUNT(*) FROM printing") == [(2,)]


def test_a_document_is_given_to_nobody_who_may_not_see_its_project(
    organisation: Organisation,
) -> None:
    ada, eve = organisation.project(), organisation.project("eve", "Droughts")
    assert ada.get(ada.at(WANTED)).status_code == 200
    made = others_at_work(ada, State.READY)

    assert ada.get(ada.at(f"/made/{made}")).status_code == 200
    assert eve.get(ada.at(f"/made/{made}")).status_code == 404
    assert eve.get(eve.at(f"/made/{made}")).status_code == 404


def test_looking_how_far_it_is_is_not_counted(organisation: Organisation) -> None:
    ada = organisation.project()
    ada.get(ada.at(WANTED))
    address = ada.at(f"/made/{others_at_work(ada)}")

    assert {ada.get(address).status_code for _ in range(40)} == {202}
