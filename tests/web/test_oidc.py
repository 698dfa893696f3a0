import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from httpx import Response

from assessor.domain.wording import Text
from assessor.errors import UsageError
from assessor.storage.accounts_roles import Place
from assessor.web.flights import DoubtfulError
from assessor.web.house import House
from assessor.web.oidc import OpenIdProvider, Registration, read_provider
from tests.web.conftest import HOST, START, Organisation, Person
from tests.web.provider import CLIENT, SECRET, SmallProvider, small_provider
from tests.web.test_joining import invite

BACK = "/oidc/back"
COOKIE = "assessor-8300"


@pytest.fixture(scope="module")
def running() -> Iterator[SmallProvider]:
    with small_provider(int(START.timestamp())) as provider:
        yield provider


@pytest.fixture
def provider(running: SmallProvider) -> SmallProvider:
    running.claims, running.manner, running.issuer = {}, "RS256", ""
    return running


@pytest.fixture
def together(organisation: Organisation, provider: SmallProvider) -> Organisation:
    label = Text(en="The Institute", fr="L’Institut")
    said = Registration(issuer=provider.address, client_id=CLIENT, label=label)
    known = {**vars(organisation.house), "provider": OpenIdProvider(said, SECRET)}
    known.pop("limits", None)
    return Organisation(House(**known))


def set_out(person: Person, path: str = "/en/oidc") -> str:
    answer = person.client.get(path, follow_redirects=False)
    return str(answer.headers["location"])


def come_back(person: Person, brought: dict[str, str]) -> Response:
    found: Response = person.client.get(BACK, params=brought, follow_redirects=False)
    return found


def linked(organisation: Organisation, provider: SmallProvider, name: str) -> Person:
    person = organisation.join(name, "applicant")
    come_back(person, provider.authorize(set_out(person, "/en/oidc?way=link")))
    return person


def test_an_account_that_is_linked_comes_in(
    together: Organisation, provider: SmallProvider
) -> None:
    linked(together, provider, "ada")
    person = together.browser()
    assert "Log in with The Institute" in person.get("/en/login").text

    answer = come_back(person, provider.authorize(set_out(person)))

    assert answer.headers["location"] == "/en/"
    assert "Ada" in person.get("/en/").text


def test_a_newcomer_comes_in_by_an_invitation(
    together: Organisation, provider: SmallProvider
) -> None:
    ada = together.project()
    link = invite(ada, ada.at("/people"), "contributor", sections="need")
    person = together.browser()
    found = re.search(r'href="(/en/oidc\?join=[\w-]+)"', person.get(link).text)
    assert found is not None

    come_back(person, provider.authorize(set_out(person, found.group(1))))

    assert person.get(ada.at("/s/need")).status_code == 200
    place = Place("project", ada.project)
    names = [one.name for one in together.house.roles.members(place)]
    assert names == ["ada", "grace@example.org"]
    again = together.browser()
    come_back(again, provider.authorize(set_out(again)))
    assert "Grace H." in again.get("/en/").text


def test_a_stranger_is_not_let_in(
    together: Organisation, provider: SmallProvider
) -> None:
    person = together.browser()

    answer = come_back(person, provider.authorize(set_out(person, "/fr/oidc")))

    assert answer.status_code == 403
    assert "Demandez une invitation" in answer.text
    assert COOKIE not in person.client.cookies


def test_an_address_that_is_not_vouched_for_names_no_account(
    together: Organisation, provider: SmallProvider
) -> None:
    provider.claims = {"email": "ada", "email_verified": "true", "name": "Ada (boss)"}
    ada = together.project()
    link = invite(ada, ada.at("/people"), "contributor")
    person = together.browser()
    where = set_out(person, f"/en/oidc?join={link.rsplit('/', 1)[1]}")

    come_back(person, provider.authorize(where))

    new = next(one for one in together.house.people.all() if one.name != "ada")
    assert new.name.startswith("id-")
    assert new.shown == new.name


def test_a_stopped_account_stays_out(
    together: Organisation, provider: SmallProvider
) -> None:
    linked(together, provider, "ada")
    root = together.join("root", "administrator")
    root.post("/en/accounts", account="ada", do="stop")
    person = together.browser()

    answer = come_back(person, provider.authorize(set_out(person)))

    assert answer.status_code == 403


def test_an_identity_belongs_to_one_account(
    together: Organisation, provider: SmallProvider
) -> None:
    linked(together, provider, "ada")
    eve = together.join("eve")

    answer = come_back(eve, provider.authorize(set_out(eve, "/en/oidc?way=link")))

    assert answer.status_code == 409
    issuer = provider.address
    assert together.house.identities.account_of(issuer, "person-1") == "ada"


@pytest.mark.parametrize(
    "claims",
    [
        {"nonce": "another"},
        {"nonce": None},
        {"aud": "another"},
        {"aud": [CLIENT, "another"]},
        {"iss": "https://id.example.org"},
        {"exp": int(START.timestamp()) - 3600},
        {"iat": int(START.timestamp()) + 3600},
        {"sub": ""},
        {"sub": None},
        {"azp": "another"},
        {"at_hash": "AAAA"},
    ],
)
def test_what_does_not_hold_is_not_believed(
    together: Organisation, provider: SmallProvider, claims: dict[str, object]
) -> None:
    linked(together, provider, "ada")
    provider.claims = claims
    person = together.browser()

    answer = come_back(person, provider.authorize(set_out(person)))

    assert answer.status_code == 403
    assert "did not confirm who you are" in answer.text
    assert COOKIE not in person.client.cookies


@pytest.mark.parametrize("manner", ["none", "HS256"])
def test_a_signature_of_another_kind_is_not_believed(
    together: Organisation, provider: SmallProvider, manner: str
) -> None:
    linked(together, provider, "ada")
    provider.manner = manner
    person = together.browser()

    answer = come_back(person, provider.authorize(set_out(person)))

    assert answer.status_code == 403
    assert COOKIE not in person.client.cookies


def test_keys_that_were_changed_are_read_anew(
    together: Organisation, provider: SmallProvider
) -> None:
    linked(together, provider, "ada")
    provider.turn_keys()
    person = together.browser()

    answer = come_back(person, provider.authorize(set_out(person)))

    assert answer.status_code == 303


def test_only_the_browser_that_set_out_comes_back(
    together: Organisation, provider: SmallProvider
) -> None:
    linked(together, provider, "ada")
    person, other = together.browser(), together.browser()
    brought = provider.authorize(set_out(person))
    set_out(other)

    strange = come_back(other, brought)
    wrong = come_back(person, {**brought, "state": "another"})

    assert (strange.status_code, wrong.status_code) == (403, 403)
    assert "Begin again" in strange.text


def test_what_was_brought_back_serves_once(
    together: Organisation, provider: SmallProvider
) -> None:
    linked(together, provider, "ada")
    person = together.browser()
    brought = provider.authorize(set_out(person))
    come_back(person, brought)
    person.client.cookies.delete(COOKIE)

    assert come_back(person, brought).status_code == 403


@pytest.mark.parametrize("brought", [{"error": "access_denied"}, {"code": "guessed"}])
def test_whoever_was_not_let_through_is_told(
    together: Organisation, provider: SmallProvider, brought: dict[str, str]
) -> None:
    person = together.browser()
    state = provider.authorize(set_out(person))["state"]

    answer = come_back(person, {**brought, "state": state})

    assert answer.status_code == 403
    assert "You are not in yet" in answer.text


def test_a_provider_of_another_name_is_not_believed(
    together: Organisation, provider: SmallProvider
) -> None:
    provider.issuer = "https://id.example.org"

    answer = together.browser().get("/en/oidc")

    assert answer.status_code == 503
    assert "another name" in answer.text


def test_without_a_provider_there_is_no_way_to_it(organisation: Organisation) -> None:
    assert organisation.browser().get("/en/oidc").status_code == 404
    assert organisation.browser().get(BACK).status_code == 404


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("issuer: https://id.example.org\n", "client_id"),
        (
            "issuer: http://id.example.org\nclient_id: x\nlabel: {en: A, fr: B}\n",
            "https",
        ),
        ("- 1\n", "wrong.yaml"),
    ],
)
def test_a_file_that_names_no_provider_is_refused(
    tmp_path: Path, text: str, said: str
) -> None:
    path = tmp_path / "wrong.yaml"
    path.write_text(text, "utf-8")

    with pytest.raises(UsageError, match=said):
        read_provider(path, "")


def test_the_secret_is_not_shown(provider: SmallProvider) -> None:
    label = Text(en="A", fr="B")
    said = Registration(issuer=provider.address, client_id=CLIENT, label=label)

    assert SECRET not in repr(OpenIdProvider(said, SECRET))
    assert HOST not in repr(said)


def test_a_long_reason_is_cut_short() -> None:
    assert len(str(DoubtfulError("x" * 9_000))) < 300
