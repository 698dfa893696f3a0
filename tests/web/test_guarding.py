from collections.abc import Iterator

import pytest

from assessor.web.guarding import LARGEST, LARGEST_FILE, POLICY
from tests.web.conftest import Person


def test_another_host_is_not_served(person: Person) -> None:
    assert person.get("/en/", Host="evil.example").status_code == 421


@pytest.mark.parametrize("origin", ["https://evil.example", "null"])
def test_a_form_of_another_site_is_refused(person: Person, origin: str) -> None:
    headers = {"Origin": origin}
    answer = person.post(person.at("/answer"), headers, id="necessity.need", value="x")

    assert answer.status_code == 403
    assert person.value("necessity.need") is None


@pytest.mark.parametrize("token", ["", "0" * 64, "é"])
def test_a_form_without_its_token_is_refused(person: Person, token: str) -> None:
    answer = person.client.post(
        person.at("/answer"), data={"token": token, "id": "necessity.need"}
    )

    assert answer.status_code == 403
    assert "another session" in answer.text


def test_every_page_has_a_strict_policy(person: Person) -> None:
    headers = person.get("/en/").headers

    assert headers["content-security-policy"] == POLICY
    assert "unsafe" not in POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"


@pytest.mark.parametrize("page", ["", "/s/context", "/review", "/report", "/options"])
def test_no_page_has_a_script_or_a_style_within(person: Person, page: str) -> None:
    text = person.get(person.at(page)).text

    assert "<style" not in text
    assert " style=" not in text
    assert " onclick=" not in text
    assert text.count("<script") == text.count('<script src="/static/')


def test_an_upload_of_300_megabytes_is_refused_before_it_is_read(
    person: Person,
) -> None:
    headers = {"Content-Length": "300000000"}
    answer = person.client.post(person.at("/evidence"), content=b"x", headers=headers)

    assert answer.status_code == 413
    assert "larger than 11 MB" in answer.text
    assert answer.headers["connection"] == "close"


@pytest.mark.parametrize(
    ("path", "most"), [("/answer", LARGEST), ("/evidence", LARGEST_FILE)]
)
def test_a_body_that_does_not_say_how_large_it_is_is_bounded(
    person: Person, path: str, most: int
) -> None:
    def body() -> Iterator[bytes]:
        for _ in range(most // 100_000 + 2):
            yield b"x" * 100_000

    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    answer = person.client.post(person.at(path), content=body(), headers=kind)

    assert answer.status_code == 413


def test_a_length_that_is_no_number_is_refused(person: Person) -> None:
    headers = {"Content-Length": "-5"}

    assert person.client.post("/en/projects", headers=headers).status_code == 413


def test_a_form_of_too_many_fields_is_refused(person: Person) -> None:
    fields = {f"f{number}": "x" for number in range(600)}

    assert person.post(person.at("/answer"), **fields).status_code == 400


def test_files_beside_the_static_ones_are_out_of_reach(person: Person) -> None:
    for path in ("/static/../words.yaml", "/static/%2e%2e/words.yaml"):
        assert person.get(path).status_code == 404


def test_the_script_of_the_pages_is_served(person: Person) -> None:
    answer = person.get("/static/htmx-2.0.11.min.js")

    assert answer.status_code == 200
    assert "javascript" in answer.headers["content-type"]
