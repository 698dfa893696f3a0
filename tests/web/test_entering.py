import pytest

from assessor.web import House
from tests.web.conftest import HOST, Clock, Person


def link_of(house: House) -> str:
    return house.new_link("owner").removeprefix(f"http://{HOST}")


def test_nobody_comes_in_without_a_link(stranger: Person) -> None:
    for path in ("/", "/en/", "/fr/p/abc", "/en/p/abc/answers.yaml"):
        assert stranger.get(path).status_code == 401


def test_a_link_opens_once(stranger: Person) -> None:
    link = link_of(stranger.house)

    assert stranger.get(link).status_code == 200
    stranger.client.cookies.clear()
    replayed = stranger.get(link)

    assert replayed.status_code == 403
    assert "was used already" in replayed.text


def test_the_bearer_of_a_session_follows_the_used_link_home(stranger: Person) -> None:
    link = link_of(stranger.house)
    stranger.get(link)

    assert stranger.get(link).url.path == "/en/"


def test_an_old_link_says_that_it_is_old(stranger: Person, clock: Clock) -> None:
    link = link_of(stranger.house)
    clock.turn(hours=2)

    answer = stranger.get(link, **{"Accept-Language": "fr"})

    assert answer.status_code == 403
    assert "plus d’une heure" in answer.text


def test_a_mistyped_link_says_so(stranger: Person) -> None:
    assert "not one of this workspace" in stranger.get("/enter/abc").text


def test_a_session_ends_with_the_button(person: Person) -> None:
    person.post("/en/leave")

    assert person.get("/en/").status_code == 401


def test_a_session_expires(person: Person, clock: Clock) -> None:
    clock.turn(days=31)

    assert person.get("/en/").status_code == 401


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(
    stranger: Person,
) -> None:
    answer = stranger.client.get(link_of(stranger.house), follow_redirects=False)
    cookie = answer.headers["set-cookie"].lower()

    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "assessor-8300=" in cookie


def test_a_new_link_is_printed_where_only_the_owner_sees_it(stranger: Person) -> None:
    answer = stranger.client.post("/link")

    assert "printed where assessor was started" in answer.text
    assert "/enter/" not in answer.text


@pytest.mark.parametrize(
    ("spoken", "path"),
    [
        ("fr-FR,fr;q=0.9,en;q=0.5", "/fr/"),
        ("de,en;q=0.4,fr;q=0.3", "/en/"),
        ("", "/en/"),
        ("fr;q=nonsense", "/en/"),
    ],
)
def test_a_browser_is_sent_to_its_language(
    person: Person, spoken: str, path: str
) -> None:
    assert person.get("/", **{"Accept-Language": spoken}).url.path == path


def test_a_part_that_is_asked_after_the_session_ended_leads_home(
    stranger: Person,
) -> None:
    answer = stranger.get("/en/p/abc/running", **{"HX-Request": "true"})

    assert answer.headers["hx-redirect"] == "/"
