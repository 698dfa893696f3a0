import re

import pytest
from httpx import Response

from assessor.errors import StorageError, UsageError
from assessor.web import Press, make_app
from assessor.web.house import House
from assessor.web.serving import first_link, hosts_of
from tests.web.conftest import (
    HOST,
    Clock,
    Organisation,
    Person,
    client_of,
    password_of,
)

TOKEN = re.compile(r'name="token" value="(\w+)"')
COOKIE = "assessor-8300"


def form(person: Person, path: str) -> str:
    found = TOKEN.search(person.get(path).text)
    return found.group(1) if found else ""


def log_in(person: Person, name: str, password: str, way: str = "") -> int:
    data = {"token": form(person, "/en/login"), "account": name, "next": way}
    answer: Response = person.client.post(
        "/en/login", data={**data, "password": password}, follow_redirects=False
    )
    return answer.status_code


def test_a_password_lets_in_and_the_button_out(organisation: Organisation) -> None:
    organisation.join("ada", "applicant")
    person = organisation.browser()

    assert log_in(person, " Ada ", password_of("ada")) == 303
    page = person.get("/en/")
    assert "Your projects" in page.text
    token = TOKEN.search(page.text)
    person.client.post("/en/leave", data={"token": token and token.group(1)})
    assert person.get("/en/").url.path == "/en/login"


@pytest.mark.parametrize(
    ("name", "password"),
    [("ada", "wrong"), ("nobody", password_of("nobody")), ("", ""), ("ada", "é" * 300)],
)
def test_a_wrong_name_and_a_wrong_password_are_told_alike(
    organisation: Organisation, name: str, password: str
) -> None:
    organisation.join("ada")
    person = organisation.browser()
    token = form(person, "/fr/login")
    data = {"token": token, "account": name, "password": password}

    answer = person.client.post("/fr/login", data=data)

    assert answer.status_code == 422
    assert "ne vont pas ensemble" in answer.text
    assert COOKIE not in person.client.cookies


def test_a_login_form_of_another_browser_is_refused(organisation: Organisation) -> None:
    organisation.join("ada")
    token = form(organisation.browser(), "/en/login")
    data = {"token": token, "account": "ada", "password": password_of("ada")}

    assert organisation.browser().client.post("/en/login", data=data).status_code == 403


def test_a_session_that_was_planted_is_not_taken_up(organisation: Organisation) -> None:
    organisation.join("ada", "applicant")
    person = organisation.browser()
    token = form(person, "/en/login")
    planted = organisation.join("eve").client.cookies[COOKIE]
    person.client.cookies.set(COOKIE, planted)
    data = {"token": token, "account": "ada", "password": password_of("ada")}

    answer = person.client.post("/en/login", data=data, follow_redirects=False)

    assert f"{COOKIE}=" in answer.headers["set-cookie"]
    assert planted not in answer.headers["set-cookie"]
    assert organisation.house.passes.holder(planted, organisation.house.now()) is None


def test_a_session_of_an_account_ends_after_a_day_of_work(
    organisation: Organisation, clock: Clock
) -> None:
    person = organisation.browser()
    organisation.join("ada", "applicant")
    log_in(person, "ada", password_of("ada"))
    clock.turn(hours=13)

    assert person.get("/en/").url.path == "/en/login"


def test_the_login_leads_where_one_wanted_to_go(organisation: Organisation) -> None:
    ada = organisation.project()
    person = organisation.browser()
    way = person.get(ada.at("/review")).url.params["next"]
    data = {"token": form(person, "/en/login"), "account": "ada", "next": way}

    answer = person.client.post(
        "/en/login", data={**data, "password": password_of("ada")}
    )

    assert answer.url.path == ada.at("/review")


@pytest.mark.parametrize(
    "way", ["https://evil.example", "//evil.example", "/en/\\evil", "/en//evil.example"]
)
def test_the_login_leads_nowhere_else(organisation: Organisation, way: str) -> None:
    organisation.join("ada")
    person = organisation.browser()
    data = {"token": form(person, "/en/login"), "account": "ada", "next": way}

    answer = person.client.post(
        "/en/login",
        data={**data, "password": password_of("ada")},
        follow_redirects=False,
    )

    assert answer.headers["location"] == "/en/"


def test_a_new_password_ends_every_session(organisation: Organisation) -> None:
    ada, elsewhere = organisation.join("ada"), organisation.join("ada")
    new = "seven quiet lakes"
    sent = {"password_now": password_of("ada"), "password": new, "again": new}

    assert ada.post("/en/account", **sent).url.path == "/en/login"
    assert elsewhere.get("/en/").url.path == "/en/login"
    assert log_in(ada, "ada", password_of("ada")) == 422
    assert log_in(ada, "ada", new) == 303


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"password_now": "wrong"}, "not the current password"),
        ({"password": "short", "again": "short"}, "easy to guess"),
        ({"password": "adas long password"}, "easy to guess"),
        ({"again": "another one, longer"}, "not the same"),
    ],
)
def test_a_password_that_does_not_fit_is_refused(
    organisation: Organisation, sent: dict[str, str], said: str
) -> None:
    ada = organisation.join("ada")
    new = "seven quiet lakes"
    whole = {"password_now": password_of("ada"), "password": new, "again": new, **sent}

    answer = ada.post("/en/account", **whole)

    assert answer.status_code == 422
    assert said in answer.text
    assert log_in(organisation.browser(), "ada", password_of("ada")) == 303


def test_a_stopped_account_is_out_at_once(organisation: Organisation) -> None:
    root = organisation.join("root", "administrator")
    ada = organisation.join("ada")

    root.post("/en/accounts", account="ada", do="stop")
    assert ada.get("/en/").url.path == "/en/login"
    assert log_in(ada, "ada", password_of("ada")) == 422
    root.post("/en/accounts", account="ada", do="start")
    assert log_in(ada, "ada", password_of("ada")) == 303


def test_the_only_administrator_stays_one(organisation: Organisation) -> None:
    root = organisation.join("root", "administrator")
    other = organisation.join("other", "administrator")

    assert root.post("/en/accounts", account="root", do="stop").status_code == 422
    assert other.post("/en/people", account="root", do="back").status_code == 200
    assert root.post("/en/people", account="other", do="back").status_code == 403
    assert other.post("/en/people", account="other", do="back").status_code == 422


def test_passwords_and_sessions_are_kept_as_digests(organisation: Organisation) -> None:
    ada = organisation.join("ada")
    with organisation.house.workspace.database.reading() as cursor:
        passes = cursor.rows("SELECT * FROM pass")
        accounts = cursor.rows("SELECT * FROM account")

    assert ada.client.cookies[COOKIE] not in str(passes)
    assert password_of("ada") not in str(accounts)
    assert "$argon2id$" in str(accounts)


def test_the_cookies_of_a_public_server_are_bound_to_it(
    organisation: Organisation,
) -> None:
    house = organisation.house
    hosts, secure = hosts_of("https://assess.example.org", 8300)
    public = House(**{**vars(house), "hosts": hosts, "secure": secure})
    client = client_of(make_app(public, Press()), "https://assess.example.org")
    organisation.join("ada")
    person = Person(public, client)

    assert log_in(person, "ada", password_of("ada")) == 303
    answer = client.get("/en/login", follow_redirects=False)

    assert "__Host-assessor" in client.cookies
    assert "__Host-assessor-door" in client.cookies
    assert answer.headers["strict-transport-security"]
    assert client.get("/en/", headers={"Host": HOST}).status_code == 421
    for origin in ("http://assess.example.org", "https://other.example.org"):
        headers = {"Origin": origin}
        assert client.post("/en/leave", headers=headers).status_code == 403


@pytest.mark.parametrize(
    "origin",
    ["http://assess.example.org", "https://x.org/path", "assess", "https://é.org"],
)
def test_an_address_without_https_is_refused(origin: str) -> None:
    with pytest.raises(UsageError, match="https"):
        hosts_of(origin, 8300)


def test_the_link_of_one_person_opens_nothing_here(organisation: Organisation) -> None:
    person = organisation.browser()
    link = organisation.house.new_link("owner").removeprefix(f"http://{HOST}")

    assert person.get(link).url.path == "/en/login"
    assert person.client.post("/link").url.path == "/en/login"
    assert organisation.browser().enter("owner").get("/en/").url.path == "/en/login"


def test_a_workspace_with_accounts_is_not_opened_without_them(
    organisation: Organisation,
) -> None:
    assert "/join/" in first_link(organisation.house)
    alone = House(**{**vars(organisation.house), "accounts": False})

    with pytest.raises(UsageError, match="--accounts"):
        first_link(alone)


def test_a_link_for_an_administrator_is_made_until_there_is_one(
    organisation: Organisation,
) -> None:
    assert first_link(organisation.house)
    organisation.join("root", "administrator")

    assert first_link(organisation.house) == ""
    assert first_link(organisation.house, another=True)


def test_pages_of_accounts_are_not_there_for_one_person(person: Person) -> None:
    for path in ("/en/login", "/en/join/x", "/en/account", "/en/people"):
        assert person.get(path).status_code == 404


def test_the_log_of_accounts_is_bound(organisation: Organisation) -> None:
    root = organisation.join("root", "administrator")
    organisation.join("ada")
    root.post("/en/accounts", account="ada", do="stop")
    deeds = [record.deed.what for record in organisation.house.people.log()]
    with organisation.house.workspace.database.writing() as cursor:
        cursor.change(
            "UPDATE account_record SET content = replace(content, 'root', 'eve')"
        )

    assert deeds[-1] == "stop"
    with pytest.raises(StorageError, match="Record 1 of the log of accounts"):
        organisation.house.people.log()


def test_an_auditor_reads_who_let_whom_in(organisation: Organisation) -> None:
    ada = organisation.project()
    ada.post(ada.at("/people"), do="invite", role="contributor")
    organisation.join("root", "administrator").post(
        "/en/accounts", account="ada", do="way"
    )
    auditor = organisation.join("tara", "auditor")

    text = auditor.get("/fr/account/log").text

    assert "Contributeur · Projet Floods" in text
    assert "lien pour un nouveau mot de passe" in text
    assert ada.get("/en/account/log").status_code == 403


def test_a_workspace_that_does_not_answer_is_said_so(
    organisation: Organisation,
) -> None:
    ada = organisation.project()
    database = organisation.house.workspace.database
    with database.writing() as cursor:
        cursor.change("ALTER TABLE pass RENAME TO hidden_pass")
    answer = ada.get(ada.at("", "fr"))
    with database.writing() as cursor:
        cursor.change("ALTER TABLE hidden_pass RENAME TO pass")

    assert answer.status_code == 503
    assert "ne répond pas" in answer.text


def test_where_the_workspace_lies_is_not_said_to_who_is_not_at_the_server(
    organisation: Organisation,
) -> None:
    ada = organisation.project()
    database = organisation.house.workspace.database
    with database.writing() as cursor:
        cursor.change("ALTER TABLE record RENAME TO hidden_record")
    answer = ada.answer("necessity.need", language="fr", value="Crues")
    with database.writing() as cursor:
        cursor.change("ALTER TABLE hidden_record RENAME TO record")

    assert answer.status_code == 503
    assert "prévenez la personne qui tient ce serveur" in answer.text
    assert database.name not in answer.text
