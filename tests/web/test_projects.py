import io
import zipfile

import pytest

from tests.web.conftest import Person


def take(person: Person, name: str, content: bytes) -> "object":
    data = {"token": person.token}
    files = {"file": (name, content, "application/yaml")}
    return person.client.post("/en/import", data=data, files=files)


def test_a_project_is_begun_and_listed(person: Person) -> None:
    assert "Floods" in person.get("/en/").text


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"name": "x" * 201},
        {"stage": "none"},
        {"profile": "none"},
        {"organisation": "x" * 201},
    ],
)
def test_a_project_without_its_name_or_stage_is_not_begun(
    person: Person, wrong: dict[str, str]
) -> None:
    sent = {"name": "X", "stage": "ideation", "profile": "screening", **wrong}

    assert person.post("/en/projects", **sent).status_code == 422
    assert len(person.house.workspace.projects()) == 1


def test_an_exported_project_comes_back_the_same(person: Person) -> None:
    person.answer("necessity.need", value="Floods, “whatever” <b>")
    person.answer("service.uses_per_year", value="1200", low="900", high="1500")
    before = person.get(person.at("/answers.yaml"))

    take(person, "answers.yaml", before.content)
    copies = [p.id for p in person.house.workspace.projects()]
    texts = {person.get(f"/en/p/{copy}/answers.yaml").text for copy in copies}

    assert len(copies) == 2
    assert texts == {before.text}


def test_an_archive_brings_the_evidence_along(person: Person) -> None:
    data = {"token": person.token, "id": "necessity.need", "title": "Bill"}
    files = {"file": ("bill.pdf", b"%PDF", "application/pdf")}
    person.client.post(person.at("/evidence"), data=data, files=files)
    content = person.get(person.at("/project.zip")).content
    names = set(zipfile.ZipFile(io.BytesIO(content)).namelist())

    take(person, "project.zip", content)
    copy = next(
        p.id for p in person.house.workspace.projects() if p.id != person.project
    )

    assert names == {"answers.yaml", "workspace-log.jsonl", "evidence/bill.pdf"}
    assert person.get(f"/en/p/{copy}/evidence/E1").content == b"%PDF"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("answers.yaml", b"format: 1\nanswers: {no.such: 3}\n"),
        ("answers.yaml", b"\xff\xfe\x00"),
        ("answers.yaml", b"[" * 50_000),
        ("project.zip", b"no archive"),
        ("", b""),
    ],
)
def test_what_is_no_project_is_not_imported(
    person: Person, name: str, content: bytes
) -> None:
    answer = take(person, name, content)

    assert getattr(answer, "status_code", 0) == 422
    assert len(person.house.workspace.projects()) == 1


def test_the_questions_can_be_changed_without_losing_an_answer(person: Person) -> None:
    person.answer("necessity.need", value="Floods")
    person.post(person.at("/settings"), name="Heat", report="fr", profile="audit")

    held = person.house.workspace.load(person.project).answers
    assert (held.project.name, held.project.language) == ("Heat", "fr")
    assert held.profile == "audit"
    assert held.answers["necessity.need"].value == "Floods"


def test_settings_that_do_not_fit_are_refused(person: Person) -> None:
    answer = person.post(person.at("/settings"), name="", report="de", profile="x")

    assert answer.status_code == 422


def test_the_overview_leads_to_the_first_open_question(person: Person) -> None:
    assert person.get(person.at("/next")).url.path == person.at("/s/need")


@pytest.mark.parametrize("page", ["", "/s/context", "/options", "/review", "/report"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_page_is_in_its_language(
    person: Person, page: str, language: str
) -> None:
    answer = person.get(person.at(page, language))

    assert answer.status_code == 200
    assert f'<html lang="{language}">' in answer.text
    assert answer.text.count("<h1") == 1


def test_a_project_of_another_name_is_not_found(person: Person) -> None:
    for path in ("", "/s/context", "/answers.yaml", "/documents/en.pdf", "/review"):
        assert person.get(f"/en/p/other{path}").status_code == 404


def test_a_page_in_no_language_is_not_found(person: Person) -> None:
    assert person.get("/de/").status_code == 404


def test_the_review_lists_what_is_missing(person: Person) -> None:
    text = person.get(person.at("/review")).text

    assert "A required answer is missing." in text
    assert "Which alternatives?" in text


def test_the_review_shows_every_answer(person: Person) -> None:
    person.answer("service.uses_per_year", value="1200", low="900", high="1500")

    assert (
        "1200/year (from 900/year to 1500/year)"
        in person.get(person.at("/review")).text
    )


def test_a_disk_that_refuses_is_said_and_nothing_is_lost(person: Person) -> None:
    name = person.house.workspace.database.name
    with person.house.workspace.database.writing() as cursor:
        cursor.change("ALTER TABLE record RENAME TO hidden_record")
    answer = person.answer("necessity.need", value="Floods")
    with person.house.workspace.database.writing() as cursor:
        cursor.change("ALTER TABLE hidden_record RENAME TO record")

    assert answer.status_code == 503
    assert name in answer.text
    assert person.value("necessity.need") is None
