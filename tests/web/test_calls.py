import io
import json
import zipfile
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

import pytest
from httpx import Response

from assessor.domain.pack import Pack
from assessor.domain.shelf import Shelf
from assessor.storage.accounts_roles import Place
from assessor.web import Press, make_app, officers
from tests.web.conftest import HOST, Organisation, Person, client_of
from tests.web.test_projects import take

J = TypeVar("J")
T = TypeVar("T")
ASKED = "service.uses_per_year"


def call_text(pack: Pack, shelf: Shelf, name: str = "spring") -> bytes:
    return f"""\
id: {name}
title: {{en: Spring call, fr: Appel de printemps}}
funder: A fund
pack: {{id: {pack.header.id}, version: {pack.header.version}, sha256: "{pack.digest}"}}
factors: {{sha256: "{shelf.digest}"}}
as_of: 2026-11-21
horizon: 5
profile: funding
mandatory: {{answers: [{ASKED}]}}
""".encode()


def open_call(person: Person, content: bytes) -> Response:
    files = {"file": ("call.yaml", content, "application/yaml")}
    data = {"token": person.token}
    found: Response = person.client.post("/en/calls", data=data, files=files)
    return found


def submit(person: Person, project: str) -> None:
    person.project = project
    person.post(person.at("/call"), call="spring")
    page = person.get(person.at("/dossier")).text
    seen = page.split('name="seen" value="')[1].split('"')[0]
    person.post(person.at("/submit"), do="submitted", by="P. Lead", seen=seen)


@pytest.fixture
def officer(person: Person, small_pack: Pack, shelf: Shelf) -> Person:
    open_call(person, call_text(small_pack, shelf))
    first = person.project
    person.answer(ASKED, value="1200")
    person.answer("necessity.alternatives", value="2")
    submit(person, first)
    person.begin("Heat")
    person.post(person.at("/call"), call="spring")
    return person


def rows(officer: Person, query: str = "", language: str = "en") -> str:
    text = officer.get(f"/{language}/c/spring{query}").text
    return text.partition("<tbody")[2].partition("</tbody>")[0]


def test_a_call_is_opened_and_listed(officer: Person) -> None:
    assert "Spring call" in officer.get("/en/calls").text
    assert "Appel de printemps" in officer.get("/fr/calls").text


@pytest.mark.parametrize(
    "content", [b"", b"id: x\n", b"\xff\xfe", b"[" * 5_000, b"pack: {id: other}\n"]
)
def test_what_is_no_call_is_not_opened(person: Person, content: bytes) -> None:
    assert open_call(person, content).status_code == 422
    assert person.house.calls.all() == ()


def test_a_call_that_is_open_does_not_change(
    officer: Person, small_pack: Pack, shelf: Shelf
) -> None:
    other = call_text(small_pack, shelf).replace(b"A fund", b"Another fund")

    assert open_call(officer, other).status_code == 422
    assert officer.get("/en/c/spring/call.yaml").content == call_text(small_pack, shelf)


def test_the_submissions_stand_side_by_side(officer: Person) -> None:
    found = rows(officer)

    assert "Floods" in found
    assert "Heat" in found
    assert "submitted" in found
    assert "draft" in found


FILTERED = {
    "?state=submitted": {"Floods"},
    "?state=draft": {"Heat"},
    "?comparable=yes": set(),
    "?comparable=no": {"Floods", "Heat"},
    "?outcome=proceed": set(),
    "?missing=with": {"Heat"},
    "?missing=without": {"Floods"},
    "?gate=G99": set(),
    "?sort=none&state=&nonsense=1": {"Floods", "Heat"},
}


def test_the_submissions_are_filtered(officer: Person) -> None:
    for query, names in FILTERED.items():
        found = rows(officer, query)
        assert {name for name in ("Floods", "Heat") if name in found} == names, query


def test_the_submissions_are_sorted(officer: Person) -> None:
    for sort, first in (("name", "Floods"), ("state", "Heat"), ("missing", "Heat")):
        found = rows(officer, f"?sort={sort}")
        assert min(("Floods", "Heat"), key=found.index) == first, sort


def test_the_page_says_why_one_may_not_be_compared(officer: Person) -> None:
    assert "Une réponse que l’appel rend obligatoire manque" in rows(officer, "", "fr")


def test_the_committee_gets_what_was_handed_in(officer: Person) -> None:
    data = json.loads(officer.get("/en/c/spring/committee?spoken=en&kind=json").content)

    assert [entry["name"] for entry in data["entries"]] == ["floods"]
    everything = officer.get("/en/c/spring/committee?spoken=en&kind=json&which=all")
    assert len(json.loads(everything.content)["entries"]) == 2


class Idle(Press):
    def submit(self, work: Callable[[J], T], job: J) -> Future[T]:
        del work, job
        return Future()


def test_the_committee_is_told_how_far_its_document_is(
    officer: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(officers, "SOON", 0.01)
    client = client_of(make_app(officer.house, Idle(0)), f"http://{HOST}")
    waiting = Person(officer.house, client).enter()

    page = waiting.get("/fr/c/spring/committee?spoken=fr&kind=xlsx&which=all")
    part = waiting.get(str(page.url), **{"HX-Request": "true"})

    assert (page.status_code, part.status_code) == (202, 200)
    assert "Évalués\u00a0: 0 sur 2" in page.text
    assert "0 sur 2" in part.text
    assert "<html" not in part.text


def test_what_is_ready_is_fetched_by_the_browser_itself(officer: Person) -> None:
    address = "/en/c/spring/committee?spoken=en&kind=json&which=all"
    answer = officer.get(address, **{"HX-Request": "true"})

    assert answer.headers["hx-redirect"] == address


def test_the_committee_gets_a_workbook(officer: Person) -> None:
    answer = officer.get("/en/c/spring/committee?spoken=fr&kind=xlsx")

    assert answer.content.startswith(b"PK")
    assert "spring.committee.fr.xlsx" in answer.headers["content-disposition"]


@pytest.mark.parametrize("query", ["", "?spoken=en&kind=exe", "?spoken=de&kind=pdf"])
def test_what_is_not_made_for_a_committee_is_not_found(
    officer: Person, query: str
) -> None:
    assert officer.get(f"/en/c/spring/committee{query}").status_code == 404


def test_the_folder_of_a_call_is_the_one_that_the_command_reads(
    officer: Person,
) -> None:
    content = officer.get("/en/c/spring/folder.zip?which=all").content

    archive = zipfile.ZipFile(io.BytesIO(content))
    names = {"call.yaml", "submissions/floods/answers.yaml"}
    assert names < set(archive.namelist())
    officer.project = next(
        p.id for p in officer.house.workspace.projects() if p.label == "Floods"
    )
    text = archive.read("submissions/floods/answers.yaml").decode()
    assert text == officer.get(officer.at("/answers.yaml")).text


def test_a_submission_that_cannot_be_is_named_and_stops_no_other(
    officer: Person,
) -> None:
    officer.answer("training.runs[x].energy", value="1")
    bad = officer.get(officer.at("/answers.yaml")).text.replace("Heat", "Ice")
    take(officer, "a.yaml", bad.replace("profile: funding", "profile: audit").encode())
    officer.project = next(
        p.id for p in officer.house.workspace.projects() if p.label == "Ice"
    )
    officer.post(officer.at("/call"), call="spring")

    assert rows(officer).count("<tr ") == 3


def test_a_report_of_a_project_of_a_call_says_so(officer: Person) -> None:
    page = officer.get(officer.at("/documents/en.md")).text

    assert "Spring call" in page


def test_a_dossier_that_was_submitted_stays_in_its_call(officer: Person) -> None:
    project = officer.house.calls.projects("spring")[0].project
    officer.project = project

    assert officer.post(officer.at("/call"), call="").status_code == 409
    assert officer.house.calls.of(project) == "spring"


def test_a_call_that_is_not_open_is_not_applied_to(person: Person) -> None:
    assert person.post(person.at("/call"), call="none").status_code == 422
    assert person.get("/en/c/none").status_code == 404


def test_an_officer_of_one_call_sees_it_and_no_other(
    organisation: Organisation, small_pack: Pack, shelf: Shelf
) -> None:
    boss = organisation.join("root", "administrator")
    for name in ("spring", "autumn"):
        assert open_call(boss, call_text(small_pack, shelf, name)).status_code == 200
    officer = organisation.join("olga", "officer", Place("call", "spring"))
    applicant = organisation.project()

    assert "/c/spring" in officer.get("/en/calls").text
    assert "/c/autumn" not in officer.get("/en/calls").text
    assert officer.get("/en/c/spring").status_code == 200
    assert officer.get("/en/c/autumn").status_code == 404
    assert applicant.get("/en/c/spring").status_code == 404
    assert officer.get(f"/en/p/{applicant.project}").status_code == 404
    applicant.post(applicant.at("/call"), call="spring")
    assert officer.get(f"/en/p/{applicant.project}/dossier").status_code == 200
