from dataclasses import replace

import pytest

from assessor.errors import UsageError
from assessor.web import Press, make_app
from assessor.web.contact import Contact, read_contact
from tests.web.conftest import HOST, Organisation, Person, client_of

DESK = "Help desk <help@example.org>"


def test_whoever_runs_the_server_is_named_on_every_page_once_it_is_said(
    organisation: Organisation,
) -> None:
    plain = organisation.join("ada", "applicant")
    house = replace(organisation.house, contact=read_contact(DESK))
    client = client_of(make_app(house, Press(0)), f"http://{HOST}")
    person = Person(house, client).enter("ada")

    for path in ("/fr/", "/en/login", "/en/accessibility", "/en/p/none", "/fr/people"):
        page = person.get(path).text
        assert 'href="mailto:help@example.org"' in page, path
        assert "Help desk" in page
        assert "mailto:" not in plain.get(path).text


@pytest.mark.parametrize(
    "text", ["help@example.org", "Help desk", "A <b@c> <d@e.f>", "A <a@b.c?cc=d@e.f>"]
)
def test_a_contact_that_is_not_a_name_and_an_address_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="a name and an address"):
        read_contact(text)


def test_nobody_is_named_where_nobody_was() -> None:
    assert read_contact("") is None
    assert read_contact(" Ada B. <a.b+c@d.example.org> ") == Contact(
        "Ada B.", "a.b+c@d.example.org"
    )
